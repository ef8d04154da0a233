/**
 * Question -> ranked passages. Candidates come from the lexical and from the vector search; each is then scored by
 * both, whichever search found it (rank.ts).
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import type { Candidate } from '../store/records.ts';
import type { SearchStore } from '../store/store.ts';
import { type Query, readQuery } from './query.ts';
import { type Ranking, rankCandidates, type ScoredPassage } from './rank.ts';

export interface RetrieveOptions {
  readonly ranking?: Ranking;
  /** Path of the one article to search. */
  readonly article?: string;
  /** The question that this one follows up. */
  readonly context?: string | null;
  /** How many passages to rank, best first. */
  readonly limit?: number;
}

export interface Retrieval {
  readonly query: Query;
  readonly ranked: readonly ScoredPassage[];
}

/** Passages taken from each of the two searches. */
const POOL = 60;
/** Passages taken of those that hold the question's rarest word: BM25 puts many short ones that lack it before a long one. */
const RAREST_POOL = 10;
const DEFAULT_LIMIT = 50;

/** @returns at most `limit` passages, best first, and the question as they were scored for. */
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
  const loadTokens = (wanted: readonly Candidate[]) => store.loadTokens(wanted.map(({ passageId }) => passageId));
  const ranked = await rankCandidates(query, candidates, { ranking, model, meanTerms, loadTokens });
  return { query, ranked: ranked.slice(0, limit) };
}

async function gatherCandidates(
  store: SearchStore,
  query: Query,
  ranking: Ranking,
  article: string | undefined,
): Promise<number[]> {
  if (article !== undefined) return store.passagesOf(article);
  const [lexical, rarest, vector] = await Promise.all([
    ranking === 'vector' ? [] : store.searchLexical(query.lookup, POOL),
    ranking === 'vector' || query.rarest === null ? [] : store.searchLexical([query.rarest], RAREST_POOL),
    ranking === 'lexical' ? [] : store.searchVector(query.vector, POOL),
  ]);
  return [...new Set([...lexical, ...rarest, ...vector].map(({ passageId }) => passageId))];
}
