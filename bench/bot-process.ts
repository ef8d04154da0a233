/** The bot as a host runs it, in a process of its own, on a Discord on loopback in this one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, type LoopbackDiscord, type Seen, startLoopbackDiscord } from '../tests/helpers/discord/index.ts';

const ADMINISTRATOR = 1n << 3n;

export interface Lag {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly residentMb: number;
}

export interface BotProcess {
  readonly discord: LoopbackDiscord;
  readonly child: ChildProcess;
  /** What the bot wrote to its log. */
  readonly log: () => string;
  /** Lag of its event loop since `resetLag`. */
  readonly lag: () => Lag | null;
  readonly resetLag: () => void;
  stop(): Promise<number | null>;
}

export async function startBotProcess(
  folder: string,
  members: number,
  env: Readonly<Record<string, string>> = {},
): Promise<BotProcess> {
  const discord = await startLoopbackDiscord({
    members: [
      { name: 'admin', permissions: ADMINISTRATOR },
      ...Array.from({ length: members }, (_, i) => ({ name: `member-${i}` })),
    ],
  });
  const lagFile = join(folder, 'lag.json');
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--import', './bench/lag-probe.mjs', 'run.mjs', 'src/index.ts'],
    {
      env: {
        PATH: process.env.PATH,
        LAG_FILE: lagFile,
        ARTICLES_DIR: join(folder, 'articles'),
        DATA_DIR: join(folder, 'data'),
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        ASK_COOLDOWN_SECONDS: '0',
        ASK_SERVER_PER_MINUTE: '100000',
        QUEUE_LIMIT: '100',
        ...env,
      },
    },
  );
  let log = '';
  const online = new Promise<void>((resolve, reject) => {
    const listen = (text: Buffer) => {
      log += text;
      if (log.includes('The bot is online')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`The bot ended with ${code}: ${log.slice(-2000)}`)));
  });
  await online;
  return {
    discord,
    child,
    log: () => log,
    lag: () => (existsSync(lagFile) ? (JSON.parse(readFileSync(lagFile, 'utf8')) as Lag) : null),
    resetLag: () => void child.kill('SIGUSR2'),
    async stop() {
      const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
      child.kill('SIGTERM');
      const code = await exited;
      await discord.close();
      return code;
    },
  };
}

const TRIES = 5;
const ENDED = /Done in|failed;|Cancelled|Nothing has changed|has ended/;

/**
 * Runs `/reindex` and waits for its last word; a command that was not acknowledged in time is given again, and joins the
 * run that the first one began. A bot edits a message for fifteen minutes; then it goes on elsewhere.
 */
export async function reindexAs(admin: Actor, mode: 'changed' | 'full'): Promise<Seen> {
  for (let tried = 1; ; tried++) {
    try {
      const patience = { timeoutMs: 120_000, until: ({ text }: Seen) => text !== '' };
      const message = await admin.command('reindex run', { mode }, patience);
      return await admin.waitFor(message, ({ text }) => ENDED.test(text), { timeoutMs: 900_000 });
    } catch (error) {
      if (tried === TRIES) throw error;
    }
  }
}
