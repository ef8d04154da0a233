/**
 * Nearest windows by vector: an HNSW graph in memory, kept in a file between runs. It is derived from the store and
 * can be thrown away at any time, so a stored graph that is not exactly right is refused instead of repaired.
 *
 * Removed labels stay in the graph as dead places until the next build. hnswlib could put new vectors there, but that
 * costs nine times an addition (measured: 2.8 ms against 0.3) and wears the graph; building it anew once a fifth is
 * dead costs less in all. `needsRebuild` says when that is due.
 *
 * @see Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using HNSW graphs", 2018.
 */
import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import hnswlib from 'hnswlib-node';
import { AppError } from '../src/errors.ts';
import {
  graphPathOf,
  newGraphPath,
  publishGraph,
  type Refusal,
  readManifest,
  type WantedGraph,
} from './vector-index/graph-file.ts';
import { chooseEf, EF_CONSTRUCTION, FIRST_CAPACITY, GROWTH, LINKS, SEED } from './vector-index/graph-parameters.ts';
import { LabelSet } from './vector-index/label-set.ts';
import { scaleToUnit } from './vectors.ts';

export type { Refusal } from './vector-index/graph-file.ts';

export interface VectorIndexOptions extends WantedGraph {
  /** The file; the graph itself lies beside it. */
  readonly path: string;
  /** What the labels are counted from; kept with the graph, and otherwise the caller's own business. 0 when left out. */
  readonly base?: number;
  /** Places to make room for at once; more are added as needed. */
  readonly capacity?: number;
  /** Links of an element, and how widely they are looked for. Larger: better recall, more memory, slower to build. */
  readonly m?: number;
  readonly efConstruction?: number;
}

export interface Neighbour {
  readonly label: number;
  /** Cosine similarity of the indexed dimensions, -1 to 1. */
  readonly similarity: number;
}

export interface AddOptions {
  /** Longest stretch of adding before other work of the thread gets its turn. */
  readonly yieldEveryMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (added: number) => void;
}

export interface VectorIndex {
  readonly dimensions: number;
  readonly modelId: string;
  /** Generation of the store that was last saved or loaded. */
  readonly generation: number;
  readonly base: number;
  /** Labels that a search can find. */
  readonly size: number;
  /** Removed labels that still take room in the graph. */
  readonly deadCount: number;
  /** True when more than a fifth of the graph is dead. */
  readonly needsRebuild: boolean;
  has(label: number): boolean;
  labels(): number[];
  /** Adds a unit vector, or replaces the one of `label`. Longer vectors are cut to the index's dimensions. */
  add(label: number, vector: Float32Array): void;
  /** Adds vectors in slices, waiting for a save under way; stops with the signal's reason when it is aborted. */
  addMany(labels: ArrayLike<number>, vectors: readonly Float32Array[], options?: AddOptions): Promise<void>;
  /** Takes a label out; false when it was not there. */
  remove(label: number): boolean;
  /** The `k` nearest labels, best first. A larger `ef` finds more of the true ones; {@link chooseEf} by default. */
  search(vector: Float32Array, k: number, ef?: number): Neighbour[];
  /** Writes the graph beside its path and renames it; searches may go on meanwhile, changes may not. */
  save(generation: number): Promise<void>;
  /** Frees the graph's memory. */
  close(): Promise<void>;
}

export type OpenedIndex = { readonly index: VectorIndex } | { readonly refusal: Refusal };

export const LARGEST_LABEL = 2 ** 32 - 1;

/** An empty index; nothing is written before `save`. */
export function createVectorIndex(options: VectorIndexOptions): VectorIndex {
  const graph = new hnswlib.HierarchicalNSW('ip', options.dimensions);
  const { capacity = FIRST_CAPACITY, m = LINKS, efConstruction = EF_CONSTRUCTION } = options;
  graph.initIndex(Math.max(1, capacity), m, efConstruction, SEED);
  return new HnswIndex(graph, options, new LabelSet(), new LabelSet());
}

/** Loads the stored graph if it is whole and fits model, dimensions and generation; else says why not. */
export async function openVectorIndex(options: VectorIndexOptions): Promise<OpenedIndex> {
  const manifest = await readManifest(options.path, options);
  if (typeof manifest === 'string') return { refusal: manifest };
  const graph = new hnswlib.HierarchicalNSW('ip', options.dimensions);
  await graph.readIndex(graphPathOf(options.path, manifest));
  const live = new LabelSet();
  for (const label of graph.getIdsList()) live.add(label);
  const dead = new LabelSet();
  for (const label of manifest.dead) {
    live.delete(label);
    dead.add(label);
  }
  return {
    index: new HnswIndex(graph, { ...options, generation: manifest.generation, base: manifest.base }, live, dead),
  };
}

class HnswIndex implements VectorIndex {
  readonly dimensions: number;
  readonly modelId: string;
  generation: number;
  readonly base: number;
  readonly #path: string;
  readonly #graph: hnswlib.HierarchicalNSW;
  readonly #live: LabelSet;
  readonly #dead: LabelSet;
  #saving: Promise<void> | null = null;

  constructor(graph: hnswlib.HierarchicalNSW, options: VectorIndexOptions, live: LabelSet, dead: LabelSet) {
    this.#graph = graph;
    this.#path = options.path;
    this.#live = live;
    this.#dead = dead;
    this.dimensions = options.dimensions;
    this.modelId = options.modelId;
    this.generation = options.generation;
    this.base = options.base ?? 0;
  }

  get size(): number {
    return this.#live.size;
  }

  get deadCount(): number {
    return this.#dead.size;
  }

  get needsRebuild(): boolean {
    return this.deadCount > (this.size + this.deadCount) / 5;
  }

  has(label: number): boolean {
    return this.#live.has(label);
  }

  labels(): number[] {
    return [...this.#live];
  }

  add(label: number, vector: Float32Array): void {
    this.#refuseWhileSaving();
    if (!Number.isInteger(label) || label < 0 || label > LARGEST_LABEL) {
      throw new RangeError(`add: label must be an integer from 0 to ${LARGEST_LABEL}, got ${label}.`);
    }
    const point = this.#leading(vector);
    const known = this.#live.has(label) || this.#dead.has(label);
    if (!known && this.size + this.deadCount === this.#graph.getMaxElements()) this.#grow();
    // A label that is in the graph already, dead or alive, gets the new vector in its place.
    this.#graph.addPoint(point, label);
    this.#dead.delete(label);
    this.#live.add(label);
  }

  async addMany(labels: ArrayLike<number>, vectors: readonly Float32Array[], options: AddOptions = {}): Promise<void> {
    const { yieldEveryMs = 8, signal, onProgress } = options;
    if (labels.length !== vectors.length) {
      throw new RangeError(`addMany: ${labels.length} labels need as many vectors, got ${vectors.length}.`);
    }
    let turnEnds = performance.now() + yieldEveryMs;
    for (let i = 0; i < labels.length; i++) {
      if (this.#saving) await this.#saving.catch(() => undefined);
      this.add(labels[i] as number, vectors[i] as Float32Array);
      if (performance.now() < turnEnds) continue;
      onProgress?.(i + 1);
      await nextTurn();
      signal?.throwIfAborted();
      turnEnds = performance.now() + yieldEveryMs;
    }
    onProgress?.(labels.length);
  }

  remove(label: number): boolean {
    this.#refuseWhileSaving();
    if (!this.#live.delete(label)) return false;
    this.#graph.markDelete(label);
    this.#dead.add(label);
    return true;
  }

  search(vector: Float32Array, k: number, ef = chooseEf(this.size)): Neighbour[] {
    const wanted = Math.min(k, this.size);
    if (wanted < 1) return [];
    this.#graph.setEf(Math.max(ef, wanted));
    const { neighbors, distances } = this.#graph.searchKnn(this.#leading(vector), wanted);
    return neighbors.map((label, i) => ({ label, similarity: 1 - (distances[i] as number) }));
  }

  save(generation: number): Promise<void> {
    const previous = this.#saving ?? Promise.resolve();
    const saving = previous
      .catch(() => undefined)
      .then(() => this.#write(generation))
      .finally(() => {
        if (this.#saving === saving) this.#saving = null;
      });
    this.#saving = saving;
    return saving;
  }

  async close(): Promise<void> {
    await this.#saving?.catch(() => undefined);
    this.#live.clear();
    this.#dead.clear();
    // The binding frees a graph only when it is collected, which may be long after; an empty one takes its place now.
    this.#graph.initIndex(1);
  }

  async #write(generation: number): Promise<void> {
    const graphPath = newGraphPath(this.#path);
    const facts = { modelId: this.modelId, dimensions: this.dimensions, generation, base: this.base };
    try {
      await this.#graph.writeIndex(graphPath);
      await publishGraph(this.#path, graphPath, facts, [...this.#dead]);
    } catch (cause) {
      await rm(graphPath, { force: true });
      await rm(`${graphPath}.manifest`, { force: true });
      if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
      throw new AppError('DISK_FULL', `The index could not be written to ${this.#path}: the disk is full.`, { cause });
    }
    this.generation = generation;
  }

  #grow(): void {
    this.#graph.resizeIndex(Math.max(FIRST_CAPACITY, Math.ceil(this.#graph.getMaxElements() * GROWTH)));
  }

  #leading(vector: Float32Array): number[] {
    if (vector.length < this.dimensions) {
      throw new RangeError(`A vector of at least ${this.dimensions} dimensions is wanted, got ${vector.length}.`);
    }
    if (vector.length === this.dimensions) return Array.from(vector);
    return Array.from(scaleToUnit(vector.slice(0, this.dimensions)));
  }

  #refuseWhileSaving(): void {
    if (this.#saving) throw new Error('The vector index is being saved; wait for save() before changing it.');
  }
}
