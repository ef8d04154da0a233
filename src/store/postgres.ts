/**
 * The store in Postgres with pgvector, shared by any number of processes. Only loaded where STORE says so. What a
 * process remembers of it (counts, the name of the vector table) it forgets when `stamp` says that another one was here.
 */
import { because } from '../reasons.ts';
import { answerMethods } from './postgres/answers.ts';
import { connectDatabase, type DatabaseOptions } from './postgres/connection.ts';
import { isUnreachable } from './postgres/explain.ts';
import { jobMethods } from './postgres/jobs.ts';
import { libraryMethods } from './postgres/library.ts';
import { lockInTransaction, prepareDatabase } from './postgres/migrate.ts';
import { searchMethods } from './postgres/search.ts';
import { stagingMethods } from './postgres/staging.ts';
import { activateFiles } from './postgres/swap.ts';
import { isTidyDue, tidy } from './postgres/tidy.ts';
import { createVectorSearch, VECTORS_NOTE } from './postgres/vectors.ts';
import { createWriter } from './postgres/writer.ts';
import type { Store, StoreStamp } from './store.ts';

/** @throws AppError DATABASE_UNREACHABLE, DATABASE_REFUSED, DATABASE_UNFIT, STORE_TOO_NEW. */
export async function openPostgresStore(options: DatabaseOptions): Promise<Store> {
  const db = connectDatabase(options);
  try {
    await prepareDatabase(db);
  } catch (error) {
    await db.close();
    throw error;
  }
  const writer = createWriter(db);
  const search = searchMethods(db);
  const { flushAnswers, ...answers } = answerMethods(db);
  const vectors = createVectorSearch(db, writer);
  return {
    ...search,
    ...libraryMethods(db),
    ...answers,
    ...jobMethods(db, writer),
    ...stagingMethods(db, writer),
    searchVector: vectors.search,
    vectorIndexState: vectors.state,
    vectorsDue: vectors.due,
    // Changes of the vector index are in the database with the swap that made them.
    holdVectors: async () => undefined,
    openVectors: vectors.open,
    buildVectors: vectors.build,
    async activate(job, space) {
      const swap = () =>
        db.transaction(async (query) => {
          await lockInTransaction(query, db.schema, 'swap');
          return activateFiles(query, job, () => vectors.follow(query, job, space));
        });
      // A connection that drops at the very end leaves it open whether the swap took place; a second one finds out.
      const changed = await swap().catch((error: unknown) => {
        if (!isUnreachable(error)) throw error;
        return swap();
      });
      search.forgetGeneration();
      // The job is live whatever comes of this; a vector index that cannot be opened now is looked after as a missing one.
      await vectors.open(space).catch(() => undefined);
      return changed;
    },
    async stamp() {
      const [stamp] = await db.repeatable<StoreStamp>(
        `SELECT coalesce(string_agg(value, ' ' ORDER BY name), '') AS searched,
           (SELECT coalesce(max(id), 0) FROM footnote.jobs) AS "lastJob"
         FROM footnote.notes WHERE name IN ('generation', $1)`,
        [VECTORS_NOTE],
      );
      return stamp ?? { searched: '', lastJob: 0 };
    },
    recoveryDue: () => isTidyDue(db.repeatable),
    async sweep() {
      await writer.whileHeld((own) => tidy(own, db.schema));
      search.forgetGeneration();
    },
    async check() {
      const [counted] = await db.repeatable<{ listed: number; stored: number; refuses: boolean }>(
        `SELECT current_setting('transaction_read_only')::boolean AS refuses,
           (SELECT coalesce(sum(passages), 0) FROM footnote.versions WHERE state = 'live')::bigint AS listed,
           (SELECT count(*) FROM footnote.passages p JOIN footnote.versions v ON v.id = p.version AND v.state = 'live') AS stored`,
      );
      const { listed, stored, refuses } = counted ?? { listed: 0, stored: 0, refuses: false };
      return [
        ...(listed === stored ? [] : [because('store.incomplete', { listed, stored })]),
        ...(refuses
          ? [because('database.read-only', { server: db.place.server, found: 'transaction_read_only is on' })]
          : []),
      ];
    },
    async close() {
      await flushAnswers().catch(() => undefined);
      await writer.release();
      await db.close();
    },
  };
}
