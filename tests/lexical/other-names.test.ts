import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createNameFinder,
  findAbbreviations,
  initialsOfNames,
  namesInArticle,
  otherNames,
  spellOutCountries,
} from '../../src/lexical/other-names.ts';
import { contentTerms } from '../../src/lexical/terms.ts';

test.each([
  ['Grain came from the Harbour Relief Fund (HRF) in May.', 'HRF', 'Harbour Relief Fund'],
  ['The HRF (Harbour Relief Fund) sent grain.', 'HRF', 'Harbour Relief Fund'],
  ['Members of the Union of Bakers and Millers (UBM) met.', 'UBM', 'Union of Bakers and Millers'],
  ['the Harbour Relief Fund (HRF, founded in 1920) sent grain', 'HRF', 'Harbour Relief Fund'],
  ['They run a hydrofoil (HF-2) - no: a hydro-foil of type 2 (HF-2).', 'HF-2', 'hydro-foil of type 2'],
  ['Всемирная продовольственная программа (ВПП) прислала зерно.', 'ВПП', 'Всемирная продовольственная программа'],
])('%s', (text, short, long) => {
  expect(findAbbreviations(text)).toEqual([{ short, long }]);
});

test.each([
  ['a name that other letters stand before', 'The mayor of the town (HRF) spoke.'],
  ['a word in brackets', 'The fund (harbour) was closed.'],
  ['one capital', 'The Harbour (H) was closed.'],
  ['a number', 'In the Harbour Relief year (1954) it rained.'],
  ['an end of a sentence in between', 'Harbour was closed. Relief came from a Fund. It (HRF) is old.'],
  ['the short form itself', 'The HRF fund (HRF) is old.'],
])('%s explains nothing', (_, text) => {
  expect(findAbbreviations(text)).toEqual([]);
});

test('the first explanation of a text holds', () => {
  const text = 'The Harbour Relief Fund (HRF) and the Highland Rail Foundation (HRF) are two.';
  expect(findAbbreviations(text)).toEqual([{ short: 'HRF', long: 'Harbour Relief Fund' }]);
});

test('what is found stands in the text, begins with the first letter and holds the others in order', () => {
  const word = fc.constantFrom(
    'Harbour',
    'relief',
    'Fund',
    'of',
    '(HRF)',
    '(',
    ')',
    '(Harbour Fund)',
    'HF',
    'U.N.',
    '.',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 30 }), (words) => {
      const text = words.join(' ');
      for (const { short, long } of findAbbreviations(text)) {
        expect(text.replace(/\s+/g, ' ')).toContain(long);
        const letters = Array.from(short.toLowerCase()).filter((letter) => /[\p{L}\p{N}]/u.test(letter));
        let at = -1;
        for (const letter of letters) {
          at = long.toLowerCase().indexOf(letter, at + 1);
          expect(at).toBeGreaterThanOrEqual(0);
        }
        expect(long[0]?.toLowerCase()).toBe(letters[0]);
      }
    }),
    { numRuns: 500 },
  );
});

test('brackets without number cost no square of their number', () => {
  const before = process.cpuUsage();
  findAbbreviations('(AB'.repeat(300_000));
  findAbbreviations('Alpha Beta (AB) '.repeat(100_000));
  findAbbreviations(`${'a '.repeat(500_000)}(AB)`);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(20_000);
});

test.each([
  ['He served in the National Harbour Service until 1936.', ['NHS']],
  ['The National Harbour Service of the Bay was closed.', ['TNHSB', 'NHSB']],
  ['Friends of the Old Mill met at the Golden Lion.', ['FOM']],
  ['A man from the Golden Lion spoke.', []],
  ['THE HERRING DRIFTER COMES HOME', []],
])('initials of what is named at length: %s', (text, wanted) => {
  expect(initialsOfNames(text)).toEqual(wanted);
});

const named = (text: string, ...fields: string[]) =>
  otherNames(
    namesInArticle(text),
    fields.map((field) => ({ text: field, terms: contentTerms(field) })),
  )
    .map((names) => names.text)
    .sort();
const EXPLAINED = 'The Harbour Relief Fund (HRF) was founded in 1920.';

test.each([
  ['a short form brings the long one', EXPLAINED, ['The HRF paid.'], ['Harbour Relief Fund']],
  ['a long form brings the short one', EXPLAINED, ['The Harbour Relief Fund paid.'], ['HRF']],
  ['where both stand nothing is missing', EXPLAINED, [EXPLAINED], []],
  ['nor where one is in the heading', EXPLAINED, ['The Harbour Relief Fund', 'The HRF paid.'], []],
  ['another text explains nothing', 'Nothing.', ['The HRF paid.'], []],
  ['what needs no explaining', 'Nothing.', ['Talks with the D.P.R.K. ended.'], ['North Korea']],
  ['what is typed for it', 'Nothing.', ['NK and Seoul talked.'], ['North Korea']],
  ['a long form that is not the usual one', 'Nothing.', ['North Korean soldiers left.'], ['DPRK', 'North Korea']],
  ['the article knows better', 'Ulmer Nachrichten (UN) berichten.', ['Die UN berichten.'], ['Ulmer Nachrichten']],
  ['an organisation with the letters of a word', '', ['The WHO sent nurses.'], ['World Health Organization']],
  ['a small word is no abbreviation', 'Rien.', ['Il a vu un bateau et une ile.'], []],
])('%s', (_, text, fields, wanted) => {
  expect(named(text, ...fields)).toEqual(wanted);
});

test.each([
  ['what did the dprk say to the U.S.', 'what did the North Korea say to the United States'],
  ['Who left the USSR for the UK?', 'Who left the Soviet Union for the United Kingdom?'],
  ['Który rok? ROK and UN.', 'Który rok? South Korea and UN.'],
  ['it is up to us', 'it is up to us'],
])('countries are spelled out for the model: %s', (text, wanted) => {
  expect(spellOutCountries(text)).toBe(wanted);
});

test('a sentence names by its letters what a question spells out, whatever stands around and between', () => {
  const word = fc.stringMatching(/^[b-hj-nq-sw-z][a-z]{2,7}$/);
  const around = fc.array(word, { maxLength: 4 });
  fc.assert(
    fc.property(
      around,
      fc.array(word, { minLength: 3, maxLength: 6 }),
      around,
      fc.boolean(),
      (before, name, after, of) => {
        const spelled = name.join(of ? ' of the ' : ' ');
        const short = name.map((one) => one[0]?.toUpperCase()).join('');
        fc.pre(contentTerms(spelled).length > 0);
        const find = createNameFinder([...before, spelled, ...after].join(' '));
        const text = `In May ${short} met again.`;
        const found = find({ text, terms: contentTerms(text) }).map((names) => names.text);
        expect(found.some((names) => isSpelledBy(names, short))).toBe(true);
      },
    ),
  );
});

test('a sentence names nothing by letters that the words of the question do not begin with in order', () => {
  const find = createNameFinder('When did the council of river towns first meet?');
  const namesIn = (text: string) => find({ text, terms: contentTerms(text) }).map((names) => names.text);
  expect(namesIn('The CRT met in May.')).toEqual(['council of river towns']);
  expect(namesIn('The CTR, the RTC and the XYZ met in May.')).toEqual([]);
});

/** True where the letters of a short form begin the words, but for the small ones between. */
const isSpelledBy = (names: string, short: string): boolean =>
  names
    .replaceAll(' of the ', ' ')
    .split(' ')
    .map((one) => one[0]?.toUpperCase())
    .join('') === short;
