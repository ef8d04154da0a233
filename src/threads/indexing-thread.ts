/** The indexing thread: reads, cuts, embeds and stages, while the answering thread answers from what is live. */
import { platform, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type EmbeddingModel, openEmbeddingModel } from '../../embeddings/model.ts';
import type { DownloadProgress } from '../../embeddings/runtime/download.ts';
import type { Config } from '../config.ts';
import type { ReindexMode, ReindexReport } from '../core.ts';
import { createInTurn } from '../in-turn.ts';
import type { DraftReport } from '../indexing/draft-report.ts';
import type { Job, Progress } from '../indexing/job.ts';
import { vectorSpace } from '../indexing/made-with.ts';
import { stageJob } from '../indexing/run.ts';
import type { Reason } from '../reasons.ts';
import { modelOptions } from '../service/model-in-use.ts';
import { explainJobError } from '../store/sqlite/database.ts';
import type { Store, VectorSpace } from '../store/store.ts';
import { openStore } from './open-store.ts';
import { startService } from './rpc.ts';
import { throttle } from './throttle.ts';
import { createBoard } from './watch-board.ts';

export interface IndexingData {
  readonly config: Config;
  /** Shared with the main thread; see `watch-board.ts`. */
  readonly board: SharedArrayBuffer;
}

export interface Staged {
  readonly report: DraftReport;
  readonly space: VectorSpace;
}

/** Without a job it is of a vector index that is built by itself. */
export type IndexingNotice = { readonly job: number | null; readonly progress: Progress };

/** A third of the share of the other threads; 10 left it a tenth, which on a shared machine is next to nothing. */
const NICENESS = 5;

if (parentPort === null) throw new Error('indexing-thread.ts runs as a worker thread only.');
const port = parentPort;
// On Linux this is the priority of the calling thread alone: where processors are short, questions and Discord come first.
if (platform() === 'linux') setPriority(0, NICENESS);
const { config, board: shared } = workerData as IndexingData;
const board = createBoard(shared);
/** Opened before the first call is served. */
let store: Store;
const turns = createInTurn();
/** Calls that wait for the one under way. */
let waiting = 0;
let model: Promise<EmbeddingModel> | null = null;

function openModel(onDownload: (progress: DownloadProgress) => void = () => {}): Promise<EmbeddingModel> {
  model ??= openEmbeddingModel({ ...modelOptions(config), onDownload }).catch((error: unknown) => {
    model = null;
    throw error;
  });
  return model;
}

const notifyOf = (job: number | null) =>
  throttle((progress) => port.postMessage({ kind: 'notice', notice: { job, progress } satisfies IndexingNotice }));

/**
 * A sweep, a job and a new vector index would change what the others count on: one after the other. A full disk can meet
 * each of them, the first line that a job writes as well.
 */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  waiting += 1;
  return turns(async () => {
    waiting -= 1;
    try {
      return await work();
    } catch (error) {
      throw config.STORE === 'sqlite' ? explainJobError(error, config.DATA_DIR) : error;
    }
  });
}

const service = {
  begin: (job: number, mode: ReindexMode): Promise<void> => inTurn(() => store.beginJob(job, mode)),
  /** Goes on with a job that a thread began which is no more. */
  resume: (job: number): Promise<void> => inTurn(() => store.resumeJob(job)),
  stage: (job: Job): Promise<Staged> =>
    inTurn(async () => {
      const controls = { onProgress: notifyOf(job.id), onFile: board.setFile, isCancelled: board.isStopped };
      try {
        const report = await stageJob(store, openModel, config, job, controls);
        return { report, space: job.preview ? { modelId: '', dimensions: 0 } : vectorSpace(await openModel()) };
      } finally {
        board.setFile(null);
      }
    }),
  /** Puts the store in order after a process that ended in the middle of a job. */
  recover: (): Promise<void> =>
    inTurn(async () => {
      await store.abandonJobs();
      await store.sweep(() => true);
    }),
  end: (job: number, state: 'done' | 'failed' | 'cancelled', reason: Reason | null, report: ReindexReport | null) =>
    store.endJob(job, state, reason, report),
  /** @param merging - puts the index in order as well, which needs room; whoever comes next does not wait for its end. */
  sweep: (merging: boolean): Promise<void> => inTurn(() => store.sweep(() => !merging || waiting > 0)),
  /** Builds the vector index of the live articles anew, with the model they were indexed with. */
  rebuildVectors: (setting: string): Promise<void> =>
    inTurn(async () => {
      const own = await openEmbeddingModel(modelOptions(config, setting));
      const notify = notifyOf(null);
      const controls = {
        onProgress: (done: number, total: number) =>
          notify({ phase: 'building', file: null, done, total, passages: 0 }),
        isCancelled: board.isClosing,
      };
      try {
        await store.buildVectors(null, vectorSpace(own), controls);
      } finally {
        await own.close();
      }
    }),
  close: (): Promise<void> =>
    inTurn(async () => {
      await store.close();
      await (await model)?.close();
    }),
};

export type IndexingService = typeof service;

await startService(port, async () => {
  store = await openStore(config);
  return service;
});
