/** What can be typed at the prompt beside the local page: questions, quotes of the last answer, help, an end. */
import { expect, test } from 'vitest';
import { createPrompt } from '../../src/terminal/prompt.ts';
import { createToyCore } from '../helpers/toy-core.ts';
import { createToyState } from '../helpers/toy-state.ts';

const QUESTION = 'What did the envoy announce at the White House in March?';

function start() {
  const state = createToyState();
  return { state, type: createPrompt(createToyCore(state)) };
}

test('help lists what can be typed, exit and quit end, and none of them is a question', async () => {
  const { state, type } = start();
  for (const word of ['source', 'help', 'exit', 'quit']) expect(await type('help')).toContain(word);
  expect([await type('exit'), await type(' QUIT ')]).toEqual([null, null]);
  expect(await type('  ')).toBe('');
  expect(state.answers.size).toBe(0);
});

test('source opens a quote of the last answer, the first one by itself, and says so where there is none yet', async () => {
  const { state, type } = start();
  for (const line of ['source', 'source 1', 'Source 2']) expect(await type(line)).toContain('no answer yet');
  expect(state.answers.size).toBe(0);
  expect(await type(QUESTION)).toContain('Chung Eui-yong');
  const first = await type('source');
  expect(first).toContain('»');
  expect(await type('source 1')).toBe(first);
  expect(await type('source 99')).toContain('no such citation');
  expect(state.answers.size).toBe(1);
});

test('a question that begins with one of these words is a question', async () => {
  const { state, type } = start();
  await type('source of the announcement at the White House?');
  await type('help wanted at the White House?');
  expect(state.answers.size).toBe(2);
});

test('a question that goes on from the last answer follows it up, and no other does', async () => {
  const { state, type } = start();
  const followed = () => [...state.answers.values()].map(({ answer }) => answer.follows);
  const question = () => [...state.answers.values()].at(-1)?.answer.question;
  await type('and when was that?');
  await type(QUESTION);
  const first = [...state.answers.keys()].at(-1);
  await type('And where was that?');
  expect(followed()).toEqual([null, null, first]);
  await type('+ who else was there?');
  expect([followed().at(-1), question()]).toEqual([[...state.answers.keys()].at(-2), 'who else was there?']);
  await type('What is Android?');
  expect(followed().at(-1)).toBe(null);
});

test('lines that are pasted together are answered one after the other', async () => {
  const { state, type } = start();
  const [answered, opened, ended] = await Promise.all([type(QUESTION), type('source'), type('exit')]);
  expect(answered).toContain('Chung Eui-yong');
  expect(opened).toContain('»');
  expect(ended).toBe(null);
  expect(state.answers.size).toBe(1);
});
