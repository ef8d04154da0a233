/** The lexical index after many jobs: few trees, and the same answers as before. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { mergeLexical, treeSizes } from '../../src/store/sqlite/lexical-merge.ts';
import { databasePath, openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { runJob, SPACE } from './fixture.ts';

const JOBS = 30;
let place: string;
let store: Store;

beforeEach(async () => {
  place = temporaryFolder();
  store = openSqliteStore(place);
  await store.openVectors(SPACE);
});

afterEach(() => store.close());

const article = (number: number) => [
  `The ferry number ${number} leaves at nine.`,
  ...Array.from(
    { length: 20 },
    (_, i) => `Passage ${i} of article ${number} names the pier${i * number} and the buoy${i}.`,
  ),
];

/** Each job brings one article more; the first ones go again, so that deletions are merged as well. */
async function index(afterEachJob: () => Promise<void>): Promise<void> {
  const files: Record<string, string[]> = {};
  for (let job = 1; job <= JOBS; job++) {
    files[`${job}.md`] = article(job);
    delete files[`${job - 20}.md`];
    await runJob(store, job, files);
    await afterEachJob();
  }
}

async function read() {
  const terms = ['ferri', 'pier36', 'buoy7', 'number', '25', '3'];
  const hits = await Promise.all(terms.map((term) => store.searchLexical([term], 50)));
  return { frequencies: await store.documentFrequencies(terms), hits };
}

test('sweeps keep the trees few, and change neither hits nor scores nor counts', async () => {
  const sizes = () => {
    const db = openDatabase(databasePath(place));
    const found = treeSizes(db);
    db.close();
    return found;
  };
  await index(() => store.sweep(() => true));
  const scattered = { ...(await read()), trees: sizes().length };
  expect(await store.recoveryDue()).toBe(true);
  await store.sweep();
  expect(await store.recoveryDue()).toBe(false);
  store.forgetGeneration();
  expect(sizes().length).toBeLessThan(scattered.trees);
  expect(sizes().length).toBeLessThanOrEqual(2);
  const { trees: _, ...before } = scattered;
  expect(await read()).toEqual(before);
  expect(await store.check()).toEqual([]);
});

test('a merge that is broken off anywhere leaves a sound index, and the next one ends it', async () => {
  await index(() => store.sweep(() => true));
  const before = await read();
  const db = openDatabase(databasePath(place));
  for (let slices = 0; ; slices++) {
    const merging = mergeLexical(db);
    let done = false;
    for (let slice = 0; slice <= slices && !done; slice++) done = merging.next().done === true;
    store.forgetGeneration();
    expect(await read()).toEqual(before);
    expect(await store.check()).toEqual([]);
    if (done) break;
  }
  expect(treeSizes(db).length).toBeLessThanOrEqual(2);
  db.close();
});
