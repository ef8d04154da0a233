import { expect, test } from 'vitest';
import { describeModel, type EmbeddingSettings, KNOWN_MODELS } from '../../embeddings/known-models.ts';
import { loadConfig } from '../../src/config.ts';

const settings = (model: string, more: Partial<EmbeddingSettings> = {}): EmbeddingSettings => ({
  ...loadConfig({ EMBEDDING_MODEL: model }),
  ...more,
});

test('the built-in model is the default and is described by the table', () => {
  const description = describeModel(loadConfig({}));
  expect(description.name).toBe('builtin');
  expect(description.softMatch).toBe(true);
});

test('each model of the table has a name of its own, room for its window, and weights that rank', () => {
  expect(new Set(KNOWN_MODELS.map(({ name }) => name)).size).toBe(KNOWN_MODELS.length);
  for (const model of KNOWN_MODELS) {
    // English takes about 1.3 pieces a word; title and prefix need some room too.
    expect(model.windowWords * 1.6 + 20).toBeLessThan(model.maxTokens);
    expect(model.fusion.lexical).toBeGreaterThan(0);
    expect(model.fusion.cosine).toBeGreaterThan(0);
    expect(model.fusion.soft > 0).toBe(model.softMatch);
  }
});

test('bge pools its first token and prefixes questions only; e5 prefixes both sides', () => {
  const bge = describeModel(settings('Xenova/bge-small-en-v1.5'));
  expect(bge.pooling).toBe('cls');
  expect(bge.queryPrefix).toMatch(/^Represent this sentence/);
  expect(bge.passagePrefix).toBe('');
  const e5 = describeModel(settings('Xenova/multilingual-e5-small'));
  expect([e5.pooling, e5.queryPrefix, e5.passagePrefix]).toEqual(['mean', 'query: ', 'passage: ']);
});

test('settings do not bend a model of the table', () => {
  const bent = settings('Xenova/gte-small', { EMBEDDING_POOLING: 'cls', EMBEDDING_QUERY_PREFIX: 'ask: ' });
  expect(describeModel(bent)).toEqual(describeModel(settings('Xenova/gte-small')));
});

test('a model outside the table takes the settings first, then its folder, then mean pooling', () => {
  const own = settings('models/own', { EMBEDDING_QUERY_PREFIX: 'q: ', EMBEDDING_PASSAGE_PREFIX: 'p: ' });
  expect(describeModel(own)).toMatchObject({
    pooling: 'mean',
    maxTokens: 512,
    queryPrefix: 'q: ',
    passagePrefix: 'p: ',
  });
  expect(describeModel(own, { pooling: 'cls', maxTokens: 128 })).toMatchObject({ pooling: 'cls', maxTokens: 128 });
  expect(describeModel({ ...own, EMBEDDING_POOLING: 'mean' }, { pooling: 'cls' }).pooling).toBe('mean');
});
