/**
 * Question -> ranked passages. Candidates come from the lexical and from the vector search; each is then scored by
 * both, whichever search found it, and the scores are added:
 *
 *   cov x normalised BM25 + cosine + soft match
 *
 * where `cov` is how much of the question the best passage covers. Where the question's words stand in the articles,
 * words lead; where they do not, `cov` falls and meaning leads.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import type { Candidate, SearchStore } from '../store/store.ts';
import { type Query, readQuery } from './query.ts';
import { bestCosine, coverage, normalisedBm25 } from './scores.ts';

export type Ranking = 'hybrid' | 'lexical' | 'vector';

export interface RetrieveOptions {
  readonly ranking?: Ranking;
  /** Path of the one article to search. */
  readonly article?: string;
  /** How many passages to rank, best first. */
  readonly limit?: number;
}

export interface ScoredPassage {
  readonly candidate: Candidate;
  readonly score: number;
  /** Normalised BM25, about 0 to 2. */
  readonly lexical: number;
  /** Share of the question's word weight that the passage holds, 0 to 1. */
  readonly coverage: number;
  readonly cosine: number;
  readonly soft: number;
}

export interface Retrieval {
  readonly query: Query;
  readonly ranked: readonly ScoredPassage[];
}

/** Passages taken from each of the two searches. */
const POOL = 150;
/** Passages whose words are matched one by one; the others keep a soft match of 0. */
const SOFT_POOL = 80;
const COVERAGE_LIMIT = 1.5;
const DEFAULT_LIMIT = 50;

export async function retrieve(
  store: SearchStore,
  model: EmbeddingModel,
  question: string,
  options: RetrieveOptions = {},
): Promise<Retrieval> {
  const { ranking = 'hybrid', article, limit = DEFAULT_LIMIT } = options;
  const query = await readQuery(store, model, question);
  const ids = await gatherCandidates(store, query, ranking, article);
  const [candidates, { meanTerms }] = await Promise.all([store.loadCandidates(ids), store.statistics()]);
  const scored = candidates.map((candidate) => ({
    candidate,
    lexical: ranking === 'vector' ? 0 : normalisedBm25(query, candidate, meanTerms),
    coverage: coverage(query, candidate),
    cosine: ranking === 'lexical' ? 0 : bestCosine(query, candidate),
  }));
  const cov = Math.min(
    COVERAGE_LIMIT,
    scored.reduce((best, { lexical }) => Math.max(best, lexical), 0),
  );
  const { fusion } = model.description;
  const first = scored
    .map((passage) => ({ ...passage, soft: 0, score: combine(passage, ranking, cov, fusion) }))
    .sort(byScore);
  const ranked = ranking === 'hybrid' ? await addSoftMatch(store, first, query, model) : first;
  return { query, ranked: ranked.slice(0, limit) };
}

interface Scores {
  readonly lexical: number;
  readonly cosine: number;
}

function combine(
  scores: Scores,
  ranking: Ranking,
  cov: number,
  fusion: EmbeddingModel['description']['fusion'],
): number {
  if (ranking === 'lexical') return scores.lexical;
  if (ranking === 'vector') return scores.cosine;
  return fusion.lexical * cov * scores.lexical + fusion.cosine * scores.cosine;
}

/** Equal scores keep the order of the articles, so that the same question always gets the same answer. */
const byScore = (a: ScoredPassage, b: ScoredPassage) =>
  b.score - a.score || a.candidate.passageId - b.candidate.passageId;

async function addSoftMatch(
  store: SearchStore,
  ranked: readonly ScoredPassage[],
  query: Query,
  model: EmbeddingModel,
): Promise<ScoredPassage[]> {
  const { tokenTable, description } = model;
  if (tokenTable === null || description.fusion.soft === 0) return [...ranked];
  const head = ranked.slice(0, SOFT_POOL);
  const tokens = await store.loadTokens(head.map(({ candidate }) => candidate.passageId));
  const scores = tokenTable.softMatch(query.tokens, tokens.flat());
  let at = 0;
  const rescored = head.map((passage, p) => {
    let soft = 0;
    for (let i = 0; i < (tokens[p]?.length ?? 0); i++) soft = Math.max(soft, scores[at++] as number);
    return { ...passage, soft, score: passage.score + description.fusion.soft * soft };
  });
  return [...rescored.sort(byScore), ...ranked.slice(SOFT_POOL)];
}

async function gatherCandidates(
  store: SearchStore,
  query: Query,
  ranking: Ranking,
  article: string | undefined,
): Promise<number[]> {
  if (article !== undefined) return store.passagesOf(article);
  const [lexical, vector] = await Promise.all([
    ranking === 'vector' ? [] : store.searchLexical(query.lookup, POOL),
    ranking === 'lexical' ? [] : store.searchVector(query.vector, POOL),
  ]);
  return [...new Set([...lexical, ...vector].map(({ passageId }) => passageId))];
}
