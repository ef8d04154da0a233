/** How many rows a lexical search scores, whatever the words: the rarest gather, and of the commonest the newest do. */
import { expect, onTestFinished, test } from 'vitest';
import { gatherTerms, ROW_BUDGET } from '../../src/store/gather.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { type Corpus, runJob, SPACE, textsFor } from './fixture.ts';

const TOTAL = 100_000;
const term = (name: string, passages: number) => ({ term: name, passages });

test('the rarest terms gather while they fit the budget', () => {
  const terms = [term('korea', 60_000), term('treaty', 2_000), term('lindqvist', 4), term('absent', 0)];
  expect(gatherTerms(terms, TOTAL)).toEqual({ must: null, any: ['lindqvist', 'treaty'], rows: 2_004 });
  expect(gatherTerms([term('absent', 0)], TOTAL)).toBeNull();
});

test('where even the rarest is common, rows hold several, and how many is told', () => {
  const terms = [term('korea', 60_000), term('north', 50_000)];
  expect(gatherTerms(terms, TOTAL)).toEqual({ must: 'north', any: ['korea'], rows: 30_000 });
  expect(gatherTerms([term('korea', 60_000)], TOTAL)).toEqual({ must: null, any: ['korea'], rows: 60_000 });
});

test('a word of every passage is looked for in the newest ones, as many as a search may score', async () => {
  const store = openSqliteStore(temporaryFolder());
  onTestFinished(() => store.close());
  await store.openVectors(SPACE);
  const half = ROW_BUDGET / 2;
  const corpus: Corpus = Object.fromEntries(
    Array.from({ length: 40 }, (_, file) => [
      `a${String(file).padStart(2, '0')}.md`,
      Array.from({ length: (4 * half) / 40 }, (_, i) => `Harbour note ${file * ((4 * half) / 40) + i}.`),
    ]),
  );
  await runJob(store, 1, corpus);
  const { passages } = await store.statistics();
  expect(passages).toBe(2 * ROW_BUDGET);
  const found = await textsFor(store, ['harbor'], passages);
  expect(found).toHaveLength(ROW_BUDGET);
  expect(Math.min(...found.map((text) => Number(/\d+/.exec(text))))).toBe(ROW_BUDGET);
  expect(await textsFor(store, ['harbor', '7'], 10)).toContain('Harbour note 7.');
});
