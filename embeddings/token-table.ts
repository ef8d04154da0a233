/**
 * The vectors of single tokens, of a model whose tokens have the same vector in every text. They serve twice: the
 * soft match (how well each word of a question is met by some word of a text, which a text's mean vector loses), and
 * the embedding itself, which for such a model is a sum of rows and needs no run of the model.
 *
 * Rows are int8 with a step each: vocabulary x (dimensions + 12) bytes, 8.6 MB for 32,000 tokens of 256 dimensions.
 * Where the model's own rows are small whole multiples of a step, as the built-in model's are, nothing is lost.
 */
import { createTokenKernel, LANES, type TokenKernel } from './token-kernel.ts';

export interface TokenTable {
  readonly dimensions: number;
  /** Bytes held. */
  readonly sizeBytes: number;
  /** True when every row is kept without loss, so that {@link sumRows} is the model's own output added up. */
  readonly exact: boolean;
  /** The sum of the vectors of `ids`, which may repeat: the direction of their mean. */
  sumRows(ids: readonly number[]): Float32Array;
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

/** Ids that one call of the kernel takes, whatever the vocabulary. */
const MOST_IDS = 4096;
const LARGEST_LEVEL = 127;

/**
 * @param rows - vocabulary x dimensions numbers: the model's raw output for every token id.
 * @param dimensions - numbers in a row.
 */
export function createTokenTable(rows: Float32Array, dimensions: number): TokenTable {
  const table = new KernelTable(rows.length / dimensions, dimensions);
  let exact = true;
  for (let id = 0; id < table.size; id++) {
    exact = table.setRow(id, rows.subarray(id * dimensions, (id + 1) * dimensions)) && exact;
  }
  return {
    dimensions,
    sizeBytes: table.sizeBytes,
    exact,
    sumRows: (ids) => table.sumRows(ids),
    softMatch: (questionIds, candidates) => softMatch(table, questionIds, candidates),
  };
}

/** The rows in the kernel's memory, and its calls. */
class KernelTable {
  readonly size: number;
  readonly sizeBytes: number;
  /** What makes a row of levels a unit vector: 1 / its length; 0 for a row of zeros. */
  readonly unit: Float32Array;
  /** Length of each row as the model gives it. */
  readonly weight: Float32Array;
  readonly #dimensions: number;
  /** Dimensions with the zeros that fill the last lanes. */
  readonly #width: number;
  readonly #kernel: TokenKernel;
  readonly #levels: Int8Array;
  readonly #steps: Float32Array;
  readonly #ids: Uint32Array;
  readonly #query: Int8Array;
  readonly #products: Int32Array;
  readonly #sum: Float32Array;

  constructor(size: number, dimensions: number) {
    const width = Math.ceil(dimensions / LANES) * LANES;
    const most = Math.max(size, MOST_IDS);
    const results = Math.max(most, width);
    const { kernel, memory } = createTokenKernel(size * width + width + 4 * (size + most + results));
    const idsAt = size * (width + 4);
    const queryAt = idsAt + 4 * most;
    const outAt = queryAt + width;
    this.size = size;
    this.unit = new Float32Array(size);
    this.weight = new Float32Array(size);
    this.sizeBytes = memory.byteLength + 8 * size;
    this.#dimensions = dimensions;
    this.#width = width;
    this.#kernel = kernel;
    this.#levels = new Int8Array(memory, 0, size * width);
    this.#steps = new Float32Array(memory, size * width, size);
    this.#ids = new Uint32Array(memory, idsAt, most);
    this.#query = new Int8Array(memory, queryAt, width);
    this.#products = new Int32Array(memory, outAt, most);
    this.#sum = new Float32Array(memory, outAt, width);
  }

  /** Keeps a row; true when nothing of it was lost. */
  setRow(id: number, row: Float32Array): boolean {
    let largest = 0;
    let smallest = Number.POSITIVE_INFINITY;
    let squares = 0;
    for (let d = 0; d < row.length; d++) {
      const size = Math.abs(row[d] as number);
      if (size > largest) largest = size;
      if (size > 0 && size < smallest) smallest = size;
      squares += size * size;
    }
    if (largest === 0) return true;
    const found = findStep(row, smallest, largest);
    const step = found ?? largest / LARGEST_LEVEL;
    const start = id * this.#width;
    let levelSquares = 0;
    for (let d = 0; d < row.length; d++) {
      const level = Math.round((row[d] as number) / step);
      this.#levels[start + d] = level;
      levelSquares += level * level;
    }
    this.#steps[id] = step;
    this.unit[id] = 1 / Math.sqrt(levelSquares);
    this.weight[id] = Math.sqrt(squares);
    return found !== null;
  }

  sumRows(ids: readonly number[]): Float32Array {
    if (ids.length > this.#ids.length)
      throw new RangeError(`sumRows: at most ${this.#ids.length} ids, got ${ids.length}.`);
    this.#ids.set(ids);
    const { byteOffset: at } = this.#ids;
    this.#kernel.sum(0, this.#width, at, ids.length, this.#steps.byteOffset, this.#sum.byteOffset);
    return this.#sum.slice(0, this.#dimensions);
  }

  /** Integer products of row `id` with the rows of `ids`; the result is overwritten by the next call. */
  products(id: number, ids: Uint32Array): Int32Array {
    this.#ids.set(ids);
    this.#query.set(this.#levels.subarray(id * this.#width, (id + 1) * this.#width));
    const { byteOffset: at } = this.#ids;
    this.#kernel.products(0, this.#width, at, ids.length, this.#query.byteOffset, this.#products.byteOffset);
    return this.#products;
  }
}

/** The step that a row is whole multiples of, if there is one: its smallest number, or a whole part of that. */
function findStep(row: Float32Array, smallest: number, largest: number): number | null {
  for (let part = 1; largest * part <= LARGEST_LEVEL * 1.001 * smallest; part++) {
    if (isMultiple(row, part / smallest)) return smallest / part;
  }
  return null;
}

function isMultiple(row: Float32Array, perStep: number): boolean {
  for (let d = 0; d < row.length; d++) {
    const times = (row[d] as number) * perStep;
    if (Math.abs(times - Math.round(times)) > 1e-3) return false;
  }
  return true;
}

function softMatch(table: KernelTable, questionIds: Uint32Array, candidates: readonly Uint32Array[]): Float32Array {
  const scores = new Float32Array(candidates.length);
  const question = questionIds.filter((id) => (table.weight[id] ?? 0) > 0);
  const weights = question.reduce((sum, id) => sum + (table.weight[id] as number), 0);
  if (weights === 0) return scores;
  const { places, ends, distinct } = numberTokens(candidates, table.size);
  const units = Float32Array.from(distinct, (id) => table.unit[id] as number);
  const cosines = new Float32Array(distinct.length);
  for (const id of question) {
    const products = table.products(id, distinct);
    const unit = table.unit[id] as number;
    for (let i = 0; i < cosines.length; i++) cosines[i] = (products[i] as number) * unit * (units[i] as number);
    const share = (table.weight[id] as number) / weights;
    let at = 0;
    for (let c = 0; c < candidates.length; c++) {
      let best = 0;
      for (const end = ends[c] as number; at < end; at++) {
        const cosine = cosines[places[at] as number] as number;
        if (cosine > best) best = cosine;
      }
      scores[c] = Math.min(1, (scores[c] as number) + share * best);
    }
  }
  return scores;
}

/** Numbers the distinct tokens of all candidates, so that each is compared with a question token once. */
function numberTokens(candidates: readonly Uint32Array[], vocabularySize: number) {
  const numbers = new Int32Array(vocabularySize).fill(-1);
  const places = new Uint32Array(candidates.reduce((sum, ids) => sum + ids.length, 0));
  const distinct = new Uint32Array(vocabularySize);
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
