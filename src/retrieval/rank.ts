/**
 * Candidates -> ranked candidates, by a sum of scores:
 *
 *   cov x (BM25 + words nearby + words in order) + names and numbers + cosine + (1 - cov) x breadth + soft match
 *
 * each with its weight, where `cov` is the best BM25 of any candidate, and the breadth the mean cosine of a passage's windows. Where the
 * question's words stand in the articles, words lead. Where they do not, `cov` falls and meaning leads; and as a single
 * window may then be near by chance, the rest of its passage has a say. docs/decisions.md says how the weights were found.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import type { Candidate } from '../store/records.ts';
import type { Query } from './query.ts';
import { type LexicalScores, scoreMeaning, scoreWords, type VectorScores } from './scores.ts';

export type Ranking = 'hybrid' | 'lexical' | 'vector';

export interface ScoredPassage extends LexicalScores, VectorScores {
  readonly candidate: Candidate;
  readonly score: number;
  readonly soft: number;
}

export interface RankOptions {
  readonly ranking: Ranking;
  readonly model: EmbeddingModel;
  /** Mean number of content terms in a candidate, over the corpus. */
  readonly meanTerms: number;
  /** Distinct token ids of each candidate, one list a window; asked for the head of the ranking only. */
  readonly loadTokens: (candidates: readonly Candidate[]) => Promise<readonly (readonly Uint32Array[])[]>;
}

/** What the three lexical scores weigh beside one another; a model's `fusion.lexical` scales them together. */
const BM25_WEIGHT = 0.28;
const NEARBY_WEIGHT = 0.33;
const ADJACENT_WEIGHT = 0.4;
/** What the names and numbers that the question insists on weigh by themselves, wherever in the passage they stand. */
const INSISTED_WEIGHT = 0.2;
const COVERAGE_LIMIT = 1.5;
/** What the mean cosine weighs beside the best one where no word of the question is found. */
const BREADTH_WEIGHT = 0.3;
/** Candidates whose words are matched one by one; the others keep a soft match of 0. */
const SOFT_POOL = 20;
const NO_MEANING: VectorScores = { cosine: 0, breadth: 0 };

/** @returns the candidates with their scores, best first. */
export async function rankCandidates(
  query: Query,
  candidates: readonly Candidate[],
  options: RankOptions,
): Promise<ScoredPassage[]> {
  const { ranking, model, meanTerms } = options;
  // One object a candidate, filled in step by step: copies of it would be most of what a question leaves to collect.
  const scored = candidates.map((candidate): Draft => {
    const meaning = ranking === 'lexical' ? NO_MEANING : scoreMeaning(query, candidate);
    return { candidate, ...scoreWords(query, candidate, meanTerms), ...meaning, soft: 0, score: 0 };
  });
  const cov = Math.min(
    COVERAGE_LIMIT,
    scored.reduce((best, { bm25 }) => Math.max(best, bm25), 0),
  );
  for (const passage of scored) passage.score = combine(passage, ranking, cov, model.description.fusion);
  scored.sort(byScore);
  if (ranking === 'hybrid') await addSoftMatch(query, scored, options);
  return scored;
}

type Draft = ScoredPassage & { score: number; soft: number };

function combine(
  { bm25, nearby, adjacent, insisted, cosine, breadth }: LexicalScores & VectorScores,
  ranking: Ranking,
  cov: number,
  fusion: EmbeddingModel['description']['fusion'],
): number {
  if (ranking === 'lexical') return bm25;
  if (ranking === 'vector') return cosine;
  const words = BM25_WEIGHT * bm25 + NEARBY_WEIGHT * nearby + ADJACENT_WEIGHT * adjacent;
  const meaning = cosine + BREADTH_WEIGHT * Math.max(0, 1 - cov) * breadth;
  return fusion.lexical * (cov * words + INSISTED_WEIGHT * insisted) + fusion.cosine * meaning;
}

/** Equal scores keep the order of the articles, so that the same question always gets the same answer. */
const byScore = (a: ScoredPassage, b: ScoredPassage) =>
  b.score - a.score || a.candidate.passageId - b.candidate.passageId;

/** Adds the soft match to the head of `ranked`, and puts the head in its new order. */
async function addSoftMatch(query: Query, ranked: Draft[], { model, loadTokens }: RankOptions): Promise<void> {
  const { tokenTable, description } = model;
  if (tokenTable === null || description.fusion.soft === 0) return;
  const head = ranked.slice(0, SOFT_POOL);
  const tokens = await loadTokens(head.map(({ candidate }) => candidate));
  const scores = tokenTable.softMatch(query.tokens, tokens.flat());
  let at = 0;
  head.forEach((passage, p) => {
    for (let i = 0; i < (tokens[p]?.length ?? 0); i++) passage.soft = Math.max(passage.soft, scores[at++] as number);
    passage.score += description.fusion.soft * passage.soft;
  });
  ranked.splice(0, head.length, ...head.sort(byScore));
}
