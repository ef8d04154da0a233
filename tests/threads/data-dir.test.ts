/** The folder of the data is made with those above it, or named where that cannot be. */
import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockDataDir } from '../../src/threads/lock.ts';
import { temporaryFolder } from '../helpers/folders.ts';

test.skipIf(platform() !== 'linux')('a folder that the system lets nobody make is named, and nothing hangs', () => {
  const wanted = expect.objectContaining({
    code: 'DATA_DIR_UNWRITABLE',
    message: expect.stringContaining('DATA_DIR /proc/footnote/data cannot be used'),
  });
  expect(() => lockDataDir('/proc/footnote/data')).toThrow(wanted);
});

test('a folder is made with those above it', () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  lockDataDir(folder)();
  expect(existsSync(folder)).toBe(true);
});
