import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTokens, planBatches, poolRows } from '../../../embeddings/runtime/batching.ts';

const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 200 });
const limits = fc.record({ rows: fc.integer({ min: 1, max: 64 }), tokens: fc.integer({ min: 1, max: 2000 }) });

test('every text is in one batch, and no batch of several texts exceeds its limits', () => {
  fc.assert(
    fc.property(lengths, limits, (counts, bounds) => {
      const batches = planBatches(counts, bounds);
      expect(batches.flat().sort((a, b) => a - b)).toEqual(counts.map((_, i) => i));
      for (const batch of batches.filter(({ length }) => length > 1)) {
        expect(batch.length).toBeLessThanOrEqual(bounds.rows);
        expect(batch.length * Math.max(...batch.map((i) => counts[i] as number))).toBeLessThanOrEqual(bounds.tokens);
      }
    }),
  );
});

test('texts of one length share batches, so that sorting leaves little padding', () => {
  fc.assert(
    fc.property(lengths, (counts) => {
      const batches = planBatches(counts, { rows: 8, tokens: 4000 });
      const order = batches.flat().map((i) => counts[i] as number);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }),
  );
});

test('ids are laid out row by row with padding masked, and pairs keep their types', () => {
  const batch = packTokens([[7, 8, 9], [5]], [[0, 1, 1], [0]]);
  expect([batch.rows, batch.length]).toEqual([2, 3]);
  expect([...batch.ids]).toEqual([7n, 8n, 9n, 5n, 0n, 0n]);
  expect([...batch.mask]).toEqual([1n, 1n, 1n, 1n, 0n, 0n]);
  expect([...batch.types]).toEqual([0n, 1n, 1n, 0n, 0n, 0n]);
});

test('the mean leaves padding out, whatever the row length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 0, max: 5 }), (length, padding) => {
      const dimensions = 3;
      const tokens = Array.from({ length }, (_, t) => [t + 1, -t, 0.5 * t]);
      const noise = Array.from({ length: padding }, () => [99, 99, 99]);
      const data = Float32Array.from([...tokens, ...noise].flat());
      const [vector] = poolRows({ data, dims: [1, length + padding, dimensions] }, [length], 'mean');
      const sums = [0, 1, 2].map((d) => tokens.reduce((sum, token) => sum + (token[d] as number), 0));
      const size = Math.hypot(...sums);
      sums.forEach((sum, d) => {
        expect(vector?.[d]).toBeCloseTo(sum / size, 5);
      });
    }),
  );
});

test('pooling the first token takes each row’s own', () => {
  const data = Float32Array.from([3, 4, 9, 9, 0, 2, 9, 9]);
  const pooled = poolRows({ data, dims: [2, 2, 2] }, [2, 1], 'cls');
  expect(pooled.map((vector) => [...vector].map((x) => Number(x.toFixed(5))))).toEqual([
    [0.6, 0.8],
    [0, 1],
  ]);
});
