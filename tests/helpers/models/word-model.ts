/**
 * A stand-in for the embedding model: each word has a fixed seeded vector, a text is their sum. Small, deterministic
 * and computed on the spot, for tests of what happens round a model.
 */
import type { EmbeddingModel } from '../../../embeddings/model.ts';
import { scaleToUnit } from '../../../embeddings/vectors.ts';
import { hashTerm } from '../../../src/lexical/terms.ts';
import { withoutModel } from '../../../src/service/no-model.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['nothing'];

export interface WordModel extends EmbeddingModel {
  /** Texts embedded so far. */
  embedded(): number;
}

export function createWordModel({ id = 'words@1', dimensions = 16, windowWords = 30 } = {}): WordModel {
  let embedded = 0;
  const embed = (text: string): Float32Array => {
    const vector = new Float32Array(dimensions);
    for (const word of wordsOf(text)) {
      let state = hashTerm(word + id);
      for (let i = 0; i < dimensions; i++) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        vector[i] = (vector[i] as number) + state / 2 ** 31 - 1;
      }
    }
    return scaleToUnit(vector);
  };
  const plain = withoutModel();
  return {
    ...plain,
    id,
    dimensions,
    maxTokens: 128,
    description: { ...plain.description, name: id, windowWords, fusion: { lexical: 1, cosine: 1, soft: 0 } },
    countTokens: (text) => wordsOf(text).length,
    async embedPassages(texts) {
      embedded += texts.length;
      return texts.map(embed);
    },
    embedQuery: async (text) => embed(text),
    embedded: () => embedded,
  };
}
