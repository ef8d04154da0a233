/**
 * Runs before and after the suite: compiles the sources into dist/, where programs and worker threads of the tests run from,
 * and holds the folders that tests share for the whole run. A worker of vitest is ended from outside and cannot remove them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

declare module 'vitest' {
  interface ProvidedContext {
    keptFolders: string;
  }
}

export function setup(project: TestProject): () => void {
  execFileSync(process.execPath, ['run.mjs', 'src/version.ts'], { cwd: ROOT });
  const kept = mkdtempSync(join(tmpdir(), 'footnote-kept-'));
  project.provide('keptFolders', kept);
  return () => rmSync(kept, { recursive: true, force: true });
}
