/** The figures of quality to reach, and whether what was measured reaches them. */
import type { Evaluation } from '../src/evaluation/evaluate.ts';
import type { SetResult } from '../src/evaluation/run.ts';

interface Goal {
  readonly what: string;
  /** Name of the set, or of the pooled ones. */
  readonly set: string;
  readonly wanted: string;
  readonly figure: (evaluation: Evaluation) => number | null | undefined;
  readonly isReached: (found: number) => boolean;
}

const GOALS: readonly Goal[] = [
  {
    what: 'hybrid Recall@5, five sets pooled',
    set: 'five sets',
    wanted: 'at least 0.93',
    figure: ({ passages }) => passages.hybrid.recallAt5?.value,
    isReached: (found) => found >= 0.93,
  },
  {
    what: 'hybrid MRR@10, five sets pooled',
    set: 'five sets',
    wanted: 'at least 0.84',
    figure: ({ passages }) => passages.hybrid.mrrAt10?.value,
    isReached: (found) => found >= 0.84,
  },
  {
    what: 'hybrid Recall@5 on paraphrases',
    set: 'paraphrase',
    wanted: 'at least 0.55',
    figure: ({ passages }) => passages.hybrid.recallAt5?.value,
    isReached: (found) => found >= 0.55,
  },
  {
    what: 'first quote right, of all questions of the five sets',
    set: 'five sets',
    wanted: 'at least 0.70',
    figure: ({ quotes }) => quotes.firstOfAll?.value,
    isReached: (found) => found >= 0.7,
  },
  {
    what: 'questions on other subjects that get an answer',
    set: 'offtopic',
    wanted: 'at most 0.05',
    figure: ({ decisions }) => decisions.falseAnswers?.value,
    isReached: (found) => found <= 0.05,
  },
  {
    what: 'answerable questions that get none, at the same threshold',
    set: 'five sets',
    wanted: 'at most 0.05',
    figure: ({ decisions }) => decisions.falseRefusals?.value,
    isReached: (found) => found <= 0.05,
  },
  {
    what: 'AUC of answerable questions against others on the same subject (squad2)',
    set: 'squad2',
    wanted: 'at least 0.70',
    figure: ({ decisions }) => decisions.auroc,
    isReached: (found) => found >= 0.7,
  },
];

/** Rows of a table: what, wanted, measured, reached or not; of sets that are not at hand there are none. */
export function qualityGoalRows(results: readonly SetResult[]): string[] {
  return GOALS.flatMap(({ what, set, wanted, figure, isReached }) => {
    const result = results.find(({ name }) => name === set);
    const found = result && figure(result.evaluation);
    if (found == null) return [];
    return [`| ${what} | ${wanted} | ${found.toFixed(3)} | ${isReached(found) ? 'reached' : 'not reached'} |`];
  });
}
