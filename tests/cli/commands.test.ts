/** The command line as scripts see it: one JSON document on stdout and nothing else, exit codes, exact bytes. */
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeFiles } from '../helpers/folders.ts';
import { runCli, runHere } from '../helpers/process.ts';
import { NO_TERMINAL, onTerminal, places } from './places.ts';

vi.setConfig({ testTimeout: 300_000 });

/** Control characters but line ends and tabs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there.
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

test('index, ask, source, articles and status speak to people and to scripts', async () => {
  const at = places();
  const preview = await runCli(at, ['index', '--preview', '--json']);
  expect(JSON.parse(preview.stdout)).toMatchObject({ added: 1, duplicate: 1, articles: 0 });
  const index = await runHere(at, ['index', '--json']);
  expect(index.code).toBe(0);
  const report = JSON.parse(index.stdout);
  expect(Object.keys(report).sort()).toEqual(
    'added articles changed duplicate failed passages removed seconds skipped unchanged windows'.split(' '),
  );
  expect(report).toMatchObject({ added: 1, duplicate: 1, failed: [{ file: 'broken.pdf' }], articles: 1 });

  const ask = await runCli(at, ['ask', 'Who is the captain of the ferry?', '--json']);
  expect(ask.code).toBe(0);
  const answer = JSON.parse(ask.stdout);
  expect(answer.status).toBe('answered');
  expect(answer.quotes[0]).toMatchObject({ article: 'copy.md', n: 1, date: '2018-06-12' });
  expect(answer.passages[0]).toMatchObject({ rank: 1, article: 'copy.md' });

  const text = (await runHere(at, ['articles', 'show', 'copy.md', '--text'])).stdout;
  for (const { text: quoted, start, end } of answer.quotes) expect(text.slice(start, end)).toBe(quoted);
  for (const passage of answer.passages) expect(text.slice(passage.start, passage.end)).toBe(passage.text);

  const onward = await runHere(at, ['ask', 'and since when?', '--follows', answer.id, '--json']);
  expect(JSON.parse(onward.stdout)).toMatchObject({ question: 'and since when?', follows: answer.id });

  const source = await runHere(at, ['source', answer.id, '1', '--json']);
  expect(JSON.parse(source.stdout)).toMatchObject({ state: 'current', quote: { text: answer.quotes[0].text } });
  const people = await Promise.resolve([
    await runHere(at, ['ask', 'Who is the captain of the ferry?']),
    await runHere(at, ['articles', 'show', 'ferry.md']),
    await runHere(at, ['status']),
  ]);
  for (const { stdout, stderr, code } of people) {
    expect(code).toBe(0);
    expect(stdout + stderr).not.toMatch(STEERING);
  }
  expect(people[0]?.stdout).toContain('Marta Lindqvist');
  expect(index.stdout + ask.stdout + source.stdout).not.toMatch(STEERING);
});

test.skipIf(NO_TERMINAL)(
  'the text of an article ends with a line break on a terminal, and as it is in a file',
  async () => {
    const at = places();
    await runHere(at, ['index']);
    const text = (await runHere(at, ['articles', 'show', 'copy.md', '--text'])).stdout;
    expect(text).toMatch(/since 1987\.$/);
    expect(onTerminal(at, ['articles', 'show', 'copy.md', '--text'])).toMatch(/since 1987\.\n$/);
  },
);

test('a batch answers line by line in order, with a reason for each line that is no question', async () => {
  const at = places();
  const file = join(at.articlesDir, '..', 'questions.jsonl');
  const lines = [
    // As a file begins that an editor on Windows saved.
    '\ufeff{"id": 7, "question": "Who is the captain of the ferry?"}',
    'no json',
    '',
    '{"id": "b", "question": "  "}',
    '{"id": 9}',
    '{"question": "When does the ferry leave the harbour?"}',
  ];
  writeFiles(join(at.articlesDir, '..'), { 'questions.jsonl': lines.join('\r\n') });
  const batch = await runHere(at, ['ask', '--batch', file, '--json']);
  const printed = batch.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(printed.map(({ ref, status }) => [ref, status])).toEqual([
    [7, 'answered'],
    [null, 'refused'],
    ['b', 'refused'],
    [null, 'refused'],
    [null, 'answered'],
  ]);
  expect(printed[1].reason).toContain('line 2');
  expect(batch.code).toBe(2);
  const missing = await runHere(at, ['ask', '--batch', `${file}.not-there`, '--json']);
  expect(missing).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('cannot be read') });
  const folder = await runHere(at, ['ask', '--batch', at.articlesDir, '--json']);
  expect(folder).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is a folder') });
});
