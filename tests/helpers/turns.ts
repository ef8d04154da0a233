import { setImmediate as nextTurn } from 'node:timers/promises';
import { vi } from 'vitest';

/** How often the event loop comes round while `work` runs, on a clock that is `msALook` later at each look at it. */
export async function turnsDuring(work: () => Promise<void>, msALook: number): Promise<number> {
  let now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += msALook;
    return now;
  });
  let turns = 0;
  let working = true;
  const counted = (async () => {
    for (; working; turns += 1) await nextTurn();
  })();
  try {
    await work();
  } finally {
    working = false;
    clock.mockRestore();
    await counted;
  }
  return turns;
}
