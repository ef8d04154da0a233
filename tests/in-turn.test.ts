/** Work in turn: one after the other, and a failure is its caller's alone. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createInTurn } from '../src/in-turn.ts';

test('each waits for the one before, also for one that fails, and hears of its own end only', async () => {
  const inTurn = createInTurn();
  const told: string[] = [];
  const work = (name: string, fails: boolean) => async () => {
    told.push(`${name} begins`);
    await nextTurn();
    told.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const ended = await Promise.allSettled([inTurn(work('a', false)), inTurn(work('b', true)), inTurn(work('c', false))]);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(ended).toEqual([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: new Error('b') },
    { status: 'fulfilled', value: 'c' },
  ]);
});
