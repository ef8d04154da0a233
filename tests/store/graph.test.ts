/** The graph file beside the store: derived, checked, repaired by its labels, built anew when it does not fit. */
import { cpSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dot } from '../../embeddings/vectors.ts';
import { graphPath } from '../../src/store/sqlite/graph.ts';
import { databasePath, openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { liveLabels, storedLabels } from '../helpers/graph.ts';
import { type Corpus, model, nearestTexts, runJob, SPACE, textsFor } from './fixture.ts';

const corpusOf = (count: number): Corpus =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`a${i}.md`, [`Story number ${i} of the harbour.`, `Second part ${i}.`]]),
  );

async function openAt(place: string): Promise<Store> {
  const store = openSqliteStore(place);
  await store.openVectors(SPACE);
  return store;
}

async function indexed(count = 10): Promise<string> {
  const place = temporaryFolder();
  const store = await openAt(place);
  await runJob(store, 1, corpusOf(count));
  await store.close();
  return place;
}

const graphFile = (place: string) => join(place, readdirSync(place).find((name) => name.endsWith('.graph')) as string);
const rebuild = async (store: Store) => {
  await store.buildVectors(null, SPACE, { onProgress: () => {}, isCancelled: () => false });
  return store.openVectors(SPACE);
};

test.each<[string, (place: string) => void]>([
  ['missing', (place) => rmSync(graphPath(place))],
  ['without its graph', (place) => rmSync(graphFile(place))],
  ['torn', (place) => truncateSync(graphFile(place), Math.floor(statSync(graphFile(place)).size / 2))],
  ['overwritten', (place) => writeFileSync(graphPath(place), 'not a manifest')],
])('a graph that is %s is built again, and words answer until then', async (_, damage) => {
  const place = await indexed();
  damage(place);
  const store = await openAt(place);
  expect(store.vectorIndexState()).toBe('unavailable');
  expect(store.vectorsDue()).toBe(true);
  expect(await textsFor(store, ['stori'])).toHaveLength(10);
  expect(await nearestTexts(store, 'Story number 3')).toEqual([]);
  expect(await rebuild(store)).toBe('ready');
  expect(store.vectorsDue()).toBe(false);
  expect(await nearestTexts(store, 'Story number 3 of the harbour.', 1)).toEqual(['Story number 3 of the harbour.']);
  const live = await liveLabels(store);
  expect(await storedLabels(store, place, SPACE)).toEqual(live);
});

test('a graph of another model or of another store is not used', async () => {
  const place = await indexed();
  const other = openSqliteStore(place);
  expect(await other.openVectors({ ...SPACE, modelId: 'another' })).toBe('unavailable');
  await other.close();
  const elsewhere = temporaryFolder();
  const fresh = await openAt(elsewhere);
  await fresh.close();
  for (const name of readdirSync(place))
    if (name.startsWith('vectors')) cpSync(join(place, name), join(elsewhere, name));
  const store = await openAt(elsewhere);
  await runJob(store, 1, {});
  await runJob(store, 2, corpusOf(2));
  expect((await nearestTexts(store, 'Story number', 50)).length).toBe(4);
  const live = await liveLabels(store);
  expect(await storedLabels(store, elsewhere, SPACE)).toEqual(live);
});

test('a small change that a dying process did not save in the graph is repaired at the next start', async () => {
  const place = await indexed(20);
  const before = temporaryFolder();
  for (const name of readdirSync(place)) if (name.startsWith('vectors')) cpSync(join(place, name), join(before, name));
  const store = await openAt(place);
  const { 'a3.md': _gone, ...rest } = corpusOf(20);
  await runJob(store, 2, { ...rest, 'new.md': ['A lantern nobody knew.'] });
  await store.close();
  for (const name of readdirSync(place)) if (name.startsWith('vectors')) rmSync(join(place, name));
  for (const name of readdirSync(before)) cpSync(join(before, name), join(place, name));
  const opened = await openAt(place);
  expect(opened.vectorIndexState()).toBe('ready');
  expect(await nearestTexts(opened, 'A lantern nobody knew.', 1)).toEqual(['A lantern nobody knew.']);
  const live = await liveLabels(opened);
  expect(await storedLabels(opened, place, SPACE)).toEqual(live);
});

test('a store that is held writes no graph; the next job, even one that changes nothing, has it written again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const place = await indexed(20);
  const store = await openAt(place);
  const written = graphFile(place);
  await runJob(store, 2, corpusOf(21));
  await store.holdVectors();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(graphFile(place)).toBe(written);
  await runJob(store, 3, corpusOf(21));
  await vi.advanceTimersByTimeAsync(60_000);
  // Holding waits for a write under way.
  await store.holdVectors();
  expect(graphFile(place)).not.toBe(written);
  const live = await liveLabels(store);
  expect(await storedLabels(store, place, SPACE)).toEqual(live);
});

test('a graph that lags far behind is not patched but built anew', async () => {
  const place = await indexed(4);
  const before = temporaryFolder();
  for (const name of readdirSync(place)) if (name.startsWith('vectors')) cpSync(join(place, name), join(before, name));
  const store = await openAt(place);
  await runJob(store, 2, corpusOf(40));
  await store.close();
  for (const name of readdirSync(place)) if (name.startsWith('vectors')) rmSync(join(place, name));
  for (const name of readdirSync(before)) cpSync(join(before, name), join(place, name));
  const opened = await openAt(place);
  expect(opened.vectorIndexState()).toBe('unavailable');
  expect(await rebuild(opened)).toBe('ready');
  expect(await nearestTexts(opened, 'Story number 33 of the harbour.', 1)).toEqual(['Story number 33 of the harbour.']);
  await opened.close();
});

test('a small job adds to the graph, a large one builds it, removals that wear it make a new one due', async () => {
  const place = await indexed(20);
  const store = await openAt(place);
  const file = graphFile(place);
  await runJob(store, 2, { ...corpusOf(20), 'new.md': ['One more.'] });
  expect(graphFile(place)).toBe(file);
  for (let job = 3, left = 19; left > 13; job++, left--) await runJob(store, job, corpusOf(left));
  expect(store.vectorsDue()).toBe(true);
  expect(store.vectorIndexState()).toBe('ready');
  expect(await rebuild(store)).toBe('ready');
  expect(store.vectorsDue()).toBe(false);
  await store.close();
});

test('after any jobs the graph holds exactly the live windows and agrees with exact search', async () => {
  const word = fc.constantFrom('river', 'snow', 'train', 'harbour', 'lamp', 'bridge');
  const text = fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => `${words.join(' ')}.`);
  const name = fc.integer({ min: 0, max: 14 }).map((i) => `a${i}.md`);
  const step = fc.dictionary(name, fc.option(fc.array(text, { minLength: 1, maxLength: 3 })), {
    maxKeys: 6,
    noNullPrototype: true,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), fc.boolean(), async (steps, restart) => {
      const place = temporaryFolder();
      let store = await openAt(place);
      let corpus: Corpus = corpusOf(8);
      await runJob(store, 1, corpus);
      for (const [i, one] of steps.entries()) {
        const merged = Object.entries({ ...corpus, ...one }).filter(
          (entry): entry is [string, string[]] => entry[1] !== null,
        );
        corpus = Object.fromEntries(merged);
        await runJob(store, i + 2, corpus);
        await store.sweep();
        if (store.vectorsDue()) await rebuild(store);
        if (restart) {
          await store.close();
          store = await openAt(place);
          expect(store.vectorsDue()).toBe(false);
        }
      }
      const question = await model.embedQuery('snow on the bridge');
      const ids = (await Promise.all(Object.keys(corpus).map((path) => store.passagesOf(path)))).flat();
      const passages = await store.loadPassages(ids);
      const exact = await Promise.all(
        passages.map(async (one) => dot(question, (await model.embedPassages([one.text]))[0] as Float32Array)),
      );
      const hits = await store.searchVector(question, 5);
      for (const [i, wanted] of exact
        .sort((a, b) => b - a)
        .slice(0, 5)
        .entries())
        expect(hits[i]?.similarity).toBeCloseTo(wanted, 1);
      const live = await liveLabels(store);
      expect(await storedLabels(store, place, SPACE)).toEqual(live);
    }),
    { numRuns: 10 },
  );
});

/** As if so many passages had come and gone. */
function spendIds(place: string, count: number): void {
  const db = new Database(databasePath(place));
  db.prepare(`UPDATE sqlite_sequence SET seq = ? WHERE name = 'passages'`).run(count);
  db.close();
}

test('a graph counts its labels from the oldest passage, however many there have been', async () => {
  const place = await indexed(3);
  spendIds(place, 2 ** 27 - 3);
  const store = await openAt(place);
  // All of them anew, as after many full reindexes, then one more.
  const later = Object.fromEntries(Object.entries(corpusOf(20)).map(([path, texts]) => [`new-${path}`, texts]));
  await runJob(store, 2, later);
  expect(store.vectorIndexState()).toBe('ready');
  await runJob(store, 3, { ...later, 'last.md': ['The lighthouse keeper sleeps.'] });
  expect(store.vectorsDue()).toBe(false);
  expect(await nearestTexts(store, 'The lighthouse keeper sleeps.', 1)).toEqual(['The lighthouse keeper sleeps.']);
  const live = await liveLabels(store);
  await store.close();
  const again = await openAt(place);
  expect(again.vectorIndexState()).toBe('ready');
  expect(await nearestTexts(again, 'The lighthouse keeper sleeps.', 1)).toEqual(['The lighthouse keeper sleeps.']);
  expect(await storedLabels(again, place, SPACE)).toEqual(live);
});

test('a passage that a graph has no label for makes the graph due, and fails no job', async () => {
  const place = await indexed(20);
  spendIds(place, 2 ** 27 + 5);
  const store = await openAt(place);
  expect(await runJob(store, 2, { ...corpusOf(20), 'last.md': ['The lighthouse keeper sleeps.'] })).toBe(true);
  expect(store.vectorsDue()).toBe(true);
  expect(await textsFor(store, ['lighthous'])).toHaveLength(1);
  await runJob(store, 3, { 'last.md': ['The lighthouse keeper sleeps.'], 'other.md': ['The ferry is late.'] });
  expect(await rebuild(store)).toBe('ready');
  expect(await nearestTexts(store, 'The lighthouse keeper sleeps.', 1)).toEqual(['The lighthouse keeper sleeps.']);
  await store.close();
});
