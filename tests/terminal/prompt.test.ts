/** What can be typed at the prompt beside the local page: questions, quotes of the last answer, help, an end. */
import { expect, test } from 'vitest';
import { createPrompt } from '../../src/terminal/prompt.ts';
import { createToyCore } from '../helpers/toy/core.ts';
import { createToyState } from '../helpers/toy/state.ts';

const QUESTION = 'What did the envoy announce at the White House in March?';

const PAGE = {
  url: 'http://127.0.0.1:3000/',
  commands: new Map([
    ['source', []],
    ['articles', ['list', 'show', 'search']],
    ['status', []],
  ]),
};

function start() {
  const state = createToyState();
  return { state, type: createPrompt(createToyCore(state), PAGE) };
}

test('help lists what can be typed, exit and quit end, and none of them is a question', async () => {
  const { state, type } = start();
  for (const word of ['source', 'help', 'exit', 'quit']) expect(await type('help')).toContain(word);
  expect([await type('exit'), await type(' QUIT ')]).toEqual([null, null]);
  expect(await type('  ')).toBe('');
  // A terminal of any width breaks the lines of a sentence itself.
  expect((await type('help'))?.split('\n')[0]).toMatch(/^Type a question; .* when was that\?$/);
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

test('a line that is nearly a command is told how to be one, or a question, and is neither obeyed nor looked up', async () => {
  const { state, type } = start();
  for (const [line, told] of [
    ['source abc', '"abc" is no number of a quote. Type "source 1"'],
    ['source -1', '"-1" is no number of a quote'],
    ['sourc 1', 'Did you mean "source 1"?'],
    // As the quotes of an answer are numbered.
    ['2', 'Did you mean "source 2"?'],
    ['[1]', 'Did you mean "source 1"?'],
    ['suorce', 'Did you mean "source"?'],
    ['hlep', 'Did you mean "help"?'],
    ['exit;', 'Did you mean "exit"?'],
    ['q', 'Did you mean "quit"?'],
    ['exit now', '"exit" stands alone. Type it without "now".'],
    ['articles', '/articles is a command of the page, http://127.0.0.1:3000/'],
    ['Articles show the railway', '/articles is a command of the page'],
    ['statsu', 'Did you mean "status"?'],
    // What would be refused once it is typed right is told as what it is at once.
    ['statsu', '"status"? /status is a command of the page, http://127.0.0.1:3000/'],
  ] as const) {
    expect(await type(line)).toContain(told);
    expect(await type(line)).toContain('end it with a question mark');
  }
  for (const [line, told] of [
    ['/ask who was there?', 'There is no /ask. "help" lists'],
    ['/articles list', '/articles is a command of the page'],
    ['/sourc 2', 'Did you mean "source 2"?'],
  ] as const) {
    expect(await type(line)).toContain(told);
    expect(await type(line)).not.toContain('question mark');
  }
  expect([await type('help?'), await type('/help')]).toEqual([await type('help'), await type('?')]);
  expect(await type('/exit')).toBe(null);
  expect(state.answers.size).toBe(0);
  for (const line of ['source code?', 'quiet?', 'exit polls in the North']) await type(line);
  expect(state.answers.size).toBe(3);
});

test('source says so where the last question found no answer', async () => {
  const { type } = start();
  expect(await type('xylophone concerto')).toContain('No answer was found in the articles.');
  expect(await type('source')).toContain('The last question found no answer');
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
