/**
 * The vectors of single tokens, of a model whose tokens have the same vector in every text. They serve twice: the
 * soft match (how well each word of a question is met by some word of a text, which a text's mean vector loses), and
 * the embedding itself, which for such a model is a sum of rows and needs no run of the model.
 */
import type { TokenRows } from './token-table/rows.ts';

export interface TokenTable {
  readonly dimensions: number;
  /** Bytes held. */
  readonly sizeBytes: number;
  /** True when every row is kept without loss, so that {@link sumRows} is the model's own output added up. */
  readonly exact: boolean;
  /**
   * The sum of the vectors of `ids`, which may repeat: the direction of their mean. With a damping each is weighed by
   * exp(-damping x its cosine with that mean): what a text keeps coming back to counts less, what it says once counts more.
   */
  sumRows(ids: readonly number[], damping?: number): Float32Array;
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

export function tokenTableOf(rows: TokenRows): TokenTable {
  const numberTokens = createNumbering(rows.size);
  return {
    dimensions: rows.dimensions,
    sizeBytes: rows.sizeBytes,
    exact: rows.exact,
    sumRows: (ids, damping = 0) => sumRows(rows, ids, damping),
    softMatch: (questionIds, candidates) => softMatch(rows, numberTokens, questionIds, candidates),
  };
}

function sumRows(rows: TokenRows, ids: readonly number[], damping: number): Float32Array {
  const sum = rows.sumRows(ids);
  if (damping === 0) return sum;
  const weights = rows.cosines(ids, sum).map((cosine) => Math.exp(-damping * cosine));
  return rows.sumRows(ids, weights);
}

function softMatch(
  table: TokenRows,
  numberTokens: Numbering,
  questionIds: Uint32Array,
  candidates: readonly Uint32Array[],
): Float32Array {
  const scores = new Float32Array(candidates.length);
  const question = questionIds.filter((id) => (table.weight[id] ?? 0) > 0);
  const weights = question.reduce((sum, id) => sum + (table.weight[id] as number), 0);
  if (weights === 0) return scores;
  for (let first = 0; first < candidates.length; ) {
    const past = endOfPart(candidates, first, table);
    const { distinct, places, ends } = numberTokens(candidates.slice(first, past));
    table.setTexts(distinct, places, ends);
    for (const id of question) table.addBest(id, (table.weight[id] as number) / weights);
    scores.set(
      table.scores().map((score) => Math.min(1, score)),
      first,
    );
    first = past;
  }
  return scores;
}

/** Where the part that begins at `first` ends: as many candidates as the table compares at once, and at least one. */
function endOfPart(candidates: readonly Uint32Array[], first: number, table: TokenRows): number {
  let past = first + 1;
  let tokens = candidates[first]?.length ?? 0;
  for (; past < candidates.length && past - first < table.mostTexts; past++) {
    tokens += (candidates[past] as Uint32Array).length;
    if (tokens > table.mostPlaces) break;
  }
  return past;
}

type Numbering = (candidates: readonly Uint32Array[]) => {
  /** For each token of each candidate, one after the other, its place in `distinct`. */
  readonly places: Uint32Array;
  /** Where each candidate's tokens end in `places`. */
  readonly ends: Uint32Array;
  readonly distinct: Uint32Array;
};

/** Numbers the distinct tokens of all candidates, so that each is compared with a question token once. */
function createNumbering(vocabularySize: number): Numbering {
  // Kept between calls and wiped by a new round number: as large as the vocabulary, they were most of a question's garbage.
  const numbers = new Uint32Array(vocabularySize);
  const rounds = new Uint32Array(vocabularySize);
  const known = new Uint32Array(vocabularySize);
  let round = 0;
  return (candidates) => {
    round++;
    const places = new Uint32Array(candidates.reduce((sum, ids) => sum + ids.length, 0));
    const ends = new Uint32Array(candidates.length);
    let at = 0;
    let count = 0;
    for (let c = 0; c < candidates.length; c++) {
      for (const id of candidates[c] as Uint32Array) {
        if (id >= vocabularySize) continue;
        if (rounds[id] !== round) {
          rounds[id] = round;
          known[count] = id;
          numbers[id] = count++;
        }
        places[at++] = numbers[id] as number;
      }
      ends[c] = at;
    }
    return { places, ends, distinct: known.subarray(0, count) };
  };
}
