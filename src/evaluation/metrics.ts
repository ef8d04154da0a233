/**
 * Ranking and decision metrics, each a mean over questions with a bootstrap 95 % interval (Efron, 1979: resampling
 * questions with replacement, seeded, so that two runs print the same interval).
 */

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const RESAMPLES = 1000;

/** Deterministic 32-bit generator (mulberry32), so that intervals do not change from run to run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean of one number a question with its interval; null when there is no question. */
export function estimate(values: readonly number[]): Estimate | null {
  if (values.length === 0) return null;
  const random = seeded(values.length);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] as number;
    return sum / values.length;
  }).sort((a, b) => a - b);
  return {
    value: mean(values),
    low: means[Math.floor(RESAMPLES * 0.025)] as number,
    high: means[Math.floor(RESAMPLES * 0.975)] as number,
    n: values.length,
  };
}

/** 1 when a relevant item is among the first k. `ranks` are the 1-based ranks of relevant items. */
export const recallAt = (ranks: readonly number[], k: number): number => (ranks.some((rank) => rank <= k) ? 1 : 0);

export const reciprocalRank = (ranks: readonly number[], k: number): number => {
  const first = Math.min(Number.POSITIVE_INFINITY, ...ranks);
  return first <= k ? 1 / first : 0;
};

/** nDCG@k with binary relevance (Järvelin and Kekäläinen, 2002). */
export function ndcgAt(ranks: readonly number[], relevant: number, k: number): number {
  const gain = (rank: number) => 1 / Math.log2(rank + 1);
  const found = ranks.filter((rank) => rank <= k).reduce((sum, rank) => sum + gain(rank), 0);
  let ideal = 0;
  for (let rank = 1; rank <= Math.min(relevant, k); rank++) ideal += gain(rank);
  return ideal === 0 ? 0 : found / ideal;
}

/** Probability that a positive scores above a negative, ties counting half; null when one side is empty. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const all = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let i = 0; i < all.length; ) {
    let j = i;
    while (j < all.length && all[j]?.score === all[i]?.score) j++;
    for (let k = i; k < j; k++) if (all[k]?.positive) rankSum += (i + j + 1) / 2;
    i = j;
  }
  return (rankSum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length);
}

/** Largest share of answers that can be given, most supported first, with at least `precision` of them right. */
export function coverageAt(
  precision: number,
  answers: readonly { readonly support: number; readonly right: boolean }[],
): number {
  const sorted = [...answers].sort((a, b) => b.support - a.support);
  let right = 0;
  let best = 0;
  sorted.forEach((answer, i) => {
    if (answer.right) right++;
    if (right / (i + 1) >= precision) best = i + 1;
  });
  return answers.length === 0 ? 0 : best / answers.length;
}
