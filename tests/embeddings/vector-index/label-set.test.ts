import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LabelSet } from '../../../embeddings/vector-index/label-set.ts';

const label = fc.oneof(fc.nat(200), fc.nat(200_000), fc.integer({ min: 2 ** 32 - 100, max: 2 ** 32 - 1 }));

test('holds what a Set would hold after any additions and removals', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ label, add: fc.boolean() }), { maxLength: 200 }), (steps) => {
      const bits = new LabelSet();
      const plain = new Set<number>();
      for (const { label: one, add } of steps) {
        if (add) {
          bits.add(one);
          plain.add(one);
        } else expect(bits.delete(one)).toBe(plain.delete(one));
        expect(bits.has(one)).toBe(plain.has(one));
        expect(bits.size).toBe(plain.size);
      }
      expect([...bits].sort((a, b) => a - b)).toEqual([...plain].sort((a, b) => a - b));
      bits.clear();
      expect([bits.size, [...bits]]).toEqual([0, []]);
    }),
  );
});
