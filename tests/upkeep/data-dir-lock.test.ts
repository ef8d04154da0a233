/** What is said where SQLite's native part is missing: the folder is not to blame. */
import { createRequire } from 'node:module';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { lockDataDir } from '../../src/upkeep/data-dir-lock.ts';
import { temporaryFolder } from '../helpers/folders.ts';

// The library that better-sqlite3 finds its native part with, asked for one that was not built.
vi.mock('better-sqlite3', () => {
  const require = createRequire(createRequire(import.meta.url).resolve('better-sqlite3'));
  const findAddon = require('bindings') as (name: string) => unknown;
  return {
    default: class {
      readonly addon = findAddon('never_built.node');
    },
  };
});

test('a native module that is not built is named with the command that builds it', () => {
  const folder = temporaryFolder();
  const wanted = expect.objectContaining({
    code: 'NATIVE_MODULE_UNBUILT',
    message: expect.stringMatching(
      /better-sqlite3 is not built .*Could not locate the bindings file.*npm rebuild better-sqlite3/,
    ),
  });
  expect(() => lockDataDir(folder)).toThrow(wanted);
  expect(() => openDatabase(`${folder}/library.sqlite`)).toThrow(wanted);
});
