/** The rows of a table of vectors: windows of passages, a page at a time. */

import { unpackRows } from '../packing.ts';
import { MAX_WINDOWS } from '../rows.ts';
import type { Query } from './connection.ts';
import type { VectorTable } from './vectors.ts';

const PAGE = 256;
/** Bytes of a packed vector's scale, in front of its levels. */
const SCALE_BYTES = 4;

interface VectorRow {
  readonly id: number;
  readonly vectors: Buffer;
  readonly windows: number;
}

const idsOf = (rows: readonly { readonly id: number }[]): number[] => rows.map(({ id }) => id);

export const liveIds = async (query: Query): Promise<number[]> =>
  idsOf(
    await query(
      `SELECT p.id FROM footnote.passages p JOIN footnote.versions v ON v.id = p.version AND v.state = 'live' ORDER BY p.id`,
    ),
  );

/** Passages of the files that a job staged; `fresh`: only those that are not live yet. */
export const stagedIds = async (query: Query, job: number, fresh = false): Promise<number[]> =>
  idsOf(
    await query(
      `SELECT p.id FROM footnote.staged_files f JOIN footnote.passages p ON p.version = f.version
         JOIN footnote.versions v ON v.id = f.version
       WHERE f.job = $1 ${fresh ? `AND v.state <> 'live'` : ''} ORDER BY p.id`,
      [job],
    ),
  );

const readPage = (query: Query, ids: readonly number[]): Promise<VectorRow[]> =>
  query('SELECT id, vectors, windows FROM footnote.passages WHERE id = ANY($1::bigint[]) ORDER BY id', [ids]);

export async function countWindows(query: Query): Promise<number> {
  const [row] = await query<{ n: number }>(
    `SELECT coalesce(sum(windows), 0)::bigint AS n FROM footnote.versions WHERE state = 'live'`,
  );
  return row?.n ?? 0;
}

/** Windows of a job's files: all, those that are new, and those that leave with it. */
export async function countWindowsOfJob(
  query: Query,
  job: number,
): Promise<{ total: number; fresh: number; leaving: number }> {
  const [row] = await query<{ total: number; fresh: number; leaving: number }>(
    `WITH staged AS (
       SELECT v.id, v.windows, v.state FROM footnote.staged_files f JOIN footnote.versions v ON v.id = f.version WHERE f.job = $1)
     SELECT coalesce(sum(windows), 0)::bigint AS total,
       coalesce(sum(windows) FILTER (WHERE state <> 'live'), 0)::bigint AS fresh,
       (SELECT coalesce(sum(windows), 0)::bigint FROM footnote.versions v
        WHERE state = 'live' AND NOT EXISTS (SELECT 1 FROM staged WHERE staged.id = v.id)) AS leaving
     FROM staged`,
    [job],
  );
  return row ?? { total: 0, fresh: 0, leaving: 0 };
}

/** The leading levels of a packed vector as pgvector reads them; null for a window of nothing but zeros. */
function literal(packed: Uint8Array, dimensions: number): string | null {
  const levels = new Int8Array(packed.buffer, packed.byteOffset + SCALE_BYTES, dimensions);
  return levels.some((level) => level !== 0) ? `[${levels.join(',')}]` : null;
}

/** @param onPage - told before each page how many windows are in; may throw to stop. */
export async function insertWindows(
  query: Query,
  { table, dimensions }: VectorTable,
  ids: readonly number[],
  onPage: (done: number) => void = () => {},
): Promise<void> {
  let done = 0;
  for (let at = 0; at < ids.length; at += PAGE) {
    onPage(done);
    const passages: number[] = [];
    const vectors: string[] = [];
    for (const row of await readPage(query, ids.slice(at, at + PAGE))) {
      done += row.windows;
      for (const packed of unpackRows(row.vectors, row.windows).slice(0, MAX_WINDOWS)) {
        const vector = literal(packed, dimensions);
        if (vector === null) continue;
        passages.push(row.id);
        vectors.push(vector);
      }
    }
    await query(
      `INSERT INTO footnote.${table} (passage, vector)
       SELECT passage, vector::pgvector.halfvec FROM unnest($1::bigint[], $2::text[]) AS added (passage, vector)`,
      [passages, vectors],
    );
  }
}
