/**
 * The vector side of the SQLite store: windows in an HNSW graph beside the database. A label is the passage's id
 * times 32 plus the window's place, so that no table of labels is needed. The graph is derived: it is stamped with
 * the job it was made for, and one that does not fit is built anew from the vectors in the database.
 */
import { join } from 'node:path';
import { createVectorIndex, openVectorIndex, type VectorIndex } from '../../../embeddings/vector-index.ts';
import { unpackVector } from '../../../embeddings/vectors.ts';
import { AppError } from '../../errors.ts';
import type { GraphControls, VectorHit, VectorIndexState, VectorSpace } from '../store.ts';
import type { Db } from './database.ts';
import { unpackRows } from './packing.ts';

/** Most windows of one passage: as many labels are set aside for each. */
export const MAX_WINDOWS = 32;
/** A job that changes more than this share of the windows gets a new graph. */
const REBUILD_SHARE = 0.2;
const PAGE = 512;
/** Windows looked up for each passage wanted: neighbours often lie in the same passage. */
const WINDOWS_PER_PASSAGE = 3;
const EF_SEARCH_LEAST = 200;
const SAVE_DELAY_MS = 2_000;

interface VectorRow {
  id: number;
  vectors: Uint8Array;
  windows: number;
}

export interface GraphSearch {
  state(): VectorIndexState;
  open(space: VectorSpace, generation: number): Promise<VectorIndexState>;
  build(job: number | null, generation: number, space: VectorSpace, controls: GraphControls): Promise<boolean>;
  /** Makes the graph fit a job that is about to be activated; `swap` is called at the moment it may take effect. */
  follow(job: number, space: VectorSpace, swap: () => boolean): Promise<boolean>;
  search(vector: Float32Array, limit: number): VectorHit[];
  close(): Promise<void>;
}

export function createGraphSearch(db: Db, dataDir: string): GraphSearch {
  const path = join(dataDir, 'vectors.hnsw');
  const statements = {
    live: db.prepare<[number, number], VectorRow>(
      `SELECT p.id, p.vectors, p.windows FROM passages p JOIN versions v ON v.id = p.version AND v.state = 'live' WHERE p.id > ? ORDER BY p.id LIMIT ?`,
    ),
    staged: db.prepare<[number, number, number], VectorRow>(
      `SELECT p.id, p.vectors, p.windows FROM staged_files f JOIN passages p ON p.version = f.version WHERE f.job = ? AND p.id > ? ORDER BY p.id LIMIT ?`,
    ),
    fresh: db.prepare<[number, number, number], VectorRow>(
      `SELECT p.id, p.vectors, p.windows FROM staged_files f JOIN passages p ON p.version = f.version JOIN versions v ON v.id = f.version
       WHERE f.job = ? AND v.state <> 'live' AND p.id > ? ORDER BY p.id LIMIT ?`,
    ),
    leaving: db.prepare<[number], { id: number; windows: number }>(
      `SELECT p.id, p.windows FROM versions v JOIN passages p ON p.version = v.id
       WHERE v.state = 'live' AND v.id NOT IN (SELECT version FROM staged_files WHERE job = ? AND version IS NOT NULL)`,
    ),
    counts: db.prepare<[number, number, number], { total: number; fresh: number; leaving: number }>(
      `SELECT (SELECT total(v.windows) FROM staged_files f JOIN versions v ON v.id = f.version WHERE f.job = ?) total,
         (SELECT total(v.windows) FROM staged_files f JOIN versions v ON v.id = f.version WHERE f.job = ? AND v.state <> 'live') fresh,
         (SELECT total(v.windows) FROM versions v WHERE v.state = 'live'
            AND v.id NOT IN (SELECT version FROM staged_files WHERE job = ? AND version IS NOT NULL)) leaving`,
    ),
    liveWindows: db.prepare<[], { total: number }>(`SELECT total(windows) total FROM versions WHERE state = 'live'`),
  };
  let index: VectorIndex | null = null;
  let state: VectorIndexState = 'unavailable';
  let saveTimer: NodeJS.Timeout | null = null;

  async function addPages(
    target: VectorIndex,
    page: (after: number) => VectorRow[],
    controls: GraphControls,
    total: number,
  ) {
    let done = 0;
    for (let after = 0, rows = page(after); rows.length > 0; rows = page(after)) {
      if (controls.isCancelled())
        throw new AppError('JOB_CANCELLED', 'The reindex was cancelled. The index is as it was.', {
          audience: 'asker',
        });
      const labels: number[] = [];
      const vectors: Float32Array[] = [];
      for (const row of rows) {
        unpackRows(row.vectors, row.windows).forEach((packed, window) => {
          labels.push(row.id * MAX_WINDOWS + window);
          vectors.push(unpackVector(packed));
        });
      }
      await target.addMany(labels, vectors);
      done += labels.length;
      controls.onProgress(done, total);
      after = (rows.at(-1) as VectorRow).id;
    }
  }

  /** A change of a few articles is saved a little later, so that several in a row are written once. */
  function saveSoon(target: VectorIndex, generation: number) {
    if (saveTimer !== null) clearTimeout(saveTimer);
    saveTimer = setTimeout(() => {
      saveTimer = null;
      // Unsaved is not lost: the next start builds the graph from the database.
      target.save(generation).catch(() => undefined);
    }, SAVE_DELAY_MS);
    saveTimer.unref();
  }

  async function exchange(next: VectorIndex) {
    const old = index;
    index = next;
    state = 'ready';
    await old?.close();
  }

  let unsaved: number | null = null;

  return {
    state: () => state,
    async open(space, generation) {
      if (generation === 0) {
        state = 'ready';
        return state;
      }
      state = 'building';
      const opened = await openVectorIndex({ path, generation, ...space });
      if ('index' in opened) await exchange(opened.index);
      else state = 'unavailable';
      return state;
    },
    async build(job, generation, space, controls) {
      const all = { onProgress: controls.onProgress, isCancelled: controls.isCancelled };
      if (job === null) {
        const total = statements.liveWindows.get()?.total ?? 0;
        const target = createVectorIndex({ path, generation, capacity: total + 1, ...space });
        await addPages(target, (after) => statements.live.all(after, PAGE), all, total);
        await target.save(generation);
        await target.close();
        return true;
      }
      const { total, fresh, leaving } = statements.counts.get(job, job, job) ?? { total: 0, fresh: 0, leaving: 0 };
      if (fresh + leaving === 0 || fresh + leaving <= REBUILD_SHARE * total) return false;
      const target = createVectorIndex({ path, generation: job, capacity: total + 1, ...space });
      await addPages(target, (after) => statements.staged.all(job, after, PAGE), all, total);
      await target.save(job);
      await target.close();
      return true;
    },
    async follow(job, space, swap) {
      const opened = await openVectorIndex({ path, generation: job, ...space });
      if ('index' in opened) {
        const changed = swap();
        await exchange(opened.index);
        unsaved = null;
        return changed;
      }
      const target = index ?? (state === 'ready' ? createVectorIndex({ path, generation: job, ...space }) : null);
      if (target === null || target.modelId !== space.modelId) return swap();
      index = target;
      const silent: GraphControls = { onProgress: () => {}, isCancelled: () => false };
      await addPages(target, (after) => statements.fresh.all(job, after, PAGE), silent, 0);
      const leaving = statements.leaving.all(job);
      const changed = swap();
      for (const { id, windows } of leaving) {
        for (let window = 0; window < windows; window++) target.remove(id * MAX_WINDOWS + window);
      }
      if (changed) {
        unsaved = job;
        saveSoon(target, job);
      }
      return changed;
    },
    search(vector, limit) {
      if (index === null || vector.length === 0) return [];
      const best = new Map<number, number>();
      for (const { label, similarity } of index.search(vector, limit * WINDOWS_PER_PASSAGE, EF_SEARCH_LEAST)) {
        const passage = Math.floor(label / MAX_WINDOWS);
        if (!best.has(passage)) best.set(passage, similarity);
        if (best.size === limit) break;
      }
      return [...best].map(([passageId, similarity]) => ({ passageId, similarity }));
    },
    async close() {
      if (saveTimer !== null) clearTimeout(saveTimer);
      if (unsaved !== null && index !== null) await index.save(unsaved).catch(() => undefined);
      await index?.close();
      index = null;
      state = 'unavailable';
    },
  };
}
