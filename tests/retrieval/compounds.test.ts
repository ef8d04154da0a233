/** A hyphenated word of a question counts once, however the articles write it. */
import { expect, onTestFinished, test } from 'vitest';
import { readCompounds } from '../../src/retrieval/compounds.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';
import { createWordModel } from '../helpers/models/word-model.ts';

async function ask(files: Record<string, string>, question: string) {
  const library = await openLibrary();
  onTestFinished(() => library.close());
  writeFiles(library.articlesDir, files);
  await library.reindex();
  const { query, ranked } = await retrieve(library.store, createWordModel(), question, { ranking: 'lexical' });
  const passages = await library.store.loadPassages(ranked.map(({ candidate }) => candidate.passageId));
  const scores = Object.fromEntries(
    passages.map(({ article }, i) => {
      const { bm25, coverage, adjacent } = ranked[i] as (typeof ranked)[number];
      return [article, { bm25, coverage, adjacent }];
    }),
  );
  return { terms: query.terms.map(({ term }) => term), lookup: query.lookup, scores };
}

const REST = { 'bay.txt': 'The bay\n\nFerries cross the bay at noon.', 'mill.txt': 'The mill\n\nBarley is ground.' };

test('where the articles write it both ways, it weighs as much without the hyphen as with it', async () => {
  const files = {
    ...REST,
    'with.txt': 'A dinner\n\nThe envoys met Kim Jong-un there.',
    'without.txt': 'A dinner\n\nThe envoys met Kim Jong Un there.',
  };
  const hyphenated = await ask(files, 'Where did the envoys meet Kim Jong-un?');
  expect(hyphenated.terms).toEqual(['envoi', 'meet', 'kim', 'jong', 'un']);
  expect(hyphenated.scores['without.txt']?.coverage).toBe(1);
  expect(hyphenated.scores['with.txt']?.coverage).toBe(1);
  expect(hyphenated.scores['with.txt']?.adjacent).toBe(hyphenated.scores['without.txt']?.adjacent);
  const plain = await ask(files, 'Where did the envoys meet Kim Jong Un?');
  expect(hyphenated.scores['without.txt']).toEqual(plain.scores['without.txt']);
});

test('where they write it as one word only, the parts that they lack are not missed', async () => {
  const { terms, scores } = await ask(
    { ...REST, 'war.txt': 'The war\n\nA preemptive strike was planned.' },
    'Who planned the pre-emptive strike?',
  );
  expect(terms).toEqual(['plan', 'preemptiv', 'strike']);
  expect(scores['war.txt']?.coverage).toBe(1);
});

test('where a part stands elsewhere, the word written as one is found all the same', async () => {
  const { terms, lookup, scores } = await ask(
    { ...REST, 'post.txt': 'The post\n\nMail comes at e o’clock.', 'net.txt': 'The net\n\nSend the keeper an email.' },
    'Who gets an e-mail?',
  );
  expect(terms).toEqual(['get', 'e', 'mail']);
  expect(lookup).toContain('email');
  expect(scores['net.txt']?.coverage).toBeGreaterThan(0);
});

test('parts are told across a chain, and stop at what is no hyphen', () => {
  expect(readCompounds('a two-by-four and a wind -mill')).toEqual([
    { whole: 'twobi', parts: ['by', '2'] },
    { whole: 'twobyfour', parts: ['4', 'by', '2'] },
  ]);
  expect(readCompounds('Kim Jong Un')).toEqual([]);
});
