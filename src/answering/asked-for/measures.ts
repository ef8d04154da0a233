/**
 * What a question measures ("how old is", "what is the price of"), and whether a text says something in units of that. A
 * sentence about the right person that names no age is near in every other way, and answers nothing.
 */

const AGE = /\b(?:aged?|ages|years? old|months? old|born)\b|-year-old\b|, \d{1,2},/i;
const FREQUENCY =
  /\b(?:hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|nightly|always|never|rarely|often|once|twice|times|every|each|per)\b|\ban? (?:day|week|month|year|hour|fortnight)\b/i;
const SPEED = /\b(?:km\/h|kph|mph|knots?|mach|speed)\b|\b(?:an|per|a) (?:hour|second|minute|year)\b|\bper ?cent\b|%/i;
const TEMPERATURE = /°|\b(?:degrees?|celsius|fahrenheit|kelvin)\b|\d ?[CF]\b/;
const WEIGHT =
  /\b(?:kilo|milli)?gram(?:me)?s?\b|\b(?:kilos?|tons?|tonnes?|pounds?|ounces?|stone)\b|\d ?(?:kg|mg|g|lbs?|oz|t)\b/i;
const LENGTH =
  /\b(?:milli|centi|kilo)?met(?:re|er)s?\b|\d ?(?:mm|cm|m|km|ft|in)\b|\b(?:miles?|feet|foot|inch(?:es)?|yards?|store?ys?|stories|fathoms?)\b/i;
const MONEY =
  /[$£€¥₩₽₹]|\b(?:dollars?|pounds?|euros?|won|yen|yuan|roubles?|rubles?|rupees?|francs?|crowns?|kron(?:er|or)|pesos?|marks?|cents?|pence|quid|guineas?|shillings?|USD|EUR|GBP|free)\b|\d ?[pd]\b/i;
/** A sum that leaves the currency out: "cost 86 million". */
const SUM =
  /\b(?:costs?|costing|priced at) (?:(?:about|around|nearly|almost|some|over|under|more than|less than|up to|only|just) )?\d/i;
const DURATION =
  /\b(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|mornings?|weeks?|weekends?|fortnights?|months?|years?|decades?|centur(?:y|ies)|overnight|forever|until|since)\b|\d ?(?:s|h|min)\b/i;

/** An hour of the day, as digits or in a word. */
const CLOCK =
  /\b\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b|\b\d{1,2}[:.]\d{2}\b|\bo['’]?clock\b|\b(?:noon|midday|midnight|dawn|dusk|sunrise|sunset|daybreak|nightfall|round the clock|24 hours|half past|quarter (?:past|to))\b|\b(?:at|by|from|until|till|before|after|around|about) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! \p{L}+s\b)|\b\d{3,4} hours\b/iu;
export const namesHour = (text: string): boolean => CLOCK.test(text);
const YEAR = /\b[1-9]\d{2,3}\b|['’]\d\ds?\b|\b(?:this|last|next) year\b|\b(?:BC|AD|BCE|CE)\b/;
const CALLED = /\d[\d ()./-]{1,}\d/;

/** A question of key words: "ferry price", "price of a berth". */
const NO_SENTENCE = '^(?!.*\\b(?:who|what|when|where|why|how|which|do|does|did|is|are|was|were|can|will)\\b)';

const asksFor = (things: string) =>
  new RegExp(`\\bwhat(?:['’]?s| is| was| are| were) (?:the|its|his|her|their) (?:\\w+ ){0,2}(?:${things})\\b`, 'i');

const MEASURES: readonly (readonly [asked: readonly RegExp[], said: readonly RegExp[]])[] = [
  [[/\bhow old (?:is|are|was|were)\b/i, asksFor('ages?')], [AGE]],
  [[/\bhow (?:often|frequently|regularly)\b/i], [FREQUENCY]],
  [[/\bhow (?:fast|windy)\b/i, asksFor('speed')], [SPEED]],
  [[/\bhow (?:hot|cold|warm)\b|\bwhat temp(?:erature)?\b/i, asksFor('temperatures?|temp')], [TEMPERATURE]],
  [[/\bhow heavy\b|\bhow much (?:do|does|did)\b.*\bweigh\b/i, asksFor('weight')], [WEIGHT]],
  [[/\bhow (?:far(?! back)|wide|deep|tall|high|thick)\b/i, asksFor('height|width|depth|distance')], [LENGTH]],
  [
    [
      /\bhow (?:much|expensive)\b.*\b(?:costs?|charged?|charges|pays?|paid|spend|spent|worth|earns?|earned|fined?|owed?|owes)\b/i,
      /\bhow much (?:is|are|was|were|for)\b|\bwhat (?:do|does|did)\b.*\bcost\b/i,
      asksFor('costs?|prices?|fees?|fares?|fine|salary|wages?|rent'),
      new RegExp(`${NO_SENTENCE}.*\\b(?:price|cost|fee|fare)s?\\b`, 'i'),
    ],
    [MONEY, SUM],
  ],
  [[/\b(?:at |by )?what time\b/i], [CLOCK]],
  [[/\b(?:what|which) year\b/i], [YEAR]],
  [[/\b(?:tele)?phone numbers?\b/i], [CALLED]],
  [[/\be-?mail address(?:es)?\b/i], [/@/]],
  [
    [/\bhow long\b(?! ago)/i, asksFor('duration|length')],
    [DURATION, LENGTH],
  ],
];

/** Tells whether a text gives the measure that the question asks for; null where it asks for none. */
export function measureAsked(question: string): ((text: string) => boolean) | null {
  const units = MEASURES.find(([asked]) => asked.some((pattern) => pattern.test(question)))?.[1];
  return units === undefined ? null : (text) => units.some((unit) => unit.test(text));
}

/** True where a question asks for a measure and none of the texts gives one: what they say is about the thing only. */
export function leavesUnmeasured(question: string, texts: readonly string[]): boolean {
  const measures = measureAsked(question);
  return measures !== null && !texts.some(measures);
}
