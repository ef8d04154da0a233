import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot, dotPacked, packVector, scaleToUnit, unpackVector } from '../../embeddings/vectors.ts';

const vectors = (length: { minLength: number; maxLength: number }) =>
  fc
    .array(fc.float({ min: -1, max: 1, noNaN: true }), length)
    .map((numbers) => scaleToUnit(Float32Array.from(numbers)));
const pairs = fc
  .integer({ min: 1, max: 400 })
  .chain((n) => fc.tuple(vectors({ minLength: n, maxLength: n }), vectors({ minLength: n, maxLength: n })));

test('a vector is scaled to length 1, and a vector of zeros stays finite', () => {
  const unit = scaleToUnit(Float32Array.from([3, -4]));
  expect(unit[0]).toBeCloseTo(0.6, 6);
  expect(unit[1]).toBeCloseTo(-0.8, 6);
  expect([...scaleToUnit(new Float32Array(3))]).toEqual([0, 0, 0]);
});

test('packing loses at most half a step a number, and a dot product stays within the stated bound', () => {
  fc.assert(
    fc.property(pairs, ([query, vector]) => {
      const packed = packVector(vector);
      const back = unpackVector(packed);
      expect(packed.length).toBe(vector.length + 4);
      const step = Math.max(...vector.map(Math.abs)) / 127;
      vector.forEach((x, i) => {
        expect(Math.abs(x - (back[i] as number))).toBeLessThanOrEqual(step * 0.5001 + 1e-9);
      });
      expect(Math.abs(dot(query, vector) - dotPacked(query, packed))).toBeLessThanOrEqual(
        Math.sqrt(vector.length) / 254 + 1e-6,
      );
    }),
  );
});

test('the dot product with a packed vector is the one with the vector unpacked', () => {
  fc.assert(
    fc.property(pairs, ([query, vector]) => {
      const packed = packVector(vector);
      expect(dotPacked(query, packed)).toBeCloseTo(dot(query, unpackVector(packed)), 5);
    }),
  );
});

test('a packed vector can be read from the middle of a larger buffer, as databases hand them out', () => {
  const packed = packVector(scaleToUnit(Float32Array.from([1, 2, 3])));
  const page = new Uint8Array(32);
  page.set(packed, 5);
  expect([...unpackVector(page.subarray(5, 5 + packed.length))]).toEqual([...unpackVector(packed)]);
});

test('vectors that do not fit together are refused', () => {
  expect(() => dot(new Float32Array(2), new Float32Array(3))).toThrow(RangeError);
  expect(() => dotPacked(new Float32Array(2), packVector(new Float32Array(3)))).toThrow(RangeError);
  expect(() => unpackVector(new Uint8Array(4))).toThrow(RangeError);
  expect(() => packVector(Float32Array.of(Number.NaN))).toThrow(RangeError);
});
