import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openCrossEncoder } from '../../embeddings/cross-encoder.ts';
import { openLoopbackHub } from '../helpers/models/loopback-hub.ts';
import { temporaryPlaces } from '../helpers/models/places.ts';
import { TINY_WORDS, writeTinyBert } from '../helpers/models/tiny-models.ts';

const place = temporaryPlaces();
const dataDir = place('data');
const texts = Array.from(
  { length: 23 },
  (_, i) => `${TINY_WORDS[i]} ${TINY_WORDS[i + 20]} of the ${TINY_WORDS[i + 40]}`,
);

test.each([
  ['one label', 1],
  ['two labels', 2],
])('a classifier with %s scores any number of texts in the order given', async (_name, labels) => {
  const reranker = await openCrossEncoder({ model: writeTinyBert(place(`labels-${labels}`), { labels }), dataDir });
  const scores = await reranker.score('what is the river', texts);
  expect(scores).toHaveLength(texts.length);
  expect(scores.every(Number.isFinite)).toBe(true);
  expect(new Set(scores).size).toBeGreaterThan(10);
  const again = await reranker.score('what is the river', texts);
  expect([...again]).toEqual([...scores]);
  expect(await reranker.score('what is the river', [])).toHaveLength(0);
  await reranker.close();
});

test('a score depends on question and text, and not on the other texts of an unquantised model', async () => {
  const folder = writeTinyBert(place('float'), { labels: 1, quantized: false });
  const reranker = await openCrossEncoder({ model: folder, dataDir });
  const together = await reranker.score('who did talk', texts);
  for (const [i, text] of texts.entries()) {
    expect((await reranker.score('who did talk', [text]))[0]).toBeCloseTo(together[i] as number, 4);
  }
  expect((await reranker.score('where is the moon', texts))[0]).not.toBeCloseTo(together[0] as number, 6);
});

test('a pair over the token limit is cut at the end of its text instead of failing', async () => {
  const reranker = await openCrossEncoder({ model: writeTinyBert(place('long'), { labels: 1 }), dataDir });
  const long = Array.from({ length: 400 }, (_, i) => TINY_WORDS[i % 70]).join(' ');
  const [first, second] = await reranker.score('what is the river', [long, `${long} moon`]);
  expect(first).toBe(second);
});

test('an embedding model is no cross-encoder, and a half folder names RERANK_MODEL', async () => {
  await expect(openCrossEncoder({ model: writeTinyBert(place('encoder')), dataDir })).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
  });
  const half = writeTinyBert(place('half'), { labels: 1 });
  rmSync(path.join(half, 'tokenizer.json'));
  await expect(openCrossEncoder({ model: half, dataDir })).rejects.toThrow(/RERANK_MODEL, lacks tokenizer\.json/);
});

test('a hub id is downloaded', async () => {
  const hub = await openLoopbackHub({ 'someone/reranker': writeTinyBert(place('source'), { labels: 1 }) });
  const reranker = await openCrossEncoder({ model: 'someone/reranker', dataDir, hubUrl: hub.url });
  expect(reranker.id).toMatch(/^someone\/reranker@/);
  await hub.close();
});
