/**
 * Measures the product on a question set as members would meet it: the same store, ranking, gate and quotes. What is
 * right is decided by overlap: a passage or a quote is right when it shares characters with a piece of evidence.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { answerQuestion } from '../answering/answer.ts';
import type { Calibration } from '../answering/calibration.ts';
import { type Ranking, retrieve, type ScoredPassage } from '../retrieval/retrieve.ts';
import type { Store } from '../store/store.ts';
import type { Answer, Span } from '../types.ts';
import { auroc, coverageAt, type Estimate, estimate, ndcgAt, recallAt, reciprocalRank } from './metrics.ts';
import type { EvaluationQuestion } from './question-set.ts';

export interface RankingFigures {
  readonly recallAt1: Estimate | null;
  readonly recallAt5: Estimate | null;
  readonly recallAt10: Estimate | null;
  readonly mrrAt10: Estimate | null;
  readonly ndcgAt10: Estimate | null;
}

export interface Evaluation {
  readonly questions: number;
  readonly answerable: number;
  readonly passages: Readonly<Record<Ranking, RankingFigures>>;
  /** The first quote overlaps the evidence; and any of those shown does. Answered answerable questions only. */
  readonly quotes: {
    readonly first: Estimate | null;
    readonly any: Estimate | null;
    readonly firstOfAll: Estimate | null;
  };
  readonly decisions: {
    readonly falseRefusals: Estimate | null;
    readonly falseAnswers: Estimate | null;
    /** How well the gate's support tells answerable questions from others. */
    readonly auroc: number | null;
    readonly coverageAt90: number;
    /** How often the first quote is right, by confidence word; unanswerable questions count as wrong. */
    readonly byConfidence: Readonly<Record<Answer['confidence'], Estimate | null>>;
  };
  readonly seconds: number;
}

/** What happened to one question. */
export interface QuestionOutcome {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly ranks: Readonly<Record<Ranking, readonly number[]>>;
  readonly relevant: number;
  readonly status: Answer['status'];
  readonly confidence: Answer['confidence'];
  readonly support: number;
  readonly firstRight: boolean;
  readonly anyRight: boolean;
  readonly features: Readonly<Record<string, number>>;
}

const RANKINGS: readonly Ranking[] = ['lexical', 'vector', 'hybrid'];
const DEPTH = 10;

/** Pieces of evidence as spans of the stored text; white space is compared folded, as the cleaner folds it. */
export function locateEvidence(text: string, evidence: readonly string[]): Span[] {
  return evidence.flatMap((piece) => {
    const words = piece
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const found = new RegExp(words.join('\\s+')).exec(text);
    return found === null ? [] : [{ start: found.index, end: found.index + found[0].length }];
  });
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

interface Gold {
  readonly spans: ReadonlyMap<number, readonly Span[]>;
}

async function locate(store: Store, question: EvaluationQuestion): Promise<Gold> {
  const spans = new Map<number, Span[]>();
  for (const path of question.articles) {
    const listing = await store.findArticle(path);
    const version = listing === null ? null : await store.loadVersion(listing.version);
    if (version !== null) spans.set(version.id, locateEvidence(version.text, question.evidence));
  }
  return { spans };
}

export async function judgeQuestion(
  store: Store,
  model: EmbeddingModel,
  calibration: Calibration,
  question: EvaluationQuestion,
): Promise<QuestionOutcome> {
  const gold = await locate(store, question);
  const isRight = (version: number, span: Span) => gold.spans.get(version)?.some((one) => overlaps(one, span)) ?? false;
  const ranks = { lexical: [] as number[], vector: [] as number[], hybrid: [] as number[] };
  for (const ranking of RANKINGS) {
    const { ranked } = await retrieve(store, model, question.question, { ranking, limit: DEPTH });
    ranks[ranking] = await rightRanks(store, ranked, isRight);
  }
  const { answer, support, features } = await answerQuestion(store, model, calibration, question.question, {
    askedAt: 0,
  });
  return {
    id: question.id,
    question: question.question,
    answerable: question.answerable,
    ranks,
    relevant: await countRelevant(store, gold),
    status: answer.status,
    confidence: answer.confidence,
    support,
    firstRight: answer.quotes.slice(0, 1).some((quote) => isRight(quote.version, quote)),
    anyRight: answer.quotes.some((quote) => isRight(quote.version, quote)),
    features,
  };
}

async function rightRanks(
  store: Store,
  ranked: readonly ScoredPassage[],
  isRight: (version: number, span: Span) => boolean,
): Promise<number[]> {
  const passages = await store.loadPassages(ranked.map(({ candidate }) => candidate.passageId));
  return passages.flatMap((passage, i) => (isRight(passage.versionId, passage) ? [i + 1] : []));
}

/** Passages that hold evidence, at most as many as can stand among the first ten. */
async function countRelevant(store: Store, { spans }: Gold): Promise<number> {
  let count = 0;
  for (const [version, pieces] of spans) {
    const stored = await store.loadVersion(version);
    if (stored === null || pieces.length === 0) continue;
    const passages = await store.loadPassages(await store.passagesOf(stored.path));
    count += passages.filter((passage) => pieces.some((piece) => overlaps(piece, passage))).length;
  }
  return count;
}

export function summarise(outcomes: readonly QuestionOutcome[], seconds: number): Evaluation {
  const answerable = outcomes.filter((outcome) => outcome.answerable);
  const unanswerable = outcomes.filter((outcome) => !outcome.answerable);
  const answered = answerable.filter(({ status }) => status === 'answered');
  const figures = (ranking: Ranking): RankingFigures => {
    const each = (measure: (ranks: readonly number[], relevant: number) => number) =>
      estimate(answerable.map(({ ranks, relevant }) => measure(ranks[ranking], relevant)));
    return {
      recallAt1: each((ranks) => recallAt(ranks, 1)),
      recallAt5: each((ranks) => recallAt(ranks, 5)),
      recallAt10: each((ranks) => recallAt(ranks, 10)),
      mrrAt10: each((ranks) => reciprocalRank(ranks, 10)),
      ndcgAt10: each((ranks, relevant) => ndcgAt(ranks, relevant, 10)),
    };
  };
  const given = (confidence: Answer['confidence']) =>
    estimate(
      outcomes
        .filter((one) => one.status === 'answered' && one.confidence === confidence)
        .map(({ firstRight }) => (firstRight ? 1 : 0)),
    );
  return {
    questions: outcomes.length,
    answerable: answerable.length,
    passages: { lexical: figures('lexical'), vector: figures('vector'), hybrid: figures('hybrid') },
    quotes: {
      first: estimate(answered.map(({ firstRight }) => (firstRight ? 1 : 0))),
      any: estimate(answered.map(({ anyRight }) => (anyRight ? 1 : 0))),
      firstOfAll: estimate(answerable.map(({ firstRight }) => (firstRight ? 1 : 0))),
    },
    decisions: {
      falseRefusals: estimate(answerable.map(({ status }) => (status === 'abstained' ? 1 : 0))),
      falseAnswers: estimate(unanswerable.map(({ status }) => (status === 'answered' ? 1 : 0))),
      auroc: auroc(
        answerable.map(({ support }) => support),
        unanswerable.map(({ support }) => support),
      ),
      coverageAt90: coverageAt(
        0.9,
        outcomes.map(({ support, firstRight }) => ({ support, right: firstRight })),
      ),
      byConfidence: { high: given('high'), medium: given('medium'), low: given('low') },
    },
    seconds: Math.round(seconds * 100) / 100,
  };
}
