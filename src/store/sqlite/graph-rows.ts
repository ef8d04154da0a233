/**
 * The rows that the vector graph is made of: passages with their packed vectors. Which passages a graph needs is asked
 * once, from an index alone; their vectors are then read a page at a time by id. Asking for each page anew sorted all of
 * them each time, so that building took time with the square of the corpus.
 */
import type { Db } from './database.ts';
import { COMING_VERSIONS, LEAVING_VERSIONS, NEXT_VERSIONS } from './staged-files.ts';

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

export type GraphRows = ReturnType<typeof graphRows>;

export function graphRows(db: Db) {
  const live = db.prepare<[], Id>(
    `SELECT p.id FROM versions v CROSS JOIN passages p ON p.version = v.id WHERE v.state = 'live' ORDER BY p.id`,
  );
  const staged = db.prepare<[{ job: number }], Id>(
    `SELECT p.id FROM (${NEXT_VERSIONS}) next CROSS JOIN passages p ON p.version = next.version ORDER BY p.id`,
  );
  const fresh = db.prepare<[{ job: number }], Id>(
    `SELECT p.id FROM (${COMING_VERSIONS}) coming CROSS JOIN passages p ON p.version = coming.version ORDER BY p.id`,
  );
  const leaving = db.prepare<[{ job: number }], Size>(
    `SELECT p.id, p.windows FROM (${LEAVING_VERSIONS}) leaving CROSS JOIN passages p ON p.version = leaving.version`,
  );
  const windowsOf = (versions: string) =>
    `(SELECT total(v.windows) FROM (${versions}) wanted CROSS JOIN versions v INDEXED BY versions_described ON v.id = wanted.version)`;
  const counts = db.prepare<[{ job: number }], { live: number; fresh: number; leaving: number }>(
    `SELECT (SELECT total(windows) FROM versions WHERE state = 'live') live,
       ${windowsOf(COMING_VERSIONS)} fresh, ${windowsOf(LEAVING_VERSIONS)} leaving`,
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
    staged: (job: number) => idsOf(staged.all({ job })),
    fresh: (job: number) => idsOf(fresh.all({ job })),
    leaving: (job: number) => leaving.all({ job }),
    counts(job: number) {
      const { live: now, ...changes } = counts.get({ job }) ?? { live: 0, fresh: 0, leaving: 0 };
      return { total: now + changes.fresh - changes.leaving, ...changes };
    },
    all: () => ({ total: liveWindows(), fresh: liveWindows() }),
    liveSizes: () => sizes.iterate(),
    liveWindows,
    byIds: (ids: readonly number[]) => byIds.all(JSON.stringify(ids)),
  };
}
