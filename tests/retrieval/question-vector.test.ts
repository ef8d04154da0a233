/** How the words of a question weigh in its vector. */
import { describe, expect, test } from 'vitest';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { dot } from '../../embeddings/vectors.ts';
import { embedQuestion } from '../../src/retrieval/question-vector.ts';
import { createTokenTable } from '../helpers/models/token-table.ts';
import { createWordModel } from '../helpers/models/word-model.ts';

/** Four words with vectors at right angles, all of length 1. */
const WORDS = ['the', 'ferry', 'heron', '?'];
const IDENTITY = Float32Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? 1 : 0));
const WHOLE = Float32Array.of(0.5, 0.5, 0.5, 0.5);

const model: EmbeddingModel = {
  ...createWordModel(),
  tokenTable: createTokenTable(IDENTITY, 4),
  embedQuery: async () => WHOLE,
  tokenIds: (text) =>
    Uint32Array.from(
      WORDS.slice(0, 3).flatMap((word, id) => (text.toLowerCase().replace(/\W/g, '') === word ? [id] : [])),
    ),
};

describe('a model with fixed vectors of tokens', () => {
  test('words that are equally rare weigh the same, and so does one that is no term', async () => {
    const vector = await embedQuestion(
      model,
      'The heron ferry?',
      new Map([
        ['ferri', 2],
        ['heron', 2],
      ]),
    );
    expect([...vector].map((x) => Math.round(x * 1000))).toEqual([577, 577, 577, 0]);
  });

  test('a rare word outweighs a common one, by less than it is rarer', async () => {
    const vector = await embedQuestion(
      model,
      'heron ferry',
      new Map([
        ['ferri', 1],
        ['heron', 4],
      ]),
    );
    const [, ferry = 0, heron = 0] = vector;
    expect(heron).toBeGreaterThan(ferry);
    expect(heron).toBeLessThan(2 * ferry);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  });

  test('a question without a word that the model knows is read whole', async () => {
    expect(await embedQuestion(model, '???', new Map())).toBe(WHOLE);
  });
});

test('another model reads the question whole', async () => {
  const whole = await embedQuestion({ ...model, tokenTable: null }, 'heron ferry', new Map([['heron', 4]]));
  expect(whole).toBe(WHOLE);
});
