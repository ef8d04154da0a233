/**
 * The evidence gate: do the best passages hold an answer, and how sure is that? It decides from several features at
 * once. What a similarity is worth differs from corpus to corpus, so each is measured from what questions on other
 * subjects reach in this very corpus (calibration.ts). docs/quality.md says how often each confidence word is right.
 */
import type { FusionWeights } from '../../embeddings/known-models.ts';
import type { ScoredPassage } from '../retrieval/rank.ts';
import type { Retrieval } from '../retrieval/retrieve.ts';
import type { Confidence } from '../types.ts';
import type { Calibration } from './calibration.ts';
import type { ScoredSentence } from './sentences.ts';

/** What the gate looks at; the first two are differences from what a chance question reaches. */
export interface Evidence {
  readonly score: number;
  /** Cosine and soft match, weighed as the model's fusion weighs them, so that the models' ranges compare. */
  readonly meaning: number;
  /** Share of the question's word weight that the whole index lacks. */
  readonly unknown: number;
  /** Number of content words, on a scale of logarithms. */
  readonly length: number;
  /** Share of the names and numbers of the question that the best passage lacks. */
  readonly lacking: number;
  /** How rare the rarest word of the question is that the best sentence lacks, 0 to 1 (`ScoredSentence.gap`). */
  readonly gap: number;
  /** 1 where the question asks what is not so, and the best sentence denies nothing. */
  readonly negated: number;
}

export interface Verdict {
  readonly answered: boolean;
  readonly confidence: Confidence;
  /** Higher means surer; 0 is the threshold between answer and abstention. */
  readonly support: number;
  readonly evidence: Evidence;
}

/**
 * A logistic regression's weights and threshold, fitted on the development sets: answerable questions against questions
 * on other subjects and, at a fifth of the weight, against questions on the same subject that the articles leave open.
 * docs/decisions.md has what it reaches when half of the questions, or a whole set, is held out.
 */
const WEIGHTS: Evidence = {
  score: 1.6,
  meaning: 4.2,
  unknown: -5,
  length: 2.5,
  lacking: -2.8,
  gap: -1,
  negated: -1.5,
};
const THRESHOLD = 4.45;
const MEDIUM_ABOVE = 2;
const HIGH_ABOVE = 4;
const PHRASE_WORDS = 3;
const NEGATION = /\b(?:not|never|no|nor|neither|none|without|cannot)\b|n['’]t\b/i;

/**
 * @param sentence - the one that would be quoted first, if any.
 * @param fusion - the weights of the model that ranked.
 */
export function weighEvidence(
  question: string,
  retrieval: Retrieval,
  sentence: ScoredSentence | undefined,
  fusion: FusionWeights,
  calibration: Calibration,
): Verdict {
  const best = retrieval.ranked[0];
  const evidence = gatherEvidence(question, retrieval, sentence, fusion, calibration);
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

function gatherEvidence(
  question: string,
  { query, ranked }: Retrieval,
  sentence: ScoredSentence | undefined,
  fusion: FusionWeights,
  { usual }: Calibration,
): Evidence {
  const best = ranked[0];
  const reached = reach(ranked);
  const insisted = query.terms.filter((term) => term.insisted);
  const weigh = (terms: readonly { readonly idf: number }[]) => terms.reduce((sum, { idf }) => sum + idf, 0);
  const holds = (hash: number) =>
    best !== undefined && (best.candidate.bodyTerms.includes(hash) || best.candidate.headTerms.includes(hash));
  const lacking = insisted.filter(({ hash, unknown }) => unknown || !holds(hash));
  return {
    score: reached.score - usual.score,
    meaning: fusion.cosine * (reached.cosine - usual.cosine) + fusion.soft * (reached.soft - usual.soft),
    unknown: query.totalIdf === 0 ? 1 : weigh(query.terms.filter(({ unknown }) => unknown)) / query.totalIdf,
    length: Math.log(1 + query.terms.length),
    lacking: insisted.length === 0 ? 0 : weigh(lacking) / Math.max(1e-9, weigh(insisted)),
    gap: sentence?.gap ?? 1,
    negated: NEGATION.test(question) && !NEGATION.test(sentence?.text ?? '') ? 1 : 0,
  };
}

/** What a question reaches in the corpus: the figures that calibration takes the usual values of. */
export interface Reach {
  readonly score: number;
  readonly cosine: number;
  readonly soft: number;
}

export function reach(ranked: readonly ScoredPassage[]): Reach {
  const best = ranked[0];
  if (best === undefined) return { score: 0, cosine: 0, soft: 0 };
  const most = (value: (passage: ScoredPassage) => number) =>
    ranked.reduce((top, passage) => Math.max(top, value(passage)), 0);
  return {
    score: best.score,
    cosine: most(({ cosine }) => cosine),
    soft: most(({ soft }) => soft),
  };
}

/** A phrase that stands in an article word for word is never refused. */
function isExactPhrase({ query }: Retrieval, best: ScoredPassage): boolean {
  return query.terms.length >= PHRASE_WORDS && best.coverage > 0.999 && best.adjacent > 0.999;
}
