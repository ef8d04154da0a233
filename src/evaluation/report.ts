/** An evaluation as lines for a terminal and rows for docs/quality.md. */
import { counted } from '../counted.ts';
import type { Evaluation } from './evaluate.ts';
import { RANKINGS } from './judge.ts';
import type { Estimate } from './metrics.ts';

const UNITS = ['passages', 'windows'] as const;

const percent = (value: number): string => `${(value * 100).toFixed(1)}`;

/** "91.2 [89.8, 92.5]": the mean and its 95 % interval, in percent. */
export const formatEstimate = (estimate: Estimate | null): string =>
  estimate === null ? '–' : `${percent(estimate.value)} [${percent(estimate.low)}, ${percent(estimate.high)}]`;

export function formatEvaluation(name: string, evaluation: Evaluation): string {
  const { quotes, decisions } = evaluation;
  const rankings = UNITS.flatMap((unit) => RANKINGS.map((ranking) => ({ unit, ranking }))).map(({ unit, ranking }) => {
    const { recallAt1, recallAt5, recallAt10, mrrAt10, ndcgAt10 } = evaluation[unit][ranking];
    return `  ${unit.padEnd(8)} ${ranking.padEnd(7)} R@1 ${formatEstimate(recallAt1)}  R@5 ${formatEstimate(recallAt5)}  R@10 ${formatEstimate(recallAt10)}  MRR ${formatEstimate(mrrAt10)}  nDCG ${formatEstimate(ndcgAt10)}`;
  });
  const { byConfidence } = decisions;
  return [
    `${name}: ${counted(evaluation.questions, 'question')}, ${evaluation.answerable} answerable, ${evaluation.seconds} s`,
    ...unlocatedLine(evaluation.unlocated),
    ...(evaluation.answerable === 0 ? [] : rankings),
    `  first quote right ${formatEstimate(quotes.first)} of those answered, ${formatEstimate(quotes.firstOfAll)} of all; any quote ${formatEstimate(quotes.any)}`,
    `  false refusals ${formatEstimate(decisions.falseRefusals)}, false answers ${formatEstimate(decisions.falseAnswers)}, AUROC ${decisions.auroc?.toFixed(3) ?? '–'}, coverage at 90 % precision ${percent(decisions.coverageAt90)}`,
    `  first quote right by confidence: high ${formatEstimate(byConfidence.high)}, medium ${formatEstimate(byConfidence.medium)}, low ${formatEstimate(byConfidence.low)}`,
  ].join('\n');
}

/** Names of questions that a line shows. */
const NAMED = 5;

function unlocatedLine(ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const named = ids.slice(0, NAMED).join(', ') + (ids.length > NAMED ? ', …' : '');
  return [
    `  no passage holds the evidence of ${ids.length} answerable: ${named}. They count as wrong; look at "articles" and "evidence" in questions.jsonl, and at what "articles show" leaves out`,
  ];
}
