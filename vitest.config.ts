import { pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';

/**
 * Worker threads run what tests/helpers/whole-run.ts compiled, as they do for a host. Through a loader each would need a
 * second longer to start, and the suite starts hundreds.
 */
const compiledThreads: Plugin = {
  name: 'compiled threads',
  transform: (code, id) =>
    id.endsWith('/src/threads/engine.ts')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL('dist/src/threads/engine.js').href))
      : undefined,
};

/** Replaces a module that other files have loaded by then. */
const MOCKING = [
  'tests/upkeep/data-dir-lock.test.ts',
  'tests/articles/pdf/windows.test.ts',
  'tests/files/path-within.test.ts',
];

export default defineConfig({
  plugins: [compiledThreads],
  test: {
    globalSetup: ['tests/helpers/whole-run.ts'],
    // Two cores are the smallest machine the suite must be fair to. Tests wait for processes and timers much of the time, so
    // that a third file has room beside two; a fourth would take more in turns between them than it brings.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // A process for each file would load the sources a hundred times, which is a third of the suite's processor time.
    projects: [
      { extends: true, test: { name: 'shared', isolate: false, include: ['tests/**/*.test.ts'], exclude: MOCKING } },
      { extends: true, test: { name: 'apart', include: MOCKING } },
    ],
  },
});
