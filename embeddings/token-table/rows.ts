/**
 * Rows of token vectors in the memory of the WebAssembly kernel: int8 with a step each, vocabulary x (dimensions + 12)
 * bytes. Where a model's own rows are small whole multiples of a step, as the built-in model's are, nothing is lost.
 */
import { createTokenKernel, LANES, type TokenKernel } from './kernel.ts';

/** Ids that one call of the kernel takes, whatever the vocabulary. */
const MOST_IDS = 4096;
/** What is compared at once: texts, and tokens of all of them (a larger vocabulary: as many as it has). */
const MOST_TEXTS = 1024;
const MOST_PLACES = 65_536;
const LARGEST_LEVEL = 127;
/** Largest number of a vector that rows are compared with: 512 products of it with a level fit 32 bits eight times over. */
const QUERY_LEVELS = 4095;

/** The rows in the kernel's memory, and its calls. */
export class TokenRows {
  readonly size: number;
  readonly dimensions: number;
  readonly sizeBytes: number;
  /** True while every row was kept without loss. */
  exact = true;
  /** What makes a row of levels a unit vector: 1 / its length; 0 for a row of zeros. */
  readonly unit: Float32Array;
  /** Length of each row as the model gives it. */
  readonly weight: Float32Array;
  /** Texts, and tokens of all of them, that {@link setTexts} takes. */
  readonly mostTexts = MOST_TEXTS;
  readonly mostPlaces: number;
  /** Dimensions with the zeros that fill the last lanes. */
  readonly #width: number;
  readonly #kernel: TokenKernel;
  readonly #levels: Int8Array;
  readonly #steps: Float32Array;
  readonly #ids: Uint32Array;
  readonly #places: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #factors: Float32Array;
  readonly #cosines: Float32Array;
  readonly #scores: Float32Array;
  readonly #query: Int16Array;
  readonly #sum: Float32Array;
  #texts = 0;
  #distinct = 0;

  constructor(size: number, dimensions: number) {
    const width = Math.ceil(dimensions / LANES) * LANES;
    const most = Math.max(size, MOST_IDS);
    this.mostPlaces = Math.max(size, MOST_PLACES);
    const numbers = size + 3 * most + this.mostPlaces + 2 * MOST_TEXTS + width;
    const { kernel, memory } = createTokenKernel(size * width + 4 * numbers + 2 * width);
    let at = 0;
    const next = (bytes: number): number => {
      at += bytes;
      return at - bytes;
    };
    this.size = size;
    this.unit = new Float32Array(size);
    this.weight = new Float32Array(size);
    this.sizeBytes = memory.byteLength + 8 * size;
    this.dimensions = dimensions;
    this.#width = width;
    this.#kernel = kernel;
    this.#levels = new Int8Array(memory, next(size * width), size * width);
    this.#steps = new Float32Array(memory, next(4 * size), size);
    this.#ids = new Uint32Array(memory, next(4 * most), most);
    this.#places = new Uint32Array(memory, next(4 * this.mostPlaces), this.mostPlaces);
    this.#ends = new Uint32Array(memory, next(4 * MOST_TEXTS), MOST_TEXTS);
    this.#factors = new Float32Array(memory, next(4 * most), most);
    this.#cosines = new Float32Array(memory, next(4 * most), most);
    this.#scores = new Float32Array(memory, next(4 * MOST_TEXTS), MOST_TEXTS);
    this.#sum = new Float32Array(memory, next(4 * width), width);
    this.#query = new Int16Array(memory, next(2 * width), width);
  }

  /** Keeps rows that lie one behind the other in `data`; the first is that of token `first`. */
  setRows(first: number, data: Float32Array): void {
    const { dimensions } = this;
    for (let at = 0, id = first; at < data.length; at += dimensions, id++) {
      this.exact = this.#setRow(id, data.subarray(at, at + dimensions)) && this.exact;
    }
  }

  /** The parts that make up the rows, to be written to a file and read back into a table of the same shape. */
  parts(): Uint8Array[] {
    const { buffer } = this.#levels;
    const kept = this.size * (this.#width + 4);
    return [new Uint8Array(buffer, 0, kept), bytesOf(this.unit), bytesOf(this.weight)];
  }

  /** True when nothing of the row was lost. */
  #setRow(id: number, row: Float32Array): boolean {
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

  /** The sum of the rows of `ids`, the i-th of them `weights[i]` times. */
  sumRows(ids: readonly number[], weights?: Float32Array): Float32Array {
    this.#takeIds(ids);
    for (let i = 0; i < ids.length; i++)
      this.#factors[i] = (this.#steps[ids[i] as number] as number) * (weights?.[i] ?? 1);
    this.#kernel.sum(0, this.#width, this.#ids.byteOffset, ids.length, this.#factors.byteOffset, this.#sum.byteOffset);
    return this.#sum.slice(0, this.dimensions);
  }

  /** The cosine of each row of `ids` with `vector`, -1 to 1, which is rounded to {@link QUERY_LEVELS} steps; 0 for a row of zeros. */
  cosines(ids: readonly number[], vector: Float32Array): Float32Array {
    this.#takeIds(ids);
    const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    let squares = 0;
    for (let d = 0; d < vector.length; d++) {
      const level = largest === 0 ? 0 : Math.round(((vector[d] as number) / largest) * QUERY_LEVELS);
      this.#query[d] = level;
      squares += level * level;
    }
    for (let i = 0; i < ids.length; i++) this.#factors[i] = this.unit[ids[i] as number] as number;
    const [at, query, factors] = [this.#ids.byteOffset, this.#query.byteOffset, this.#factors.byteOffset];
    const unit = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    this.#kernel.cosines(0, this.#width, at, ids.length, query, unit, factors, this.#cosines.byteOffset);
    return this.#cosines.slice(0, ids.length);
  }

  #takeIds(ids: readonly number[]): void {
    if (ids.length > this.#ids.length)
      throw new RangeError(`At most ${this.#ids.length} token ids are summed at once, got ${ids.length}.`);
    this.#ids.set(ids);
  }

  /**
   * The texts that {@link addBest} scores, all at 0.
   *
   * @param distinct - ids of the tokens that stand in any of them, at most `size`.
   * @param places - for each token of each text, one text after the other, its place in `distinct`.
   * @param ends - where each text ends in `places`.
   */
  setTexts(distinct: Uint32Array, places: Uint32Array, ends: Uint32Array): void {
    this.#ids.set(distinct);
    this.#places.set(places);
    this.#ends.set(ends);
    distinct.forEach((id, i) => {
      this.#factors[i] = this.unit[id] as number;
    });
    this.#scores.fill(0, 0, ends.length);
    this.#texts = ends.length;
    this.#distinct = distinct.length;
  }

  /** Adds to each text's score `share` of the best cosine of row `id` with a token of the text; a negative one counts 0. */
  addBest(id: number, share: number): void {
    this.#query.set(this.#levels.subarray(id * this.#width, (id + 1) * this.#width));
    const [ids, query, units] = [this.#ids.byteOffset, this.#query.byteOffset, this.#factors.byteOffset];
    const cosines = this.#cosines.byteOffset;
    this.#kernel.cosines(0, this.#width, ids, this.#distinct, query, this.unit[id] as number, units, cosines);
    const [places, ends, scores] = [this.#places.byteOffset, this.#ends.byteOffset, this.#scores.byteOffset];
    this.#kernel.addBest(places, ends, this.#texts, cosines, share, scores);
  }

  /** The scores of the texts, in the order given. */
  scores(): Float32Array {
    return this.#scores.slice(0, this.#texts);
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

const bytesOf = (numbers: Float32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
