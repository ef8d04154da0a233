/**
 * Scores of one passage for one question. Words: BM25, how many of them stand close together, how many stand in the
 * question's own order. Meaning: the cosine of the passage's best window, and of its windows in the mean.
 */
import { dotPacked, packedLength } from '../../embeddings/vectors.ts';
import type { Candidate } from '../store/records.ts';
import { type Query, STRONG_TERMS } from './query.ts';

/** BM25's saturation and length normalisation (Robertson and Zaragoza, 2009, section 3.2), for passages of even length. */
const K1 = 0.8;
const B = 0.6;
/** How much a word in title or headings counts beside one in the body. */
const HEAD_WEIGHT = 1;
/** Content terms within which words count as standing together: about two sentences. */
const NEARBY_TERMS = 25;
const NEARBY_LIMIT = 1.5;

export interface LexicalScores {
  /** BM25 divided by the idf of the question's eight rarest words: about 1 when a passage holds them all once. */
  readonly bm25: number;
  /** Share of the question's idf that the passage holds anywhere, 0 to 1. */
  readonly coverage: number;
  /** Idf that stands within 25 content terms of the body, on the same scale, 0 to 1.5. */
  readonly nearby: number;
  /** Share of the question's neighbouring words that are neighbours in the passage too, 0 to 1; seven pairs are enough. */
  readonly adjacent: number;
  /** Share of the idf of the names and numbers in the question that the passage holds anywhere, 0 to 1. */
  readonly insisted: number;
}

const NONE: LexicalScores = { bm25: 0, coverage: 0, nearby: 0, adjacent: 0, insisted: 0 };

/** @param meanTerms - terms of a passage in the mean of the index. */
export function scoreWords(query: Query, candidate: Candidate, meanTerms: number): LexicalScores {
  if (query.totalIdf === 0) return NONE;
  const { places, terms, counts, pairs } = findWords(query, candidate.bodyTerms);
  const heads = countHeads(query, candidate);
  const length = candidate.bodyTerms.length + candidate.headTerms.length;
  const normalisation = K1 * (1 - B + (B * length) / Math.max(1, meanTerms));
  let bm25 = 0;
  let held = 0;
  let insisted = 0;
  let allInsisted = 0;
  for (const [term, { idf, insisted: byQuestion, unknown }] of query.terms.entries()) {
    const wanted = byQuestion && !unknown;
    if (wanted) allInsisted += idf;
    const frequency = (counts[term] as number) + HEAD_WEIGHT * (heads[term] as number);
    if (frequency === 0) continue;
    bm25 += (idf * frequency * (K1 + 1)) / (frequency + normalisation);
    held += idf;
    if (wanted) insisted += idf;
  }
  return {
    bm25: bm25 / query.strongIdf,
    coverage: held / query.totalIdf,
    insisted: allInsisted === 0 ? 0 : insisted / allInsisted,
    nearby: Math.min(NEARBY_LIMIT, weighNearby(query, places, terms) / query.strongIdf),
    adjacent: Math.min(1, pairs / Math.max(1, Math.min(query.terms.length, STRONG_TERMS) - 1)),
  };
}

/**
 * What of the question's idf a passage holds in one place, 0 to 1.5: within 25 content terms of the body, or in its title
 * and headings, which say what all of the body is about.
 */
export function wordsTogether(query: Query, candidate: Candidate): number {
  if (query.totalIdf === 0) return 0;
  const { places, terms } = findWords(query, candidate.bodyTerms);
  const weight = weighNearby(query, places, terms, countHeads(query, candidate));
  return Math.min(NEARBY_LIMIT, weight / query.strongIdf);
}

/** How often title and headings hold each of the question's words. */
function countHeads(query: Query, candidate: Candidate): Uint16Array {
  const heads = new Uint16Array(query.terms.length);
  for (const hash of candidate.headTerms) {
    const term = query.placeOf.get(hash);
    if (term !== undefined) heads[term] = (heads[term] as number) + 1;
  }
  return heads;
}

/** Where in the body the question's words stand, how often each, and how many of its word pairs stand side by side. */
function findWords(query: Query, body: Uint32Array) {
  const places: number[] = [];
  const terms: number[] = [];
  const counts = new Uint16Array(query.terms.length);
  const seenPairs = new Set<number>();
  let previous = -2;
  for (let place = 0; place < body.length; place++) {
    const term = query.placeOf.get(body[place] as number);
    if (term === undefined) {
      previous = -2;
      continue;
    }
    places.push(place);
    terms.push(term);
    counts[term] = (counts[term] as number) + 1;
    if (term === previous + 1) seenPairs.add(term);
    previous = term;
  }
  return { places, terms, counts, pairs: seenPairs.size };
}

/** Most idf that any stretch of `NEARBY_TERMS` terms holds, each word counted once; words of `held` are there in any case. */
function weighNearby(
  query: Query,
  places: readonly number[],
  terms: readonly number[],
  held: Uint16Array = new Uint16Array(query.terms.length),
): number {
  const inside = held.slice();
  let weight = query.terms.reduce((sum, { idf }, term) => sum + (inside[term] === 0 ? 0 : idf), 0);
  let best = weight;
  let first = 0;
  for (let last = 0; last < places.length; last++) {
    const term = terms[last] as number;
    if (inside[term] === 0) weight += query.terms[term]?.idf ?? 0;
    inside[term] = (inside[term] as number) + 1;
    while ((places[last] as number) - (places[first] as number) >= NEARBY_TERMS) {
      const leaving = terms[first++] as number;
      inside[leaving] = (inside[leaving] as number) - 1;
      if (inside[leaving] === 0) weight -= query.terms[leaving]?.idf ?? 0;
    }
    if (weight > best) best = weight;
  }
  return best;
}

export interface VectorScores {
  /** Cosine of the passage's best window with the question, -1 to 1. */
  readonly cosine: number;
  /** Mean cosine of all its windows, -1 to 1. */
  readonly breadth: number;
}

/** Both scores are 0 where the passage's vectors were made by another model. */
export function scoreMeaning(query: Query, candidate: Candidate): VectorScores {
  const { vector } = query;
  // A question may be under way while an index of another model is swapped in.
  if (vector.length === 0 || candidate.vectors[0]?.length !== packedLength(vector.length))
    return { cosine: 0, breadth: 0 };
  let best = -1;
  let sum = 0;
  for (const packed of candidate.vectors) {
    const cosine = dotPacked(vector, packed);
    sum += cosine;
    if (cosine > best) best = cosine;
  }
  return { cosine: best, breadth: sum / candidate.vectors.length };
}
