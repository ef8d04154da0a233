import path from 'node:path';
import { pipeline } from '@xenova/transformers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EmbeddingModel, openEmbeddingModel } from '../../embeddings/model.ts';
import { dot } from '../../embeddings/vectors.ts';
import { temporaryPlaces } from '../helpers/models/places.ts';
import { TINY_WORDS, writeStaticModel, writeTinyBert } from '../helpers/models/tiny-models.ts';
import { turnsDuring } from '../helpers/turns.ts';

const place = temporaryPlaces();
const dataDir = place('data');

/** Shapes of real models: token vectors; MiniLM and gte; bge; multilingual e5; one that is not quantised. */
const shapes = {
  static: { folder: writeStaticModel(place('static')), tolerance: 1e-5 },
  mean: { folder: writeTinyBert(place('mean'), { pooling: 'mean' }), tolerance: 1e-3 },
  cls: { folder: writeTinyBert(place('cls'), { pooling: 'cls', seed: 3 }), tolerance: 1e-3 },
  prefixed: {
    folder: writeTinyBert(place('prefixed'), { tokenizer: 'unigram', seed: 4 }),
    tolerance: 1e-3,
    queryPrefix: 'query: ',
    passagePrefix: 'passage: ',
  },
  float: { folder: writeTinyBert(place('float'), { quantized: false, seed: 5 }), tolerance: 1e-5 },
};
type Shape = (typeof shapes)[keyof typeof shapes] & { queryPrefix?: string; passagePrefix?: string };

const open = (shape: Shape): Promise<EmbeddingModel> => openEmbeddingModel({ model: shape.folder, dataDir, ...shape });
const sentences = fc
  .array(fc.constantFrom(...TINY_WORDS, 'unheard', '.', ','), { maxLength: 12 })
  .map((words) => words.join(' '));

describe.each(Object.entries(shapes))('a model of the shape %s', (_name, shape: Shape) => {
  test('gives the vectors that the library’s own pipeline gives', async () => {
    const model = await open(shape);
    const texts = ['the river bridge', 'old fish in the sea.', 'peace'];
    const quantized = model.description.quantized;
    const library = await pipeline('feature-extraction', path.basename(shape.folder), { quantized });
    const ours = await model.embedPassages(texts);
    for (const [i, text] of texts.entries()) {
      const { pooling } = model.description;
      const theirs = await library((shape.passagePrefix ?? '') + text, { pooling, normalize: true });
      (theirs.data as Float32Array).forEach((x, d) => {
        expect(ours[i]?.[d]).toBeCloseTo(x, 4);
      });
    }
  });

  test('gives a text one vector, alone or among others, in the order given and of length 1', async () => {
    const model = await open(shape);
    await fc.assert(
      fc.asyncProperty(fc.array(sentences, { minLength: 1, maxLength: 40 }), async (texts) => {
        const together = await model.embedPassages(texts);
        expect(together).toHaveLength(texts.length);
        for (const [i, text] of texts.entries()) {
          const [alone] = await model.embedPassages([text]);
          const vector = together[i] as Float32Array;
          expect(vector).toHaveLength(model.dimensions);
          expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
          vector.forEach((x, d) => {
            expect(Math.abs(x - (alone?.[d] as number))).toBeLessThan(shape.tolerance);
          });
        }
      }),
      { numRuns: 15 },
    );
  });

  test('gives an empty text a finite vector, and no texts no vectors', async () => {
    const model = await open(shape);
    const [empty] = await model.embedPassages(['']);
    expect(empty?.every(Number.isFinite)).toBe(true);
    expect(await model.embedPassages([])).toEqual([]);
    expect((await model.embedQuery('')).every(Number.isFinite)).toBe(true);
  });

  test('refuses the first text over its limit by name, and takes one that just fits', async () => {
    const model = await open(shape);
    let fits = 'the';
    while (model.countTokens(`${fits} the`) <= model.maxTokens) fits += ' the';
    expect(model.countTokens(fits)).toBe(model.maxTokens);
    await expect(model.embedPassages(['the river', fits])).resolves.toHaveLength(2);
    const long = `old fish ${fits}`;
    const refused = model.embedPassages(['the river', long, long]);
    await expect(refused).rejects.toMatchObject({ code: 'PASSAGE_TOO_LONG' });
    await expect(refused).rejects.toThrow(/Text 2, which begins "old fish the.* at most 64/s);
  });

  test('shortens a question over its limit to its beginning', async () => {
    const model = await open(shape);
    const long = Array.from({ length: 200 }, (_, i) => TINY_WORDS[i % 60]).join(' ');
    const longer = `${long} moon moon moon`;
    expect([...(await model.embedQuery(longer))]).toEqual([...(await model.embedQuery(long))]);
  });
});

test('prefixes go before questions and passages', async () => {
  const prefixed = await open(shapes.prefixed);
  const plain = await openEmbeddingModel({ model: shapes.prefixed.folder, dataDir });
  const [passage] = await plain.embedPassages(['passage: the river']);
  const [query] = await plain.embedPassages(['query: the river']);
  const [embedded] = await prefixed.embedPassages(['the river']);
  expect(dot(embedded as Float32Array, passage as Float32Array)).toBeCloseTo(1, 4);
  expect(dot(await prefixed.embedQuery('the river'), query as Float32Array)).toBeCloseTo(1, 4);
  expect(prefixed.countTokens('the river')).toBe(plain.countTokens('passage: the river'));
  expect(prefixed.id).not.toBe(plain.id);
});

test('soft match comes with fixed token vectors only, and names content tokens', async () => {
  const model = await open(shapes.static);
  const ids = model.tokenIds('The river, the RIVER and the bridge!');
  expect(ids).toHaveLength(4);
  expect(model.tokenIds('. , !')).toHaveLength(0);
  const scores = model.tokenTable?.softMatch(ids, [model.tokenIds('the river and the bridge'), model.tokenIds('fish')]);
  expect(scores?.[0]).toBeCloseTo(1, 2);
  expect(scores?.[1]).toBeLessThan(0.9);
  expect((await open(shapes.mean)).tokenTable).toBeNull();
});

test('other work of the thread gets its turn while many texts are embedded', async () => {
  const model = await open(shapes.mean);
  const texts = Array.from({ length: 20 }, (_, i) => `river bridge ${TINY_WORDS[i % 80]}`);
  const embed = async () => {
    await model.embedPassages(texts);
  };
  expect(await turnsDuring(embed, 20)).toBeGreaterThanOrEqual(20);
  expect(await turnsDuring(embed, 0)).toBeLessThan(5);
});
