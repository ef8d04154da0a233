/** A folder of articles for the command line, and the command on a terminal. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { tinyModelFolder } from '../helpers/core.ts';
import { temporaryFolder, writeFiles } from '../helpers/folders.ts';

export const ROOT = join(import.meta.dirname, '../..');

const FERRY = `---
title: "The ferry\\x1b[31m"
date: 2018-06-12
---

The ferry to the island leaves the harbour at nine every morning — “on the dot”, says Zoë. It carries forty bicycles.\u009b31m

The captain of the ferry is called Marta Lindqvist. She has crossed the sound since 1987.
`;

export function places() {
  const root = temporaryFolder();
  const made = { articlesDir: join(root, 'articles'), dataDir: join(root, 'data') };
  writeFiles(made.articlesDir, { 'ferry.md': FERRY, 'broken.pdf': 'no pdf', 'copy.md': FERRY });
  return made;
}

/** The command as a person has it: its output is a terminal, which turns line ends into those of its own. */
export function onTerminal(at: ReturnType<typeof places>, args: readonly string[], typed?: string): string {
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
export const NO_TERMINAL = !/util-linux/.test(String(spawnSync('script', ['--version']).stdout));
