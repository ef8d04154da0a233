/** Starts Footnote as a process of its own, as npm's scripts do: the command line or the bot. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tinyModelFolder } from './core.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Places {
  readonly articlesDir: string;
  readonly dataDir: string;
}

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param env - Settings beside the two folders; nothing else of this process's settings is handed on. */
export function startProgram(
  script: 'cli' | 'index',
  places: Places,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, ['run.mjs', `src/${script}.ts`, ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      ARTICLES_DIR: places.articlesDir,
      DATA_DIR: places.dataDir,
      EMBEDDING_MODEL: tinyModelFolder(),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export const startCli = (
  places: Places,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess => startProgram('cli', places, args, env);

/** Resolves when the process has ended, with what it printed. */
export function finished(child: ChildProcess): Promise<Finished> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ code, signal, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

export const runCli = (
  places: Places,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> => finished(startCli(places, args, env));
