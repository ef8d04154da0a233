/**
 * The evidence gate: do the best passages hold an answer, and how sure is that? It decides from several features at
 * once. What a similarity is worth differs from corpus to corpus, so it is measured from what questions on other
 * subjects reach in this very corpus (evidence/calibration.ts). docs/quality.md says how often each confidence word is right.
 */
import type { FusionWeights } from '../../embeddings/known-models.ts';
import type { ScoredPassage } from '../retrieval/rank.ts';
import type { Retrieval } from '../retrieval/retrieve.ts';
import { wordsTogether } from '../retrieval/scores.ts';
import type { Confidence, Quote } from '../types.ts';
import { leavesUnmeasured } from './asked-for/measures.ts';
import type { Calibration } from './evidence/calibration.ts';

/** What the gate looks at. */
export interface Evidence {
  /** How much of the question's word weight the quoted passage holds in one place, 0 to 1.5 (`wordsTogether`). */
  readonly together: number;
  /**
   * Cosine and soft match, weighed as the model's fusion weighs them, so that the models' ranges compare; the
   * difference from what a chance question reaches. The same for all questions that the model cannot read.
   */
  readonly meaning: number;
  /** Share of the question's word weight that is names and numbers the whole index lacks. */
  readonly unknownNames: number;
  /** Share of it that is other words the whole index lacks: in a small one, everyday words are among them. */
  readonly unknownWords: number;
  /** Number of content words, on a scale of logarithms. */
  readonly length: number;
  /** Share of the names and numbers of the question that the quoted passage lacks. */
  readonly lacking: number;
  /** 1 where the question asks what is not so, and the first quote denies nothing. */
  readonly negated: number;
  /** 1 where the question asks how old, how far, what it costs, and nothing that would be quoted says it. */
  readonly unmeasured: number;
}

export interface Verdict {
  readonly answered: boolean;
  readonly confidence: Confidence;
  /** Higher means surer; 0 is the threshold between answer and abstention where no article was named. */
  readonly support: number;
  readonly evidence: Evidence;
}

/**
 * A logistic regression's weights and threshold, fitted on the development sets: answerable questions against questions
 * on other subjects and, at a fifth of the weight, against questions on the same subject that the articles leave open.
 * docs/decisions.md has what it reaches when half of the questions, or a whole set, is held out.
 */
const WEIGHTS: Evidence = {
  together: 4,
  meaning: 5.2,
  unknownNames: -12,
  unknownWords: -2.6,
  length: 2.4,
  lacking: -2.2,
  negated: -1.8,
  unmeasured: -1.5,
};
const THRESHOLD = 6.5;
/** How far below the threshold a question to one article is answered still. */
const NAMED_ARTICLE_LEAVE = 1.5;
/** Where three of four first quotes are right, and where three of five are: docs/quality.md has each set's. */
const HIGH_ABOVE = 4;
const MEDIUM_ABOVE = 2.5;
/**
 * For a question of which meaning says nothing: half way between what those that are answered usually reach (0.5) and
 * those that are not (0.1), where as many of either kind are judged wrongly.
 */
const UNKNOWN_MEANING = 0.25;
const PHRASE_WORDS = 3;
/** "What must I do so as not to fail" asks for what is so. */
const NO_NEGATION = /\b(?:so as|in order|or|whether or) not\b/gi;
const NEGATION = /\b(?:not|never|no|nor|neither|none|without|cannot)\b|n['’]t\b/i;

/** What would be shown. */
export interface Quotable {
  /** Best first. */
  readonly quotes: readonly Pick<Quote, 'text'>[];
  /** The passage of the first one, which need not be the one ranked first. */
  readonly from: ScoredPassage | undefined;
  /** True where the asker named the article: who does has reason to think that it holds the answer. */
  readonly inNamedArticle: boolean;
}

/**
 * @param fusion - the weights of the model that ranked.
 */
export function weighEvidence(
  question: string,
  retrieval: Retrieval,
  quotable: Quotable,
  fusion: FusionWeights,
  calibration: Calibration,
): Verdict {
  const best = retrieval.ranked[0];
  const evidence = gatherEvidence(question, retrieval, quotable, fusion, calibration);
  const names = Object.keys(WEIGHTS) as (keyof Evidence)[];
  const support = names.reduce((sum, name) => sum + WEIGHTS[name] * evidence[name], 0) - THRESHOLD;
  const least = quotable.inNamedArticle ? -NAMED_ARTICLE_LEAVE : 0;
  const phrase = best !== undefined && isExactPhrase(retrieval, best);
  return {
    answered: best !== undefined && (support >= least || phrase),
    confidence: evidence.unmeasured === 1 ? 'low' : confidenceOf(support, phrase),
    support,
    evidence,
  };
}

function confidenceOf(support: number, phrase: boolean): Confidence {
  if (phrase || support >= HIGH_ABOVE) return 'high';
  return support >= MEDIUM_ABOVE ? 'medium' : 'low';
}

function gatherEvidence(
  question: string,
  { query, ranked }: Retrieval,
  { quotes, from }: Quotable,
  fusion: FusionWeights,
  { usual }: Calibration,
): Evidence {
  const reached = reach(ranked);
  const insisted = query.terms.filter((term) => term.insisted);
  const weigh = (terms: readonly { readonly idf: number }[]) => terms.reduce((sum, { idf }) => sum + idf, 0);
  const holds = (hash: number) =>
    from !== undefined && (from.candidate.bodyTerms.includes(hash) || from.candidate.headTerms.includes(hash));
  const lacking = insisted.filter(({ hash, unknown }) => unknown || !holds(hash));
  const unknown = (ofNames: boolean) =>
    weigh(query.terms.filter((term) => term.unknown && term.insisted === ofNames)) / Math.max(1e-9, query.totalIdf);
  return {
    together: from === undefined ? 0 : wordsTogether(query, from.candidate),
    meaning:
      fusion.cosine + fusion.soft === 0
        ? UNKNOWN_MEANING
        : fusion.cosine * (reached.cosine - usual.cosine) + fusion.soft * (reached.soft - usual.soft),
    unknownNames: unknown(true),
    unknownWords: unknown(false),
    length: Math.log(1 + query.terms.length),
    lacking: insisted.length === 0 ? 0 : weigh(lacking) / Math.max(1e-9, weigh(insisted)),
    negated: NEGATION.test(question.replace(NO_NEGATION, '')) && !NEGATION.test(quotes[0]?.text ?? '') ? 1 : 0,
    unmeasured: leavesUnmeasured(
      question,
      quotes.map(({ text }) => text),
    )
      ? 1
      : 0,
  };
}

/** What a question reaches in the corpus: the figures that calibration takes the usual values of. */
export interface Reach {
  readonly cosine: number;
  readonly soft: number;
}

/** The best cosine and the best soft match, each of whichever passage has it; 0 where there is none. */
export function reach(ranked: readonly ScoredPassage[]): Reach {
  const most = (value: (passage: ScoredPassage) => number) =>
    ranked.reduce((top, passage) => Math.max(top, value(passage)), 0);
  return { cosine: most(({ cosine }) => cosine), soft: most(({ soft }) => soft) };
}

/** A phrase that stands in an article word for word is never refused. */
function isExactPhrase({ query }: Retrieval, best: ScoredPassage): boolean {
  return query.terms.length >= PHRASE_WORDS && best.coverage > 0.999 && best.adjacent > 0.999;
}
