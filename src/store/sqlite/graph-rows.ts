/**
 * The rows that the vector graph is made of: passages with their packed vectors. Which passages a graph needs is asked
 * once, from an index alone; their vectors are then read a page at a time by id. Asking for each page anew sorted all of
 * them each time, so that building took time with the square of the corpus.
 */
import type { Db } from './database.ts';

export interface VectorRow {
  readonly id: number;
  readonly vectors: Uint8Array;
  readonly windows: number;
}

interface Size {
  readonly id: number;
  readonly windows: number;
}

interface Id {
  readonly id: number;
}

const idsOf = (rows: readonly Id[]): number[] => rows.map(({ id }) => id);

const COLUMNS = 'p.id, p.vectors, p.windows';
const STAGED = 'SELECT version FROM staged_files WHERE job = ? AND version IS NOT NULL';

export function graphRows(db: Db) {
  const live = db.prepare<[], Id>(
    `SELECT p.id FROM versions v CROSS JOIN passages p ON p.version = v.id WHERE v.state = 'live' ORDER BY p.id`,
  );
  const staged = db.prepare<[number], Id>(
    `SELECT p.id FROM staged_files f CROSS JOIN passages p ON p.version = f.version WHERE f.job = ? ORDER BY p.id`,
  );
  const fresh = db.prepare<[number], Id>(
    `SELECT p.id FROM staged_files f CROSS JOIN versions v ON v.id = f.version CROSS JOIN passages p ON p.version = v.id
     WHERE f.job = ? AND v.state <> 'live' ORDER BY p.id`,
  );
  const leaving = db.prepare<[number], Size>(
    `SELECT p.id, p.windows FROM versions v JOIN passages p ON p.version = v.id WHERE v.state = 'live' AND v.id NOT IN (${STAGED})`,
  );
  const counts = db.prepare<[number, number, number], { total: number; fresh: number; leaving: number }>(
    `SELECT (SELECT total(v.windows) FROM staged_files f CROSS JOIN versions v INDEXED BY versions_described ON v.id = f.version WHERE f.job = ?) total,
       (SELECT total(v.windows) FROM staged_files f CROSS JOIN versions v INDEXED BY versions_described ON v.id = f.version WHERE f.job = ? AND v.state <> 'live') fresh,
       (SELECT total(v.windows) FROM versions v WHERE v.state = 'live' AND v.id NOT IN (${STAGED})) leaving`,
  );
  const sizes = db.prepare<[], Size>(
    `SELECT p.id, p.windows FROM passages p JOIN versions v ON v.id = p.version AND v.state = 'live'`,
  );
  const windows = db.prepare<[], { total: number }>(`SELECT total(windows) total FROM versions WHERE state = 'live'`);
  const byIds = db.prepare<[string], VectorRow>(
    `SELECT ${COLUMNS} FROM json_each(?) wanted CROSS JOIN passages p ON p.id = wanted.value ORDER BY p.id`,
  );
  const id = db.prepare<[], { value: string }>(`SELECT value FROM notes WHERE name = 'store-id'`);
  const liveWindows = (): number => windows.get()?.total ?? 0;
  return {
    storeId: id.get()?.value ?? '',
    live: () => idsOf(live.all()),
    staged: (job: number) => idsOf(staged.all(job)),
    fresh: (job: number) => idsOf(fresh.all(job)),
    leaving: (job: number) => leaving.all(job),
    counts: (job: number) => counts.get(job, job, job) ?? { total: 0, fresh: 0, leaving: 0 },
    all: () => ({ total: liveWindows(), fresh: liveWindows() }),
    liveSizes: () => sizes.iterate(),
    liveWindows,
    byIds: (ids: readonly number[]) => byIds.all(JSON.stringify(ids)),
  };
}
