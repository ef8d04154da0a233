/**
 * The evidence gate: do the best passages hold an answer, and how sure is that? It decides from several features at
 * once. What a similarity is worth differs from corpus to corpus, so each is measured from what questions on other
 * subjects reach in this very corpus (calibration.ts). docs/quality.md says how often each confidence word is right.
 */
import type { Retrieval, ScoredPassage } from '../retrieval/retrieve.ts';
import type { Confidence } from '../types.ts';
import type { Calibration } from './calibration.ts';

/** What the gate looks at; the first five are differences from what a chance question reaches. */
export interface Evidence {
  readonly score: number;
  readonly cosine: number;
  readonly soft: number;
  /** How far the best passage stands above the thirtieth. */
  readonly margin: number;
  readonly coverage: number;
  /** Share of the question's word weight that the whole index lacks. */
  readonly unknown: number;
  /** Number of content words, on a scale of logarithms. */
  readonly length: number;
  /** Share of the names and numbers of the question that the best passage lacks. */
  readonly lacking: number;
}

export interface Verdict {
  readonly answered: boolean;
  readonly confidence: Confidence;
  /** Higher means surer; 0 is the threshold between answer and abstention. */
  readonly support: number;
  readonly evidence: Evidence;
}

/**
 * A logistic regression's weights and threshold. Fitted on the development sets with each set held out in turn: 96.8 %
 * of questions on other subjects refused at 5 % false refusals, with this one setting for all of them.
 */
const WEIGHTS: Evidence = {
  score: 1.7,
  cosine: 5.94,
  soft: 1.97,
  margin: 1.86,
  coverage: 0.04,
  unknown: -2.22,
  length: 1.98,
  lacking: -2.6,
};
const THRESHOLD = 4.91;
const MEDIUM_ABOVE = 1.5;
const HIGH_ABOVE = 4;
const MARGIN_RANK = 30;
const PHRASE_WORDS = 3;

export function weighEvidence(retrieval: Retrieval, calibration: Calibration): Verdict {
  const best = retrieval.ranked[0];
  const evidence = gatherEvidence(retrieval, calibration);
  const names = Object.keys(WEIGHTS) as (keyof Evidence)[];
  const support = names.reduce((sum, name) => sum + WEIGHTS[name] * evidence[name], 0) - THRESHOLD;
  const phrase = best !== undefined && isExactPhrase(retrieval, best);
  return {
    answered: best !== undefined && (support >= 0 || phrase),
    confidence: support >= HIGH_ABOVE || phrase ? 'high' : support >= MEDIUM_ABOVE ? 'medium' : 'low',
    support,
    evidence,
  };
}

export function gatherEvidence({ query, ranked }: Retrieval, { usual }: Calibration): Evidence {
  const best = ranked[0];
  const reached = reach(ranked);
  const insisted = query.terms.filter((term) => term.insisted);
  const weigh = (terms: readonly { readonly idf: number }[]) => terms.reduce((sum, { idf }) => sum + idf, 0);
  const holds = (hash: number) =>
    best !== undefined && (best.candidate.bodyTerms.includes(hash) || best.candidate.headTerms.includes(hash));
  const lacking = insisted.filter(({ hash, unknown }) => unknown || !holds(hash));
  return {
    score: reached.score - usual.score,
    cosine: reached.cosine - usual.cosine,
    soft: reached.soft - usual.soft,
    margin: reached.margin - usual.margin,
    coverage: reached.coverage - usual.coverage,
    unknown: query.totalIdf === 0 ? 1 : weigh(query.terms.filter(({ unknown }) => unknown)) / query.totalIdf,
    length: Math.log(1 + query.terms.length),
    lacking: insisted.length === 0 ? 0 : weigh(lacking) / Math.max(1e-9, weigh(insisted)),
  };
}

/** What a question reaches in the corpus: the figures that calibration takes the usual values of. */
export interface Reach {
  readonly score: number;
  readonly cosine: number;
  readonly soft: number;
  readonly margin: number;
  readonly coverage: number;
}

export function reach(ranked: readonly ScoredPassage[]): Reach {
  const best = ranked[0];
  if (best === undefined) return { score: 0, cosine: 0, soft: 0, margin: 0, coverage: 0 };
  const most = (value: (passage: ScoredPassage) => number) =>
    ranked.reduce((top, passage) => Math.max(top, value(passage)), 0);
  const low = ranked[Math.min(MARGIN_RANK, ranked.length - 1)]?.score ?? 0;
  return {
    score: best.score,
    cosine: most(({ cosine }) => cosine),
    soft: most(({ soft }) => soft),
    margin: best.score - low,
    coverage: best.coverage,
  };
}

/** A phrase that stands in an article word for word is never refused. */
function isExactPhrase({ query }: Retrieval, best: ScoredPassage): boolean {
  return query.terms.length >= PHRASE_WORDS && best.coverage > 0.999 && best.adjacent > 0.999;
}
