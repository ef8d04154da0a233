/** Keeps the vector index there: built anew where it is missing or worn, while answers go by words or by the old one. */
import { describeError } from './errors.ts';
import type { Engine } from './threads/engine.ts';

/** A thread that dies over and over is not looked after more often than this. */
const HEAL_EVERY_MS = 5_000;

export interface VectorUpkeep {
  /** Looks whether the index has to be built, and builds it; trouble is told, never thrown. */
  ensureSoon(): void;
  /** The same after a thread died, at most once in a while. */
  heal(): void;
}

export function createVectorUpkeep(
  { answering, indexing, board }: Engine,
  trouble: (message: string) => void,
): VectorUpkeep {
  let healedAt = Number.NEGATIVE_INFINITY;

  async function ensure(): Promise<void> {
    await answering.call.vectorsOpened();
    const state = await answering.call.state();
    if (!state.vectorsDue) return;
    if (state.index === 'unavailable')
      trouble('The vector index is missing or does not fit; it is being built again. Until then answers go by words.');
    await indexing.call.rebuildVectors(state.model.setting);
    await answering.call.reopenVectors();
  }

  const ensureSoon = () =>
    void ensure().catch((error: unknown) => {
      if (!board.isClosing()) trouble(`The vector index could not be built: ${describeError(error)}`);
    });

  return {
    ensureSoon,
    heal() {
      if (performance.now() - healedAt < HEAL_EVERY_MS) return;
      healedAt = performance.now();
      ensureSoon();
    },
  };
}
