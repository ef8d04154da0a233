/** Answers that wait for a database that takes no writes. */
import { expect, test } from 'vitest';
import { createUnsavedAnswers } from '../../src/store/unsaved-answers.ts';
import type { Answer } from '../../src/types.ts';

const FULL = new Error('database or disk is full');

function answersOf(fault: { now: Error | null }) {
  const written: string[] = [];
  const write = ({ answer }: { answer: Answer }) => {
    if (fault.now !== null) throw fault.now;
    written.push(answer.id);
  };
  return { written, unsaved: createUnsavedAnswers(write, (error) => error === FULL) };
}

const record = (id: string, place: string, person: string | null = null) => ({
  answer: { id } as Answer,
  ...{ place, person, tookMs: 1 },
});

test('they are read back by id and by place, newest first, and written in their order once there is room', async () => {
  const fault: { now: Error | null } = { now: FULL };
  const { written, unsaved } = answersOf(fault);
  for (const [id, place] of [
    ['a', 'here'],
    ['b', 'there'],
    ['c', 'here'],
  ] as const)
    await unsaved.save(record(id, place));
  expect(unsaved.latest('here').map(({ id }) => id)).toEqual(['c', 'a']);
  expect([unsaved.find('b')?.id, unsaved.find('z')]).toEqual(['b', null]);
  await unsaved.flush();
  expect(written).toEqual([]);
  fault.now = null;
  await unsaved.flush();
  expect(written).toEqual(['a', 'b', 'c']);
  expect(unsaved.latest('here')).toEqual([]);
});

test('what a person wants deleted is not written later', async () => {
  const fault: { now: Error | null } = { now: FULL };
  const { written, unsaved } = answersOf(fault);
  await unsaved.save(record('mine', 'here', 'me'));
  await unsaved.save(record('yours', 'here', 'you'));
  unsaved.forgetPerson('me');
  fault.now = null;
  await unsaved.flush();
  expect(written).toEqual(['yours']);
});

test('a fault that does not pass is told at once, and the answer is not kept', async () => {
  const { unsaved } = answersOf({ now: new Error('no such table') });
  await expect(unsaved.save(record('a', 'here'))).rejects.toThrow('no such table');
  expect(unsaved.find('a')).toBeNull();
});

test('a thousand wait at most, and the oldest makes room', async () => {
  const { unsaved } = answersOf({ now: FULL });
  for (let n = 0; n <= 1000; n += 1) await unsaved.save(record(String(n), 'here'));
  expect([unsaved.find('0'), unsaved.find('1')?.id, unsaved.latest('here').length]).toEqual([null, '1', 1000]);
});
