/** What the command line says of wrong use, wrong settings and failures, and how it ends. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { expect, test, vi } from 'vitest';
import { createProgram } from '../../src/terminal/commands/index.ts';
import { createTerminal } from '../../src/terminal/terminal.ts';
import { writeFiles } from '../helpers/folders.ts';
import { runCli, runHere } from '../helpers/process.ts';
import { places, ROOT } from './places.ts';

vi.setConfig({ testTimeout: 300_000 });

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
