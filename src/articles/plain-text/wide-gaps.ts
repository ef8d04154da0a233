/** Where a headed section ends without another heading, which only a wider gap than usual shows. */
import type { Paragraph } from './line-groups.ts';

const MAX_WIDE_GAPS = 2;

/**
 * Paragraphs below a gap of two or more blank lines where one is usual: the end of a headed section whose author went
 * back to speaking of the whole. Only where such gaps are rare, else they are a habit and mean nothing.
 */
export function findWideGaps(paragraphs: readonly Paragraph[], headings: readonly number[]): Set<number> {
  const wide: number[] = [];
  let usual = 0;
  paragraphs.forEach(({ gap }, at) => {
    const inside = at > 0 && headings[at] === 0 && headings[at - 1] === 0;
    if (inside && gap === 1) usual += 1;
    if (inside && gap > 1) wide.push(at);
  });
  return new Set(wide.length <= MAX_WIDE_GAPS && usual >= wide.length * 4 ? wide : []);
}
