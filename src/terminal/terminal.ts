/** What every command of the terminal needs: the settings, a core for as long as it works, and a way to print. */
import type { Config } from '../config.ts';
import { openCore } from '../core/open-core.ts';
import type { Core } from '../core.ts';
import { plain, toJson } from './format.ts';
import { printAbove } from './last-line.ts';
import { showDownload } from './progress.ts';
import { wrapFor } from './wrap.ts';

export const EXIT_FAILED = 1;
export const EXIT_WRONG_USE = 2;

export interface Json {
  readonly json?: boolean;
}

export interface Terminal {
  /** @throws AppError CONFIG_INVALID. */
  settings(): Config;
  /**
   * Opens a core, works on it and closes it, whatever comes of the work. A vector index that is missing is told of, because
   * most commands end before it could be built; with `leave` the work itself sees to it.
   */
  withCore<T>(work: (core: Core) => Promise<T>, upkeep?: 'tell' | 'leave'): Promise<T>;
}

export function createTerminal(settings: () => Config): Terminal {
  return {
    settings,
    async withCore(work, upkeep = 'tell') {
      const onTrouble = (message: string) => printAbove(`${plain(message)}\n`);
      const config = settings();
      const core = await showDownload((onDownload) => openCore(config, { onTrouble, onDownload, upkeep }));
      try {
        return await work(core);
      } finally {
        await core.close();
      }
    },
  };
}

export const print = (text: string) => process.stdout.write(`${text}\n`);

/** Prints the value as JSON, or its text for people. */
export const show = (json: boolean | undefined, value: unknown, text: () => string) =>
  print(json ? toJson(value) : wrapFor(process.stdout, text()));
