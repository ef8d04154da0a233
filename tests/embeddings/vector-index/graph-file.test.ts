import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { newGraphPath, publishGraph } from '../../../embeddings/vector-index/graph-file.ts';
import { createVectorIndex, openVectorIndex } from '../../../embeddings/vector-index.ts';
import { temporaryPlaces } from '../../helpers/models/places.ts';
import { seededNumbers } from '../../helpers/models/tiny-models.ts';

const place = temporaryPlaces();
const facts = { dimensions: 8, modelId: 'müll@1', generation: 3 };
const whole = place('whole');
const manifest = path.join(whole, 'index');
let graph = '';

beforeAll(async () => {
  mkdirSync(whole);
  const index = createVectorIndex({ path: manifest, ...facts });
  const next = seededNumbers(1);
  for (let label = 0; label < 120; label++) index.add(label, Float32Array.from({ length: 8 }, next));
  for (let label = 0; label < 9; label++) index.remove(label);
  await index.save(3);
  graph = readdirSync(whole).find((name) => name.endsWith('.graph')) as string;
});

const openAt = (file: string, more = {}) => openVectorIndex({ path: file, ...facts, ...more });

/** A copy of the stored pair with one of its files changed. */
function spoil(which: 'manifest' | 'graph', change: (file: string) => void): string {
  const folder = place('spoiled');
  rmSync(folder, { recursive: true, force: true });
  cpSync(whole, folder, { recursive: true });
  change(path.join(folder, which === 'graph' ? graph : 'index'));
  return path.join(folder, 'index');
}

test('the stored pair is accepted as it is', async () => {
  const opened = await openAt(manifest);
  expect('index' in opened && [opened.index.size, opened.index.deadCount]).toEqual([111, 9]);
});

test('a graph whose manifest is of the first format is accepted, and counts from 0', async () => {
  const opened = await openAt(
    spoil('manifest', (file) => {
      writeFileSync(file, readFileSync(file, 'latin1').replace('footnote-hnsw 2 ', 'footnote-hnsw 1 '), 'latin1');
    }),
  );
  expect('index' in opened && [opened.index.size, opened.index.base]).toEqual([111, 0]);
});

test.each(['manifest', 'graph'] as const)('a %s cut short anywhere is refused', async (which) => {
  const { length } = readFileSync(which === 'graph' ? path.join(whole, graph) : manifest);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: length - 1 }), async (size) => {
      expect(await openAt(spoil(which, (file) => truncateSync(file, size)))).toEqual({ refusal: 'damaged' });
    }),
    { numRuns: 60, examples: [[0], [1], [95], [96], [length - 1]] },
  );
});

test.each(['manifest', 'graph'] as const)('a %s with any flipped bit is refused', async (which) => {
  const bytes = readFileSync(which === 'graph' ? path.join(whole, graph) : manifest);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
      const spoiled = Buffer.from(bytes);
      spoiled[at] = (spoiled[at] as number) ^ (1 << bit);
      expect(await openAt(spoil(which, (file) => writeFileSync(file, spoiled)))).toEqual({ refusal: 'damaged' });
    }),
    { numRuns: 100 },
  );
});

test('a foreign file, a missing graph and bytes put on the end are refused', async () => {
  expect(await openAt(spoil('manifest', (file) => writeFileSync(file, 'SQLite format 3')))).toEqual({
    refusal: 'damaged',
  });
  expect(await openAt(spoil('graph', (file) => rmSync(file)))).toEqual({ refusal: 'damaged' });
  const longer = (file: string): void => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(4)]));
  expect(await openAt(spoil('graph', longer))).toEqual({ refusal: 'damaged' });
});

test('a graph of another model, other dimensions or another generation is refused, each by its own word', async () => {
  expect(await openAt(manifest, { modelId: 'other@1' })).toEqual({ refusal: 'other-model' });
  expect(await openAt(manifest, { dimensions: 9 })).toEqual({ refusal: 'other-model' });
  expect(await openAt(manifest, { generation: 4 })).toEqual({ refusal: 'other-generation' });
  expect(await openAt(place('nowhere'))).toEqual({ refusal: 'missing' });
});

test('a graph that the disk had no room for is not published, and the old pair stays good', async () => {
  const file = spoil('manifest', () => undefined);
  const short = newGraphPath(file);
  writeFileSync(short, readFileSync(path.join(path.dirname(file), graph)).subarray(0, 3000));
  await expect(publishGraph(file, short, { ...facts, base: 0 }, [])).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect('index' in (await openAt(file))).toBe(true);
});

test('a crash between writing and renaming leaves the old pair good, and the next save clears up', async () => {
  const file = spoil('manifest', () => undefined);
  writeFileSync(newGraphPath(file), 'half a graph');
  const opened = await openAt(file);
  if ('refusal' in opened) throw new Error(opened.refusal);
  await opened.index.save(4);
  expect(readdirSync(path.dirname(file)).filter((name) => name.endsWith('.graph'))).toHaveLength(1);
  expect('index' in (await openAt(file, { generation: 4 }))).toBe(true);
});
