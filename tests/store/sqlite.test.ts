/** The suite that every backend runs, on SQLite in temporary folders. */
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { describeStore } from './contract.ts';
import { runJob, SPACE, textsFor } from './fixture.ts';

describeStore('SQLite', async (place = temporaryFolder()) => {
  const store = openSqliteStore(place);
  await store.openVectors(SPACE);
  return { store, place };
});

test('a store that another thread has changed meanwhile is not called damaged', async () => {
  const place = temporaryFolder();
  const writer = openSqliteStore(place);
  await writer.openVectors(SPACE);
  await runJob(writer, 1, { 'a.md': ['The ferry leaves at nine.'], 'b.md': ['The bridge was closed.'] });
  const reader = openSqliteStore(place);
  expect(await textsFor(reader, ['ferri'])).toHaveLength(1);
  expect(await reader.check()).toEqual([]);
  for (let job = 2; job < 40; job += 1) {
    await runJob(writer, job, { [`${job}.md`]: [`The ferry number ${job} leaves at nine.`, 'It comes back at five.'] });
    await writer.sweep();
    expect([job, await reader.check()]).toEqual([job, []]);
  }
  await reader.close();
  await writer.close();
});
