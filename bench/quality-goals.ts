/** The figures of quality to reach, and whether what was measured reaches them. */
import type { Evaluation } from '../src/evaluation/evaluate.ts';
import type { SetResult } from '../src/evaluation/run.ts';

interface Goal {
  readonly what: string;
  /** Name of the set, or of the pooled ones. */
  readonly set: string;
  readonly wanted: readonly [bound: 'at least' | 'at most', figure: number];
  readonly figure: (evaluation: Evaluation) => number | null | undefined;
}

const GOALS: readonly Goal[] = [
  {
    what: 'hybrid Recall@5, five sets pooled',
    set: 'five sets',
    wanted: ['at least', 0.93],
    figure: ({ passages }) => passages.hybrid.recallAt5?.value,
  },
  {
    what: 'hybrid MRR@10, five sets pooled',
    set: 'five sets',
    wanted: ['at least', 0.84],
    figure: ({ passages }) => passages.hybrid.mrrAt10?.value,
  },
  {
    what: 'hybrid Recall@5 on paraphrases',
    set: 'paraphrase',
    wanted: ['at least', 0.55],
    figure: ({ passages }) => passages.hybrid.recallAt5?.value,
  },
  {
    what: 'first quote right, of all questions of the five sets',
    set: 'five sets',
    wanted: ['at least', 0.7],
    figure: ({ quotes }) => quotes.firstOfAll?.value,
  },
  {
    what: 'questions on other subjects that get an answer',
    set: 'offtopic',
    wanted: ['at most', 0.05],
    figure: ({ decisions }) => decisions.falseAnswers?.value,
  },
  {
    what: 'answerable questions that get none, at the same threshold',
    set: 'five sets',
    wanted: ['at most', 0.05],
    figure: ({ decisions }) => decisions.falseRefusals?.value,
  },
  {
    what: 'AUC of answerable questions against others on the same subject (squad2)',
    set: 'squad2',
    wanted: ['at least', 0.7],
    figure: ({ decisions }) => decisions.auroc,
  },
];

/** Rows of a table: what, wanted, measured, reached or not; of sets that are not at hand there are none. */
export function qualityGoalRows(results: readonly SetResult[]): string[] {
  return GOALS.flatMap(({ what, set, wanted: [bound, wanted], figure }) => {
    const result = results.find(({ name }) => name === set);
    const found = result && figure(result.evaluation);
    if (found == null) return [];
    const isReached = bound === 'at least' ? found >= wanted : found <= wanted;
    return [
      `| ${what} | ${bound} ${wanted.toFixed(2)} | ${found.toFixed(3)} | ${isReached ? 'reached' : 'not reached'} |`,
    ];
  });
}
