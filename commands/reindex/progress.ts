/** Follows a reindex in one message: an edit every few seconds at most, and what came of it at the end. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ReindexJob, ReindexProgress } from '../../src/core.ts';
import type { Context, Reply } from '../../src/discord/command.ts';
import { fitSentences } from '../../src/discord/rendering/excerpt.ts';
import { notice } from '../../src/discord/rendering/payload.ts';
import { type Kind, kindOf, renderEnd, renderProgress, renderReport } from '../../src/discord/rendering/reindex.ts';
import { sayError } from '../../src/discord/rendering/say-reason.ts';
import { AppError } from '../../src/errors.ts';

/** Edits share Discord's 50 requests a second with answers, so progress asks for few. */
const EDIT_EVERY_MS = 2_500;
/** A job that is done sooner than this shows no progress at all. */
const FIRST_EDIT_MS = 700;
/** With these nothing was begun that could have failed. */
const NOT_BEGUN: readonly string[] = ['NOTHING_TO_ROLL_BACK', 'JOB_ELSEWHERE'];

export async function followJob(job: ReindexJob, kind: Kind, context: Context): Promise<Reply> {
  let latest: ReindexProgress | null = null;
  let ended = false;
  const stopListening = job.onProgress((progress) => {
    latest = progress;
  });
  const finished = job.finished
    .then((report) => renderReport(report, context))
    .catch((error: unknown) => failure(error, job, context))
    .finally(() => {
      ended = true;
    });
  try {
    for (let wait = FIRST_EDIT_MS; ; wait = EDIT_EVERY_MS) {
      await sleepUnless(finished, wait, context.stopping);
      if (ended) return await finished;
      if (context.stopping.aborted) return notice(context.say('reindex.stopped'));
      await context.reply.update(renderProgress(kind, job, latest, context));
    }
  } finally {
    stopListening();
  }
}

async function sleepUnless(finished: Promise<unknown>, milliseconds: number, stopping: AbortSignal): Promise<void> {
  const timer = new AbortController();
  const signal = AbortSignal.any([timer.signal, stopping]);
  const slept = pause(milliseconds, undefined, { signal }).catch(() => undefined);
  await Promise.race([finished, slept]);
  timer.abort();
}

/** An admin reads the reason of a failed job; a fault of our own stands in the log under its id. */
function failure(error: unknown, job: ReindexJob, context: Context): Reply {
  const { say } = context;
  const ended = (sentence: string) => renderEnd(kindOf(job), sentence, context);
  if (!(error instanceof AppError)) return notice(say('error.apology', { id: context.report(error) }));
  if (error.code === 'JOB_CANCELLED') return ended(say('reindex.cancelled'));
  const reason = fitSentences(sayError(error, say), 1_500);
  if (NOT_BEGUN.includes(error.code)) return notice(reason);
  if (error.audience === 'operator') context.report(error);
  return ended(say('reindex.failed', { reason }));
}
