/** Reindex jobs that a test drives: they report and end when told to. */
import {
  type FileReason,
  type FolderChanges,
  isReturn,
  type ReindexJob,
  type ReindexMode,
  type ReindexProgress,
  type ReindexReport,
  type SameContent,
} from '../../../src/core.ts';
import { AppError } from '../../../src/errors.ts';

export interface ToyJobs {
  /** False: jobs end at once. True: they wait for `finish`, `fail` or a cancel. */
  hold: boolean;
  /** How many articles the next report lists as added. */
  changes: number;
  /** Whether the next report says that all passages are made anew. */
  anew: boolean;
  /** What the next report lists as failed. */
  failed: FileReason[];
  /** What the next report names as duplicates. */
  duplicate: SameContent[];
  /** What a return tells of the folder. */
  folder: FolderChanges;
  readonly started: { mode: ReindexMode; preview: boolean }[];
  start(options: { readonly mode: ReindexMode; readonly preview?: boolean }): ReindexJob;
  current(id?: number): ReindexJob | null;
  progress(progress: Partial<ReindexProgress>): void;
  finish(): void;
  fail(error: Error): void;
}

interface Running {
  readonly id: number;
  readonly report: ReindexReport;
  readonly finished: Promise<ReindexReport>;
  readonly listeners: Set<(progress: ReindexProgress) => void>;
  settle(outcome: ReindexReport | Error): void;
}

export function createToyJobs(countArticles: () => number): ToyJobs {
  let running: Running | null = null;
  let lastId = 0;

  const view = (job: Running, joined: boolean): ReindexJob => ({
    id: job.id,
    joined,
    mode: job.report.mode,
    preview: job.report.preview,
    finished: job.finished,
    onProgress(listener) {
      job.listeners.add(listener);
      return () => job.listeners.delete(listener);
    },
    cancel: () => job.settle(new AppError('JOB_CANCELLED', 'The reindex was cancelled.', { audience: 'asker' })),
  });

  const jobs: ToyJobs = {
    hold: false,
    changes: 1,
    anew: false,
    failed: [],
    duplicate: [],
    folder: { putBack: [], overwritten: [], takenOut: [] },
    started: [],
    start({ mode, preview = false }) {
      if (running) return view(running, true);
      jobs.started.push({ mode, preview });
      lastId += 1;
      let settle: Running['settle'] = () => {};
      const finished = new Promise<ReindexReport>((resolve, reject) => {
        settle = (outcome) => {
          running = null;
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        };
      });
      finished.catch(() => {});
      const articles = countArticles();
      const report: ReindexReport = {
        job: lastId,
        ...{
          mode,
          preview,
          added: jobs.changes,
          changed: 0,
          removed: 0,
          unchanged: articles,
          duplicate: jobs.duplicate.length,
        },
        anew: jobs.anew,
        failed: jobs.failed,
        skipped: [],
        names: {
          added: jobs.changes > 0 ? ['new *article*.md'] : [],
          changed: [],
          removed: [],
          duplicate: jobs.duplicate,
        },
        ...{ articles: articles + 1, passages: 12, windows: 20, seconds: 1.5 },
        ...(isReturn(mode) && { folder: jobs.folder }),
      };
      const job: Running = { id: lastId, report, finished, listeners: new Set(), settle };
      running = job;
      if (!jobs.hold) job.settle(report);
      return view(job, false);
    },
    current: (id = running?.id) => (running?.id === id && running ? view(running, true) : null),
    progress(partial) {
      const base = { job: lastId, phase: 'embedding', file: null, done: 0, total: 100, passagesPerSecond: 50 } as const;
      for (const listener of running?.listeners ?? []) listener({ ...base, secondsLeft: 90, ...partial });
    },
    finish() {
      running?.settle(running.report);
    },
    fail(error) {
      running?.settle(error);
    },
  };
  return jobs;
}
