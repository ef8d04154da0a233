import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededNumbers } from '../helpers/models/tiny-models.ts';
import { createTokenTable } from '../helpers/models/token-table.ts';

const VOCABULARY = 60;
const DIMENSIONS = 24;
const next = seededNumbers(21);
/** Rows of unlike lengths; row 0 is zero, as special tokens are. */
const rows = Float32Array.from(
  { length: VOCABULARY * DIMENSIONS },
  (_, at) => (Math.floor(at / DIMENSIONS) % 7) * 0.3 * next(),
);
const table = createTokenTable(rows, DIMENSIONS);
const row = (id: number): Float32Array => rows.subarray(id * DIMENSIONS, (id + 1) * DIMENSIONS);
const length = (vector: Float32Array): number => Math.hypot(...vector);

/** The definition, word by word. */
function plainSoftMatch(question: readonly number[], candidate: readonly number[]): number {
  let sum = 0;
  let weights = 0;
  for (const q of question) {
    const weight = length(row(q));
    if (weight === 0) continue;
    const cosines = candidate
      .filter((id) => length(row(id)) > 0)
      .map((id) => row(q).reduce((dot, x, d) => dot + x * (row(id)[d] as number), 0) / (weight * length(row(id))));
    sum += weight * Math.max(0, ...cosines);
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}

const idSet = (maxLength: number) => fc.uniqueArray(fc.nat(VOCABULARY - 1), { maxLength });

test('soft match is the weighted mean of best cosines, within the error of int8 rows', () => {
  fc.assert(
    fc.property(idSet(15), fc.array(idSet(30), { maxLength: 20 }), (question, candidates) => {
      const scores = table.softMatch(
        Uint32Array.from(question),
        candidates.map((ids) => Uint32Array.from(ids)),
      );
      expect(scores).toHaveLength(candidates.length);
      candidates.forEach((candidate, i) => {
        expect(Math.abs((scores[i] as number) - plainSoftMatch(question, candidate))).toBeLessThan(0.01);
      });
    }),
  );
});

test('a candidate that holds the whole question scores 1, and a larger candidate never scores less', () => {
  fc.assert(
    fc.property(idSet(10), idSet(20), (question, more) => {
      const ids = Uint32Array.from(question);
      const [own, larger] = table.softMatch(ids, [ids, Uint32Array.from(new Set([...question, ...more]))]);
      const some = question.some((id) => length(row(id)) > 0);
      expect(own).toBeCloseTo(some ? 1 : 0, 4);
      expect(larger).toBeGreaterThanOrEqual((own as number) - 1e-6);
    }),
  );
});

test('more candidates than are compared at once score as each does alone', () => {
  const question = Uint32Array.of(3, 17, 30, 59);
  const many = Array.from({ length: 2500 }, (_, i) => Uint32Array.from({ length: i % 90 }, (_, k) => (i + 7 * k) % 60));
  const scores = table.softMatch(question, many);
  expect([...scores]).toEqual(many.map((candidate) => table.softMatch(question, [candidate])[0]));
  expect(new Set(scores).size).toBeGreaterThan(20);
});

test('rows that are whole multiples of a step are kept without loss, and others are said not to be', () => {
  const stepped = Float32Array.from(
    { length: 40 * 20 },
    (_, at) => Math.round(next() * 7) * (0.01 + 0.001 * Math.floor(at / 20)),
  );
  const exact = createTokenTable(stepped, 20);
  expect([exact.exact, table.exact]).toEqual([true, false]);
  fc.assert(
    fc.property(fc.array(fc.nat(39), { maxLength: 300 }), (ids) => {
      const sum = exact.sumRows(ids);
      expect(sum).toHaveLength(20);
      sum.forEach((x, d) => {
        expect(x).toBeCloseTo(
          ids.reduce((total, id) => total + (stepped[id * 20 + d] as number), 0),
          4,
        );
      });
    }),
  );
  expect(() => exact.sumRows(new Array(5000).fill(0))).toThrow(RangeError);
});

test('a damped sum weighs each vector by its distance from the mean of all, and without damping is the plain sum', () => {
  /** The definition, number by number. */
  const plainDamped = (ids: readonly number[], damping: number): number[] => {
    const mean = row(0).map((_, d) => ids.reduce((sum, id) => sum + (row(id)[d] as number), 0));
    const weigh = (id: number): number => {
      const lengths = length(mean) * length(row(id));
      return Math.exp((-damping * row(id).reduce((dot, x, d) => dot + x * (mean[d] as number), 0)) / (lengths || 1));
    };
    return Array.from(mean, (_, d) => ids.reduce((sum, id) => sum + weigh(id) * (row(id)[d] as number), 0));
  };
  fc.assert(
    fc.property(fc.array(fc.nat(VOCABULARY - 1), { minLength: 1, maxLength: 40 }), fc.nat(4), (ids, damping) => {
      const sum = table.sumRows(ids, damping);
      const wanted = plainDamped(ids, damping);
      // Where vectors nearly cancel out, the direction of their mean is that of the rounding.
      fc.pre(length(table.sumRows(ids)) > 0.5);
      expect(length(Float32Array.from(wanted, (x, d) => x - (sum[d] as number)))).toBeLessThan(
        0.02 * length(sum) + 0.05,
      );
      if (damping === 0) expect(sum).toEqual(table.sumRows(ids));
    }),
  );
});

test('in a damped sum what a text says again and again counts less than in a plain one', () => {
  const [again, once] = [8, 9];
  const ids = [...new Array<number>(6).fill(again), once];
  const cosine = (sum: Float32Array, id: number) =>
    sum.reduce((dot, x, d) => dot + x * (row(id)[d] as number), 0) / length(sum) / length(row(id));
  expect(cosine(table.sumRows(ids, 2), once)).toBeGreaterThan(cosine(table.sumRows(ids), once) + 0.05);
});

test('ids that the table does not know are passed over', () => {
  const [score] = table.softMatch(Uint32Array.of(3, 4_000_000), [Uint32Array.of(3, 5_000_000)]);
  expect(score).toBeCloseTo(1, 4);
});
