/**
 * Reindexes without being asked: on a schedule (REINDEX_CRON), and with WATCH=on soon after a start, which may have missed
 * changes, and after a file changes that can be an article. Only what changed is indexed, one run at a time; what happens
 * during a run is picked up by one more run after it, so no change is missed and a folder that never rests causes no pile
 * of runs.
 */
import { Cron } from 'croner';
import { type Waits, watchFolder } from '../article-folder/watch.ts';
import type { Config } from '../config.ts';
import type { Core } from '../core.ts';
import { counted } from '../counted.ts';
import { AppError } from '../errors.ts';

interface Log {
  error(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

export interface AutomationParts extends Partial<Waits> {
  readonly config: Pick<Config, 'REINDEX_CRON' | 'WATCH' | 'ARTICLES_DIR' | 'MAX_DEPTH'>;
  readonly core: Pick<Core, 'reindex' | 'currentJob'>;
  readonly logger: Log;
}

export interface Automation {
  /** Resolves once the folder is watched, when it is to be. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * What a start tells of files that changed while nothing ran, and of passages that a reindex makes anew; null where there is
 * nothing of both, or a run by itself takes it.
 */
export async function noticeChanges({
  config,
  core,
}: {
  readonly config: Pick<Config, 'REINDEX_CRON' | 'WATCH'>;
  readonly core: Pick<Core, 'reindex'>;
}): Promise<string | null> {
  if (config.WATCH || config.REINDEX_CRON !== null) return null;
  // A folder that cannot be read is told of elsewhere.
  const report = await core.reindex({ mode: 'changed', preview: true }).finished.catch(() => null);
  if (report === null) return null;
  const { added, changed, removed, anew } = report;
  const count = added + changed + removed;
  const kinds = `${added} added, ${changed} changed, ${removed} removed`;
  const differ = `${counted(count, 'file')} ${count === 1 ? 'differs' : 'differ'} from the index`;
  const told = [
    ...(count === 0 ? [] : [`${differ}: ${kinds}. /reindex run takes in what has changed.`]),
    ...(anew
      ? [
          'Footnote or a setting has changed since the index was made. /reindex run makes the passages of all articles anew.',
        ]
      : []),
  ];
  return told.length === 0 ? null : told.join(' ');
}

export function startAutomation(parts: AutomationParts): Automation {
  const { config, core, logger, ...waits } = parts;
  const stopped = new AbortController();
  const run = createRunner(core, logger, stopped.signal);
  const schedule =
    config.REINDEX_CRON === null ? null : new Cron(config.REINDEX_CRON, { protect: true }, () => run('schedule'));
  const watcher = config.WATCH
    ? watchFolder(
        config,
        waits,
        () => run('watch'),
        (err) => logger.error({ err }, 'The folder of articles cannot be watched'),
      )
    : null;
  void watcher?.ready.then(() => run('start'));
  return {
    ready: watcher?.ready ?? Promise.resolve(),
    async stop() {
      stopped.abort();
      schedule?.stop();
      await watcher?.close();
    },
  };
}

/** A function that starts a run, or asks for one more after the present one; does nothing once it is stopped. */
function createRunner(core: AutomationParts['core'], logger: Log, stopped: AbortSignal): (reason: string) => void {
  let running = false;
  let again = false;
  const work = async (reason: string): Promise<void> => {
    // A run that an admin started may have read a file before it changed, so it does not count as ours.
    await core.currentJob()?.finished.catch(() => undefined);
    const report = await core.reindex({ mode: 'changed' }).finished;
    const { added, changed, removed, seconds } = report;
    const failed = report.failed.length;
    logger.info({ reason, added, changed, removed, failed, seconds }, 'Reindexed what changed');
  };
  const start = (reason: string): void => {
    if (stopped.aborted) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    // Deferred, so that a core that throws at once is logged as well.
    Promise.resolve()
      .then(() => work(reason))
      .catch((error: unknown) => {
        // The core that closes next cancels the run: the next start finds what has changed.
        if (stopped.aborted) return;
        // Whoever is at it reads the same folder; what comes too late for that is found the next time.
        if (error instanceof AppError && error.code === 'JOB_ELSEWHERE')
          logger.info({ reason }, 'Another process reindexes just now');
        else logger.error({ err: error, reason }, 'A reindex by itself failed');
      })
      .finally(() => {
        running = false;
        if (!again) return;
        again = false;
        start(reason);
      });
  };
  return start;
}
