/** What the SQLite store counts for a question. */
import { expect, test } from 'vitest';
import { createCounts } from '../../src/store/sqlite/counts.ts';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { databasePath, openSqliteStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { type Corpus, runJob, stageCorpus } from './fixture.ts';

const corpus = (prefix: string): Corpus =>
  Object.fromEntries(
    Array.from({ length: 4 }, (_, a) => [
      `${prefix}${a}.md`,
      Array.from({ length: 5 }, (_, p) => `The ferry ${prefix} ${a} ${p} leaves at nine.`),
    ]),
  );

test('the newest live passages are told by their rank, whatever jobs were cancelled between them', async () => {
  const place = temporaryFolder();
  const store = openSqliteStore(place);
  await runJob(store, 1, corpus('a'));
  await stageCorpus(store, 2, corpus('b'));
  await store.endJob(2, 'cancelled', null, null);
  await runJob(store, 3, { ...corpus('a'), 'z.md': ['The last ferry leaves at ten.'] });
  const db = openDatabase(databasePath(place));
  const counts = createCounts(db);
  const live = db
    .prepare<[], number>(`SELECT p.id FROM passages p JOIN versions v ON v.id = p.version WHERE v.state = 'live'`)
    .pluck()
    .all();
  expect(live).toHaveLength(21);
  for (const wanted of [1, 2, 6, 7, 20, 21])
    expect([wanted, live.filter((id) => id > counts.floorOfNewest(wanted)).length]).toEqual([wanted, wanted]);
  expect(counts.floorOfNewest(22)).toBe(0);
  db.close();
  await store.close();
});

test('once every file was made anew, what was live before is neither looked at nor counted', async () => {
  const place = temporaryFolder();
  const store = openSqliteStore(place);
  await runJob(store, 1, corpus('amber'));
  const db = openDatabase(databasePath(place));
  const counts = createCounts(db);
  expect([counts.oldestLive(), counts.newestLive()]).toEqual([1, 20]);
  await runJob(store, 2, corpus('birch'));
  counts.forget();
  const kept = db.prepare<[], number>('SELECT count(*) FROM passages').pluck().get();
  expect([kept, counts.oldestLive(), counts.newestLive()]).toEqual([40, 21, 40]);
  expect(['amber', 'birch', 'ferri'].map(counts.frequencyOf)).toEqual([0, 20, 20]);
  expect([await store.similarTerms('ambar'), await store.similarTerms('birhc')]).toEqual([
    [],
    [{ term: 'birch', passages: 20 }],
  ]);
  db.close();
  await store.close();
});
