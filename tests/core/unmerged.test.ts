/** A start on an index whose last job was told as done, but whose process ended before the lexical index was merged. */
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { treeSizes } from '../../src/store/sqlite/lexical-merge.ts';
import { databasePath, openSqliteStore } from '../../src/store/sqlite.ts';
import { openTestCore } from '../helpers/core.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { runJob, SPACE } from '../store/fixture.ts';

// Threads start slowly on a machine that is busy with other things.
vi.setConfig({ testTimeout: 120_000 });

const JOBS = 12;
const PASSAGES = 40;

async function indexWithoutMerging(dataDir: string): Promise<void> {
  const store = openSqliteStore(dataDir);
  await store.openVectors(SPACE);
  const files: Record<string, string[]> = {};
  for (let job = 1; job <= JOBS; job++) {
    files[`${job}.md`] = Array.from(
      { length: PASSAGES },
      (_, i) => `Pier ${i} of harbour${job} has the buoy${i * job}.`,
    );
    await runJob(store, job, files);
  }
  await store.close();
}

test('the merging that was left is made up for, unasked', async () => {
  const dataDir = temporaryFolder();
  await indexWithoutMerging(dataDir);
  const trees = (): number => {
    const db = openDatabase(databasePath(dataDir));
    const found = treeSizes(db).length;
    db.close();
    return found;
  };
  const before = trees();
  await openTestCore({ dataDir, indexed: false });
  await vi.waitFor(() => expect(trees()).toBeLessThan(Math.min(3, before)), { timeout: 60_000, interval: 200 });
  expect(before).toBeGreaterThan(4);
});
