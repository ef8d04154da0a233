/** Putting windows into the vector graph, and bringing a graph of another job up to the live ones. */
import { LARGEST_LABEL, type VectorIndex } from '../../../embeddings/vector-index.ts';
import { unpackVector } from '../../../embeddings/vectors.ts';
import { AppError } from '../../errors.ts';
import { because } from '../../reasons.ts';
import { unpackRows } from '../packing.ts';
import { MAX_WINDOWS } from '../rows.ts';
import type { GraphControls } from '../store.ts';
import type { GraphRows } from './graph-rows.ts';

/** A job that changes more than this share of the windows gets a new graph. */
export const REBUILD_SHARE = 0.2;
const PAGE = 512;
const SILENT: GraphControls = { onProgress: () => {}, isCancelled: () => false };

/**
 * The labels of a passage's windows: its id times 32 plus the window's place.
 *
 * @param base - the id that the graph counts from. Ids are never given twice, and labels have 32 bits only.
 */
export function labelsOf({ id, windows }: { readonly id: number; readonly windows: number }, base: number): number[] {
  return Array.from({ length: Math.min(windows, MAX_WINDOWS) }, (_, window) => (id - base) * MAX_WINDOWS + window);
}

export const passageOf = (label: number, base: number): number => base + Math.floor(label / MAX_WINDOWS);

/** Whether a graph that counts from `base` has labels for these passages, ids in order. */
export function hasLabelsFor(ids: readonly number[], base: number): boolean {
  const [first, last] = [ids[0] ?? base, ids.at(-1) ?? base];
  return first >= base && (last - base + 1) * MAX_WINDOWS - 1 <= LARGEST_LABEL;
}

interface Filling {
  readonly controls?: GraphControls;
  /** Windows of all the passages, of which progress is a share. */
  readonly total?: number;
  /** Takes the labels, also those of a call that fails. */
  readonly added?: number[];
}

/**
 * Adds the windows of the passages, a page at a time.
 *
 * @throws AppError JOB_CANCELLED.
 */
export async function addPassages(
  target: VectorIndex,
  rows: GraphRows,
  ids: readonly number[],
  { controls = SILENT, total = 0, added }: Filling = {},
): Promise<void> {
  let done = 0;
  for (let at = 0; at < ids.length; at += PAGE) {
    if (controls.isCancelled()) throw new AppError('JOB_CANCELLED', because('job.cancelled'), { audience: 'asker' });
    const found = rows.byIds(ids.slice(at, at + PAGE));
    const labels = found.flatMap((row) => labelsOf(row, target.base));
    const vectors = found.flatMap((row) =>
      unpackRows(row.vectors, row.windows).slice(0, MAX_WINDOWS).map(unpackVector),
    );
    added?.push(...labels);
    await target.addMany(labels, vectors);
    done += labels.length;
    controls.onProgress(Math.floor(total * shareOfWork(done / total)), total);
  }
}

/**
 * How much of the work is done when a share of the windows is in the graph: the larger it is, the longer each takes. 5,000
 * took 0.7 seconds, 50,000 took 17, 500,000 eight minutes.
 */
const shareOfWork = (share: number): number => share ** 1.4;

/** Brings a graph of another job up to the live windows; false when too much differs, or a label is out of its reach. */
export async function repairGraph(target: VectorIndex, rows: GraphRows): Promise<boolean> {
  const missing: number[] = [];
  const wanted = new Set<number>();
  let lacking = 0;
  for (const row of rows.liveSizes()) {
    if (!hasLabelsFor([row.id], target.base)) return false;
    const labels = labelsOf(row, target.base);
    for (const label of labels) wanted.add(label);
    const lacks = labels.filter((label) => !target.has(label)).length;
    lacking += lacks;
    if (lacks > 0) missing.push(row.id);
  }
  const stale = target.labels().filter((label) => !wanted.has(label));
  if (lacking + stale.length > REBUILD_SHARE * wanted.size) return false;
  for (const label of stale) target.remove(label);
  await addPassages(target, rows, missing);
  return true;
}
