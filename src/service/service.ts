/**
 * What the answering thread does: everything that a question or a reader needs, on one store and one model. It
 * answers with the model that the index was made with, whatever EMBEDDING_MODEL says by now, until a reindex has
 * swapped both.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { openCrossEncoder } from '../../embeddings/cross-encoder.ts';
import { type EmbeddingModel, isToBeDownloaded, openEmbeddingModel } from '../../embeddings/model.ts';
import { type Calibration, loadCalibration } from '../answering/calibration.ts';
import type { Config } from '../config.ts';
import type { FileReason } from '../core.ts';
import { reasonOf } from '../errors.ts';
import { createInTurn } from '../in-turn.ts';
import {
  describeDownload,
  FOLDER_NOTE,
  type IndexModel,
  MODEL_NOTE,
  type Progress,
  vectorSpace,
} from '../indexing/run.ts';
import { because, type Reason } from '../reasons.ts';
import { retrieve } from '../retrieval/retrieve.ts';
import type { JobRecord } from '../store/records.ts';
import type { Store, VectorSpace } from '../store/store.ts';
import type { Hit } from '../types.ts';
import { createArticles } from './articles.ts';
import { withoutModel } from './no-model.ts';
import { createQuestions } from './questions.ts';

export interface ServiceState {
  readonly model: {
    readonly id: string;
    readonly dimensions: number;
    readonly setting: string;
    readonly problem: Reason | null;
    /** Why RERANK_MODEL is not used, where it is set. */
    readonly rerankProblem: Reason | null;
  };
  readonly generation: number;
  readonly articles: number;
  readonly passages: number;
  readonly windows: number;
  readonly index: 'ready' | 'building' | 'unavailable';
  /** True when the vector index has to be built anew. */
  readonly vectorsDue: boolean;
  readonly failed: readonly FileReason[];
  readonly lastJob: JobRecord | null;
}

export const modelOptions = (config: Config, setting = config.EMBEDDING_MODEL) => ({
  model: setting,
  dataDir: config.DATA_DIR,
  pooling: config.EMBEDDING_POOLING,
  queryPrefix: config.EMBEDDING_QUERY_PREFIX,
  passagePrefix: config.EMBEDDING_PASSAGE_PREFIX,
});

export interface ServiceOptions {
  /**
   * How long a start waits for the vector index, which takes seconds where it holds half a million windows. Questions
   * that come before it is there are answered by their words. Left out: as long as it takes.
   */
  readonly vectorsWaitMs?: number;
  /** Another hub than that of the library, in tests. */
  readonly hubUrl?: string;
}

interface ServiceParts extends ServiceOptions {
  /** Told while RERANK_MODEL is downloaded, which a start waits for. */
  readonly onDownload?: (progress: Progress) => void;
}

export async function createService(store: Store, config: Config, parts: ServiceParts = {}) {
  const { vectorsWaitMs, hubUrl, onDownload = () => {} } = parts;
  let setting = config.EMBEDDING_MODEL;
  let model: EmbeddingModel = withoutModel();
  let problem: Reason | null = null;

  async function useModelOfIndex(): Promise<void> {
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
  }

  await useModelOfIndex();
  const opened = model.dimensions > 0 ? store.openVectors(vectorSpace(model)) : Promise.resolve();
  opened.catch(() => undefined);
  await (vectorsWaitMs === undefined
    ? opened
    : Promise.race([opened, delay(vectorsWaitMs, undefined, { ref: false })]));

  let rerankProblem: Reason | null = null;
  const reranker =
    config.RERANK_MODEL === null
      ? null
      : await openCrossEncoder({
          model: config.RERANK_MODEL,
          dataDir: config.DATA_DIR,
          onDownload: (download) => onDownload(describeDownload(download)),
          ...(hubUrl === undefined ? {} : { hubUrl }),
        }).catch((error: unknown) => {
          // Answers go on in the order they have; the start and the doctor say what is wrong.
          rerankProblem = reasonOf(error);
          return null;
        });
  /** Measured at most once at a time; a measurement that failed is made again when it is next asked for. */
  let calibration: Promise<Calibration> | null = null;
  function calibrate(): Promise<Calibration> {
    const measuring = calibration ?? loadCalibration(store, model);
    calibration = measuring;
    measuring.catch(() => {
      if (calibration === measuring) calibration = null;
    });
    return measuring;
  }
  void calibrate();

  let seen = (await store.stamp()).searched;
  /** Each of these exchanges model, vector index and calibration: one at a time. */
  const inTurn = createInTurn();

  async function takeIn(): Promise<void> {
    await useModelOfIndex();
    calibration = null;
    void calibrate();
  }

  const search = async (words: string, limit: number): Promise<Hit[]> => {
    const { ranked } = await retrieve(store, model, words, { limit: Number.POSITIVE_INFINITY });
    // Meaning orders passages that hold as many of the words; by itself it would find something for any words at all.
    const holding = ranked
      .filter(({ coverage }) => coverage > 0)
      .sort((a, b) => b.coverage - a.coverage)
      .slice(0, limit);
    const passages = await store.loadPassages(holding.map(({ candidate }) => candidate.passageId));
    const scores = new Map(holding.map(({ candidate, score }) => [candidate.passageId, score]));
    return passages.map(({ sentences: _sentences, ...passage }, i) => ({
      passage,
      score: scores.get(passage.id) ?? 0,
      rank: i + 1,
    }));
  };
  const questions = createQuestions(store, () => model, calibrate, {
    keepPersons: config.KEEP_USER_IDS,
    reranker,
  });
  const articles = createArticles(store, questions.requireAnswer, search);
  const { requireAnswer: _requireAnswer, ...asking } = questions;

  return {
    ...asking,
    ...articles,
    async state(): Promise<ServiceState> {
      const { articles: count, passages, windows } = await store.statistics();
      return {
        model: { id: model.id, dimensions: model.dimensions, setting, problem, rerankProblem },
        generation: await store.generation(),
        articles: count,
        passages,
        windows,
        index: store.vectorIndexState(),
        vectorsDue: model.dimensions > 0 && store.vectorsDue(),
        failed: await store.failures(),
        lastJob: await store.lastJob(),
      };
    },
    /** Generation of the index that a rollback returns to. */
    previousGeneration: async (): Promise<number> => Number((await store.readNote('previous-generation')) ?? 0),
    /** The folder that the articles of the index were read from; null for one of a version that did not note it. */
    indexedFolder: (): Promise<string | null> => store.readNote(FOLDER_NOTE),
    /** Forgets what was counted before rows were swept away. */
    forgetGeneration: async (): Promise<void> => store.forgetGeneration(),
    answerTimesSince: (time: number) => store.answerTimesSince(time),
    forgetBefore: (time: number) => store.forgetBefore(time),
    /**
     * Swaps a staged job in, with the model it was made with; returns whether anything changed. Once it is live, what goes
     * wrong is no failure of the job: it is returned as a problem.
     */
    activate: (
      job: number,
      space: VectorSpace,
    ): Promise<{ readonly changed: boolean; readonly problem: Reason | null }> =>
      inTurn(async () => {
        const changed = await store.activate(job, space);
        try {
          await takeIn();
          seen = (await store.stamp()).searched;
          return { changed, problem: null };
        } catch (error) {
          return { changed, problem: reasonOf(error) };
        }
      }),
    /** Takes in what another process made live meanwhile; says whether there was anything, and which job is the newest. */
    refresh: (): Promise<{ readonly changed: boolean; readonly lastJob: number }> =>
      inTurn(async () => {
        const { searched, lastJob } = await store.stamp();
        if (searched === seen) return { changed: false, lastJob };
        store.forgetGeneration();
        await takeIn();
        if (model.dimensions > 0) await store.openVectors(vectorSpace(model));
        seen = searched;
        return { changed: true, lastJob };
      }),
    /** Resolves once the vector index that the last run left is loaded, or was found to be of no use. */
    vectorsOpened: (): Promise<void> =>
      opened.then(
        () => undefined,
        () => undefined,
      ),
    /** Loads the vector index after it was built again for the present articles. */
    reopenVectors: () => inTurn(() => store.openVectors(vectorSpace(model))),
    /** Writes no vector index until the next activation: a job may write one of its own. */
    holdVectors: () => store.holdVectors(),
    /** True when a process that ended in the middle of a job left something to put in order. */
    recoveryDue: () => store.recoveryDue(),
    check: () => store.check(),
    async close(): Promise<void> {
      await store.close();
      await model.close();
    },
  };
}

export type AnsweringService = Awaited<ReturnType<typeof createService>>;
