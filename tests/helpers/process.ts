/** Starts Footnote as a process of its own, as npm's scripts do: the command line or the bot. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { runCommand } from '../../src/terminal/run.ts';
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

const settingsOf = ({ articlesDir, dataDir }: Places) => ({
  ARTICLES_DIR: articlesDir,
  DATA_DIR: dataDir,
  EMBEDDING_MODEL: tinyModelFolder(),
});

/** @param env - Settings beside the two folders; nothing else of this process's settings is handed on. */
export function startProgram(
  script: 'cli' | 'index',
  places: Places,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, ['run.mjs', `src/${script}.ts`, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...settingsOf(places), ...env },
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

/**
 * The same command in this process, which has all of its modules already: a process of its own takes a second to load
 * them. For what a command says and does; how a process begins and ends is for `runCli`.
 */
export async function runHere(
  places: Places,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Omit<Finished, 'signal'>> {
  const said = { stdout: '', stderr: '' };
  const exitCode = process.exitCode;
  const listening = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      said[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      return true;
    }),
  );
  process.exitCode = undefined;
  try {
    await runCommand(args, () => loadConfig({ ...settingsOf(places), ...env }));
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    for (const spy of listening) spy.mockRestore();
    process.exitCode = exitCode;
  }
}
