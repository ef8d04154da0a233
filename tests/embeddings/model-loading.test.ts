import { appendFileSync, cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '@xenova/transformers';
import { afterEach, expect, test, vi } from 'vitest';
import { openEmbeddingModel } from '../../embeddings/model.ts';
import { dot, scaleToUnit } from '../../embeddings/vectors.ts';
import { temporaryPlaces } from '../helpers/models/places.ts';
import { writeStaticModel, writeTinyBert } from '../helpers/models/tiny-models.ts';

const place = temporaryPlaces();
const dataDir = place('data');
const open = (model: string) => openEmbeddingModel({ model, dataDir });

afterEach(() => vi.restoreAllMocks());

test('the built-in model loads from this package without a network and is ready for soft match', async () => {
  const model = await open('builtin');
  expect(env.allowRemoteModels).toBe(false);
  expect(model.id).toMatch(/^builtin@[0-9a-f]{16}$/);
  expect(model.tokenTable).not.toBeNull();
  const [bridge, river, tax] = (await model.embedPassages([
    'A new bridge crosses the water.',
    'The river can be crossed again.',
    'Income tax returns are due in spring.',
  ])) as [Float32Array, Float32Array, Float32Array];
  const like = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
  expect(like(bridge, river)).toBeGreaterThan(like(bridge, tax));
});

test('the built-in model damps what a passage keeps coming back to, and leaves questions as they are', async () => {
  const { embedPassages, embedQuery, tokenTable, tokenIds, description } = await open('builtin');
  const text = 'ferry ferry ferry harbour';
  const ids = [...tokenIds('ferry'), ...tokenIds('ferry'), ...tokenIds('ferry'), ...tokenIds('harbour')];
  const sums = [description.damping, 0].map((damping) => tokenTable?.sumRows(ids, damping) as Float32Array);
  const vectors = [(await embedPassages([text]))[0] as Float32Array, await embedQuery(text)];
  vectors.forEach((vector, i) => {
    expect(dot(vector, scaleToUnit(sums[i] as Float32Array))).toBeCloseTo(1, 4);
  });
  expect(dot(vectors[0] as Float32Array, vectors[1] as Float32Array)).toBeLessThan(0.99);
});

test.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
  'a folder without %s is refused, naming the file and the folder',
  async (file) => {
    const folder = writeStaticModel(place('half', path.basename(file)));
    rmSync(path.join(folder, file));
    const refused = open(folder);
    await expect(refused).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', audience: 'operator' });
    await expect(refused).rejects.toThrow(file);
    await expect(refused).rejects.toThrow(folder);
  },
);

test('damaged files are refused without a word on the terminal', async () => {
  const written = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  const printed = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error'), vi.spyOn(console, 'log')];
  for (const spy of [...written, ...printed]) spy.mockClear();
  const torn = writeTinyBert(place('torn'));
  truncateSync(path.join(torn, 'onnx/model_quantized.onnx'), 5000);
  await expect(open(torn)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  const garbled = writeTinyBert(place('garbled'));
  writeFileSync(path.join(garbled, 'tokenizer.json'), '{"model":');
  await expect(open(garbled)).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  const unreadable = writeTinyBert(place('unreadable'));
  writeFileSync(path.join(unreadable, 'config.json'), 'no json');
  await expect(open(unreadable)).rejects.toThrow(/config\.json is not valid JSON/);
  for (const spy of [...written, ...printed]) expect(spy).not.toHaveBeenCalled();
});

test('a model that asks for inputs we do not have is refused by name', async () => {
  const folder = writeTinyBert(place('classifier'), { labels: 2 });
  await expect(open(folder)).rejects.toThrow(/gives logits, not last_hidden_state/);
});

test('an id stays while the files stay, and changes with any of them', async () => {
  const folder = writeStaticModel(place('identity'));
  const { id } = await open(folder);
  cpSync(folder, place('elsewhere', 'identity'), { recursive: true });
  expect((await open(place('elsewhere', 'identity'))).id).toBe(id);
  appendFileSync(path.join(folder, 'tokenizer_config.json'), ' ');
  expect((await open(folder)).id).not.toBe(id);
});

test('a folder says how it is pooled, how long a text may be, and whether it is quantised', async () => {
  const cls = await open(writeTinyBert(place('says-cls'), { pooling: 'cls', maxTokens: 40 }));
  expect(cls.description).toMatchObject({ pooling: 'cls', maxTokens: 40, softMatch: false, quantized: true });
  const float = await open(writeTinyBert(place('says-float'), { quantized: false }));
  expect(float.description).toMatchObject({ pooling: 'mean', quantized: false });
  const table = await open(writeStaticModel(place('says-static')));
  expect(table.description).toMatchObject({ softMatch: true, windowWords: 45 });
});

test('two models load at the same time without reading each other’s files', async () => {
  const folders = [writeStaticModel(place('a', 'same'), { dimensions: 16 }), writeTinyBert(place('b', 'same'))];
  const [first, second] = await Promise.all(folders.map(open));
  expect([first?.dimensions, second?.dimensions]).toEqual([16, 32]);
});

test('a name that is neither a folder nor a hub id is refused', async () => {
  for (const name of ['../../no-such', 'no/such/folder', './missing', 'a b']) {
    await expect(open(name)).rejects.toThrow(/EMBEDDING_MODEL is .*: no such folder, and not a hub id/);
  }
});
