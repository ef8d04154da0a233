/** Every notice of a thread wakes the one that talks to Discord, so ten a second are enough; a new phase is told at once. */
import type { Progress } from '../indexing/job.ts';

const NOTICE_EVERY_MS = 100;

export function throttle(send: (progress: Progress) => void): (progress: Progress) => void {
  let phase = '';
  let next = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now < next) return;
    phase = progress.phase;
    next = now + NOTICE_EVERY_MS;
    send(progress);
  };
}
