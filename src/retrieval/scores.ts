/** Scores of one passage for one question: BM25 over its packed terms, cosine and soft match over its windows. */
import { dotPacked, packedLength } from '../../embeddings/vectors.ts';
import type { Candidate } from '../store/store.ts';
import type { Query } from './query.ts';

/** BM25's saturation and length normalisation (Robertson and Zaragoza, 2009, section 3.2). */
const K1 = 1.2;
const B = 0.75;
/** How much more a word in title or headings counts than one in the body. */
const HEAD_WEIGHT = 1.5;

/** @returns BM25 of the passage divided by the question's total idf: about 1 when it holds every word once. */
export function normalisedBm25(query: Query, candidate: Candidate, meanTerms: number): number {
  if (query.totalIdf === 0) return 0;
  const length = candidate.bodyTerms.length + candidate.headTerms.length;
  const normalisation = K1 * (1 - B + (B * length) / Math.max(1, meanTerms));
  let score = 0;
  for (const { hash, idf, unknown } of query.terms) {
    if (unknown) continue;
    const frequency = count(candidate.bodyTerms, hash) + HEAD_WEIGHT * count(candidate.headTerms, hash);
    if (frequency > 0) score += (idf * frequency * (K1 + 1)) / (frequency + normalisation);
  }
  return score / query.totalIdf;
}

/** @returns the share of the question's idf that the passage holds at all, 0 to 1. */
export function coverage(query: Query, candidate: Candidate): number {
  if (query.totalIdf === 0) return 0;
  let held = 0;
  for (const { hash, idf, unknown } of query.terms) {
    if (!unknown && (candidate.bodyTerms.includes(hash) || candidate.headTerms.includes(hash))) held += idf;
  }
  return held / query.totalIdf;
}

/** @returns the cosine of the passage's best window, -1 to 1. */
export function bestCosine(query: Query, candidate: Candidate): number {
  const { vector } = query;
  // A question may be under way while an index of another model is swapped in.
  if (vector.length === 0 || candidate.vectors[0]?.length !== packedLength(vector.length)) return 0;
  let best = -1;
  for (const packed of candidate.vectors) best = Math.max(best, dotPacked(vector, packed));
  return best;
}

function count(terms: Uint32Array, hash: number): number {
  let found = 0;
  for (let i = 0; i < terms.length; i++) if (terms[i] === hash) found++;
  return found;
}
