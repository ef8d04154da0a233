/** What the store notes of how an index was made, so that the next job knows what still holds. */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import type { Config } from '../config.ts';
import type { VectorSpace } from '../store/store.ts';

/** Which model an index was made with: the setting that named it, and its id. */
export interface IndexModel {
  readonly setting: string;
  readonly id: string;
}

/** Holds an `IndexModel`. */
export const MODEL_NOTE = 'model';
/** Which folder the articles of the index come from. */
export const FOLDER_NOTE = 'articles-dir';
/** Keys of the blocks that repeated. */
export const REPEATED_NOTE = 'repeated-blocks';
/** The last rollback: while its number is the generation, the index before it is the later one. */
export const ROLLBACK_NOTE = 'rollback';

export const vectorSpace = (model: EmbeddingModel): VectorSpace => ({
  modelId: model.id,
  dimensions: Math.min(model.description.indexDimensions ?? model.dimensions, model.dimensions),
});

/** Raised when passages or windows are cut by other rules, so that stored ones are made anew. */
const CUTTING_VERSION = 9;

/** The rules that passages are cut by, as each version keeps them. */
export const cuttingSettings = (model: EmbeddingModel): string => `${model.id}|${CUTTING_VERSION}`;

export const isOfTheseRules = (settings: string): boolean => settings.endsWith(`|${CUTTING_VERSION}`);

/** Raised when files are cleaned by other rules, so that each is read anew. */
const READING_VERSION = 15;
/** Holds the `readingRules`. */
export const READING_NOTE = 'reading';

export const readingRules = (config: Config): string => `${READING_VERSION}|${config.BOILERPLATE}`;
