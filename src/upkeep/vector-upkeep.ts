/** Keeps the vector index there: built anew where it is missing or worn, while answers go by words or by the old one. */
import type { ReindexProgress, VectorBuild } from '../core.ts';
import { describeError } from '../errors.ts';
import { createInTurn } from '../in-turn.ts';
import type { Progress } from '../indexing/job.ts';
import type { Engine } from '../threads/engine.ts';

/** A thread that dies over and over is not looked after more often than this. */
const HEAL_EVERY_MS = 5_000;

/**
 * What is done about an index that is missing: `build` it beside other work; `tell` of it, where the process ends before it
 * could be built; `leave` it to whoever calls `build`.
 */
export type UpkeepMode = 'build' | 'tell' | 'leave';

export interface VectorUpkeep {
  /** Looks whether the index has to be built, and builds it or tells of it; trouble is told, never thrown. */
  ensureSoon(): void;
  /** The same after a thread died, at most once in a while. */
  heal(): void;
  /** Builds the index where it is due. */
  build(): VectorBuild;
  /** Called with every notice of a build. */
  progress(progress: Progress): void;
}

/** Of work that is no job: its speed is not measured. */
export const progressWithoutJob = ({ phase, file, done, total }: Progress): ReindexProgress => ({
  ...{ job: 0, phase, file, done, total },
  passagesPerSecond: 0,
  secondsLeft: null,
});

const MISSING = 'The vector index is missing or does not fit';

export function createVectorUpkeep(
  { answering, indexing, board }: Engine,
  trouble: (message: string) => void,
  mode: UpkeepMode,
): VectorUpkeep {
  let healedAt = Number.NEGATIVE_INFINITY;
  /** One look at a time: the next one finds what the one before has built. */
  const inTurn = createInTurn();
  const listeners = new Set<Parameters<VectorBuild['onProgress']>[0]>();

  async function stateIfDue() {
    await answering.call.vectorsOpened();
    const state = await answering.call.state();
    return state.vectorsDue ? state : null;
  }

  async function build(setting: string): Promise<void> {
    // The index in memory may be about to be saved, over the one that is built meanwhile.
    await answering.call.holdVectors();
    await indexing.call.rebuildVectors(setting);
    await answering.call.reopenVectors();
  }

  async function ensure(): Promise<void> {
    const state = await stateIfDue();
    if (state === null) return;
    const missing = state.index === 'unavailable';
    if (mode === 'build') {
      if (missing) trouble(`${MISSING}; it is being built again. Until then answers go by words.`);
      await build(state.model.setting);
    } else if (missing)
      trouble(`${MISSING}; answers go by words. "npm run cli -- index" builds it, and so does a bot that runs.`);
  }

  function ensureSoon(): void {
    if (mode === 'leave') return;
    inTurn(ensure).catch((error: unknown) => {
      if (!board.isClosing()) trouble(`The vector index could not be built: ${describeError(error)}`);
    });
  }

  return {
    ensureSoon,
    heal() {
      if (performance.now() - healedAt < HEAL_EVERY_MS) return;
      healedAt = performance.now();
      ensureSoon();
    },
    build() {
      const finished = inTurn(async () => {
        const state = await stateIfDue();
        if (state !== null) await build(state.model.setting);
      });
      finished.catch(() => undefined);
      return {
        finished,
        onProgress(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      };
    },
    progress(progress) {
      for (const listener of listeners) listener(progressWithoutJob(progress));
    },
  };
}
