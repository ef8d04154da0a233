/** The rows that the vector graph is made of: passages with their packed vectors, a page at a time. */
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

const COLUMNS = 'p.id, p.vectors, p.windows';
const STAGED = 'SELECT version FROM staged_files WHERE job = ? AND version IS NOT NULL';

export function graphRows(db: Db) {
  const live = db.prepare<[number, number], VectorRow>(
    `SELECT ${COLUMNS} FROM passages p JOIN versions v ON v.id = p.version AND v.state = 'live' WHERE p.id > ? ORDER BY p.id LIMIT ?`,
  );
  const staged = db.prepare<[number, number, number], VectorRow>(
    `SELECT ${COLUMNS} FROM staged_files f JOIN passages p ON p.version = f.version WHERE f.job = ? AND p.id > ? ORDER BY p.id LIMIT ?`,
  );
  const fresh = db.prepare<[number, number, number], VectorRow>(
    `SELECT ${COLUMNS} FROM staged_files f JOIN passages p ON p.version = f.version JOIN versions v ON v.id = f.version
     WHERE f.job = ? AND v.state <> 'live' AND p.id > ? ORDER BY p.id LIMIT ?`,
  );
  const leaving = db.prepare<[number], Size>(
    `SELECT p.id, p.windows FROM versions v JOIN passages p ON p.version = v.id WHERE v.state = 'live' AND v.id NOT IN (${STAGED})`,
  );
  const counts = db.prepare<[number, number, number], { total: number; fresh: number; leaving: number }>(
    `SELECT (SELECT total(v.windows) FROM staged_files f JOIN versions v ON v.id = f.version WHERE f.job = ?) total,
       (SELECT total(v.windows) FROM staged_files f JOIN versions v ON v.id = f.version WHERE f.job = ? AND v.state <> 'live') fresh,
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
    live: (after: number, limit: number) => live.all(after, limit),
    staged: (job: number, after: number, limit: number) => staged.all(job, after, limit),
    fresh: (job: number, after: number, limit: number) => fresh.all(job, after, limit),
    leaving: (job: number) => leaving.all(job),
    counts: (job: number) => counts.get(job, job, job) ?? { total: 0, fresh: 0, leaving: 0 },
    all: () => ({ total: liveWindows(), fresh: liveWindows() }),
    liveSizes: () => sizes.iterate(),
    liveWindows,
    byIds: (ids: readonly number[]) => byIds.all(JSON.stringify(ids)),
  };
}
