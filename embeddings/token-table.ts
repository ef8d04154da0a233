/**
 * Soft match: how well each word of a question is met by some word of a text, by meaning. It is what the mean vector
 * of a text loses. Only models whose tokens have fixed vectors offer it; the table holds those vectors once.
 *
 * Rows are kept as int8 unit vectors: vocabulary x (dimensions + 4) bytes, 8.3 MB for 32,000 tokens of 256
 * dimensions, and a cosine is off by less than 0.01.
 */

const LEVELS = 127;

export interface TokenTable {
  readonly dimensions: number;
  /** Bytes held. */
  readonly sizeBytes: number;
  /**
   * Scores candidates against a question: for each distinct question token the best cosine (negative counts 0) with
   * any token of the candidate, averaged with the tokens' row lengths as weights (training makes them an idf).
   *
   * @param questionIds - distinct token ids of the question, content tokens only.
   * @param candidates - N sets of distinct token ids, content tokens only.
   * @returns N scores from 0 to 1, in the order given; all 0 when the question has no content token.
   */
  softMatch(questionIds: Uint32Array, candidates: readonly Uint32Array[]): Float32Array;
}

/**
 * @param rows - vocabulary x dimensions numbers: the model's raw output for every token id.
 * @param dimensions - numbers in a row.
 */
export function createTokenTable(rows: Float32Array, dimensions: number): TokenTable {
  const size = rows.length / dimensions;
  const units = new Int8Array(rows.length);
  const lengths = new Float32Array(size);
  for (let id = 0; id < size; id++) {
    const row = rows.subarray(id * dimensions, (id + 1) * dimensions);
    const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
    lengths[id] = length;
    if (length === 0) continue;
    for (let d = 0; d < dimensions; d++)
      units[id * dimensions + d] = Math.round(((row[d] as number) / length) * LEVELS);
  }
  return {
    dimensions,
    sizeBytes: units.byteLength + lengths.byteLength,
    softMatch: (questionIds, candidates) => softMatch(units, lengths, dimensions, questionIds, candidates),
  };
}

function softMatch(
  units: Int8Array,
  lengths: Float32Array,
  dimensions: number,
  questionIds: Uint32Array,
  candidates: readonly Uint32Array[],
): Float32Array {
  const scores = new Float32Array(candidates.length);
  const { flat, slots, distinct } = numberTokens(candidates, lengths.length);
  const row = new Float64Array(dimensions);
  const similarities = new Float32Array(distinct.length);
  let weights = 0;
  for (const question of questionIds) {
    const weight = lengths[question] ?? 0;
    if (weight === 0) continue;
    weights += weight;
    for (let d = 0; d < dimensions; d++) row[d] = (units[question * dimensions + d] as number) / (LEVELS * LEVELS);
    compare(row, units, distinct, similarities);
    let at = 0;
    for (let c = 0; c < candidates.length; c++) {
      let best = 0;
      for (const end = flat[c] as number; at < end; at++) {
        const similarity = similarities[slots[at] as number] as number;
        if (similarity > best) best = similarity;
      }
      scores[c] = (scores[c] as number) + weight * best;
    }
  }
  if (weights > 0) for (let c = 0; c < scores.length; c++) scores[c] = Math.min(1, (scores[c] as number) / weights);
  return scores;
}

/** Numbers the distinct tokens of all candidates, so that each is compared once a question token. */
function numberTokens(candidates: readonly Uint32Array[], vocabularySize: number) {
  const numbers = new Map<number, number>();
  const slots = new Uint32Array(candidates.reduce((sum, ids) => sum + ids.length, 0));
  const flat = new Uint32Array(candidates.length);
  let at = 0;
  candidates.forEach((ids, c) => {
    for (const id of ids) {
      if (id >= vocabularySize) continue;
      let number = numbers.get(id);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(id, number);
      }
      slots[at++] = number;
    }
    flat[c] = at;
  });
  return { slots, flat, distinct: Uint32Array.from(numbers.keys()) };
}

function compare(row: Float64Array, units: Int8Array, ids: Uint32Array, similarities: Float32Array): void {
  const dimensions = row.length;
  for (let i = 0; i < ids.length; i++) {
    const start = (ids[i] as number) * dimensions;
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += (row[d] as number) * (units[start + d] as number);
    similarities[i] = sum;
  }
}
