/** What the answering thread does: everything that a question or a reader needs, on one store and one model. */
import { setTimeout as delay } from 'node:timers/promises';
import { type CrossEncoder, openCrossEncoder } from '../../embeddings/cross-encoder.ts';
import { rememberCalibration } from '../answering/evidence/calibration.ts';
import type { Config } from '../config.ts';
import type { FileReason } from '../core.ts';
import { reasonOf } from '../errors.ts';
import { createInTurn } from '../in-turn.ts';
import { describeDownload, type Progress } from '../indexing/job.ts';
import { FOLDER_NOTE, vectorSpace } from '../indexing/made-with.ts';
import type { Reason } from '../reasons.ts';
import type { JobRecord } from '../store/records.ts';
import type { Store, VectorSpace } from '../store/store.ts';
import { createArticles } from './articles.ts';
import { createModelInUse, type ModelFacts } from './model-in-use.ts';
import { createQuestions } from './questions.ts';
import { searchPassages } from './search.ts';

export interface ServiceState {
  readonly model: ModelFacts & {
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
  const { vectorsWaitMs } = parts;
  const inUse = createModelInUse(store, config);
  const { model } = inUse;
  await inUse.followIndex();
  const opened = model().dimensions > 0 ? store.openVectors(vectorSpace(model())) : Promise.resolve();
  opened.catch(() => undefined);
  await (vectorsWaitMs === undefined
    ? opened
    : Promise.race([opened, delay(vectorsWaitMs, undefined, { ref: false })]));

  const { reranker, problem: rerankProblem } = await openReranker(config, parts);
  const calibration = rememberCalibration(store, model);
  void calibration.measure();

  let seen = (await store.stamp()).searched;
  /** Each of these exchanges model, vector index and calibration: one at a time. */
  const inTurn = createInTurn();

  async function takeIn(): Promise<void> {
    await inUse.followIndex();
    calibration.measureAnew();
  }

  const questions = createQuestions(store, model, calibration.measure, {
    keepPersons: config.KEEP_USER_IDS,
    reranker,
  });
  const search = (words: string, limit: number) => searchPassages(store, model(), words, limit);
  const articles = createArticles(store, questions.requireAnswer, search);
  const { requireAnswer: _requireAnswer, ...asking } = questions;

  return {
    ...asking,
    ...articles,
    async state(): Promise<ServiceState> {
      const { articles: count, passages, windows } = await store.statistics();
      return {
        model: { ...inUse.facts(), rerankProblem },
        generation: await store.generation(),
        articles: count,
        passages,
        windows,
        index: store.vectorIndexState(),
        vectorsDue: model().dimensions > 0 && store.vectorsDue(),
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
        if (model().dimensions > 0) await store.openVectors(vectorSpace(model()));
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
    reopenVectors: () => inTurn(() => store.openVectors(vectorSpace(model()))),
    /** Writes no vector index until the next activation: a job may write one of its own. */
    holdVectors: () => store.holdVectors(),
    /** True when a process that ended in the middle of a job left something to put in order. */
    recoveryDue: () => store.recoveryDue(),
    check: () => store.check(),
    async close(): Promise<void> {
      await store.close();
      await model().close();
    },
  };
}

interface Reranking {
  readonly reranker: CrossEncoder | null;
  readonly problem: Reason | null;
}

/** Without it answers go on in the order they have; the start and the doctor say what is wrong. */
async function openReranker(
  { RERANK_MODEL: model, DATA_DIR: dataDir }: Config,
  parts: ServiceParts,
): Promise<Reranking> {
  if (model === null) return { reranker: null, problem: null };
  const { hubUrl, onDownload = () => {} } = parts;
  try {
    const reranker = await openCrossEncoder({
      ...{ model, dataDir },
      onDownload: (download) => onDownload(describeDownload(download)),
      ...(hubUrl === undefined ? {} : { hubUrl }),
    });
    return { reranker, problem: null };
  } catch (error) {
    return { reranker: null, problem: reasonOf(error) };
  }
}

export type AnsweringService = Awaited<ReturnType<typeof createService>>;
