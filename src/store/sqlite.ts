/** The store in one SQLite file and one graph file, both in DATA_DIR. Each thread opens it for itself (WAL). */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { reasonOf } from '../errors.ts';
import { because, type Reason } from '../reasons.ts';
import { answerMethods } from './sqlite/answers.ts';
import { type Db, damaged, findFaults, isDamage, openDatabase } from './sqlite/database.ts';
import { createGraphSearch } from './sqlite/graph.ts';
import { jobMethods } from './sqlite/jobs.ts';
import { mergeLexical } from './sqlite/lexical-merge.ts';
import { libraryMethods } from './sqlite/library.ts';
import { searchMethods } from './sqlite/search.ts';
import { stagingMethods } from './sqlite/staging.ts';
import { activateFiles } from './sqlite/swap.ts';
import { sweepSlice } from './sqlite/sweep.ts';
import type { Store } from './store.ts';

export const databasePath = (dataDir: string): string => join(dataDir, 'library.sqlite');

/** @throws AppError STORE_DAMAGED, STORE_TOO_NEW, DATA_DIR_UNWRITABLE. */
export function openSqliteStore(dataDir: string): Store {
  const path = databasePath(dataDir);
  const db = openDatabase(path);
  const search = searchMethods(db);
  const jobs = jobMethods(db);
  const { flushAnswers, ...answers } = answerMethods(db);
  const graph = createGraphSearch(db, dataDir);
  return {
    ...search,
    ...libraryMethods(db),
    ...answers,
    ...jobs,
    ...stagingMethods(db),
    async searchVector(vector, limit) {
      return graph.search(vector, limit);
    },
    vectorIndexState: graph.state,
    vectorsDue: graph.due,
    holdVectors: graph.hold,
    openVectors: async (space) => graph.open(space, await search.generation()),
    buildVectors: async (job, space, controls) => graph.build(job, await search.generation(), space, controls),
    async activate(job, space) {
      return graph.follow(job, space, () => {
        const changed = activateFiles(db, job);
        search.forgetGeneration();
        return changed;
      });
    },
    // One process owns the file, so nobody else changes it.
    stamp: async () => ({
      searched: String(await search.generation()),
      lastJob: (await jobs.lastJob())?.id ?? 0,
    }),
    async sweep(isInterrupted = () => false) {
      while (sweepSlice(db)) await nextTurn();
      const merging = mergeLexical(db);
      while (!isInterrupted() && merging.next().done !== true) await nextTurn();
      search.forgetGeneration();
      db.pragma('wal_checkpoint(PASSIVE)');
    },
    async check() {
      try {
        return checkFile(db);
      } catch (error) {
        if (isDamage(error)) return [reasonOf(damaged(path, error))];
        throw error;
      }
    },
    async close() {
      await flushAnswers().catch(() => undefined);
      await graph.close();
      db.close();
    },
  };
}

/**
 * What SQLite finds wrong. FTS5 keeps the layout of its index in memory and renews it when it is searched, not when it is
 * checked: after another thread has written, its check would call a sound file damaged. One transaction, so that nothing is
 * written in between.
 */
function checkFile(db: Db): Reason[] {
  return db.transaction(() => {
    db.prepare('SELECT rowid FROM lexical LIMIT 1').get();
    return findFaults(db, 5).map((found) => because('other', { found }));
  })();
}
