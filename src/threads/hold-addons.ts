/**
 * Keeps the native addons of the worker threads safe across threads that come and go, and computes nothing with them.
 *
 * Node lets go of an addon when the last thread that uses it ends. The C++ library behind it often stays in memory all
 * the same and then does not announce itself a second time ("Module did not self-register"), so that a thread that died
 * could never be started again. One use that outlives every thread prevents that.
 *
 * onnxruntime-node 1.14 also keeps one handle for all threads: whichever loaded it last. Once that thread has ended, the
 * next one to load it would free a handle that is gone. So the main thread takes the handle back before a thread ends.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** The library's own dependency, found from where the library stands and of the version it asks for. */
const RUNTIME = 'onnxruntime-node';

const require = createRequire(import.meta.url);
let binding: string | null = null;

export function holdAddons(): void {
  if (binding !== null) return;
  require('hnswlib-node');
  const runtime = createRequire(require.resolve('@xenova/transformers'));
  runtime(RUNTIME);
  const entry = runtime.resolve(RUNTIME);
  binding = join(dirname(entry), '..', 'bin', 'napi-v3', process.platform, process.arch, 'onnxruntime_binding.node');
}

/** To be called before a thread that may have loaded the addons ends. Loading again makes the handle this thread's. */
export function reclaimAddons(): void {
  if (binding !== null) process.dlopen({ exports: {} }, binding);
}
