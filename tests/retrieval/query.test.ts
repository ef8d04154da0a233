/** A question as ranking sees it: misspelled and clipped words, and what the model is given to read. */
import { expect, onTestFinished, test } from 'vitest';
import { writeOut } from '../../src/retrieval/respell.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';
import { createWordModel } from '../helpers/models/word-model.ts';

async function indexed(files: Readonly<Record<string, string>>) {
  const library = await openLibrary();
  onTestFinished(() => library.close());
  writeFiles(library.articlesDir, files);
  await library.reindex();
  return library;
}

test('a word and a slip of it in one question are one word, which a passage that holds it holds whole', async () => {
  const { store } = await indexed({
    'mill.txt': 'The mill\n\nThe lighthouse keeper grinds barley.',
    'bay.txt': 'The bay\n\nFerries cross the bay at noon.',
  });
  const { query, ranked } = await retrieve(store, createWordModel(), 'Which lighthouse has a lighthuse keeper?');
  expect(query.terms.map(({ term }) => term)).toEqual(['lighthous', 'keeper']);
  expect(ranked[0]).toMatchObject({ coverage: 1, adjacent: 1 });
});

test('the model reads a misspelled word as what it was probably meant to be, with its ending', async () => {
  const { store } = await indexed({
    'mill.txt': 'The mill\n\nA committee cancelled the summits in the country beside Beijing.',
  });
  const model = createWordModel();
  const read = async (question: string) => {
    const { query } = await retrieve(store, model, question);
    return { question: query.question, vector: query.vector };
  };
  const slips = await read('Who cancled the sumits in the conutry of Bejing?');
  expect(slips).toEqual(await read('Who canceled the summits in the country of beijing?'));
  expect(slips.question).toBe('Who canceled the summits in the country of beijing?');
});

test('a word that people cut short is found in full where the articles have it so, and the other way round', async () => {
  const { store } = await indexed({
    'mill.txt': 'The mill\n\nA photograph shows the miller on the telephone beside his bike.',
  });
  const { query } = await retrieve(store, createWordModel(), 'Which photos show phones, bicycles and a fridge?');
  const known = query.terms.filter(({ unknown }) => !unknown).map(({ word }) => word);
  expect(known).toEqual(['photos', 'show', 'phones', 'bicycles']);
  expect(query.lookup).toEqual(['photograph', 'show', 'telephon', 'bike']);
  expect(query.question).toBe('Which photograph show telephone, bike and a fridge?');
});

test('a mended word is written as the model knows it', () => {
  const knows =
    (...words: string[]) =>
    (word: string) =>
      words.includes(word);
  const singapore = { typed: 'singapur', typedStem: 'singapur' };
  expect(writeOut('singapor', singapore, knows('singapore'))).toBe('singapore');
  expect(writeOut('singapor', singapore, knows())).toBe('singapor');
  expect(writeOut('cancel', { typed: 'cancled', typedStem: 'cancl' }, knows('cancel', 'canceled'))).toBe('canceled');
});

test('the plural of a word that the model knows is no slip of another', async () => {
  const { store } = await indexed({ 'organ.txt': 'The organ\n\nThe organ of the church has forty pipes.' });
  const model = { ...createWordModel(), tokenIds: (text: string) => new Uint32Array(text === 'orange' ? 1 : 2) };
  const unknownIn = async (question: string) =>
    (await retrieve(store, model, question)).query.terms.filter(({ unknown }) => unknown).map(({ word }) => word);
  expect(await unknownIn('Who grows oranges?')).toContain('oranges');
  expect(await unknownIn('Who plays the orgna?')).not.toContain('orgna');
});

test('of a question full of words that no article has, the first few are looked for in other spellings', async () => {
  const library = await indexed({ 'mill.txt': 'The mill\n\nThe lighthouse keeper grinds barley.' });
  let looked = 0;
  const store = {
    ...library.store,
    similarTerms: (term: string) => {
      looked++;
      return library.store.similarTerms(term);
    },
  };
  const spell = (n: number) => Array.from(String(n), (digit) => 'abcdefghij'[Number(digit)]).join('');
  const strange = Array.from({ length: 60 }, (_, i) => `quor${spell(i)}zuv`);
  const question = `Where is the lighthuse ${strange.join(' ')}?`;
  const { query } = await retrieve(store, createWordModel(), question);
  expect(looked).toBeLessThanOrEqual(10);
  expect(query.terms.filter(({ unknown }) => unknown)).toHaveLength(strange.length);
  expect(query.lookup).toContain('lighthous');
});
