/** `npm start` and the terminal as processes of their own: what a host sees of settings, token, lock and signals. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { tinyModelFolder } from './helpers/core.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from './helpers/discord/index.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PATIENCE = { timeout: 120_000 };

let folder: string;
let discord: LoopbackDiscord;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-start-'));
  discord = await startLoopbackDiscord();
  const story =
    '# The lighthouse\n\nThe lighthouse was built in 1871 by Ada Brown. It burned down in the winter of 1902.\n';
  await writeFile(join(folder, 'lighthouse.md'), story);
});

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  await discord.close();
  await rm(folder, { recursive: true, force: true });
});

interface Program {
  readonly child: ChildProcess;
  /** What it wrote so far, standard output and error together. */
  readonly said: () => string;
  readonly exitCode: Promise<number | null>;
  says(wanted: RegExp): Promise<void>;
}

function run(script: 'index' | 'cli', args: readonly string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, ['--enable-source-maps', 'run.mjs', `src/${script}.ts`, ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      ARTICLES_DIR: folder,
      DATA_DIR: join(folder, '.data'),
      DISCORD_API_URL: discord.apiUrl,
      ASK_COOLDOWN_SECONDS: '0',
      ...env,
    },
  });
  running.push(child);
  let said = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const listener of listeners) listener();
    });
  }
  const exitCode = new Promise<number | null>((done) => child.on('close', done));
  return {
    child,
    said: () => said,
    exitCode,
    says: (wanted) =>
      new Promise((found, fail) => {
        const look = () => wanted.test(said) && found();
        listeners.add(look);
        look();
        void exitCode.then((code) => fail(new Error(`It ended with ${code} before saying ${wanted}: ${said}`)));
      }),
  };
}

test('wrong settings are all named at once, without the token, and end the program with 2', PATIENCE, async () => {
  const { said, exitCode } = run('index', [], { DISCORD_TOKEN: 'se.cr.et', MAX_DEPTH: 'deep', WATCH: 'perhaps' });
  expect(await exitCode).toBe(2);
  expect(said()).toContain('MAX_DEPTH: found "deep", wanted a whole number from 0 to 64');
  expect(said()).toContain('WATCH: found "perhaps", wanted one of on, off');
  expect(said()).not.toContain('se.cr.et');
});

test(
  'a token that Discord does not know ends the program with a word on what to do, before anything is indexed',
  PATIENCE,
  async () => {
    const settings = { DISCORD_TOKEN: 'MTA.wrong.token', LOG_LEVEL: 'error' };
    const { said, exitCode } = run('index', [], settings);
    expect(await exitCode).toBe(1);
    expect(said()).not.toMatch(/Reading|Embedding/);
    expect(said()).toMatch(/does not accept DISCORD_TOKEN.*Reset Token/);
    expect(said()).not.toContain('MTA.wrong.token');
  },
);

test(
  'the bot indexes, answers, keeps its data to itself, ends on SIGTERM and knows its answers after a restart',
  PATIENCE,
  async () => {
    const first = run('index', [], { DISCORD_TOKEN: discord.token });
    await first.says(/The bot is online/);
    const member = discord.as('member').in('general');
    const answer = await member.command('ask', { question: 'Who built the lighthouse?' });
    expect(answer.text).toContain('The lighthouse was built in 1871 by Ada Brown.');

    const second = run('cli', ['status'], {});
    expect(await second.exitCode).toBe(1);
    expect(second.said()).toContain(`process ${first.child.pid}`);

    first.child.kill('SIGTERM');
    expect(await first.exitCode).toBe(0);

    const again = run('index', [], { DISCORD_TOKEN: discord.token });
    await again.says(/The bot is online/);
    expect(again.said()).not.toContain('Embedding');
    const source = await member.command('source', {});
    expect(source.text).toContain('built in 1871');
    again.child.kill('SIGTERM');
    expect(await again.exitCode).toBe(0);
    // The one refusal is that of the wrong token above.
    expect(discord.refusals.filter(({ status }) => status !== 401)).toEqual([]);
  },
);

test(
  'a model that cannot be loaded is named once, and the page answers from the index that is there',
  PATIENCE,
  async () => {
    expect(await run('cli', ['index'], {}).exitCode).toBe(0);
    const { child, said, says, exitCode } = run('index', [], { EMBEDDING_MODEL: join(folder, 'none'), PAGE_PORT: '0' });
    await says(/Footnote is at http/);
    await says(/The reindex for EMBEDDING_MODEL failed/);
    const url = /Footnote is at (\S+)/.exec(said())?.[1] ?? '';
    expect((await fetch(url)).status).toBe(200);
    expect(said().split('no such folder')).toHaveLength(2);
    child.kill('SIGTERM');
    expect(await exitCode).toBe(0);
  },
);

test('a bot tells in its log when it makes the index for another model, and when that is done', PATIENCE, async () => {
  const DATA_DIR = join(folder, '.model');
  expect(await run('cli', ['index'], { DATA_DIR }).exitCode).toBe(0);
  const settings = { DATA_DIR, DISCORD_TOKEN: discord.token, EMBEDDING_MODEL: tinyModelFolder() };
  const { says } = run('index', [], settings);
  await says(/The index is made for the model that is set now; the old one answers meanwhile/);
  await says(/"articles":1,.*The index is made with the model that is set now/);
});

test(
  'a port of the page that is taken ends the start before anything is indexed, with the setting that changes it',
  PATIENCE,
  async () => {
    const taken = new URL(discord.apiUrl).port;
    const { said, exitCode } = run('index', [], { DATA_DIR: join(folder, '.port'), PAGE_PORT: taken });
    expect(await exitCode).toBe(2);
    expect(said()).toContain(`PAGE_PORT: port ${taken} on 127.0.0.1 is taken by another program. Set PAGE_PORT to`);
    expect(said()).not.toMatch(/Reading|Embedding/);
  },
);

test(
  'a wrong address of the health port ends the start before anything is indexed, under its own name',
  PATIENCE,
  async () => {
    const settings = { DATA_DIR: join(folder, '.health'), DISCORD_TOKEN: discord.token, HEALTH_PORT: '0' };
    for (const host of ['nonsense host', '192.0.2.7']) {
      const { said, exitCode } = run('index', [], { ...settings, HEALTH_HOST: host });
      expect(await exitCode).toBe(2);
      expect(said()).toMatch(
        /^HEALTH_HOST: found ".*", wanted an address of this machine \(.+\)\. Set it to 127\.0\.0\.1/m,
      );
      expect(said()).not.toMatch(/Reading|Embedding/);
    }
    const { said, exitCode } = run('index', [], { ...settings, HEALTH_PORT: new URL(discord.apiUrl).port });
    expect(await exitCode).toBe(2);
    expect(said()).toMatch(
      /^HEALTH_PORT: port \d+ on 127\.0\.0\.1 cannot be opened \(.*EADDRINUSE.*\)\. Set it to another port/m,
    );
  },
);

/** Counts the threads that still run when the program ends: one that is inside native code then takes it down. */
const COUNT_THREADS = `
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';
let left = 0;
threads.Worker = class extends threads.Worker {
  constructor(...given) {
    super(...given);
    left++;
    this.once('exit', () => left--);
  }
};
syncBuiltinESMExports();
if (threads.isMainThread) process.on('exit', () => process.stderr.write('threads left: ' + left + '\\n'));
`;

test('a start that fails ends its threads before the program, as a signal does', PATIENCE, async () => {
  const taken = new URL(discord.apiUrl).port;
  const { said, exitCode } = run('index', [], {
    DATA_DIR: join(folder, '.failing'),
    PAGE_PORT: taken,
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(COUNT_THREADS)}`,
  });
  expect(await exitCode).toBe(2);
  expect(said()).toContain(`port ${taken} on 127.0.0.1 is taken`);
  expect(said()).toContain('threads left: 0');
});
