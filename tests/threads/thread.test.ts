/** A worker thread that dies: what may be asked again is asked again once, the rest fails with a code. */
import { expect, test } from 'vitest';
import { startThread, type Thread } from '../../src/threads/thread.ts';

interface Frail {
  readonly [name: string]: () => Promise<unknown>;
  readonly ask: () => Promise<string>;
  readonly write: () => Promise<string>;
}

/** A thread that dies at its first `deaths` calls; `launches` counts how often it was started. */
function startFrail(
  deaths: number,
  restAfterMs?: number,
): { thread: Thread<Frail>; launches: () => number; troubles: string[] } {
  const counts = new Int32Array(new SharedArrayBuffer(8));
  const source = `
    import { parentPort, workerData } from 'node:worker_threads';
    Atomics.add(workerData.counts, 0, 1);
    parentPort.on('message', ({ id }) => {
      if (Atomics.add(workerData.counts, 1, 1) < workerData.deaths) process.exit(3);
      parentPort.postMessage({ kind: 'result', id, value: 'answered' });
    });
    parentPort.postMessage({ kind: 'notice', notice: 'ready' });`;
  const troubles: string[] = [];
  const thread = startThread<Frail>({
    url: new URL(`data:text/javascript,${encodeURIComponent(source)}`),
    data: { counts, deaths },
    repeatable: (name) => name === 'ask',
    onDeath: (reason) => troubles.push(reason),
    ...(restAfterMs === undefined ? {} : { restAfterMs }),
  });
  return { thread, launches: () => counts[0] as number, troubles };
}

test('a question whose thread dies is asked once more of a new thread', async () => {
  const { thread, launches, troubles } = startFrail(1);
  expect(await thread.call.ask()).toBe('answered');
  expect(launches()).toBe(2);
  expect(troubles).toEqual(['The thread ended with code 3.']);
  await thread.stop();
});

test('a question whose thread dies twice ends in an error with a code, and the next one is answered', async () => {
  const { thread, launches } = startFrail(2);
  await expect(thread.call.ask()).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
  expect(await thread.call.ask()).toBe('answered');
  expect(launches()).toBe(3);
  await thread.stop();
});

test('what would change something a second time is not done again', async () => {
  const { thread, launches } = startFrail(1);
  await expect(thread.call.write()).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
  expect(launches()).toBe(1);
  expect(await thread.call.write()).toBe('answered');
  await thread.stop();
});

test('a thread that never starts rejects every call with a code', async () => {
  const thread = startThread<Frail>({
    url: new URL('data:text/javascript,throw new Error("no such module")'),
    data: null,
    repeatable: () => true,
  });
  await expect(thread.ready()).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
  await expect(thread.call.ask()).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
  await thread.stop();
});

test('a thread that may rest starts with its first call, ends when nobody calls, and is no dead thread then', async () => {
  const { thread, launches, troubles } = startFrail(0, 1);
  expect(launches()).toBe(0);
  expect(await thread.call.ask()).toBe('answered');
  await thread.rest();
  expect(await thread.call.ask()).toBe('answered');
  expect(launches()).toBe(2);
  expect(troubles).toEqual([]);
  await thread.stop();
});

test('a thread that was never needed can rest, be stopped, and refuses what is asked afterwards', async () => {
  const { thread, launches } = startFrail(0, 1);
  await thread.rest();
  await thread.stop();
  await expect(thread.call.ask()).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
  expect(launches()).toBe(0);
});

test('a thread that could not start, its database being away, says why and is started again by the next call', async () => {
  const launches = new Int32Array(new SharedArrayBuffer(4));
  const source = `
    import { parentPort, workerData } from 'node:worker_threads';
    const first = Atomics.add(workerData, 0, 1) === 0;
    parentPort.on('message', ({ id }) => parentPort.postMessage({ kind: 'result', id, value: 'answered' }));
    const error = { code: 'DATABASE_UNREACHABLE', message: 'The database is away.', audience: 'operator' };
    parentPort.postMessage(first ? { kind: 'failed', error } : { kind: 'notice', notice: 'ready' });`;
  const troubles: string[] = [];
  const thread = startThread<Frail>({
    url: new URL(`data:text/javascript,${encodeURIComponent(source)}`),
    data: launches,
    repeatable: () => false,
    onDeath: (reason) => troubles.push(reason),
  });
  await expect(thread.call.write()).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  expect(await thread.call.write()).toBe('answered');
  expect(launches[0]).toBe(2);
  expect(troubles).toEqual([]);
  await thread.stop();
});
