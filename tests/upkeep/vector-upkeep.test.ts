/** What the two threads are told when a vector index is built beside other work. */
import { expect, test } from 'vitest';
import type { Engine } from '../../src/threads/engine.ts';
import { createVectorUpkeep } from '../../src/upkeep/vector-upkeep.ts';

test('the index in memory is not saved while another one is built in its place', async () => {
  const calls: string[] = [];
  const answer: Record<string, unknown> = { state: { vectorsDue: true, index: 'ready', model: { setting: 'm' } } };
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
  await createVectorUpkeep(engine, () => {}, 'leave').build().finished;
  expect(calls).toEqual(['vectorsOpened', 'state', 'holdVectors', 'rebuildVectors', 'reopenVectors']);
});
