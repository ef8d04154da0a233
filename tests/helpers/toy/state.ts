/** What the stand-in for the core remembers, apart from it: a second one on the same state is a restart. */
import type { Verdict } from '../../../src/core.ts';
import type { Answer, Quote } from '../../../src/types.ts';
import { layOut, TOY_ARTICLES, type ToyArticle, type ToyVersion } from './articles.ts';

export interface ToyState {
  readonly versions: Map<number, ToyVersion>;
  readonly current: Map<string, number>;
  readonly answers: Map<string, { answer: Answer; place: string | null; person: string | null }>;
  readonly verdicts: { answer: string; verdict: Verdict; person: string | null }[];
  readonly pins: { id: number; question: string; quote: Quote; createdAt: number }[];
  readonly files: Map<string, Uint8Array>;
}

export function createToyState(articles: readonly ToyArticle[] = TOY_ARTICLES): ToyState {
  const state: ToyState = {
    versions: new Map(),
    current: new Map(),
    answers: new Map(),
    verdicts: [],
    pins: [],
    files: new Map(),
  };
  for (const article of articles) addVersion(state, article);
  return state;
}

/** Stores an article as a new version, as a reindex would. */
export function addVersion(state: ToyState, article: ToyArticle): number {
  const version = state.versions.size + 1;
  state.versions.set(version, layOut(article, version));
  state.current.set(article.path, version);
  return version;
}
