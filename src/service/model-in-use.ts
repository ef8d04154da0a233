/**
 * The model that questions are read with: the one that the index was made with, whatever EMBEDDING_MODEL says by now, until
 * a reindex has swapped both. Where it cannot be loaded, questions are answered by their words.
 */
import { type EmbeddingModel, isToBeDownloaded, openEmbeddingModel } from '../../embeddings/model.ts';
import type { Config } from '../config.ts';
import { reasonOf } from '../errors.ts';
import { type IndexModel, MODEL_NOTE } from '../indexing/made-with.ts';
import { because, type Reason } from '../reasons.ts';
import type { Store } from '../store/store.ts';
import { withoutModel } from './no-model.ts';

export const modelOptions = (config: Config, setting = config.EMBEDDING_MODEL) => ({
  model: setting,
  dataDir: config.DATA_DIR,
  pooling: config.EMBEDDING_POOLING,
  queryPrefix: config.EMBEDDING_QUERY_PREFIX,
  passagePrefix: config.EMBEDDING_PASSAGE_PREFIX,
});

export interface ModelFacts {
  readonly id: string;
  readonly dimensions: number;
  /** The setting that named it. */
  readonly setting: string;
  /** Why it is not used, where it cannot be. */
  readonly problem: Reason | null;
}

export function createModelInUse(store: Pick<Store, 'readNote'>, config: Config) {
  let setting = config.EMBEDDING_MODEL;
  let model: EmbeddingModel = withoutModel();
  let problem: Reason | null = null;

  return {
    model: () => model,
    facts: (): ModelFacts => ({ id: model.id, dimensions: model.dimensions, setting, problem }),
    /** Exchanges the model where the index is one of another. */
    async followIndex(): Promise<void> {
      const note = await store.readNote(MODEL_NOTE);
      const wanted = note === null ? { setting: config.EMBEDDING_MODEL, id: null } : (JSON.parse(note) as IndexModel);
      if (model.id === wanted.id) return;
      setting = wanted.setting;
      // The first index brings the model, with progress; a start that did would keep its host waiting in silence.
      if (note === null && isToBeDownloaded(modelOptions(config, setting))) return;
      try {
        const next = await openEmbeddingModel(modelOptions(config, setting));
        const fits = wanted.id === null || next.id === wanted.id;
        problem = fits ? null : because('model.exchanged', { was: wanted.id ?? '', setting, now: next.id });
        const old = model;
        // Vectors of another model say nothing about this one's questions; words still find passages.
        model = fits ? next : withoutModel();
        await old.close();
        if (!fits) await next.close();
      } catch (error) {
        problem = reasonOf(error);
        model = withoutModel();
      }
    },
  };
}
