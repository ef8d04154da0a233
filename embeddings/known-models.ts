/**
 * What must be known of an embedding model to use it well: pooling, prefixes, limits, and how its scores are fused.
 * A model that is not in the table works too: its settings and its own files fill the row in. The table is data on
 * purpose: a wrong prefix costs more recall than a smaller model does, and nobody should have to look it up again.
 */

export type Pooling = 'mean' | 'cls';

/** Weights of the three scores that retrieval adds up; 0 leaves a score out. */
export interface FusionWeights {
  readonly lexical: number;
  readonly cosine: number;
  readonly soft: number;
}

export interface KnownModel {
  /** What EMBEDDING_MODEL says: `builtin`, a hub id or a folder. */
  readonly name: string;
  readonly pooling: Pooling;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  /** Most tokens of one text, prefix and special tokens included. */
  readonly maxTokens: number;
  /** How many words a window has that this model embeds well. */
  readonly windowWords: number;
  /** True when a token has the same vector in every text, so that questions can be matched token by token. */
  readonly softMatch: boolean;
  readonly fusion: FusionWeights;
  /** How much less a token of a passage counts the nearer it is to their mean (token-table.ts); 0: all count alike. */
  readonly damping: number;
  /** True where it knows English alone: a question in another language means nothing to it. */
  readonly englishOnly: boolean;
  /** True: `onnx/model_quantized.onnx`; false: `onnx/model.onnx`. */
  readonly quantized: boolean;
  /** Leading dimensions that are enough for the HNSW index (a nested model); null: all of them. */
  readonly indexDimensions: number | null;
}

/** The slice of the settings that describes a model; `Config` fits. */
export interface EmbeddingSettings {
  readonly EMBEDDING_MODEL: string;
  readonly EMBEDDING_POOLING: 'auto' | Pooling;
  readonly EMBEDDING_QUERY_PREFIX: string;
  readonly EMBEDDING_PASSAGE_PREFIX: string;
}

/** What a model folder says about itself; absent where its files are silent. */
export interface FolderFacts {
  readonly pooling?: Pooling;
  readonly maxTokens?: number;
  readonly softMatch?: boolean;
  readonly quantized?: boolean;
}

const DEFAULT_MAX_TOKENS = 512;

/**
 * Sources: the models' cards and `1_Pooling/config.json`. Cosine weights of the transformers follow from the range
 * their cards give for cosines (MiniLM 0 to 1, bge 0.6 to 1, gte and e5 0.7 to 1): a narrower range weighs more, so
 * that every model's cosine moves the sum by about as much. Only the built-in model's weights and damping were measured here.
 */
export const KNOWN_MODELS: readonly KnownModel[] = [
  {
    name: 'builtin',
    pooling: 'mean',
    queryPrefix: '',
    passagePrefix: '',
    maxTokens: 512,
    windowWords: 45,
    softMatch: true,
    fusion: { lexical: 1, cosine: 1.2, soft: 0.87 },
    damping: 2,
    englishOnly: true,
    quantized: true,
    // Of the ten nearest by all 512 dimensions 97.5 % are among the 200 nearest by the leading 128 (96: 91.8, 192: 98.9;
    // 14,314 windows of the development sets), and a window takes 0.7 KB of the index instead of 2.3.
    indexDimensions: 128,
  },
  {
    name: 'Xenova/all-MiniLM-L6-v2',
    pooling: 'mean',
    queryPrefix: '',
    passagePrefix: '',
    maxTokens: 256,
    windowWords: 120,
    softMatch: false,
    fusion: { lexical: 1, cosine: 2, soft: 0 },
    damping: 0,
    englishOnly: true,
    quantized: true,
    indexDimensions: null,
  },
  {
    name: 'Xenova/bge-small-en-v1.5',
    pooling: 'cls',
    queryPrefix: 'Represent this sentence for searching relevant passages: ',
    passagePrefix: '',
    maxTokens: 512,
    windowWords: 120,
    softMatch: false,
    fusion: { lexical: 1, cosine: 5, soft: 0 },
    damping: 0,
    englishOnly: true,
    quantized: true,
    indexDimensions: null,
  },
  {
    name: 'Xenova/multilingual-e5-small',
    pooling: 'mean',
    queryPrefix: 'query: ',
    passagePrefix: 'passage: ',
    maxTokens: 512,
    windowWords: 120,
    softMatch: false,
    fusion: { lexical: 1, cosine: 6, soft: 0 },
    damping: 0,
    englishOnly: false,
    quantized: true,
    indexDimensions: null,
  },
  {
    name: 'Xenova/gte-small',
    pooling: 'mean',
    queryPrefix: '',
    passagePrefix: '',
    maxTokens: 512,
    windowWords: 120,
    softMatch: false,
    fusion: { lexical: 1, cosine: 6, soft: 0 },
    damping: 0,
    englishOnly: true,
    quantized: true,
    indexDimensions: null,
  },
];

/**
 * The row of the configured model. A model of the table takes nothing from the settings; for any other one the
 * settings come first, then what its folder says, then the commonest choice (mean pooling, 512 tokens).
 */
export function describeModel(settings: EmbeddingSettings, facts: FolderFacts = {}): KnownModel {
  const known = KNOWN_MODELS.find(({ name }) => name === settings.EMBEDDING_MODEL);
  if (known) return known;
  const softMatch = facts.softMatch ?? false;
  return {
    name: settings.EMBEDDING_MODEL,
    pooling: settings.EMBEDDING_POOLING === 'auto' ? (facts.pooling ?? 'mean') : settings.EMBEDDING_POOLING,
    queryPrefix: settings.EMBEDDING_QUERY_PREFIX,
    passagePrefix: settings.EMBEDDING_PASSAGE_PREFIX,
    maxTokens: facts.maxTokens ?? DEFAULT_MAX_TOKENS,
    windowWords: softMatch ? 45 : 120,
    softMatch,
    fusion: softMatch ? { lexical: 1, cosine: 1, soft: 1 } : { lexical: 1, cosine: 2, soft: 0 },
    damping: 0,
    quantized: facts.quantized ?? true,
    englishOnly: false,
    indexDimensions: null,
  };
}
