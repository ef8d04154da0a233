/**
 * Abbreviations that newspapers leave unexplained, a line each: the short form, then its long ones, the usual one first.
 * Short forms that are words too ("AIDS") are not among them, but for "WHO" (lexical/terms.ts).
 */

export const COUNTRIES = `
  USA: United States; United States of America
  UK: United Kingdom
  UAE: United Arab Emirates
  USSR: Soviet Union
  DPRK: North Korea; North Korean; North Koreans; Democratic People's Republic of Korea
  ROK: South Korea; South Korean; South Koreans; Republic of Korea
  PRC: China; People's Republic of China
  DRC: Democratic Republic of the Congo
`;

export const ORGANISATIONS_AND_TERMS = `
  UN: United Nations
  EU: European Union
  WHO: World Health Organization
  NATO: North Atlantic Treaty Organization
  IAEA: International Atomic Energy Agency
  IMF: International Monetary Fund
  WTO: World Trade Organization
  WFP: World Food Programme
  FAO: Food and Agriculture Organization
  ILO: International Labour Organization
  UNICEF: United Nations Children's Fund; UN Children's Fund
  UNHCR: United Nations High Commissioner for Refugees; UN High Commissioner for Refugees; UN refugee agency
  UNDP: United Nations Development Programme; UN Development Programme
  UNSC: United Nations Security Council; UN Security Council; Security Council
  OPEC: Organization of the Petroleum Exporting Countries
  ASEAN: Association of Southeast Asian Nations
  ICC: International Criminal Court
  ICJ: International Court of Justice
  ICRC: International Committee of the Red Cross
  CIA: Central Intelligence Agency
  FBI: Federal Bureau of Investigation
  KCNA: Korean Central News Agency
  DMZ: demilitarized zone
  ICBM: intercontinental ballistic missile; intercontinental missile
  NPT: Non-Proliferation Treaty
  NGO: non-governmental organization
  GDP: gross domestic product
  AI: artificial intelligence
  CEO: chief executive officer; chief executive
  AGM: annual general meeting
`;
