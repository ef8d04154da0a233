import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locateEvidence } from '../../src/evaluation/judge.ts';
import { auroc, coverageAt, estimate, ndcgAt, recallAt, reciprocalRank } from '../../src/evaluation/metrics.ts';

test('recall, reciprocal rank and nDCG read the first relevant rank', () => {
  expect([recallAt([3], 1), recallAt([3], 5), recallAt([], 5)]).toEqual([0, 1, 0]);
  expect([reciprocalRank([4, 2], 10), reciprocalRank([11], 10)]).toEqual([0.5, 0]);
  expect(ndcgAt([1], 1, 10)).toBe(1);
  expect(ndcgAt([2], 1, 10)).toBeCloseTo(1 / Math.log2(3));
});

test('the area under the curve is the share of pairs in the right order, ties counting half', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(scores, scores, (positives, negatives) => {
      const pairs = positives.flatMap((p) => negatives.map((n): number => (p > n ? 1 : p === n ? 0.5 : 0)));
      expect(auroc(positives, negatives)).toBeCloseTo(pairs.reduce((a, b) => a + b, 0) / pairs.length);
    }),
  );
});

test('an interval holds the mean and is the same every time', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 5, maxLength: 60 }), (values) => {
      const found = estimate(values);
      expect(found?.low).toBeLessThanOrEqual(found?.value ?? -1);
      expect(found?.high).toBeGreaterThanOrEqual(found?.value ?? 2);
      expect(estimate(values)).toEqual(found);
    }),
  );
});

test('coverage is the largest share that can be answered with the wanted precision', () => {
  const answers = [true, true, false, true].map((right, i) => ({ support: -i, right }));
  expect(coverageAt(0.7, answers)).toBe(1);
  expect(coverageAt(0.9, answers)).toBe(0.5);
});

test('evidence is found where white space was folded', () => {
  expect(locateEvidence('One two three.', ['two\n  three.'])).toEqual([{ start: 4, end: 14 }]);
  expect(locateEvidence('One', ['absent (a|b)'])).toEqual([]);
});

test('evidence copied with marks of Markdown, or with characters that nobody sees, is found without them', () => {
  expect(locateEvidence('A name: Heron. Memory | 4 GB', ['name: *Heron*.', '| Memory | 4 GB |', '***'])).toEqual([
    { start: 2, end: 13 },
    { start: 15, end: 28 },
  ]);
  expect(locateEvidence('said: ba', ['said: \u200bba'])).toEqual([{ start: 0, end: 8 }]);
});
