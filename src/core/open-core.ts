/**
 * Builds a `Core` from a `Config`: takes the lock on DATA_DIR, starts the answering and the indexing thread and joins
 * them up. The one place that knows which parts there are.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { createArticleFiles } from '../article-folder/files.ts';
import type { Config } from '../config.ts';
import type { AskRequest, AskResult, Core, ReindexProgress, Suggestion } from '../core.ts';
import { AppError } from '../errors.ts';
import { maxArticleBytes, maxReadingBytes } from '../files/sizes.ts';
import { createJobSteps } from '../jobs/job-steps.ts';
import { createJobRunner } from '../jobs/reindex-jobs.ts';
import { because, describeReason } from '../reasons.ts';
import type { ServiceOptions } from '../service/service.ts';
import { type Engine, startEngine } from '../threads/engine.ts';
import { lockDataDir } from '../upkeep/data-dir-lock.ts';
import { diagnose, warnOfFolder } from '../upkeep/diagnosis.ts';
import { startForgetting } from '../upkeep/forgetting.ts';
import { watchNeighbours } from '../upkeep/neighbours.ts';
import { reportStatus } from '../upkeep/status-report.ts';
import { createVectorUpkeep, progressWithoutJob, type UpkeepMode } from '../upkeep/vector-upkeep.ts';
import { createSuggestions } from './suggestions.ts';

/** How long answers under way are waited for when the core is closed. */
const FINISH_MS = 10_000;

export interface OpenCoreOptions extends ServiceOptions {
  /** Told of what the operator should know: a thread that died, an index that is being built again. */
  readonly onTrouble?: (message: string) => void;
  /** What is done about a vector index that is missing; left out, it is built. */
  readonly upkeep?: UpkeepMode;
  /** Told while a model is downloaded that the core waits for. */
  readonly onDownload?: (progress: ReindexProgress) => void;
  readonly fileTimeoutMs?: number;
  /** Given the means to end the worker threads, for tests of what happens when one dies. */
  readonly onThreads?: (kill: {
    readonly answering: () => Promise<void>;
    readonly indexing: () => Promise<void>;
  }) => void;
}

/** @throws AppError DATA_DIR_LOCKED, DATA_DIR_UNWRITABLE, and what `openStore` throws. */
export async function openCore(config: Config, options: OpenCoreOptions = {}): Promise<Core> {
  const {
    onTrouble: trouble = () => {},
    onDownload,
    upkeep = 'build',
    fileTimeoutMs,
    onThreads,
    ...serviceOptions
  } = options;
  const unlock = lockDataDir(config.DATA_DIR);
  const startedAt = Date.now();
  // A thread that dies while it starts fails the opening; only later ones are healed.
  let heal = () => {};
  const engine = startEngine(config, serviceOptions, {
    onAnsweringDeath(reason) {
      trouble(`The answering thread died and is started again: ${reason}`);
      heal();
    },
    onIndexingDeath: (reason) => trouble(`The indexing thread died: ${reason}`),
    onProgress: ({ job, progress }) => (job === null ? vectors.progress(progress) : jobs.progress(job, progress)),
    onDownload: (progress) => onDownload?.(progressWithoutJob(progress)),
  });
  const { answering, indexing, board } = engine;
  onThreads?.({ answering: () => answering.kill(), indexing: () => indexing.kill() });
  const suggestions = createSuggestions();
  const first = await learnOfIndex(engine, suggestions).catch(async (error: unknown) => {
    await engine.stop();
    unlock();
    throw error;
  });
  if (first.model.rerankProblem !== null)
    trouble(`${describeReason(first.model.rerankProblem)} Answers keep the order they have without it.`);
  const recovered = putInOrder(engine, trouble).catch((error: Error) =>
    trouble(`The store could not be put in order: ${error.message}`),
  );
  // Without an index the first job says it. Not waited for: a folder on a network may take its time.
  if (first.generation > 0)
    warnOfFolder(config, answering.call).then(
      (warning) => warning !== null && trouble(warning),
      () => undefined,
    );
  const files = createArticleFiles(config.ARTICLES_DIR, config.DATA_DIR, maxArticleBytes(config));
  const vectors = createVectorUpkeep(engine, trouble, upkeep);
  const steps = createJobSteps({
    ...{ engine, files, suggestions, trouble, recovered },
    onActivated: vectors.ensureSoon,
  });
  const jobs = createJobRunner(steps, first.lastJob?.id ?? 0, fileTimeoutMs, maxReadingBytes(config));
  heal = vectors.heal;
  vectors.ensureSoon();
  const ignoreNeighbours =
    config.STORE === 'sqlite'
      ? () => {}
      : watchNeighbours({
          call: answering.call,
          onJob: jobs.noticeJob,
          onChange(names) {
            suggestions.learn(names);
            vectors.ensureSoon();
          },
        });
  const stopForgetting = startForgetting(answering.call, config.KEEP_ANSWERS_DAYS);

  const { call } = answering;
  const asking = limitWaiting(call.ask, config.QUEUE_LIMIT);
  const told = {
    async state() {
      const state = await call.state();
      return { ...state, lastJob: jobs.asEnded(state.lastJob) };
    },
    answerTimesSince: call.answerTimesSince,
    check: call.check,
    indexedFolder: call.indexedFolder,
  };
  const { findAnswer, latestAnswers, openCitation, readVersion, readSpan, readOutline } = call;
  const { listArticles, showArticle, searchPassages, judge, gaps, pin, unpin, pins, forgetPerson } = call;
  return {
    ask: asking.ask,
    ...{ findAnswer, latestAnswers, openCitation, readVersion, readSpan, readOutline },
    ...{ listArticles, showArticle, searchPassages, judge, gaps, pin, unpin, pins, forgetPerson },
    suggestArticles: (typed, limit): readonly Suggestion[] => suggestions.find(typed, limit),
    articlePaths: () => suggestions.paths(),
    reindex: ({ mode, preview = false }) => jobs.start(mode, preview),
    async reindexDue() {
      const { generation, model } = await call.state();
      if (generation === 0) return 'first';
      return model.setting === config.EMBEDDING_MODEL && model.problem === null ? null : 'model';
    },
    buildVectors: () => vectors.build(),
    currentJob: (id) => jobs.current(id),
    addArticleFile: async (name, content, replace) =>
      files.add(name, content, (await call.state()).generation, replace),
    addedArticleFiles: () => files.added(),
    removeArticleFile: async (path) => files.remove(path, (await call.state()).generation),
    status: () => recovered.then(() => reportStatus(told, config.STORE, startedAt)),
    diagnose: () => diagnose(config, told),
    async close() {
      stopForgetting();
      ignoreNeighbours();
      board.close();
      await jobs.current()?.finished.catch(() => undefined);
      await asking.finished(FINISH_MS);
      await indexing.rest();
      await call.close().catch(() => undefined);
      await engine.stop();
      unlock();
    },
  };
}

/** Waits for the answering thread, and takes over what it knows of the index. */
async function learnOfIndex({ answering }: Engine, suggestions: ReturnType<typeof createSuggestions>) {
  await answering.ready();
  suggestions.learn(await answering.call.articleNames());
  return answering.call.state();
}

/** Clears away what a process left that ended in the middle of a job, or of what comes after one. */
async function putInOrder({ answering, indexing, board }: Engine, trouble: (message: string) => void): Promise<void> {
  if (!(await answering.call.recoveryDue())) return;
  await indexing.call.recover();
  await answering.call.forgetGeneration();
  // Nobody waits for it: a job that comes meanwhile has its turn first.
  indexing.call.sweep(true).catch((error: Error) => {
    if (!board.isClosing()) trouble(`The lexical index stays slower than it could be: ${error.message}`);
  });
}

/** Refuses questions while `most` others have no answer yet. */
function limitWaiting(answer: Core['ask'], most: number) {
  let waiting = 0;
  return {
    async ask(request: AskRequest): Promise<AskResult> {
      if (waiting >= most) throw new AppError('BUSY', because('question.busy'), { audience: 'asker' });
      waiting++;
      try {
        return await answer(request);
      } finally {
        waiting--;
      }
    },
    /** Resolves once all have one, or when the time is over. */
    async finished(timeoutMs: number): Promise<void> {
      const deadline = performance.now() + timeoutMs;
      while (waiting > 0 && performance.now() < deadline) await delay(20);
    },
  };
}
