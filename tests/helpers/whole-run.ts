/** Runs once before the suite: compiles the sources into dist/, where programs and worker threads of the tests run from. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function setup(): void {
  execFileSync(process.execPath, ['run.mjs', 'src/version.ts'], { cwd: ROOT });
}
