/** Starts the real bot against a loopback Discord and a toy core, and stops everything after the test. */
import { afterEach, expect } from 'vitest';
import { commands as ownCommands } from '../../commands/index.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/bot.ts';
import type { Command } from '../../src/discord/command.ts';
import type { Log } from '../../src/discord/dispatch.ts';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  type Seen,
  startLoopbackDiscord,
} from '../helpers/discord/index.ts';
import { createToyCore, type ToyCore } from '../helpers/toy/core.ts';
import { createToyState, type ToyState } from '../helpers/toy/state.ts';

export interface LogLine {
  readonly level: keyof Log;
  readonly fields: Record<string, unknown>;
  readonly message: string;
}

export interface Running {
  readonly discord: LoopbackDiscord;
  bot: Bot;
  core: ToyCore;
  readonly state: ToyState;
  readonly log: LogLine[];
  /** Stops the bot and starts it anew on the same articles and answers. */
  restart(): Promise<void>;
}

export interface FixtureOptions {
  readonly discord?: LoopbackOptions;
  readonly env?: Record<string, string>;
  readonly tokenLifetimeMs?: number;
  /** The bot's own commands, unless a test brings others. */
  readonly commands?: readonly Command[];
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

export function createLog(lines: LogLine[]): Log {
  const write = (level: keyof Log) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...fields }, message });
  };
  return { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') };
}

export function configFor(discord: LoopbackDiscord, env: Record<string, string> = {}): Config {
  const { host, hostname } = new URL(discord.apiUrl);
  return loadConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ASK_COOLDOWN_SECONDS: '0',
    UPLOAD_HOSTS: `${host},${hostname}`,
    ...env,
  });
}

export async function start(options: FixtureOptions = {}): Promise<Running> {
  const discord = await startLoopbackDiscord(options.discord);
  const log: LogLine[] = [];
  const state = createToyState();
  const config = configFor(discord, options.env);
  const boot = async () => {
    const core = createToyCore(state);
    const { tokenLifetimeMs, commands = ownCommands } = options;
    const lifetime = tokenLifetimeMs === undefined ? {} : { tokenLifetimeMs };
    const bot = await startBot({ config, core, commands, logger: createLog(log), ...lifetime });
    return { core, bot };
  };
  const running: Running = {
    discord,
    state,
    log,
    ...(await boot()),
    async restart() {
      await running.bot.stop();
      Object.assign(running, await boot());
    },
  };
  open.push(async () => {
    await running.bot.stop();
    await discord.close();
  });
  return running;
}

/** Discord refused nothing that the bot sent, and the log tells of no fault. */
export function expectClean({ discord, log }: Running): void {
  expect(discord.refusals).toEqual([]);
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
}

/** What a click on the button sends; of a message that lacks it, what no button sends. */
export const idOf = (seen: Seen, label: string): string =>
  seen.buttons.find((one) => one.label === label)?.customId ?? `no ${label}`;
