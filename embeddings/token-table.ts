/**
 * Soft match: how well each word of a question is met by some word of a text, by meaning. It is what the mean vector
 * of a text loses. Only models whose tokens have fixed vectors offer it; the table holds those vectors once.
 *
 * Rows are int8 with a factor each: vocabulary x (dimensions + 8) bytes, 8.4 MB for 32,000 tokens of 256 dimensions.
 * The built-in model's own rows are such, so nothing is lost; for others a cosine is off by less than 0.01.
 */

const LEVELS = 127;
/** Question tokens compared in one pass over a candidate's row: reading the row costs as much as multiplying it. */
const LANES = 4;

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

interface Rows {
  readonly dimensions: number;
  /** vocabulary x dimensions. */
  readonly levels: Int8Array;
  /** What makes a row of levels a unit vector: 1 / its length; 0 for a row of zeros. */
  readonly unit: Float32Array;
  /** Length of each row as the model gives it. */
  readonly weight: Float32Array;
}

/**
 * @param rows - vocabulary x dimensions numbers: the model's raw output for every token id.
 * @param dimensions - numbers in a row.
 */
export function createTokenTable(rows: Float32Array, dimensions: number): TokenTable {
  const table = quantize(rows, dimensions);
  return {
    dimensions,
    sizeBytes: table.levels.byteLength + table.unit.byteLength + table.weight.byteLength,
    softMatch: (questionIds, candidates) => softMatch(table, questionIds, candidates),
  };
}

function quantize(rows: Float32Array, dimensions: number): Rows {
  const size = rows.length / dimensions;
  const levels = new Int8Array(rows.length);
  const unit = new Float32Array(size);
  const weight = new Float32Array(size);
  for (let id = 0; id < size; id++) {
    const start = id * dimensions;
    let largest = 0;
    let squares = 0;
    for (let at = start; at < start + dimensions; at++) {
      largest = Math.max(largest, Math.abs(rows[at] as number));
      squares += (rows[at] as number) ** 2;
    }
    if (largest === 0) continue;
    let levelSquares = 0;
    for (let at = start; at < start + dimensions; at++) {
      const level = Math.round(((rows[at] as number) / largest) * LEVELS);
      levels[at] = level;
      levelSquares += level * level;
    }
    unit[id] = 1 / Math.sqrt(levelSquares);
    weight[id] = Math.sqrt(squares);
  }
  return { dimensions, levels, unit, weight };
}

function softMatch(table: Rows, questionIds: Uint32Array, candidates: readonly Uint32Array[]): Float32Array {
  const scores = new Float32Array(candidates.length);
  const question = questionIds.filter((id) => (table.weight[id] ?? 0) > 0);
  const weights = question.reduce((sum, id) => sum + (table.weight[id] as number), 0);
  if (weights === 0) return scores;
  const { places, ends, distinct } = numberTokens(candidates, table.weight.length);
  const cosines = compareAll(table, question, distinct);
  question.forEach((id, q) => {
    const share = (table.weight[id] as number) / weights;
    const first = q * distinct.length;
    let at = 0;
    for (let c = 0; c < candidates.length; c++) {
      let best = 0;
      for (const end = ends[c] as number; at < end; at++) {
        const cosine = cosines[first + (places[at] as number)] as number;
        if (cosine > best) best = cosine;
      }
      scores[c] = Math.min(1, (scores[c] as number) + share * best);
    }
  });
  return scores;
}

/** Numbers the distinct tokens of all candidates, so that each is compared with a question token once. */
function numberTokens(candidates: readonly Uint32Array[], vocabularySize: number) {
  const numbers = new Int32Array(vocabularySize).fill(-1);
  const total = candidates.reduce((sum, ids) => sum + ids.length, 0);
  const places = new Uint32Array(total);
  const distinct = new Uint32Array(total);
  const ends = new Uint32Array(candidates.length);
  let at = 0;
  let count = 0;
  candidates.forEach((ids, c) => {
    for (const id of ids) {
      if (id >= vocabularySize) continue;
      if (numbers[id] === -1) {
        distinct[count] = id;
        numbers[id] = count++;
      }
      places[at++] = numbers[id] as number;
    }
    ends[c] = at;
  });
  return { places, ends, distinct: distinct.subarray(0, count) };
}

/** Cosines of every question token with every distinct token, question by question. */
function compareAll(table: Rows, question: Uint32Array, distinct: Uint32Array): Float32Array {
  const { dimensions, levels, unit } = table;
  const cosines = new Float32Array(question.length * distinct.length);
  for (let first = 0; first < question.length; first += LANES) {
    const lanes = Array.from({ length: LANES }, (_, lane) => question[first + lane]);
    const rows = lanes.map((id) => {
      const start = (id ?? 0) * dimensions;
      return Int32Array.from(levels.subarray(start, start + dimensions));
    }) as [Int32Array, Int32Array, Int32Array, Int32Array];
    const sums = multiply(rows, levels, distinct);
    lanes.forEach((id, lane) => {
      if (id === undefined) return;
      const target = (first + lane) * distinct.length;
      const factor = unit[id] as number;
      for (let i = 0; i < distinct.length; i++) {
        cosines[target + i] = (sums[i * LANES + lane] as number) * factor * (unit[distinct[i] as number] as number);
      }
    });
  }
  return cosines;
}

/** Integer products of four rows with the rows of `ids`; an int32 holds them up to 130,000 dimensions. */
function multiply(
  [a, b, c, d]: readonly [Int32Array, Int32Array, Int32Array, Int32Array],
  levels: Int8Array,
  ids: Uint32Array,
): Int32Array {
  const dimensions = a.length;
  const sums = new Int32Array(ids.length * LANES);
  for (let i = 0; i < ids.length; i++) {
    const start = (ids[i] as number) * dimensions;
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let k = 0; k < dimensions; k++) {
      const level = levels[start + k] as number;
      sumA = (sumA + Math.imul(a[k] as number, level)) | 0;
      sumB = (sumB + Math.imul(b[k] as number, level)) | 0;
      sumC = (sumC + Math.imul(c[k] as number, level)) | 0;
      sumD = (sumD + Math.imul(d[k] as number, level)) | 0;
    }
    sums.set([sumA, sumB, sumC, sumD], i * LANES);
  }
  return sums;
}
