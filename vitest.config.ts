import { pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';

/**
 * Worker threads run what tests/helpers/compile.ts compiled, as they do for a host. Through a loader each would need a
 * second longer to start, and the suite starts hundreds.
 */
const compiledThreads: Plugin = {
  name: 'compiled threads',
  transform: (code, id) =>
    id.endsWith('/src/threads/engine.ts')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL('dist/src/threads/engine.js').href))
      : undefined,
};

export default defineConfig({
  plugins: [compiledThreads],
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/helpers/compile.ts'],
    // Two cores are the smallest machine the suite must be fair to; worker threads of the product run beside it.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
