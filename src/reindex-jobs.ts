/**
 * Reindex jobs as the main thread sees them: one at a time, joined by whoever asks meanwhile, watched so that a file
 * that cannot be got through does not hold the job up for ever.
 */
import type { ReindexJob, ReindexMode, ReindexProgress, ReindexReport } from './core.ts';
import { AppError, describeError } from './errors.ts';
import type { Job, Progress } from './indexing/run.ts';
import type { Staged } from './threads/indexing-thread.ts';

/** What a job needs of the threads. */
export interface JobParts {
  readonly begin: (job: number, mode: ReindexMode) => Promise<void>;
  readonly stage: (job: Job) => Promise<Staged>;
  readonly end: (
    job: number,
    state: 'done' | 'failed' | 'cancelled',
    reason: string | null,
    report: ReindexReport | null,
  ) => Promise<void>;
  /** Swaps the job in; `counts` are of the index afterwards. */
  readonly activate: (
    job: number,
    staged: Staged,
    mode: ReindexMode,
  ) => Promise<{ articles: number; passages: number; windows: number }>;
  readonly counts: () => Promise<{ articles: number; passages: number; windows: number }>;
  readonly requestCancel: () => void;
  /** Ends the indexing thread, so that a call that hangs comes back as failed. */
  readonly killThread: () => Promise<void>;
}

/** Longest that one file may take to be read and cleaned. */
const FILE_TIMEOUT_MS = 60_000;
const WATCH_EVERY_MS = 1_000;

export interface JobRunner {
  start(mode: ReindexMode, preview: boolean): ReindexJob;
  current(): ReindexJob | null;
  /** Called with every notice of the indexing thread. */
  progress(job: number, progress: Progress): void;
}

export function createJobRunner(parts: JobParts, lastId: number, fileTimeoutMs = FILE_TIMEOUT_MS): JobRunner {
  let nextId = lastId + 1;
  let running: { job: ReindexJob; report: (progress: ReindexProgress) => void; clock: JobClock } | null = null;

  async function run(id: number, mode: ReindexMode, preview: boolean, clock: JobClock): Promise<ReindexReport> {
    if (!preview) await parts.begin(id, mode);
    try {
      const staged = await stageWatched(id, mode, preview, clock);
      const counts = preview ? await parts.counts() : await parts.activate(id, staged, mode);
      const report: ReindexReport = { job: id, mode, preview, ...staged.report, ...counts, seconds: clock.seconds() };
      if (!preview) await parts.end(id, 'done', null, report);
      return report;
    } catch (error) {
      const cancelled = error instanceof AppError && error.code === 'JOB_CANCELLED';
      if (!preview)
        await parts.end(id, cancelled ? 'cancelled' : 'failed', describeError(error), null).catch(() => undefined);
      throw error;
    }
  }

  /** Stages the job; where one file takes too long, the thread is ended and the job done again without that file. */
  async function stageWatched(id: number, mode: ReindexMode, preview: boolean, clock: JobClock): Promise<Staged> {
    const hanging: string[] = [];
    for (;;) {
      let gaveUp: string | null = null;
      const watch = setInterval(
        () => {
          const file = clock.stuckOn(fileTimeoutMs);
          if (file === null || gaveUp !== null) return;
          gaveUp = file;
          void parts.killThread();
        },
        Math.min(WATCH_EVERY_MS, fileTimeoutMs / 4),
      );
      try {
        return await parts.stage({ id, mode, preview, hanging });
      } catch (error) {
        if (gaveUp === null) throw error;
        hanging.push(gaveUp);
        clock.restart();
      } finally {
        clearInterval(watch);
      }
    }
  }

  return {
    start(mode, preview) {
      if (running !== null) return { ...running.job, joined: true };
      const id = preview ? 0 : nextId++;
      const clock = createClock();
      const listeners = new Set<(progress: ReindexProgress) => void>();
      const finished = run(id, mode, preview, clock).finally(() => {
        running = null;
      });
      // Whoever joins later still hears of a failure; nobody listening is no crash.
      finished.catch(() => undefined);
      const job: ReindexJob = {
        id,
        joined: false,
        finished,
        onProgress(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        cancel: parts.requestCancel,
      };
      running = { job, clock, report: (progress) => notifyAll(listeners, progress) };
      return job;
    },
    current: () => (running === null ? null : { ...running.job, joined: true }),
    progress(id, progress) {
      if (running === null || (running.job.id !== id && running.job.id !== 0)) return;
      running.report(running.clock.measure(id, progress));
    },
  };
}

function notifyAll<T>(listeners: Iterable<(value: T) => void>, value: T): void {
  for (const listener of listeners) listener(value);
}

/** Times a job: speed, time left, and which file it has been at for too long. */
function createClock() {
  const started = performance.now();
  let phase = '';
  let phaseStarted = started;
  let file: string | null = null;
  let fileSince = started;
  return {
    seconds: () => Math.round((performance.now() - started) / 10) / 100,
    restart() {
      file = null;
      fileSince = performance.now();
    },
    stuckOn: (timeoutMs: number) =>
      phase === 'reading' && file !== null && performance.now() - fileSince > timeoutMs ? file : null,
    measure(job: number, progress: Progress): ReindexProgress {
      const now = performance.now();
      if (progress.phase !== phase) {
        phase = progress.phase;
        phaseStarted = now;
      }
      file = progress.file;
      fileSince = now;
      const elapsed = (now - phaseStarted) / 1000;
      const left =
        progress.done > 0 && elapsed > 0.5 ? (elapsed * (progress.total - progress.done)) / progress.done : null;
      return {
        job,
        phase: progress.phase,
        file,
        done: progress.done,
        total: progress.total,
        passagesPerSecond: elapsed > 0 ? progress.passages / elapsed : 0,
        secondsLeft: left,
      };
    },
  };
}

type JobClock = ReturnType<typeof createClock>;
