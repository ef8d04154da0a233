/**
 * A question as ranking sees it: its terms with their weights, misspelled ones mended, its vector and its tokens.
 */
import { distance } from 'fastest-levenshtein';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { hashTerm, questionTerms } from '../lexical.ts';
import type { SearchStore } from '../store/store.ts';

export interface QueryTerm {
  readonly term: string;
  /** `hashTerm` of the term, or of the indexed one that stands in for it. */
  readonly hash: number;
  /** Inverse document frequency, after Robertson and Sparck Jones; higher is rarer. */
  readonly idf: number;
  /** True when neither the term nor a likely spelling of it is in the index. */
  readonly unknown: boolean;
}

export interface Query {
  readonly terms: readonly QueryTerm[];
  /** Terms to look up: those known, and what unknown ones were probably meant to be. */
  readonly lookup: readonly string[];
  readonly vector: Float32Array;
  readonly tokens: Uint32Array;
  /** Sum of the terms' idf: what a passage that holds every word would cover. */
  readonly totalIdf: number;
}

/** A mended word counts a little less than one that was spelled so. */
const MENDED_WEIGHT = 0.8;

export const idfOf = (passages: number, total: number): number =>
  Math.log(1 + (total - passages + 0.5) / (passages + 0.5));

export async function readQuery(store: SearchStore, model: EmbeddingModel, question: string): Promise<Query> {
  const terms = questionTerms(question);
  const [{ passages: total }, frequencies, vector] = await Promise.all([
    store.statistics(),
    store.documentFrequencies(terms),
    model.embedQuery(question),
  ]);
  const found = await Promise.all(
    terms.map(async (term, i): Promise<QueryTerm & { lookup: string }> => {
      const passages = frequencies[i] ?? 0;
      if (passages > 0)
        return { term, lookup: term, hash: hashTerm(term), idf: idfOf(passages, total), unknown: false };
      const mended = await mendSpelling(store, term);
      // A word the index lacks weighs as much as the rarest it has.
      if (mended === null) return { term, lookup: term, hash: hashTerm(term), idf: idfOf(1, total), unknown: true };
      return {
        term,
        lookup: mended.term,
        hash: hashTerm(mended.term),
        idf: MENDED_WEIGHT * idfOf(mended.passages, total),
        unknown: false,
      };
    }),
  );
  return {
    terms: found,
    lookup: found.filter(({ unknown }) => !unknown).map(({ lookup }) => lookup),
    vector,
    tokens: model.tokenTable === null ? new Uint32Array() : model.tokenIds(question),
    totalIdf: found.reduce((sum, { idf }) => sum + idf, 0),
  };
}

/** The indexed term that an unknown one was probably meant to be: one edit away, or two for a long word. */
async function mendSpelling(store: SearchStore, term: string): Promise<{ term: string; passages: number } | null> {
  if (/\d/.test(term)) return null;
  const allowed = term.length >= 8 ? 2 : 1;
  let best: { term: string; passages: number; edits: number } | null = null;
  for (const other of await store.similarTerms(term)) {
    const edits = distance(term, other.term);
    if (edits > allowed || /\d/.test(other.term)) continue;
    if (best === null || edits < best.edits || (edits === best.edits && other.passages > best.passages))
      best = { ...other, edits };
  }
  return best;
}
