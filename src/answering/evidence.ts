/**
 * The evidence gate: do the best passages hold an answer, and how sure is that? It decides from several features, not
 * from one raw similarity, because what a similarity is worth differs from corpus to corpus.
 */
import type { Retrieval } from '../retrieval/retrieve.ts';
import type { Confidence } from '../types.ts';
import type { ScoredSentence } from './sentences.ts';

export interface Evidence {
  /** Share of the question's word weight that the best passage holds, 0 to 1. */
  readonly coverage: number;
  readonly cosine: number;
  readonly soft: number;
  readonly sentence: number;
}

export interface Verdict {
  readonly answered: boolean;
  readonly confidence: Confidence;
  /** What the decision was made on, 0 to 1; higher means surer. */
  readonly support: number;
  readonly evidence: Evidence;
}

const ANSWER_ABOVE = 0.42;
const MEDIUM_ABOVE = 0.55;
const HIGH_ABOVE = 0.68;

export function weighEvidence(retrieval: Retrieval, sentences: readonly ScoredSentence[]): Verdict {
  const best = retrieval.ranked[0];
  const evidence: Evidence = {
    coverage: best?.coverage ?? 0,
    cosine: best?.cosine ?? 0,
    soft: best?.soft ?? 0,
    sentence: sentences[0]?.coverage ?? 0,
  };
  const support = (evidence.coverage + evidence.cosine + evidence.soft + evidence.sentence) / 4;
  return {
    answered: best !== undefined && sentences.length > 0 && support >= ANSWER_ABOVE,
    confidence: support >= HIGH_ABOVE ? 'high' : support >= MEDIUM_ABOVE ? 'medium' : 'low',
    support,
    evidence,
  };
}
