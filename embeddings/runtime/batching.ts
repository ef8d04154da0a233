/**
 * Which texts share a run of the model, and what comes of the raw output. Texts are grouped by length so that little
 * is padded, and a group is bounded by rows times its longest text: the runtime keeps what its largest batch took.
 */
import type { Pooling } from '../known-models.ts';
import { scaleToUnit } from '../vectors.ts';
import type { RawOutput, TokenBatch } from './library.ts';

export interface BatchLimits {
  /** Most rows of a batch. */
  readonly rows: number;
  /** Most tokens of a batch, padding included; a longer text goes alone. */
  readonly tokens: number;
}

/** Divides texts, given by their token counts, into batches of indices, shortest first. Every index comes once. */
export function planBatches(lengths: ArrayLike<number>, limits: BatchLimits): number[][] {
  const order = Array.from({ length: lengths.length }, (_, i) => i);
  order.sort((a, b) => (lengths[a] as number) - (lengths[b] as number) || a - b);
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const index of order) {
    const longest = lengths[index] as number;
    if (batch.length > 0 && (batch.length >= limits.rows || (batch.length + 1) * longest > limits.tokens)) {
      batches.push(batch);
      batch = [];
    }
    batch.push(index);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** Lays rows of ids out as the int64 tensors that a model takes. `types`, when given, has the shape of `rows`. */
export function packTokens(rows: readonly (readonly number[])[], types?: readonly (readonly number[])[]): TokenBatch {
  const length = rows.reduce((longest, row) => Math.max(longest, row.length), 1);
  const ids = new BigInt64Array(rows.length * length);
  const mask = new BigInt64Array(rows.length * length);
  const typeIds = new BigInt64Array(rows.length * length);
  // Ids are below 2^31, so the low half of each little-endian int64 is all there is to write: no BigInt is made.
  const [idWords, maskWords, typeWords] = [ids, mask, typeIds].map((array) => new Int32Array(array.buffer)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  rows.forEach((row, r) => {
    const kinds = types?.[r];
    for (let i = 0; i < row.length; i++) {
      const at = 2 * (r * length + i);
      idWords[at] = row[i] as number;
      maskWords[at] = 1;
      if (kinds) typeWords[at] = kinds[i] as number;
    }
  });
  return { rows: rows.length, length, ids, mask, types: typeIds };
}

/**
 * One unit vector a row: the mean over the row's own tokens, or its first token's vector.
 *
 * @param output - shape [rows, length, dimensions].
 * @param lengths - tokens of each row, padding left out.
 * @see Reimers and Gurevych, "Sentence-BERT", EMNLP 2019, section 3, on mean pooling.
 */
export function poolRows(output: RawOutput, lengths: readonly number[], pooling: Pooling): Float32Array[] {
  const [, padded = 0, dimensions = 0] = output.dims;
  const { data } = output;
  return lengths.map((length, row) => {
    const start = row * padded * dimensions;
    // The sum has the mean's direction, and only the direction is kept.
    const vector =
      pooling === 'cls' ? data.slice(start, start + dimensions) : sumTokens(data, start, length, dimensions);
    return scaleToUnit(vector);
  });
}

/** Adds up `count` vectors that lie one after another; four at a time, which is twice as fast as one. */
function sumTokens(data: Float32Array, start: number, count: number, dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions);
  const end = start + count * dimensions;
  let at = start;
  for (; at + 4 * dimensions <= end; at += 4 * dimensions) {
    const [second, third, fourth] = [at + dimensions, at + 2 * dimensions, at + 3 * dimensions] as const;
    for (let d = 0; d < dimensions; d++) {
      const four =
        (data[at + d] as number) +
        (data[second + d] as number) +
        (data[third + d] as number) +
        (data[fourth + d] as number);
      sum[d] = (sum[d] as number) + four;
    }
  }
  for (; at < end; at += dimensions) {
    for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] as number) + (data[at + d] as number);
  }
  return sum;
}
