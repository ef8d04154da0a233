/**
 * A small board in shared memory between the main and the indexing thread: whether to stop, and which file is worked on
 * right now. A thread that hangs on a file answers no message, so the main thread reads the file's name from here.
 */

const NAME_BYTES = 4096;
const STOP = 0;
const STEP = 1;
const LENGTH = 2;
const HEADER = 3;

const RUN = 0;
const CANCEL = 1;
const CLOSE = 2;

export const createBoardMemory = (): SharedArrayBuffer => new SharedArrayBuffer(HEADER * 4 + NAME_BYTES);

export type Board = ReturnType<typeof createBoard>;

export function createBoard(memory: SharedArrayBuffer) {
  const numbers = new Int32Array(memory, 0, HEADER);
  const name = new Uint8Array(memory, HEADER * 4);
  return {
    memory,
    /** Begins a job: a wish to cancel was meant for the one before. A wish to close stays. */
    begin: () => void Atomics.compareExchange(numbers, STOP, CANCEL, RUN),
    cancel: () => void Atomics.compareExchange(numbers, STOP, RUN, CANCEL),
    close: () => void Atomics.store(numbers, STOP, CLOSE),
    isStopped: () => Atomics.load(numbers, STOP) !== RUN,
    isClosing: () => Atomics.load(numbers, STOP) === CLOSE,
    /** The file worked on from now on; null while work is done that may take long. */
    setFile(path: string | null) {
      const bytes = Buffer.from(path ?? '').subarray(0, NAME_BYTES);
      Atomics.store(numbers, LENGTH, 0);
      name.set(bytes);
      Atomics.store(numbers, LENGTH, bytes.length);
      Atomics.add(numbers, STEP, 1);
    },
    /** The file, and a number that changes with every step. */
    read(): { readonly step: number; readonly file: string | null } {
      const step = Atomics.load(numbers, STEP);
      const length = Atomics.load(numbers, LENGTH);
      return { step, file: length === 0 ? null : Buffer.from(name.slice(0, length)).toString() };
    },
  };
}
