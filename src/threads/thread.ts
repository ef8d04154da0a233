/**
 * Starts a worker thread and talks to it; a thread that dies is started again, once for each failed call. One that is
 * seldom needed may start with its first call and end when it was not called for a while: an idle thread keeps some
 * hundred megabytes.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError, describeError } from '../errors.ts';
import { because } from '../reasons.ts';
import { reclaimAddons } from './hold-addons.ts';
import { connect, READY, type Remote, type Service } from './rpc.ts';

export interface Thread<S extends Service> {
  readonly call: S;
  /** Resolves once the thread is ready; rejects with the reason it could not start. */
  ready(): Promise<void>;
  /** Lets a running thread finish by its own `close` and ends it; the next call starts it again. */
  rest(): Promise<void>;
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
  /** Calls that may be made again after the thread died: those of which a second time does no harm. */
  readonly repeatable: (name: string) => boolean;
  /** Starts the thread with its first call, and lets it rest when it was not called for so long. */
  readonly restAfterMs?: number;
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

/** Room for short-lived objects. Node's own choice is three times as much, which each thread soon fills and then keeps. */
const YOUNG_GENERATION_MB = 16;

interface Running<S extends Service> {
  readonly worker: Worker;
  readonly remote: Remote<S>;
  readonly ready: Promise<void>;
  alive: boolean;
  resting: boolean;
}

export function startThread<S extends Service>(options: ThreadOptions): Thread<S> {
  let stopping = false;
  let running = options.restAfterMs === undefined ? launch() : null;
  let restTimer: NodeJS.Timeout | null = null;
  let underWay = 0;

  function launch(): Running<S> {
    const worker = new Worker(entryOf(options.url), {
      workerData: options.data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    let becomeReady: () => void = () => {};
    let failToStart: (error: Error) => void = () => {};
    const ready = new Promise<void>((resolve, reject) => {
      becomeReady = resolve;
      failToStart = reject;
    });
    ready.catch(() => undefined);
    let unfit = false;
    const remote = connect<S>(worker, {
      notice: (notice) => (notice === READY ? becomeReady() : options.onNotice?.(notice)),
      failedToStart(error) {
        failToStart(error);
        // It is of no use any more: the next call starts another one, when the database may be back.
        unfit = true;
        started.alive = false;
        reclaimAddons();
        void worker.terminate();
      },
    });
    const started: Running<S> = { worker, remote, ready, alive: true, resting: false };
    let reason: Error | null = null;
    worker.on('error', (error) => {
      reason = error instanceof Error ? error : new Error(String(error));
    });
    worker.on('exit', (code) => {
      started.alive = false;
      const cause = reason ?? new Error(`The thread ended with code ${code}.`);
      const error = new AppError('ENGINE_FAILED', because('engine.died', { found: describeError(cause) }), { cause });
      failToStart(error);
      remote.fail(error);
      if (!stopping && !started.resting && !unfit) options.onDeath?.(describeError(cause));
    });
    return started;
  }

  const send = (one: Running<S>, name: string, args: unknown[]) =>
    (one.remote.call as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[name]?.(...args);

  /** The thread to call now: started where there is none, or where it died. */
  function current(): Running<S> {
    if (running === null || (!running.alive && !stopping)) running = launch();
    return running;
  }

  async function invoke(name: string, args: unknown[]): Promise<unknown> {
    if (running === null && stopping) throw new AppError('ENGINE_FAILED', because('engine.stopped'));
    const used = current();
    underWay++;
    try {
      await used.ready;
      return await send(used, name, args);
    } catch (error) {
      const died = !used.alive && !stopping;
      if (!died || !options.repeatable(name)) throw error;
      const next = running === used || running === null ? launch() : running;
      running = next;
      await next.ready;
      return send(next, name, args);
    } finally {
      underWay--;
      restSoon();
    }
  }

  function restSoon(): void {
    if (options.restAfterMs === undefined) return;
    if (restTimer !== null) clearTimeout(restTimer);
    restTimer = setTimeout(() => {
      if (underWay === 0) void rest();
    }, options.restAfterMs);
    restTimer.unref();
  }

  async function rest(): Promise<void> {
    const used = running;
    if (used === null || !used.alive) return;
    running = null;
    used.resting = true;
    await used.ready.then(() => send(used, 'close', [])).catch(() => undefined);
    reclaimAddons();
    await used.worker.terminate();
  }

  async function terminate(): Promise<void> {
    if (restTimer !== null) clearTimeout(restTimer);
    if (running === null) return;
    reclaimAddons();
    await running.worker.terminate();
  }

  return {
    call: new Proxy({} as S, {
      get: (_, name) =>
        typeof name === 'string' && name !== 'then' ? (...args: unknown[]) => invoke(name, args) : undefined,
    }),
    ready: () => current().ready,
    rest,
    stop() {
      stopping = true;
      return terminate();
    },
    kill: terminate,
  };
}
