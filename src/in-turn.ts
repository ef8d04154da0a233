/** Work on one thing, a graph, a store's jobs or a prompt, that must not overlap. */

/** Does the work once all that was asked for before it has ended, whatever came of that. */
export type InTurn = <T>(work: () => T | Promise<T>) => Promise<T>;

export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
