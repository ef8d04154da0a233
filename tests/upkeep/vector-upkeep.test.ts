/** What the two threads are told when a vector index is built beside other work. */
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Engine } from '../../src/threads/engine.ts';
import { createVectorUpkeep } from '../../src/upkeep/vector-upkeep.ts';

/** Two threads that note what they are asked, and a state that a test may change. */
function engineOf(state: object) {
  const calls: string[] = [];
  const answer: Record<string, unknown> = { state };
  const call = new Proxy(
    {},
    {
      get: (_, name: string) => async () => {
        calls.push(name);
        return answer[name];
      },
    },
  );
  const engine = { answering: { call }, indexing: { call }, board: {} } as unknown as Engine;
  return { calls, engine };
}

test('the index in memory is not saved while another one is built in its place', async () => {
  const { calls, engine } = engineOf({ vectorsDue: true, index: 'ready', model: { setting: 'm' } });
  await createVectorUpkeep(engine, () => {}, 'leave').build().finished;
  expect(calls).toEqual(['vectorsOpened', 'state', 'holdVectors', 'rebuildVectors', 'reopenVectors']);
});

test('a thread that dies over and over has its index looked after at once, and then every few seconds at most', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { calls, engine } = engineOf({ vectorsDue: true, index: 'unavailable', model: { setting: 'm' } });
  const told: string[] = [];
  const upkeep = createVectorUpkeep(engine, (message) => told.push(message), 'build');
  const builds = () => calls.filter((name) => name === 'rebuildVectors').length;
  const settled = () => upkeep.build().finished;
  upkeep.heal();
  for (let death = 0; death < 5; death += 1) upkeep.heal();
  await settled();
  // The last one is that of the wait.
  expect([builds(), told.length]).toEqual([2, 1]);
  expect(told[0]).toContain('it is being built again');
  vi.advanceTimersByTime(5_000);
  upkeep.heal();
  upkeep.heal();
  await settled();
  expect([builds(), told.length]).toEqual([4, 2]);
});

test('a command that ends before an index could be built tells of it once a thread died, and builds none', async () => {
  const { calls, engine } = engineOf({ vectorsDue: true, index: 'unavailable', model: { setting: 'm' } });
  const told: string[] = [];
  createVectorUpkeep(engine, (message) => told.push(message), 'tell').heal();
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(told[0]).toContain('"npm run cli -- index" builds it');
  expect(calls).not.toContain('rebuildVectors');
});
