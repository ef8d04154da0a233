/** Starts the page on a toy core and stops it after the test. */
import { afterEach } from 'vitest';
import { commands } from '../../commands/index.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { Core } from '../../src/core.ts';
import type { Command } from '../../src/discord/command.ts';
import type { Log } from '../../src/discord/dispatch.ts';
import { type Page, startPage } from '../../src/page/server.ts';
import { createToyCore, type ToyCore } from '../helpers/toy/core.ts';
import { createToyState, type ToyState } from '../helpers/toy/state.ts';

export interface RunningPage {
  url: string;
  core: ToyCore;
  readonly state: ToyState;
  /** Errors that the operator would read. */
  readonly errors: unknown[];
  /** Stops the server and starts another on the same port, articles and answers. */
  restart(): Promise<void>;
}

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** What was opened last is closed first, when the test has ended. */
export function closeAfterTest(close: () => Promise<void> | void): void {
  open.push(close);
}

export function pageConfig(env: Readonly<Record<string, string>> = {}): Config {
  return loadConfig({ PAGE_PORT: '0', ASK_COOLDOWN_SECONDS: '0', ...env });
}

export function quietLog(errors: unknown[] = []): Log {
  const ignore = () => undefined;
  return { error: (fields) => void errors.push(fields), warn: ignore, info: ignore, debug: ignore };
}

/** The page on any core, stopped after the test. @param offered - The bot's own commands, unless a test brings others. */
export async function servePage(
  core: Core,
  config: Config,
  errors: unknown[] = [],
  offered: readonly Command[] = commands,
): Promise<Page> {
  const page = await startPage({ config, core, commands: offered, logger: quietLog(errors) });
  closeAfterTest(() => page.stop());
  return page;
}

export async function startToyPage(env: Readonly<Record<string, string>> = {}): Promise<RunningPage> {
  const errors: unknown[] = [];
  const state = createToyState();
  const core = createToyCore(state);
  let page = await servePage(core, pageConfig(env), errors);
  const running: RunningPage = {
    url: page.url,
    core,
    state,
    errors,
    async restart() {
      await page.stop();
      running.core = createToyCore(state);
      page = await servePage(running.core, pageConfig({ ...env, PAGE_PORT: new URL(page.url).port }), errors);
    },
  };
  return running;
}
