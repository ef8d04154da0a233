/** What a word that no article holds was probably meant to be. */
import { expect, test } from 'vitest';
import { mendSpelling, type TypedWord } from '../../src/retrieval/spelling.ts';
import type { SearchStore } from '../../src/store/store.ts';

const INDEXED = ['wait', 'freez', 'steam', 'grain', 'lindqvist', 'harbour', 'map'];
const known = (terms: { term: string; passages: number }[]) =>
  ({
    similarTerms: async () => terms,
    documentFrequencies: async (asked) =>
      asked.map((term) => terms.find((known) => known.term === term)?.passages ?? 0),
  }) as Partial<SearchStore> as SearchStore;
const store = known(INDEXED.map((term) => ({ term, passages: 1 })));
const mend = async (term: string, typed: Partial<TypedWord> = {}, from = store) => {
  const mended = await mendSpelling(from, term, { word: term, insisted: false, isWord: false, ...typed });
  return mended === null || mended === 'stop word' ? mended : mended.term;
};

test.each([
  ['lindqist', 'lindqvist'],
  ['habrour', 'harbour'],
  ['wiht', 'stop word'],
  ['happend', 'stop word'],
  ['steal', 'steam'],
  ['quarry', null],
])('%s is meant to be %s', async (term, meant) => {
  expect(await mend(term)).toBe(meant);
});

test.each([
  ['waitng', 'wait'],
  ['freezng', 'freez'],
  ['wiating', 'wait'],
])('a slip beside an ending that the index cuts off: %s', async (term, meant) => {
  expect(await mend(term)).toBe(meant);
});

test('a slip that has another stem, because the ending is cut off it in another way, in names too', async () => {
  const places = known(['bed', 'bet', 'beij', 'bell'].map((term) => ({ term, passages: 9 })));
  expect(await mend('beje', { word: 'Bejing', insisted: true }, places)).toBe('beij');
  expect(await mend('beje', { word: 'bejing' }, places)).toBe('beij');
});

test('a slip that looks like an ending is read with the whole word: "armistise" is no artist', async () => {
  const terms = known([
    { term: 'artist', passages: 1 },
    { term: 'armistic', passages: 9 },
  ]);
  expect(await mend('armist', { word: 'armistise' }, terms)).toBe('armistic');
});

test('two letters changed round or one typed twice are undone before the ending is cut off, in stop words as well', async () => {
  const terms = known(['popul', 'famili', 'becom', 'popular'].map((term) => ({ term, passages: 3 })));
  const mendFrom = (word: string) => mendSpelling(terms, word, { word, insisted: false, isWord: false });
  expect(await mendFrom('populatino')).toMatchObject({ term: 'popul', word: 'population' });
  expect(await mendFrom('famiyl')).toMatchObject({ term: 'famili', word: 'family' });
  expect(await mendFrom('beecame')).toMatchObject({ term: 'becom', word: 'became' });
  expect(await mendFrom('undeer')).toBe('stop word');
  // A script whose words have several terms would find those that it shares with itself.
  expect(
    await mendSpelling(known([{ term: '한민', passages: 9 }]), '국은', {
      ...{ word: '대한민국은' },
      insisted: false,
      isWord: false,
    }),
  ).toBeNull();
  // A name that differs so from a stop word is a name all the same.
  expect(await mendSpelling(terms, 'undeer', { word: 'Undeer', insisted: true, isWord: false })).toBeNull();
});

test('a name has no endings, and a short stem is the beginning of too much', async () => {
  expect(await mend('grainger', { insisted: true })).toBeNull();
  expect(await mend('mapping')).toBeNull();
});

test('a word that is spelled right is not meant to be another', async () => {
  expect(await mend('steal', { isWord: true })).toBeNull();
});

test('of several words that may be meant the nearest is taken, and of those as near the commonest', async () => {
  const far = { term: 'lindkwist', passages: 90 };
  const near = { term: 'lindqvist', passages: 1 };
  const common = { term: 'lindqiist', passages: 5 };
  const mendFrom = (...terms: (typeof near)[]) => mend('lindqist', {}, known(terms));
  expect([await mendFrom(far, near), await mendFrom(near, far)]).toEqual(['lindqvist', 'lindqvist']);
  expect([await mendFrom(near, common), await mendFrom(common, near)]).toEqual(['lindqiist', 'lindqiist']);
});
