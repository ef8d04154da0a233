/** The figures of a question set from what happened to each question, with their intervals. */
import type { Ranking } from '../retrieval/rank.ts';
import type { Answer } from '../types.ts';
import type { QuestionOutcome, RightRanks } from './judge.ts';
import { auroc, coverageAt, type Estimate, estimate, ndcgAt, recallAt, reciprocalRank } from './metrics.ts';

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
  /** Ids of answerable questions of whose evidence no passage holds a piece: whatever is found for them counts as wrong. */
  readonly unlocated: readonly string[];
  readonly passages: Readonly<Record<Ranking, RankingFigures>>;
  /** The same of windows: the unit that is embedded. */
  readonly windows: Readonly<Record<Ranking, RankingFigures>>;
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

export function summarise(outcomes: readonly QuestionOutcome[], seconds: number): Evaluation {
  const answerable = outcomes.filter((outcome) => outcome.answerable);
  const unanswerable = outcomes.filter((outcome) => !outcome.answerable);
  const answered = answerable.filter(({ status }) => status === 'answered');
  const given = (confidence: Answer['confidence']) =>
    estimate(
      outcomes
        .filter((one) => one.status === 'answered' && one.confidence === confidence)
        .map(({ firstRight }) => (firstRight ? 1 : 0)),
    );
  return {
    questions: outcomes.length,
    answerable: answerable.length,
    unlocated: answerable.filter(({ relevantPassages }) => relevantPassages === 0).map(({ id }) => id),
    passages: rankingFigures(answerable, (one) => ({ ranks: one.passages, relevant: one.relevantPassages })),
    windows: rankingFigures(answerable, (one) => ({ ranks: one.windows, relevant: one.relevantWindows })),
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

function rankingFigures(
  answerable: readonly QuestionOutcome[],
  read: (outcome: QuestionOutcome) => { readonly ranks: RightRanks; readonly relevant: number },
): Readonly<Record<Ranking, RankingFigures>> {
  const figures = (ranking: Ranking): RankingFigures => {
    const each = (measure: (ranks: readonly number[], relevant: number) => number) =>
      estimate(answerable.map(read).map(({ ranks, relevant }) => measure(ranks[ranking], relevant)));
    return {
      recallAt1: each((ranks) => recallAt(ranks, 1)),
      recallAt5: each((ranks) => recallAt(ranks, 5)),
      recallAt10: each((ranks) => recallAt(ranks, 10)),
      mrrAt10: each((ranks) => reciprocalRank(ranks, 10)),
      ndcgAt10: each((ranks, relevant) => ndcgAt(ranks, relevant, 10)),
    };
  };
  return { lexical: figures('lexical'), vector: figures('vector'), hybrid: figures('hybrid') };
}
