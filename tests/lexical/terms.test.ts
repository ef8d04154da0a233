import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentTerms, cutTerms, questionTerms } from '../../src/lexical/terms.ts';

test('one name written in several ways gives the same terms', () => {
  expect(questionTerms('Kim Jong-un')).toEqual(expect.arrayContaining(questionTerms('Kim Jong Un')));
  expect(contentTerms('U.S. troops')).toEqual(contentTerms('US troops'));
  expect(contentTerms('Brontë')).toEqual(contentTerms('Bronte'));
});

test('numbers are read with their separators, and small number words as numbers', () => {
  expect(contentTerms('1,000 and 35.2 and fifteen')).toEqual(['1000', '35.2', '15']);
});

test('hyphenated words are found by their parts and as a whole', () => {
  expect(contentTerms('pre-emptive')).toEqual(expect.arrayContaining(contentTerms('preemptive')));
});

test('stop words are dropped unless nothing else is left', () => {
  expect(questionTerms('What is the capital?')).toEqual(['capit']);
  expect(questionTerms('who is it?').length).toBeGreaterThan(0);
});

test('scripts without spaces and with endings still meet', () => {
  const shared = (a: string, b: string) => contentTerms(a).filter((term) => contentTerms(b).includes(term)).length;
  expect(shared('남북정상회담이', '정상회담')).toBeGreaterThan(0);
  expect(shared('東京都の人口', '東京の人口')).toBeGreaterThan(0);
  expect(shared('Россия', 'России')).toBeGreaterThan(0);
});

test.each(
  `licence license, colours colors, neighbourhood neighborhood, organised organized, organisation organization,
analysed analyzed, centres centers, centred centered, kilometre kilometer, defence defense, catalogue catalog,
travelled traveled, grey gray, programme program, haemorrhage hemorrhage, manoeuvres maneuvers, mould mold,
ageing aging, judgement judgment, sceptical skeptical, labourers laborers, fulfil fulfill, skilful skillful`
    .split(/,\s+/)
    .map((pair) => pair.split(' ') as [string, string]),
)('"%s" is found by "%s"', (british, american) => {
  expect(contentTerms(british)).toEqual(contentTerms(american));
});

test.each(
  `stole steal, stolen stealing, children child, men's man, mens man, taught teaches, overthrown overthrow, criteria criterion`
    .split(/,\s+/)
    .map((pair) => pair.split(' ') as [string, string]),
)('an irregular form is found by its base: "%s" by "%s"', (form, other) => {
  expect(contentTerms(form)).toEqual(contentTerms(other));
});

test('forms that are words of their own stay what they are', () => {
  const terms = ['won', 'win', 'wound', 'wind', 'leaves', 'leave', 'lay', 'lie', 'people', 'person'].flatMap((word) =>
    contentTerms(word),
  );
  expect(new Set(terms).size).toBe(terms.length - 1);
});

test('words that only look like another spelling stay apart, and names of built-in properties are words', () => {
  const terms = ['four', 'for', 'tour', 'tor', 'rise', 'size', 'prince', 'prinse', 'constructor', 'valueof'].map(
    (word) => cutTerms(word)[0]?.term,
  );
  expect(new Set(terms).size).toBe(terms.length);
});

test.each([
  ['What did the WHO advise?', ['who', 'adviz']],
  ['who advised the WHO', ['adviz', 'who']],
  ['WHO RUNS THE MILL', ['run', 'mill']],
  ['Who runs the mill?', ['run', 'mill']],
])('the health organisation is told from the question word: %s', (question, terms) => {
  expect(questionTerms(question)).toEqual(terms);
});

test.each([
  ['a vowel mark of its own, which is a space and the mark', '\ufe78', '\u064f'],
  ['a ligature of a whole phrase', '\ufdfa', 'صلى'.slice(0, 3)],
  ['a letter with a dot behind it', 'co\u0140laborar', 'collaborar'],
])('what a letter is made of leaves only letters: %s', (_, text, wanted) => {
  const terms = cutTerms(text).map(({ term }) => term);
  expect(terms[0]).toBe(wanted);
  expect(terms.join('')).not.toMatch(/[^\p{L}\p{M}]/u);
});

test('terms never hold anything that a query language could read, and spans lie in the text in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      let last = 0;
      for (const { term, start, end } of cutTerms(text)) {
        expect(term).not.toMatch(/[\s"'*^:()-]/);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
    }),
    { numRuns: 500, examples: [['⑴ ½ ⒈ 🄁 ㈠ x⑵']] },
  );
});

test('remembered words keep no text alive', () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const cut = (at: number) => cutTerms(`${'the ferry left '.repeat(70_000)} electromagnetic${'abcdefghij'[at]}lly`);
  cut(0);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let at = 1; at < 10; at++) cut(at);
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(4_000_000);
});
