import { readdirSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVectorIndex, openVectorIndex, type VectorIndex } from '../../embeddings/vector-index.ts';
import { dot, scaleToUnit } from '../../embeddings/vectors.ts';
import { temporaryPlaces } from '../helpers/models/places.ts';
import { seededNumbers } from '../helpers/models/tiny-models.ts';
import { turnsDuring } from '../helpers/turns.ts';

const place = temporaryPlaces();
const DIMENSIONS = 16;
const options = (name: string) => ({ path: place(name), dimensions: DIMENSIONS, modelId: 'tiny@1', generation: 1 });

function randomVectors(seed: number): () => Float32Array {
  const next = seededNumbers(seed);
  return () => scaleToUnit(Float32Array.from({ length: DIMENSIONS }, next));
}

/** Labels of the exact nearest vectors, best first. */
function exactSearch(vectors: ReadonlyMap<number, Float32Array>, query: Float32Array, k: number): number[] {
  const scored = [...vectors].map(([label, vector]) => ({ label, similarity: dot(vector, query) }));
  scored.sort((a, b) => b.similarity - a.similarity);
  return scored.slice(0, k).map(({ label }) => label);
}

function recall(index: VectorIndex, vectors: ReadonlyMap<number, Float32Array>, next: () => Float32Array): number {
  let found = 0;
  for (let q = 0; q < 50; q++) {
    const query = next();
    const hits = new Set(index.search(query, 10).map(({ label }) => label));
    found += exactSearch(vectors, query, 10).filter((label) => hits.has(label)).length;
  }
  return found / 500;
}

async function open(name: string, generation: number): Promise<VectorIndex> {
  const opened = await openVectorIndex({ ...options(name), generation });
  if ('refusal' in opened) throw new Error(opened.refusal);
  return opened.index;
}

/** What a store does to its index over time; labels come from a small set, so that they are met again and again. */
const changes = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ add: fc.integer({ min: 0, max: 40 }), seed: fc.nat(1000) }) },
    { weight: 2, arbitrary: fc.record({ remove: fc.integer({ min: 0, max: 40 }) }) },
  ),
  { maxLength: 120 },
);

test('a small index agrees with exact search after any sequence of additions, replacements and removals', () => {
  fc.assert(
    fc.property(changes, fc.nat(1000), (steps, querySeed) => {
      const index = createVectorIndex({ ...options('none'), capacity: 1 });
      const vectors = new Map<number, Float32Array>();
      for (const step of steps) {
        if ('add' in step) {
          const vector = randomVectors(step.seed)();
          index.add(step.add, vector);
          vectors.set(step.add, vector);
        } else expect(index.remove(step.remove)).toBe(vectors.delete(step.remove));
      }
      expect(index.size).toBe(vectors.size);
      expect(index.labels().sort()).toEqual([...vectors.keys()].sort());
      const query = randomVectors(querySeed)();
      const hits = index.search(query, 50);
      const similarities = (labels: readonly number[]): number[] =>
        labels.map((label) => dot(vectors.get(label) as Float32Array, query));
      const wanted = similarities(exactSearch(vectors, query, 50));
      expect(hits).toHaveLength(vectors.size);
      hits.forEach(({ label, similarity }, i) => {
        expect(similarity).toBeCloseTo(wanted[i] as number, 4);
        expect(vectors.has(label)).toBe(true);
      });
    }),
    { numRuns: 60 },
  );
});

test('index recall is above 0.99, and stays there with a fifth of the graph dead', async () => {
  const next = randomVectors(11);
  const index = createVectorIndex(options('churn'));
  const vectors = new Map(Array.from({ length: 2500 }, (_, label) => [label, next()]));
  await index.addMany([...vectors.keys()], [...vectors.values()]);
  expect(recall(index, vectors, next)).toBeGreaterThan(0.99);
  for (const gone of [...vectors.keys()].slice(0, 500)) {
    index.remove(gone);
    vectors.delete(gone);
  }
  expect([index.size, index.deadCount]).toEqual([2000, 500]);
  expect(recall(index, vectors, next)).toBeGreaterThan(0.99);
});

test('removal undoes addition, and a removed label can come back with another vector', () => {
  const next = randomVectors(3);
  const index = createVectorIndex(options('undo'));
  const [first, second, third] = [next(), next(), next()];
  index.add(1, first);
  index.add(2, second);
  index.remove(1);
  expect(index.search(first, 2).map(({ label }) => label)).toEqual([2]);
  expect(index.remove(1)).toBe(false);
  index.add(1, third);
  expect(index.search(third, 1)).toMatchObject([{ label: 1 }]);
  expect(index.search(third, 1)[0]?.similarity).toBeCloseTo(1, 5);
  expect([index.size, index.deadCount]).toEqual([2, 0]);
});

test('a rebuild is asked for when more than a fifth is dead', () => {
  const next = randomVectors(4);
  const index = createVectorIndex(options('dead'));
  for (let label = 0; label < 100; label++) index.add(label, next());
  for (let label = 0; label < 20; label++) index.remove(label);
  expect(index.needsRebuild).toBe(false);
  index.remove(20);
  expect(index.needsRebuild).toBe(true);
});

test('saving and loading keeps labels, the dead and what searches find; labels go up to 2^32 - 1', async () => {
  const next = randomVectors(5);
  const index = createVectorIndex(options('kept'));
  const labels = Array.from({ length: 400 }, (_, i) => 2 ** 32 - 1 - 7 * i);
  await index.addMany(labels, labels.map(next));
  for (const label of labels.slice(0, 60)) index.remove(label);
  await index.save(7);
  expect(index.generation).toBe(7);
  const loaded = await open('kept', 7);
  expect([loaded.size, loaded.deadCount]).toEqual([340, 60]);
  const query = next();
  expect(loaded.search(query, 20)).toEqual(index.search(query, 20));
  for (const label of labels.slice(0, 30)) loaded.add(label, next());
  expect([loaded.size, loaded.deadCount]).toEqual([370, 30]);
  await loaded.save(8);
  expect((await open('kept', 8)).size).toBe(370);
  expect(readdirSync(place()).filter((name) => name.startsWith('kept.'))).toHaveLength(1);
});

test('an empty index can be saved, loaded and filled', async () => {
  await createVectorIndex(options('empty')).save(1);
  const loaded = await open('empty', 1);
  expect(loaded.search(randomVectors(1)(), 5)).toEqual([]);
  loaded.add(3, randomVectors(1)());
  expect(loaded.search(randomVectors(1)(), 5)).toHaveLength(1);
});

test('changes are refused while the graph is written, searches are not, and addMany waits', async () => {
  const next = randomVectors(6);
  const index = createVectorIndex(options('saving'));
  for (let label = 0; label < 500; label++) index.add(label, next());
  const saving = index.save(2);
  expect(() => index.add(1000, next())).toThrow(/being saved/);
  expect(() => index.remove(1)).toThrow(/being saved/);
  expect(index.search(next(), 5)).toHaveLength(5);
  await index.addMany([1000, 1001], [next(), next()]);
  await saving;
  expect(index.has(1001)).toBe(true);
  await Promise.all([index.save(3), index.save(4)]);
  expect((await open('saving', 4)).size).toBe(502);
});

test('adding many lets other work in, and stops when told to', async () => {
  const next = randomVectors(8);
  const index = createVectorIndex(options('sliced'));
  const vectors = Array.from({ length: 4000 }, next);
  const labels = vectors.map((_, i) => i);
  const add = () => index.addMany(labels, vectors, { yieldEveryMs: 5 });
  expect(await turnsDuring(add, 1)).toBeGreaterThanOrEqual(labels.length / 6);
  const stop = new AbortController();
  const more = index.addMany(
    labels.map((label) => label + 10_000),
    vectors,
    { yieldEveryMs: 2, signal: stop.signal },
  );
  await nextTurn();
  stop.abort(new Error('cancelled'));
  await expect(more).rejects.toThrow('cancelled');
  expect(index.size).toBeLessThan(8000);
});

test('a longer vector counts by its leading dimensions, as nested models allow', () => {
  const index = createVectorIndex(options('nested'));
  const long = scaleToUnit(Float32Array.from({ length: 2 * DIMENSIONS }, seededNumbers(9)));
  index.add(1, long);
  const [hit] = index.search(long, 1);
  expect(hit?.similarity).toBeCloseTo(1, 5);
  expect(() => index.add(2, new Float32Array(DIMENSIONS - 1))).toThrow(RangeError);
  expect(() => index.add(-1, long)).toThrow(RangeError);
  expect(() => index.add(2 ** 32, long)).toThrow(RangeError);
});

test('a closed index holds nothing', async () => {
  const index = createVectorIndex(options('closed'));
  index.add(1, randomVectors(1)());
  await index.close();
  expect([index.size, index.search(randomVectors(1)(), 3)]).toEqual([0, []]);
});
