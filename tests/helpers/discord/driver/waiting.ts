/** Waits until the world shows something: looks now, then after each change and each move of the clock. */
import type { World } from '../world.ts';
import { DidNotRespond } from './errors.ts';

export interface Patience {
  /** Real time; default 10,000. */
  timeoutMs?: number;
}

/**
 * @param look - Returns what is awaited, undefined while it is not there, or throws to give up.
 * @param explain - Says what was there instead when the time is up.
 */
export function waitUntil<T>(
  world: World,
  look: () => T | undefined,
  explain: () => string,
  { timeoutMs = 10_000 }: Patience = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stops: (() => void)[] = [];
    const end = (finish: () => void) => {
      for (const stop of stops.splice(0)) stop();
      finish();
    };
    const check = () => {
      try {
        const found = look();
        if (found !== undefined) end(() => resolve(found));
      } catch (error) {
        end(() => reject(error));
      }
    };
    const timer = setTimeout(() => end(() => reject(new DidNotRespond(explain()))), timeoutMs);
    // A deadline can pass while nothing happens.
    const ticker = setInterval(check, 100);
    stops.push(
      () => clearTimeout(timer),
      () => clearInterval(ticker),
      world.watch(check),
      world.clock.onAdvance(check),
    );
    check();
  });
}
