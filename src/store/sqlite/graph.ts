/**
 * The vector side of the SQLite store: windows in an HNSW graph beside the database. A label is made of the passage's id
 * and the window's place (graph-fill.ts), so that no table of labels is needed. The graph is derived: it is stamped with
 * the store and the job it was made for; one of an earlier job is brought up to date by comparing labels, and one that
 * differs much or does not fit is built anew from the vectors in the database.
 */
import { join } from 'node:path';
import { createVectorIndex, openVectorIndex, type VectorIndex } from '../../../embeddings/vector-index.ts';
import { createInTurn } from '../../in-turn.ts';
import type { VectorHit } from '../records.ts';
import { WINDOWS_PER_PASSAGE } from '../rows.ts';
import type { GraphControls, VectorIndexState, VectorSpace } from '../store.ts';
import type { Db } from './database.ts';
import { addPassages, hasLabelsFor, labelsOf, passageOf, REBUILD_SHARE, repairGraph } from './graph-fill.ts';
import { graphRows } from './graph-rows.ts';

const SAVE_DELAY_MS = 10_000;

export const graphPath = (dataDir: string): string => join(dataDir, 'vectors.hnsw');

export interface GraphSearch {
  state(): VectorIndexState;
  /** True when `build` is due: no graph is there for the live windows, or removals have worn it. */
  due(): boolean;
  open(space: VectorSpace, generation: number): Promise<VectorIndexState>;
  build(job: number | null, generation: number, space: VectorSpace, controls: GraphControls): Promise<boolean>;
  /** Makes the graph fit a job that is about to be activated; `swap` is called at the moment it may take effect. */
  follow(job: number, space: VectorSpace, swap: () => boolean): Promise<boolean>;
  search(vector: Float32Array, limit: number): VectorHit[];
  /** Labels that a search can find. */
  labels(): number[];
  /** Writes nothing until the next `follow`; see `Store.holdVectors`. */
  hold(): Promise<void>;
  close(): Promise<void>;
}

export function createGraphSearch(db: Db, dataDir: string): GraphSearch {
  const path = graphPath(dataDir);
  const rows = graphRows(db);
  let index: VectorIndex | null = null;
  let state: VectorIndexState = 'unavailable';
  let saveTimer: NodeJS.Timeout | null = null;
  /** The job whose changes are in memory only. */
  let unsaved: number | null = null;
  /** Opening, following and saving change the same graph: one at a time. */
  const inTurn = createInTurn();

  // Another store's graph numbers its passages as it likes, so the stamp names the store as well.
  const optionsOf = (space: VectorSpace, generation: number) => ({
    path,
    generation,
    modelId: `${space.modelId} of ${rows.storeId}`,
    dimensions: space.dimensions,
  });

  async function saveNow(): Promise<void> {
    if (saveTimer !== null) clearTimeout(saveTimer);
    saveTimer = null;
    if (unsaved === null || index === null) return;
    await index.save(unsaved);
    unsaved = null;
  }

  /** A change of a few articles is saved a little later, so that several in a row are written once. */
  function saveSoon(generation: number) {
    unsaved = generation;
    if (saveTimer !== null) clearTimeout(saveTimer);
    // Unsaved is not lost: the next start compares the graph with the database.
    saveTimer = setTimeout(() => void inTurn(saveNow).catch(() => undefined), SAVE_DELAY_MS);
    saveTimer.unref();
  }

  async function exchange(next: VectorIndex | null) {
    const old = index;
    index = next;
    state = next === null ? 'unavailable' : 'ready';
    unsaved = null;
    if (old !== next) await old?.close();
  }

  /** Exchanges the present graph for the stored one, where that fits or can be made to. */
  async function load(space: VectorSpace, generation: number): Promise<void> {
    const opened = await openVectorIndex({ ...optionsOf(space, generation), anyGeneration: true });
    if ('refusal' in opened) return;
    const stale = opened.index.generation !== generation;
    if (stale && !(await repairGraph(opened.index, rows))) return opened.index.close();
    await exchange(opened.index);
    if (stale) saveSoon(generation);
  }

  async function followOpen(target: VectorIndex, job: number, swap: () => boolean): Promise<boolean> {
    const added: number[] = [];
    const fresh = rows.fresh(job);
    if (!hasLabelsFor(fresh, target.base)) {
      // Built anew by whoever looks after the index, from a later base.
      const changed = swap();
      await exchange(null);
      return changed;
    }
    let leaving: number[];
    let changed: boolean;
    try {
      await addPassages(target, rows, fresh, { added });
      leaving = rows.leaving(job).flatMap((row) => labelsOf(row, target.base));
      changed = swap();
    } catch (error) {
      for (const label of added) target.remove(label);
      throw error;
    }
    for (const label of leaving) target.remove(label);
    if (changed) saveSoon(job);
    else if (unsaved !== null) saveSoon(unsaved);
    return changed;
  }

  return {
    state: () => state,
    due: () => (state === 'unavailable' ? rows.liveWindows() > 0 : (index?.needsRebuild ?? false)),
    labels: () => index?.labels() ?? [],
    open: (space, generation) =>
      inTurn(async () => {
        if (generation === 0) {
          state = 'ready';
          return state;
        }
        if (index === null) state = 'building';
        try {
          await load(space, generation);
        } finally {
          if (index === null) state = 'unavailable';
        }
        return state;
      }),
    async build(job, generation, space, controls) {
      const { total, fresh, leaving } = job === null ? { ...rows.all(), leaving: 0 } : rows.counts(job);
      if (job !== null && (fresh + leaving === 0 || fresh + leaving <= REBUILD_SHARE * total)) return false;
      const ids = job === null ? rows.live() : rows.staged(job);
      const base = ids[0] ?? 0;
      if (!hasLabelsFor(ids, base)) return false;
      const target = createVectorIndex({ ...optionsOf(space, job ?? generation), base, capacity: total + 1 });
      try {
        await addPassages(target, rows, ids, { controls, total });
        await target.save(job ?? generation);
      } finally {
        await target.close();
      }
      return true;
    },
    follow: (job, space, swap) =>
      inTurn(async () => {
        const options = optionsOf(space, job);
        const opened = await openVectorIndex(options);
        if ('index' in opened) {
          const changed = swap();
          await exchange(opened.index);
          return changed;
        }
        if (index === null && state === 'ready')
          index = createVectorIndex({ ...options, base: rows.fresh(job)[0] ?? 0 });
        if (index?.modelId === options.modelId) return followOpen(index, job, swap);
        const changed = swap();
        if (index !== null) await exchange(null);
        return changed;
      }),
    search(vector, limit) {
      // A question under way while another model is swapped in may still bring a vector of the old one.
      if (index === null || vector.length < index.dimensions) return [];
      const best = new Map<number, number>();
      for (const { label, similarity } of index.search(vector, limit * WINDOWS_PER_PASSAGE)) {
        const passage = passageOf(label, index.base);
        if (!best.has(passage)) best.set(passage, similarity);
        if (best.size === limit) break;
      }
      return [...best].map(([passageId, similarity]) => ({ passageId, similarity }));
    },
    hold: () =>
      inTurn(async () => {
        if (saveTimer !== null) clearTimeout(saveTimer);
        saveTimer = null;
      }),
    close: () =>
      inTurn(async () => {
        await saveNow().catch(() => undefined);
        await exchange(null);
      }),
  };
}
