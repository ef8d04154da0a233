/** The indexing thread: reads, cuts, embeds and stages, while the answering thread answers from what is live. */
import { parentPort, workerData } from 'node:worker_threads';
import { type EmbeddingModel, openEmbeddingModel } from '../../embeddings/model.ts';
import type { Config } from '../config.ts';
import type { ReindexMode, ReindexReport } from '../core.ts';
import { AppError, describeError } from '../errors.ts';
import { type DraftReport, type Job, type Progress, stageJob, vectorSpace } from '../indexing/run.ts';
import { modelOptions } from '../service/service.ts';
import { isDiskFull } from '../store/sqlite/database.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import type { VectorSpace } from '../store/store.ts';
import { startService } from './rpc.ts';

export interface IndexingData {
  readonly config: Config;
  /** One number, shared: 1 asks the job under way to stop. */
  readonly cancelFlag: SharedArrayBuffer;
}

export interface Staged {
  readonly report: DraftReport;
  readonly space: VectorSpace;
}

export type IndexingNotice = { readonly job: number; readonly progress: Progress };

const NOTICE_EVERY_MS = 100;

if (parentPort === null) throw new Error('indexing-thread.ts runs as a worker thread only.');
const port = parentPort;
const { config, cancelFlag } = workerData as IndexingData;
const cancel = new Int32Array(cancelFlag);
const store = openSqliteStore(config.DATA_DIR);
let sweeping: Promise<void> = Promise.resolve();
let model: Promise<EmbeddingModel> | null = null;

function openModel(): Promise<EmbeddingModel> {
  model ??= openEmbeddingModel(modelOptions(config)).catch((error: unknown) => {
    model = null;
    throw error;
  });
  return model;
}

/** Every notice wakes the thread that talks to Discord, so ten a second are enough. */
function throttle(job: number): (progress: Progress) => void {
  let phase = '';
  let next = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now < next) return;
    phase = progress.phase;
    next = now + NOTICE_EVERY_MS;
    port.postMessage({ kind: 'notice', notice: { job, progress } satisfies IndexingNotice });
  };
}

const isCancelled = () => Atomics.load(cancel, 0) === 1;

/** The words that a failed job is remembered by. */
function explain(error: unknown): Error {
  if (!isDiskFull(error)) return error instanceof Error ? error : new Error(String(error));
  return new AppError(
    'DISK_FULL',
    `The disk that holds ${config.DATA_DIR} is full (${describeError(error)}). Free some room and reindex; the index is as it was.`,
    { cause: error },
  );
}

export const service = {
  begin: (job: number, mode: ReindexMode): Promise<void> => store.beginJob(job, mode),
  async stage(job: Job): Promise<Staged> {
    const onProgress = throttle(job.id);
    try {
      const report = await stageJob(store, openModel, config, job, { onProgress, isCancelled });
      return { report, space: job.preview ? { modelId: '', dimensions: 0 } : vectorSpace(await openModel()) };
    } catch (error) {
      throw explain(error);
    }
  },
  end: (job: number, state: 'done' | 'failed' | 'cancelled', reason: string | null, report: ReindexReport | null) =>
    store.endJob(job, state, reason, report),
  sweep(): Promise<void> {
    sweeping = sweeping.then(() => store.sweep());
    return sweeping;
  },
  /** Builds the vector index of the live articles anew, with the model they were indexed with. */
  async rebuildVectors(setting: string): Promise<void> {
    const own = await openEmbeddingModel(modelOptions(config, setting));
    try {
      await store.buildVectors(null, vectorSpace(own), { onProgress: () => {}, isCancelled: () => false });
    } finally {
      await own.close();
    }
  },
  async close(): Promise<void> {
    await store.close();
    await (await model)?.close();
  },
};

export type IndexingService = typeof service;

await startService(port, async () => service);
