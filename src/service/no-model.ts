/** Stands in where no embedding model can be used: questions are then answered by their words alone. */
import type { EmbeddingModel } from '../../embeddings/model.ts';

export function withoutModel(): EmbeddingModel {
  return {
    id: 'none',
    dimensions: 0,
    maxTokens: 0,
    description: {
      name: 'none',
      pooling: 'mean',
      queryPrefix: '',
      passagePrefix: '',
      maxTokens: 0,
      windowWords: 45,
      softMatch: false,
      fusion: { lexical: 1, cosine: 0, soft: 0 },
      damping: 0,
      quantized: false,
      englishOnly: false,
      indexDimensions: null,
    },
    countTokens: () => 0,
    embedPassages: async (texts) => texts.map(() => new Float32Array()),
    embedQuery: async () => new Float32Array(),
    tokenIds: () => new Uint32Array(),
    tokenTable: null,
    close: async () => {},
  };
}
