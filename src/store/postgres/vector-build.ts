/** Builds a table of vectors and its HNSW index, beside the one that is searched meanwhile. */
import { EF_CONSTRUCTION, LINKS } from '../../../embeddings/vector-index/graph-parameters.ts';
import { AppError } from '../../errors.ts';
import { because } from '../../reasons.ts';
import type { GraphControls } from '../store.ts';
import type { Db, Session } from './connection.ts';
import { isUnwritable, thrown } from './explain.ts';
import { insertWindows } from './vector-rows.ts';
import type { VectorTable } from './vectors.ts';

const LOOK_EVERY_MS = 500;
const MEGABYTE = 1024 * 1024;
/** Room that pgvector takes for a window beside its numbers, about; without enough of it a build is many times slower. */
const BYTES_A_WINDOW = 400;
const LEAST_MEMORY_MB = 64;
const MOST_MEMORY_MB = 1024;

const isCancelledQuery = (error: unknown): boolean => (error as { code?: unknown }).code === '57014';

/**
 * Builds the index of the passages in a table of its own.
 *
 * @param total - the windows of all the passages.
 * @throws AppError JOB_CANCELLED; a table that is not finished goes with the next sweep.
 */
export async function buildIndex(
  db: Db,
  own: Session,
  table: VectorTable,
  { ids, total }: { readonly ids: readonly number[]; readonly total: number },
  controls: GraphControls,
): Promise<void> {
  const { query } = own;
  const stopIfWanted = () => {
    if (controls.isCancelled()) throw new AppError('JOB_CANCELLED', because('job.cancelled'), { audience: 'asker' });
  };
  const name = `footnote.${table.table}`;
  // Rows that left slow a search down until they are cleared away, so that is done sooner than usual.
  await query(
    `CREATE TABLE ${name} (passage bigint NOT NULL, vector pgvector.halfvec(${table.dimensions}) NOT NULL)
     WITH (autovacuum_vacuum_scale_factor = 0.05)`,
  );
  await insertWindows(query, table, ids, (done) => {
    stopIfWanted();
    // Filling is quick beside building: a tenth of the way.
    controls.onProgress(Math.floor(done / 10), total);
  });
  await query(`CREATE INDEX ON ${name} (passage)`);
  const megabytes = Math.ceil((total * (BYTES_A_WINDOW + 2 * table.dimensions) * 1.2) / MEGABYTE);
  const memory = Math.min(MOST_MEMORY_MB, Math.max(LEAST_MEMORY_MB, megabytes));
  await query(`SELECT set_config('maintenance_work_mem', $1, false)`, [`${memory}MB`]);
  const stop = await watchBuild(db, own, total, controls);
  const create = () =>
    query(
      `CREATE INDEX ON ${name} USING hnsw (vector pgvector.halfvec_cosine_ops) WITH (m = ${LINKS}, ef_construction = ${EF_CONSTRUCTION})`,
    );
  try {
    await create().catch(async (error: unknown) => {
      if (!isUnwritable(thrown(error))) throw error;
      // In a container the memory that parallel workers share is often too small; one worker needs none.
      await query(`SELECT set_config('max_parallel_maintenance_workers', '0', false)`);
      await create();
    });
  } catch (error) {
    if (isCancelledQuery(error)) stopIfWanted();
    throw error;
  } finally {
    await stop();
  }
  await query(`ANALYZE ${name}`);
  controls.onProgress(total, total);
}

/**
 * Looks at the server's own progress report while one statement builds; a wish to cancel cancels that statement. Its end
 * waits for the look under way: a wish that is still on its way would cancel the next statement in its stead.
 */
async function watchBuild(db: Db, own: Session, total: number, controls: GraphControls): Promise<() => Promise<void>> {
  const [backend] = await own.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = backend?.pid ?? 0;
  const look = async () => {
    if (controls.isCancelled()) await db.repeatable('SELECT pg_cancel_backend($1::int)', [pid]);
    const [progress] = await db.repeatable<{ done: number; of: number }>(
      'SELECT tuples_done AS done, greatest(tuples_total, 1) AS of FROM pg_stat_progress_create_index WHERE pid = $1::int',
      [pid],
    );
    if (progress !== undefined)
      controls.onProgress(Math.floor(total * (0.1 + 0.9 * Math.min(1, progress.done / progress.of))), total);
  };
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look()
      .catch(() => undefined)
      .finally(() => {
        looking = null;
      });
  }, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
