/** Windows as the evaluation ranks them, on a small library. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RANKINGS } from '../../src/evaluation/judge.ts';
import { createWindowRanker, type WindowRanker } from '../../src/evaluation/windows.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { type Library, openLibrary } from '../helpers/library.ts';
import { createWordModel } from '../helpers/models/word-model.ts';

const SENTENCES = [
  'The breakwater was finished in 1931 under the engineer Marta Lindqvist, who had studied far away.',
  'Ferries leave every forty minutes in summer, and once a day when the channel ices over in winter.',
  'Bread is baked at four in the morning in an oven that burns beech wood from the hills nearby.',
  'The lamp of the lighthouse was lit for the first time in March 1902 by a keeper from the south.',
];

const model = createWordModel();
let folder: string;
let library: Library;
let ranker: WindowRanker;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-windows-'));
  await Promise.all(['articles', 'data'].map((name) => mkdir(join(folder, name))));
  await writeFile(join(folder, 'articles', 'town.txt'), `The town\n\n${SENTENCES.join(' ')}`);
  library = await openLibrary({ articlesDir: join(folder, 'articles'), dataDir: join(folder, 'data'), model });
  await library.reindex();
  ranker = createWindowRanker(library.store, model);
});

afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(RANKINGS)('the window that holds the words of a question comes first (%s)', async (ranking) => {
  const question = 'Who baked bread in the oven that burns beech wood?';
  const retrieval = await retrieve(library.store, model, question, { ranking });
  const [first] = await ranker.rank(retrieval, ranking);
  const version = await library.store.loadVersion(first?.version ?? -1);
  expect(version?.text.slice(first?.start, first?.end)).toContain('beech wood');
});

test('there are as many windows as vectors are stored, and together they hold every sentence', async () => {
  const listing = await library.store.findArticle('town.txt');
  const version = await library.store.loadVersion(listing?.version ?? -1);
  const windows = await ranker.windowsOf(version?.id ?? -1);
  expect(windows.length).toBe((await library.store.statistics()).windows);
  expect(windows.length).toBeGreaterThan(1);
  const held = windows.map(({ start, end }) => version?.text.slice(start, end) ?? '');
  for (const sentence of SENTENCES) expect(held.some((text) => text.includes(sentence))).toBe(true);
});
