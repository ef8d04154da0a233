/**
 * Reindex jobs as the main thread sees them: one at a time, joined by whoever asks meanwhile, watched so that a file
 * that cannot be got through does not hold the job up for ever.
 */
import type { FolderChanges, ReindexJob, ReindexMode, ReindexProgress, ReindexReport } from '../core.ts';
import { AppError, describeError, reasonOf } from '../errors.ts';
import type { Job, Progress } from '../indexing/job.ts';
import { because, type Reason } from '../reasons.ts';
import type { JobRecord } from '../store/records.ts';
import type { Staged } from '../threads/indexing-thread.ts';

/** The index as it is, and what a return did to the folder of articles, or would do. */
interface Outcome {
  readonly articles: number;
  readonly passages: number;
  readonly windows: number;
  readonly folder?: FolderChanges;
}

/** What a job needs of the threads. */
export interface JobParts {
  readonly begin: (job: number, mode: ReindexMode) => Promise<void>;
  readonly stage: (job: Job) => Promise<Staged>;
  /** Lets another indexing thread go on with the job, before `stage` is called once more. */
  readonly resume: (job: number) => Promise<void>;
  readonly end: (
    job: number,
    state: 'done' | 'failed' | 'cancelled',
    reason: Reason | null,
    report: ReindexReport | null,
  ) => Promise<void>;
  /** Swaps the job in; the counts are of the index afterwards. Rejects only where the job is not live. */
  readonly activate: (job: number, staged: Staged, mode: ReindexMode) => Promise<Outcome>;
  /** For a preview: nothing is changed. */
  readonly foresee: (mode: ReindexMode) => Promise<Outcome>;
  /** Told when a job begins, so that a wish to cancel the one before does not meet it. */
  readonly clearCancel: () => void;
  readonly requestCancel: () => void;
  /** The file that the indexing thread works on, and a number that changes with every step. */
  readonly position: () => { readonly step: number; readonly file: string | null };
  /** What the whole process holds in memory. */
  readonly memoryBytes: () => number;
  /** Ends the indexing thread, so that a call that hangs comes back as failed. */
  readonly killThread: () => Promise<void>;
  /** Told of what went wrong after a job was made live, which makes it no failure. */
  readonly trouble: (message: string) => void;
}

/** Longest that one file may take to be read and cleaned. */
const FILE_TIMEOUT_MS = 60_000;
/** Looks at the file under way within its time: counted, so that a machine that slept blames nobody. */
const LOOKS = 20;

export interface JobRunner {
  start(mode: ReindexMode, preview: boolean): ReindexJob;
  /** The newest job that has not ended, or the one with this id. */
  current(id?: number): ReindexJob | null;
  /** Called with the newest job that another process began: numbers of jobs are given once. */
  noticeJob(id: number): void;
  /** Called with every notice of the indexing thread. */
  progress(job: number, progress: Progress): void;
  /** How the last job ended, also where the disk was too full to write that down. */
  asEnded(lastJob: JobRecord | null): JobRecord | null;
}

interface Running {
  readonly job: ReindexJob;
  readonly preview: boolean;
  readonly report: (progress: ReindexProgress) => void;
  readonly clock: JobClock;
}

/** Whether somebody wants the job to stop, from the moment on that it is asked for. */
interface Wish {
  cancelled: boolean;
}

/**
 * @param lastId - id of the newest job that the store knows.
 * @param fileTimeoutMs - a file that is worked on for longer is given up.
 * @param fileMemoryBytes - so much may the process grow while one file is read; then it is given up.
 */
export function createJobRunner(
  parts: JobParts,
  lastId: number,
  fileTimeoutMs = FILE_TIMEOUT_MS,
  fileMemoryBytes = Number.POSITIVE_INFINITY,
): JobRunner {
  let nextId = lastId + 1;
  /** One, or more where previews are waited for. */
  let unfinished: readonly Running[] = [];
  /** That of the job which the threads work on: what they are told stops no other. */
  let underWay: Wish | null = null;
  /** The end of a job that the store had no room for; written down once there is some. */
  let unwritten: JobRecord | null = null;

  async function writeEnd(ended: JobRecord): Promise<void> {
    try {
      await parts.end(ended.id, ended.state as 'failed' | 'cancelled', ended.reason, null);
      unwritten = null;
    } catch {
      unwritten = ended;
    }
  }

  async function run(
    id: number,
    mode: ReindexMode,
    preview: boolean,
    clock: JobClock,
    wish: Wish,
  ): Promise<ReindexReport> {
    if (wish.cancelled) throw new AppError('JOB_CANCELLED', because('job.cancelled'), { audience: 'asker' });
    parts.clearCancel();
    underWay = wish;
    try {
      return await work(id, mode, preview, clock);
    } finally {
      underWay = null;
    }
  }

  async function work(id: number, mode: ReindexMode, preview: boolean, clock: JobClock): Promise<ReindexReport> {
    if (unwritten !== null && !preview) await writeEnd(unwritten);
    const startedAt = Date.now();
    if (!preview) await parts.begin(id, mode);
    let report: ReindexReport;
    try {
      const staged = await stageWatched(id, mode, preview);
      const outcome = preview ? await parts.foresee(mode) : await parts.activate(id, staged, mode);
      const { articles, passages, windows, folder } = outcome;
      const counts = { articles, passages, windows, ...(folder && { folder }) };
      report = { job: id, mode, preview, ...staged.report, ...counts, seconds: clock.seconds() };
    } catch (error) {
      const state = error instanceof AppError && error.code === 'JOB_CANCELLED' ? 'cancelled' : 'failed';
      if (!preview) await writeEnd({ id, mode, state, startedAt, endedAt: Date.now(), reason: reasonOf(error) });
      throw error;
    }
    if (!preview)
      await parts.end(id, 'done', null, report).catch((error: unknown) => {
        parts.trouble(`Job ${id} is done, but its report could not be written down: ${describeError(error)}`);
      });
    return report;
  }

  /** Stages the job; where one file takes too much time or memory, the thread is ended and the job done again without it. */
  async function stageWatched(id: number, mode: ReindexMode, preview: boolean): Promise<Staged> {
    const hanging: string[] = [];
    for (;;) {
      const watch = watchPosition(parts, fileTimeoutMs, fileMemoryBytes);
      try {
        return await parts.stage({ id, mode, preview, hanging });
      } catch (error) {
        const file = watch.stuckOn();
        if (file === null) throw error;
        if (hanging.includes(file)) throw new AppError('JOB_FAILED', because('job.stuck', { file }), { cause: error });
        hanging.push(file);
      } finally {
        watch.stop();
      }
      if (!preview) await parts.resume(id);
    }
  }

  return {
    start(mode, preview) {
      const newest = unfinished.at(-1);
      const asked = newest !== undefined && (!newest.preview || (preview && newest.job.mode === mode));
      if (asked) return { ...newest.job, joined: true };
      // A preview changes nothing, so another job asked for meanwhile is not that: it follows at once.
      const before = newest?.job.finished.catch(() => undefined);
      const id = preview ? 0 : nextId++;
      const clock = createClock();
      const wish: Wish = { cancelled: false };
      const listeners = new Set<(progress: ReindexProgress) => void>();
      const begin = () => run(id, mode, preview, clock, wish);
      const finished = (before === undefined ? begin() : before.then(begin)).finally(() => {
        unfinished = unfinished.filter(({ job }) => job.finished !== finished);
      });
      // Whoever joins later still hears of a failure; nobody listening is no crash.
      finished.catch(() => undefined);
      const job: ReindexJob = {
        id,
        joined: false,
        mode,
        preview,
        finished,
        onProgress(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        cancel() {
          wish.cancelled = true;
          if (underWay === wish) parts.requestCancel();
        },
      };
      unfinished = [...unfinished, { job, preview, clock, report: (progress) => notifyAll(listeners, progress) }];
      return job;
    },
    current(id) {
      const found = id === undefined ? unfinished.at(-1) : unfinished.find(({ job }) => job.id === id);
      return found === undefined ? null : { ...found.job, joined: true };
    },
    asEnded: (lastJob) => (unwritten !== null && lastJob?.id === unwritten.id ? unwritten : lastJob),
    noticeJob(id) {
      nextId = Math.max(nextId, id + 1);
    },
    progress(id, progress) {
      const told = unfinished.find(({ job }) => job.id === id);
      told?.report(told.clock.measure(id, progress));
    },
  };
}

function notifyAll<T>(listeners: Iterable<(value: T) => void>, value: T): void {
  for (const listener of listeners) listener(value);
}

/** Looks at where the indexing thread is; ends it once when it has not moved from a file in time, or fills the memory. */
function watchPosition({ position, memoryBytes, killThread }: JobParts, timeoutMs: number, mostBytes: number) {
  let last = position();
  let before = memoryBytes();
  let looks = 0;
  let stuck: string | null = null;
  const timer = setInterval(() => {
    const now = position();
    const bytes = memoryBytes();
    const same = now.file !== null && now.step === last.step;
    looks = same ? looks + 1 : 0;
    if (!same) before = bytes;
    last = now;
    if (!same || stuck !== null || (looks < LOOKS && bytes - before <= mostBytes)) return;
    stuck = now.file;
    void killThread();
  }, timeoutMs / LOOKS);
  return { stuckOn: () => stuck, stop: () => clearInterval(timer) };
}

/** Times a job: speed and time left. */
function createClock() {
  const started = performance.now();
  let phase = '';
  let phaseStarted = started;
  return {
    seconds: () => Math.round((performance.now() - started) / 10) / 100,
    measure(job: number, progress: Progress): ReindexProgress {
      const now = performance.now();
      if (progress.phase !== phase) {
        phase = progress.phase;
        phaseStarted = now;
      }
      const elapsed = (now - phaseStarted) / 1000;
      const left =
        progress.done > 0 && elapsed > 0.5 ? (elapsed * (progress.total - progress.done)) / progress.done : null;
      const { file, done, total, passages } = progress;
      const passagesPerSecond = elapsed > 0 ? passages / elapsed : 0;
      return { job, phase: progress.phase, file, done, total, passagesPerSecond, secondsLeft: left };
    },
  };
}

type JobClock = ReturnType<typeof createClock>;
