/**
 * Calls across a worker thread's message port, with types: an object of async functions on one side, the same object
 * on the other. An AppError keeps its code, reason and audience on the way; a dead thread rejects every call under way.
 */
import type { MessagePort, Worker } from 'node:worker_threads';
import { AppError, type Audience, type ErrorCode } from '../errors.ts';
import type { Reason } from '../reasons.ts';

/** What one side offers: async functions of structured-clonable arguments and results. */
export type Service = { readonly [Name: string]: (...args: never[]) => Promise<unknown> };

interface Call {
  readonly kind: 'call';
  readonly id: number;
  readonly name: string;
  readonly args: unknown[];
}

type Reply =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError };

interface Notice {
  readonly kind: 'notice';
  readonly notice: unknown;
}

interface WireError {
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: ErrorCode | null;
  readonly reason: Reason | null;
  readonly audience: Audience;
}

type Port = Worker | MessagePort;

function pack(error: unknown): WireError {
  if (error instanceof AppError) {
    const { message, stack, code, reason, audience } = error;
    return { message, stack, code, reason, audience };
  }
  const plain = error instanceof Error ? error : new Error(String(error));
  return { message: plain.message, stack: plain.stack, code: null, reason: null, audience: 'operator' };
}

function unpack({ message, stack, code, reason, audience }: WireError): Error {
  const error = code === null ? new Error(message) : new AppError(code, reason ?? message, { audience });
  if (stack !== undefined) error.stack = stack;
  return error;
}

interface StartFailure {
  readonly kind: 'failed';
  readonly error: WireError;
}

/**
 * Starts a thread's service and answers calls with it. Calls that come earlier wait in the port. Where it cannot
 * start, the other side is told why.
 */
export async function startService(port: Port, start: () => Promise<Service>): Promise<void> {
  try {
    serve(port, await start());
    port.postMessage({ kind: 'notice', notice: READY } satisfies Notice);
  } catch (error) {
    port.postMessage({ kind: 'failed', error: pack(error) } satisfies StartFailure);
  }
}

export const READY = 'ready';

function serve(port: Port, service: Service): void {
  port.on('message', (message: Call) => {
    if (message.kind !== 'call') return;
    const reply = (value: Reply) => port.postMessage(value);
    Promise.resolve()
      .then(() => {
        const handler = service[message.name] as ((...args: unknown[]) => Promise<unknown>) | undefined;
        if (handler === undefined) throw new TypeError(`serve: there is no function ${message.name}.`);
        return handler(...message.args);
      })
      .then(
        (value) => reply({ kind: 'result', id: message.id, value }),
        (error: unknown) => reply({ kind: 'error', id: message.id, error: pack(error) }),
      );
  });
}

export interface Remote<S> {
  readonly call: S;
  /** Rejects all calls under way; further ones are rejected at once. */
  fail(error: Error): void;
  /** Calls that have no answer yet. */
  pending(): number;
}

/** The other side of `startService`: an object whose functions send a call and wait for its answer. */
export function connect<S extends Service>(
  port: Port,
  on: { readonly notice: (notice: unknown) => void; readonly failedToStart: (error: Error) => void },
): Remote<S> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let failure: Error | null = null;
  let nextId = 1;
  port.on('message', (message: Reply | Notice | StartFailure) => {
    if (message.kind === 'notice') return on.notice(message.notice);
    if (message.kind === 'failed') return on.failedToStart(unpack(message.error));
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'result') caller?.resolve(message.value);
    else caller?.reject(unpack(message.error));
  });
  const send = (name: string, args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (failure !== null) return reject(failure);
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      port.postMessage({ kind: 'call', id, name, args } satisfies Call);
    });
  const call = new Proxy({} as S, {
    get: (_, name) =>
      typeof name === 'string' && name !== 'then' ? (...args: unknown[]) => send(name, args) : undefined,
  });
  return {
    call,
    pending: () => waiting.size,
    fail(error) {
      failure = error;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}
