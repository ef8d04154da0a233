/** The command line as scripts see it: one JSON document on stdout and nothing else, exit codes, exact bytes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { expect, test, vi } from 'vitest';
import { createProgram } from '../../src/terminal/commands/index.ts';
import { createTerminal } from '../../src/terminal/terminal.ts';
import { tinyModelFolder } from '../helpers/core.ts';
import { temporaryFolder, writeFiles } from '../helpers/folders.ts';
import { runCli, runHere } from '../helpers/process.ts';

vi.setConfig({ testTimeout: 300_000 });

const ROOT = join(import.meta.dirname, '../..');

const FERRY = `---
title: "The ferry\\x1b[31m"
date: 2018-06-12
---

The ferry to the island leaves the harbour at nine every morning — “on the dot”, says Zoë. It carries forty bicycles.\u009b31m

The captain of the ferry is called Marta Lindqvist. She has crossed the sound since 1987.
`;

function places() {
  const root = temporaryFolder();
  const made = { articlesDir: join(root, 'articles'), dataDir: join(root, 'data') };
  writeFiles(made.articlesDir, { 'ferry.md': FERRY, 'broken.pdf': 'no pdf', 'copy.md': FERRY });
  return made;
}

/** The command as a person has it: its output is a terminal, which turns line ends into those of its own. */
function onTerminal(at: ReturnType<typeof places>, args: readonly string[], typed?: string): string {
  const command = [process.execPath, 'run.mjs', 'src/cli.ts', ...args].map((part) => `'${part}'`).join(' ');
  const env = {
    PATH: process.env.PATH,
    ARTICLES_DIR: at.articlesDir,
    DATA_DIR: at.dataDir,
    EMBEDDING_MODEL: tinyModelFolder(),
  };
  const input =
    typed === undefined ? { stdio: ['ignore' as const, 'pipe' as const, 'pipe' as const] } : { input: typed };
  return execFileSync('script', ['-qec', command, '/dev/null'], { cwd: ROOT, env, timeout: 60_000, ...input })
    .toString()
    .replaceAll('\r\n', '\n');
}
/** Other systems have a `script` that takes other arguments. */
const NO_TERMINAL = !/util-linux/.test(String(spawnSync('script', ['--version']).stdout));

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

test('wrong use ends with code 2, a failure with code 1, each with a sentence and no stack', async () => {
  const at = places();
  for (const args of [['ask'], ['fly']]) expect([args, (await runCli(at, args)).code]).toEqual([args, 2]);
  const neverOpened = createTerminal(() => {
    throw new Error('Wrong use is told before anything is opened.');
  });
  for (const args of [
    ['ask', 'x', '--batch', 'y'],
    ['source', 'id', 'one'],
    ['index', '--fast'],
    ['index', '--full', '--rollback'],
  ])
    await expect(createProgram(neverOpened).parseAsync(['node', 'cli', ...args])).rejects.toThrow(CommanderError);
  mkdirSync(at.dataDir, { recursive: true });
  const setting = await runCli(at, ['status'], { QUEUE_LIMIT: '0', LOG_LEVEL: 'loud', DISCORD_TOKEN: 'top-secret' });
  expect(setting.code).toBe(2);
  expect(setting.stderr).toMatch(/QUEUE_LIMIT[\s\S]*LOG_LEVEL/);
  expect(setting.stdout + setting.stderr).not.toContain('top-secret');
  const failed = await runCli({ ...at, articlesDir: join(at.dataDir, 'nowhere') }, ['index', '--json']);
  expect(failed).toMatchObject({ code: 1, stdout: '' });
  expect(failed.stderr).toContain('ARTICLES_DIR');
  const unknown = await runCli(at, ['source', 'no-such-answer']);
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(failed.stderr + unknown.stderr).not.toMatch(/\n\s+at /);
});

test('an empty argument or option, such as a variable that was never set, is named, and nothing is done', async () => {
  const at = places();
  for (const [args, named] of [
    [['backup', ''], '<file>'],
    [['restore', ' '], '<file>'],
    [['source', ''], '<answer>'],
    [['source', 'id', '  '], '<citation>'],
    [['articles', 'show', ''], '<name>'],
    [['eval', '\t'], '<folder>'],
    [['eval', 'x', '--details', ''], '--details <file>'],
    [['ask', ''], '<question>'],
    [['ask', 'x', '--article', ''], '--article <name>'],
    [['ask', 'x', '--follows='], '--follows <answer>'],
    [['ask', '--batch', ' '], '--batch <file>'],
  ] as const)
    expect([args, await runHere(at, args)]).toEqual([
      args,
      { code: 2, stdout: '', stderr: expect.stringMatching(new RegExp(`^${named} is empty\\. Give it a value`)) },
    ]);
  expect(existsSync(at.dataDir)).toBe(false);
});

test('a misspelt setting in .env is told with the likely one, and its value is not', () => {
  const at = places();
  const folder = join(at.articlesDir, '..');
  writeFiles(folder, { '.env': 'ARTICLE_DIR=/secret/place\nDISCORD_TOKN=hunter22\nLOG_LEVEL=loud\n' });
  const env = { PATH: process.env.PATH, DATA_DIR: at.dataDir, FOREIGN_DIR: 'x' };
  for (const script of ['cli', 'index']) {
    const run = spawnSync(process.execPath, [join(ROOT, 'run.mjs'), `src/${script}.ts`, 'status'], {
      cwd: folder,
      env,
    });
    const said = run.stdout.toString() + run.stderr.toString();
    expect(said).toContain('Did you mean ARTICLES_DIR?');
    expect(said).toContain('Did you mean DISCORD_TOKEN?');
    expect(said).toContain('LOG_LEVEL: found "loud"');
    expect(said).not.toMatch(/secret|hunter22|FOREIGN/);
    expect(run.status).toBe(2);
  }
});

test('a rollback that is only looked at is told as a rollback, and one that reads everything anew is wrong use', async () => {
  const at = places();
  await runHere(at, ['index']);
  writeFiles(at.articlesDir, { 'new.md': 'The lighthouse burned down in 1902.' });
  await runHere(at, ['index']);
  const preview = await runHere(at, ['index', '--rollback', '--preview']);
  expect(preview).toMatchObject({ code: 0, stdout: expect.stringContaining('A rollback would bring: 0 added') });
  expect(preview.stdout).toContain('1 removed');
  expect((await runHere(at, ['index', '--preview'])).stdout).toContain('A reindex would find: 0 added');
  const both = await runHere(at, ['index', '--full', '--rollback']);
  expect(both).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/--full .*--rollback/) });
  expect(JSON.parse((await runHere(at, ['status', '--json'])).stdout)).toMatchObject({ articles: 2 });
});

test('a rollback without a terminal says what it would change and waits for --yes; a second one never goes forward', async () => {
  const at = places();
  await runHere(at, ['index']);
  writeFiles(at.articlesDir, { 'new.md': 'The lighthouse burned down in 1902.' });
  await runHere(at, ['index']);
  const articles = async () => JSON.parse((await runHere(at, ['status', '--json'])).stdout).articles;
  const unasked = await runCli(at, ['index', '--rollback', '--json']);
  expect(unasked).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('A rollback would bring') });
  expect(unasked.stderr).toContain('Nothing was changed. Give --yes to do it.');
  expect(await articles()).toBe(2);
  const done = await runHere(at, ['index', '--rollback', '--yes', '--json']);
  expect(JSON.parse(done.stdout)).toMatchObject({ removed: 1, articles: 1 });
  const twice = await runHere(at, ['index', '--rollback', '--yes']);
  expect(twice).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('index --forward') });
  expect(await articles()).toBe(1);
  expect((await runHere(at, ['index', '--forward', '--yes'])).stdout).toContain('1 added');
  expect(await articles()).toBe(2);
});

test.skipIf(NO_TERMINAL)('a rollback on a terminal asks, and is done on a yes alone', async () => {
  const at = places();
  await runHere(at, ['index']);
  writeFiles(at.articlesDir, { 'new.md': 'The lighthouse burned down in 1902.' });
  await runHere(at, ['index']);
  expect(onTerminal(at, ['index', '--rollback'], 'n\n')).toMatch(
    /1 removed[\s\S]*Go back\? \[y\/N\] [\s\S]*Nothing was changed\./,
  );
  expect(JSON.parse((await runHere(at, ['status', '--json'])).stdout)).toMatchObject({ articles: 2 });
  expect(onTerminal(at, ['index', '--rollback'], 'y\n')).toMatch(/Go back\?[\s\S]*Done in /);
  expect(JSON.parse((await runHere(at, ['status', '--json'])).stdout)).toMatchObject({ articles: 1 });
});

test('a backup made by the command restores answers and articles, and the store before is kept', async () => {
  const at = places();
  const saved = join(at.articlesDir, '..', 'saved.sqlite');
  const answer = JSON.parse((await runHere(at, ['ask', 'Who is the captain of the ferry?', '--json'])).stdout);
  expect((await runHere(at, ['backup', saved])).code).toBe(0);
  const again = await runHere(at, ['backup', saved]);
  expect(again).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--force') });
  expect((await runHere(at, ['backup', saved, '--force'])).code).toBe(0);
  writeFiles(at.articlesDir, { 'ferry.md': 'Nothing is left here.', 'copy.md': null });
  await runHere(at, ['index']);
  const restored = await runHere(at, ['restore', saved]);
  expect(restored.code).toBe(0);
  const kept = /kept as (\S+)\.$/m.exec(restored.stdout)?.[1] ?? '';
  expect(readFileSync(kept).length).toBeGreaterThan(0);
  expect(JSON.parse((await runHere(at, ['source', answer.id, '--json'])).stdout)).toMatchObject({ state: 'current' });
  expect((await runHere(at, ['restore', join(at.articlesDir, 'ferry.md')])).code).toBe(1);
});

test('with Postgres, backup and restore print the commands of the database, which touch its schema alone', async () => {
  const env = {
    STORE: 'postgres',
    DATABASE_URL: 'postgres://bot:hunter22@127.0.0.1:1/articles',
    DATABASE_SCHEMA: 'news',
  };
  const at = places();
  const saved = await runHere(at, ['backup', 'my file'], env);
  const restored = await runHere(at, ['restore', 'my file'], env);
  expect(saved.code).toBe(1);
  // Vectors are derived; a table of them that the dump does not know would be in the way of what is brought back.
  expect(saved.stderr).toContain(
    `pg_dump --format=custom --schema=news --exclude-table='news.vectors_*' --file="my file" "$DATABASE_URL"\n`,
  );
  expect(restored.stderr).toContain(
    `stop every bot on it, then psql --command='ALTER SCHEMA news RENAME TO news_before' "$DATABASE_URL"; ` +
      `pg_restore --single-transaction --dbname="$DATABASE_URL" "my file"\n`,
  );
});

test('restore and index build a vector index that is missing; other commands say who builds it', async () => {
  const at = places();
  const saved = join(at.articlesDir, '..', 'saved.sqlite');
  const graphs = () => readdirSync(at.dataDir).filter((name) => /hnsw|graph/.test(name));
  await runHere(at, ['index']);
  await runHere(at, ['backup', saved]);
  const restored = await runHere(at, ['restore', saved]);
  expect(restored.code).toBe(0);
  expect(restored.stderr).toBe('Building ...\n');
  expect((await runHere(at, ['doctor'])).stdout).toContain('ok       Vector index');

  for (const name of graphs()) rmSync(join(at.dataDir, name));
  const asked = await runHere(at, ['ask', 'Who is the captain of the ferry?']);
  expect(asked.stdout).toContain('Marta Lindqvist');
  expect(asked.stderr).toBe(
    'The vector index is missing or does not fit; answers go by words. "npm run cli -- index" builds it, and so does a bot that runs.\n',
  );
  expect((await runHere(at, ['doctor'])).stdout).toMatch(/^warning {2}Vector index: .*"npm run cli -- index"/m);

  const indexed = await runHere(at, ['index']);
  expect(indexed.stdout).toContain('1 unchanged');
  expect(indexed.stderr).toContain('Building ...');
  expect((await runHere(at, ['ask', 'Who is the captain of the ferry?'])).stderr).toBe('');
});
