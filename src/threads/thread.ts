/** Starts a worker thread and talks to it; a thread that dies is started again, once for each failed call. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError, describeError } from '../errors.ts';
import { reclaimAddons } from './hold-addons.ts';
import { connect, READY, type Remote, type Service } from './rpc.ts';

export interface Thread<S extends Service> {
  readonly call: S;
  /** Resolves once the thread is ready; rejects with the reason it could not start. */
  ready(): Promise<void>;
  stop(): Promise<void>;
  /** Ends the thread as if it had died: calls under way fail, the next call starts it again. */
  kill(): Promise<void>;
}

export interface ThreadOptions {
  readonly url: URL;
  readonly data: unknown;
  readonly onNotice?: (notice: unknown) => void;
  /** Told when the thread ended without being asked to. */
  readonly onDeath?: (reason: string) => void;
  /** Calls that may be made again after the thread died: those that change nothing twice. */
  readonly repeatable: (name: string) => boolean;
}

/** A TypeScript module needs its loader first: a thread does not inherit that of the main thread. A built one is run as it is. */
function entryOf(url: URL): URL {
  if (!url.pathname.endsWith('.ts')) return url;
  const loader = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  ).href;
  const source = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(url.href)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}

interface Running<S extends Service> {
  readonly worker: Worker;
  readonly remote: Remote<S>;
  readonly ready: Promise<void>;
  alive: boolean;
}

export function startThread<S extends Service>(options: ThreadOptions): Thread<S> {
  let stopping = false;
  let running = launch();

  function launch(): Running<S> {
    const worker = new Worker(entryOf(options.url), { workerData: options.data });
    let becomeReady: () => void = () => {};
    let failToStart: (error: Error) => void = () => {};
    const ready = new Promise<void>((resolve, reject) => {
      becomeReady = resolve;
      failToStart = reject;
    });
    ready.catch(() => undefined);
    const remote = connect<S>(worker, {
      notice: (notice) => (notice === READY ? becomeReady() : options.onNotice?.(notice)),
      failedToStart: (error) => failToStart(error),
    });
    const started: Running<S> = { worker, remote, ready, alive: true };
    let reason: Error | null = null;
    worker.on('error', (error) => {
      reason = error instanceof Error ? error : new Error(String(error));
    });
    worker.on('exit', (code) => {
      started.alive = false;
      const cause = reason ?? new Error(`The thread ended with code ${code}.`);
      const error = new AppError('ENGINE_FAILED', `A worker thread died (${describeError(cause)}).`, { cause });
      failToStart(error);
      remote.fail(error);
      if (!stopping) options.onDeath?.(describeError(cause));
    });
    return started;
  }

  async function invoke(name: string, args: unknown[]): Promise<unknown> {
    if (!running.alive && !stopping) running = launch();
    const used = running;
    const send = (one: Running<S>) =>
      (one.remote.call as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]?.(...args);
    try {
      await used.ready;
      return await send(used);
    } catch (error) {
      const died = !used.alive && !stopping;
      if (!died || !options.repeatable(name)) throw error;
      if (running === used) running = launch();
      await running.ready;
      return send(running);
    }
  }

  return {
    call: new Proxy({} as S, {
      get: (_, name) =>
        typeof name === 'string' && name !== 'then' ? (...args: unknown[]) => invoke(name, args) : undefined,
    }),
    ready: () => running.ready,
    async stop() {
      stopping = true;
      reclaimAddons();
      await running.worker.terminate();
    },
    async kill() {
      reclaimAddons();
      await running.worker.terminate();
    },
  };
}
