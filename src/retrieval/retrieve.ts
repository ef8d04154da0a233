/**
 * Question -> ranked passages. Candidates come from the lexical and from the vector search; each is then scored by
 * both, whichever search found it, and the scores are added:
 *
 *   cov x (BM25 + words nearby + words in order) + cosine + soft match, each with its weight
 *
 * where `cov` is the best BM25 of any passage. Where the question's words stand in the articles, words lead; where
 * they do not, `cov` falls and meaning leads. docs/decisions.md says how the weights were found.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import type { Candidate, SearchStore } from '../store/store.ts';
import { type Query, readQuery } from './query.ts';
import { bestCosine, type LexicalScores, scoreWords } from './scores.ts';

export type Ranking = 'hybrid' | 'lexical' | 'vector';

export interface RetrieveOptions {
  readonly ranking?: Ranking;
  /** Path of the one article to search. */
  readonly article?: string;
  /** The question that this one follows up. */
  readonly context?: string | null;
  /** How many passages to rank, best first. */
  readonly limit?: number;
}

export interface ScoredPassage extends LexicalScores {
  readonly candidate: Candidate;
  readonly score: number;
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
  const query = await readQuery(store, model, question, options.context ?? null);
  const ids = await gatherCandidates(store, query, ranking, article);
  const [candidates, { meanTerms }] = await Promise.all([store.loadCandidates(ids), store.statistics()]);
  const scored = candidates.map((candidate) => ({
    candidate,
    ...scoreWords(query, candidate, meanTerms),
    cosine: ranking === 'lexical' ? 0 : bestCosine(query, candidate),
  }));
  const cov = Math.min(
    COVERAGE_LIMIT,
    scored.reduce((best, { bm25 }) => Math.max(best, bm25), 0),
  );
  const { fusion } = model.description;
  const first = scored
    .map((passage) => ({ ...passage, soft: 0, score: combine(passage, ranking, cov, fusion) }))
    .sort(byScore);
  const ranked = ranking === 'hybrid' ? await addSoftMatch(store, first, query, model) : first;
  return { query, ranked: ranked.slice(0, limit) };
}

/** What the three lexical scores weigh beside one another; a model's `fusion.lexical` scales them together. */
const BM25_WEIGHT = 0.28;
const NEARBY_WEIGHT = 0.33;
const ADJACENT_WEIGHT = 0.4;

function combine(
  { bm25, nearby, adjacent, cosine }: LexicalScores & { readonly cosine: number },
  ranking: Ranking,
  cov: number,
  fusion: EmbeddingModel['description']['fusion'],
): number {
  if (ranking === 'lexical') return bm25;
  if (ranking === 'vector') return cosine;
  const words = BM25_WEIGHT * bm25 + NEARBY_WEIGHT * nearby + ADJACENT_WEIGHT * adjacent;
  return fusion.lexical * cov * words + fusion.cosine * cosine;
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
