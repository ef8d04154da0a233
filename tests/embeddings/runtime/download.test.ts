import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openEmbeddingModel } from '../../../embeddings/model.ts';
import { type DownloadProgress, ensureDownloaded } from '../../../embeddings/runtime/download.ts';
import { locateModel } from '../../../embeddings/runtime/model-folder.ts';
import { type LoopbackHub, openLoopbackHub } from '../../helpers/models/loopback-hub.ts';
import { temporaryPlaces } from '../../helpers/models/places.ts';
import { writeTinyBert } from '../../helpers/models/tiny-models.ts';

const place = temporaryPlaces();
const MODEL = 'someone/tiny-encoder';
const source = writeTinyBert(place('source'));
let hub: LoopbackHub;
let dataDir: string;
let runs = 0;

beforeAll(async () => {
  hub = await openLoopbackHub({ [MODEL]: source, 'someone/half': place('nothing') });
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.misbehave('well');
  hub.requests.length = 0;
  dataDir = place(`data-${++runs}`);
});

const open = (hubUrl = hub.url, onDownload?: (progress: DownloadProgress) => void) =>
  openEmbeddingModel({ model: MODEL, dataDir, hubUrl, ...(onDownload && { onDownload }) });
const download = (idleTimeoutMs: number) =>
  ensureDownloaded(
    'EMBEDDING_MODEL',
    locateModel('EMBEDDING_MODEL', MODEL, dataDir),
    { quantized: true },
    {
      hubUrl: hub.url,
      idleTimeoutMs,
    },
  );
const kept = (): string[] =>
  existsSync(path.join(dataDir, 'models'))
    ? readdirSync(path.join(dataDir, 'models'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

test('a hub model is downloaded once, with progress, and opened from DATA_DIR/models after that', async () => {
  const progress: DownloadProgress[] = [];
  const model = await open(hub.url, (step) => progress.push(step));
  expect(model.dimensions).toBe(32);
  const folder = path.join(dataDir, 'models', MODEL);
  expect(readFileSync(path.join(folder, 'onnx/model_quantized.onnx'))).toEqual(
    readFileSync(path.join(source, 'onnx/model_quantized.onnx')),
  );
  const last = progress.filter(({ file }) => file === 'onnx/model_quantized.onnx').at(-1);
  expect(last?.loadedBytes).toBe(last?.totalBytes);
  expect(last?.totalBytes).toBeGreaterThan(1000);
  hub.requests.length = 0;
  expect((await open('http://127.0.0.1:9')).id).toBe(model.id);
  expect(hub.requests).toEqual([]);
});

test.each(['breaks-off', 'is-down'] as const)('a hub that %s leaves nothing that counts as whole', async (mood) => {
  hub.misbehave(mood, 'onnx');
  const refused = open();
  await expect(refused).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', audience: 'operator' });
  expect(kept().sort()).toEqual(['config.json', 'tokenizer.json', 'tokenizer_config.json']);
  hub.misbehave('well');
  hub.requests.length = 0;
  await expect(open()).resolves.toMatchObject({ dimensions: 32 });
  expect(hub.requests).toEqual([`${MODEL}/onnx/model_quantized.onnx`]);
});

test('what a killed process left of a download is deleted at the next start, not what may still be written', async () => {
  await open();
  const file = path.join(dataDir, 'models', MODEL, 'onnx/model_quantized.onnx');
  const whole = kept().sort();
  for (const name of ['old', 'young']) writeFileSync(`${file}.${name}.part`, 'half');
  utimesSync(`${file}.old.part`, 1, 1);
  await download(1000);
  expect(kept().sort()).toEqual([...whole, 'model_quantized.onnx.young.part'].sort());
});

test('a hub that falls silent is given up', async () => {
  hub.misbehave('falls-silent', 'onnx');
  await expect(download(300)).rejects.toThrow(/nothing came for 0\.3 s/);
  expect(kept()).not.toContain('model_quantized.onnx');
});

test('half a model without a stated length is not taken for a whole one', async () => {
  hub.misbehave('sends-half', 'onnx');
  await expect(open()).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
});

test('a hub out of reach: the error names the setting, the folder and every file to put there', async () => {
  const refused = open('http://127.0.0.1:9');
  await expect(refused).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  const message = await refused.catch((error: Error) => error.message);
  expect(message).toContain('EMBEDDING_MODEL is someone/tiny-encoder');
  expect(message).toContain(path.join(dataDir, 'models', MODEL));
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx']) {
    expect(message).toContain(file);
  }
  expect(message).toMatch(/ECONNREFUSED|bad port|refused/i);
});

test('a model that the hub does not have is refused with what the hub said', async () => {
  const missing = openEmbeddingModel({ model: 'someone/unknown', dataDir, hubUrl: hub.url });
  await expect(missing).rejects.toThrow(/404/);
});

test('files put into the folder by hand are enough', async () => {
  await download(5000);
  hub.requests.length = 0;
  await expect(open('http://127.0.0.1:9')).resolves.toMatchObject({ dimensions: 32 });
});
