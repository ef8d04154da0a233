/**
 * Forgets answers that are older than KEEP_ANSWERS_DAYS: at the start, and every day. A clock that jumped ahead would
 * have all of them forgotten at once, so a store without any answer of late is given an hour for its clock to come right.
 */
import type { AnsweringService } from '../service/service.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** An answer of this long ago shows that the clock goes on from where it was. */
const LATE_MS = 7 * DAY_MS;

/** @returns what ends it. */
export function startForgetting(
  call: Pick<AnsweringService, 'forgetBefore' | 'answerTimesSince'>,
  keepDays: number,
): () => void {
  const forget = () => call.forgetBefore(Date.now() - keepDays * DAY_MS).catch(() => undefined);
  const postponed = setTimeout(forget, HOUR_MS);
  const daily = setInterval(forget, DAY_MS);
  for (const timer of [postponed, daily]) timer.unref();
  void call
    .answerTimesSince(Date.now() - Math.min(LATE_MS, keepDays * DAY_MS))
    .then((answers) => (answers.length > 0 ? forget() : undefined))
    .catch(() => undefined);
  return () => {
    clearTimeout(postponed);
    clearInterval(daily);
  };
}
