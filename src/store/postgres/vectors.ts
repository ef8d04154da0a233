/**
 * The vector side of the Postgres store: the live windows in a table of their own with an HNSW index of pgvector's. It
 * is derived, like the graph file beside SQLite: a job that changes much builds a new table while the old one is
 * searched, and activation takes it by its name; a small change is made to the present one within the swap itself.
 *
 * A window is stored as the whole numbers of its packed form, which half-precision floats hold exactly; the cosine does
 * not mind their scale.
 */
import { chooseEf } from '../../../embeddings/vector-index/graph-parameters.ts';
import type { VectorHit } from '../records.ts';
import { WINDOWS_PER_PASSAGE } from '../rows.ts';
import type { GraphControls, VectorIndexState, VectorSpace } from '../store.ts';
import type { Db, Query, Session } from './connection.ts';
import { isMissingTable } from './explain.ts';
import { getNote, setNote } from './jobs.ts';
import { hasTable } from './migrate.ts';
import { buildIndex } from './vector-build.ts';
import { countWindows, countWindowsOfJob, insertWindows, liveIds, stagedIds } from './vector-rows.ts';
import type { Writer } from './writer.ts';

/** A job that changes more than this share of the windows gets a new table: adding to one takes pgvector a millisecond each. */
const REBUILD_SHARE = 0.1;
/** pgvector's own limit. */
const LARGEST_EF = 1000;
export const VECTORS_NOTE = 'vectors';

export interface VectorTable {
  readonly table: string;
  readonly modelId: string;
  readonly dimensions: number;
}

const read = (note: string | null): VectorTable | null => (note === null ? null : (JSON.parse(note) as VectorTable));
const fits = (table: VectorTable | null, space: VectorSpace): table is VectorTable =>
  table !== null && table.modelId === space.modelId && table.dimensions === space.dimensions;

export function createVectorSearch(db: Db, writer: Writer) {
  let current: VectorTable | null = null;
  let state: VectorIndexState = 'unavailable';
  let windows = 0;

  async function open(space: VectorSpace): Promise<VectorIndexState> {
    try {
      const found = read(await getNote(db.repeatable, VECTORS_NOTE));
      windows = await countWindows(db.repeatable);
      current = (await isOfUse(db.repeatable, found, space)) ? found : null;
      state = current !== null || windows === 0 ? 'ready' : 'unavailable';
      return state;
    } catch (error) {
      state = 'unavailable';
      throw error;
    }
  }

  /** A store that was brought back from a dump may lack the table that its note names. */
  const isOfUse = async (query: Query, table: VectorTable | null, space: VectorSpace): Promise<boolean> =>
    fits(table, space) && (await hasTable(query, db.schema, table.table));

  /** Numbers go on from those of the dump, and a table that was built after it may stand there still. */
  async function freeName(query: Query): Promise<string> {
    for (;;) {
      const [next] = await query<{ number: number }>(`SELECT nextval('footnote.vector_tables') AS number`);
      const name = `vectors_${next?.number}`;
      if (!(await hasTable(query, db.schema, name))) return name;
    }
  }

  async function make(own: Session, job: number | null, space: VectorSpace, controls: GraphControls, total: number) {
    const table: VectorTable = { table: await freeName(own.query), ...space };
    const ids = await (job === null ? liveIds(own.query) : stagedIds(own.query, job));
    await buildIndex(db, own, table, { ids, total }, controls);
    await setNote(own.query, job === null ? VECTORS_NOTE : `staged:${VECTORS_NOTE}`, JSON.stringify(table));
    return true;
  }

  async function nearest(table: VectorTable, vector: Float32Array, limit: number): Promise<VectorHit[]> {
    const wanted = limit * WINDOWS_PER_PASSAGE;
    const ef = Math.min(LARGEST_EF, Math.max(wanted, chooseEf(windows)));
    const rows = await db.repeatableWith<VectorHit>(
      { name: 'hnsw.ef_search', value: String(ef) },
      `SELECT passage AS "passageId", 1 - (vector OPERATOR(pgvector.<=>) $1::text::pgvector.halfvec) AS similarity
       FROM footnote.${table.table} ORDER BY vector OPERATOR(pgvector.<=>) $1::text::pgvector.halfvec LIMIT $2`,
      [`[${Array.from(vector.subarray(0, table.dimensions)).join(',')}]`, wanted],
    );
    const best = new Map<number, VectorHit>();
    for (const hit of rows) {
      if (!best.has(hit.passageId)) best.set(hit.passageId, hit);
      if (best.size === limit) break;
    }
    return [...best.values()];
  }

  return {
    state: () => state,
    due: () => state === 'unavailable' && windows > 0,
    open,
    async build(job: number | null, space: VectorSpace, controls: GraphControls): Promise<boolean> {
      const built = await writer.whileHeld(async (own) => {
        if (job === null) return make(own, null, space, controls, await countWindows(own.query));
        const { total, fresh, leaving } = await countWindowsOfJob(own.query, job);
        if (fresh + leaving === 0 || fresh + leaving <= REBUILD_SHARE * total) return false;
        return make(own, job, space, controls, total);
      });
      // Another process is at it; what it makes is found by its note.
      return built ?? false;
    },
    /** Makes the present table fit a job, in the transaction that swaps it in. */
    async follow(query: Query, job: number, space: VectorSpace): Promise<void> {
      if ((await getNote(query, `staged:${VECTORS_NOTE}`)) !== null) return;
      const live = read(await getNote(query, VECTORS_NOTE));
      if (live === null) return;
      if (!(await isOfUse(query, live, space))) {
        await query('DELETE FROM footnote.notes WHERE name = $1', [VECTORS_NOTE]);
        return;
      }
      await insertWindows(query, live, await stagedIds(query, job, true));
      await query(
        `DELETE FROM footnote.${live.table} WHERE passage IN (
           SELECT p.id FROM footnote.versions v JOIN footnote.passages p ON p.version = v.id WHERE v.state = 'live'
             AND NOT EXISTS (SELECT 1 FROM footnote.staged_files f WHERE f.job = $1 AND f.version = v.id))`,
        [job],
      );
    },
    async search(vector: Float32Array, limit: number): Promise<VectorHit[]> {
      const table = current;
      // A question under way while another model is swapped in may still bring a vector of the old one.
      if (table === null || vector.length < table.dimensions || !vector.some((value) => value !== 0)) return [];
      try {
        return await nearest(table, vector, limit);
      } catch (error) {
        if (!isMissingTable(error)) throw error;
        // Another process has exchanged the table.
        await open(table);
        return current === null || current.table === table.table ? [] : nearest(current, vector, limit);
      }
    },
  };
}
