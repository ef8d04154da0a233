/**
 * Loads the native addons of the worker threads in the main thread as well, and computes nothing with them.
 *
 * Node lets go of an addon when the last thread that uses it ends. The C++ library behind it often stays in memory all
 * the same and then does not announce itself a second time ("Module did not self-register"), so that a thread that died
 * could never be started again. One use that outlives every thread prevents that.
 */
import { createRequire } from 'node:module';

let held = false;

export function holdAddons(): void {
  if (held) return;
  held = true;
  const require = createRequire(import.meta.url);
  require('hnswlib-node');
  createRequire(require.resolve('@xenova/transformers'))('onnxruntime-node');
}
