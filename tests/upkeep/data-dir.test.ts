/** The folder of the data is made with those above it, or named where that cannot be. */
import { existsSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockDataDir } from '../../src/upkeep/data-dir-lock.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { mount, remount } from '../helpers/mount.ts';

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

const refusal = (folder: string): { code?: string; message?: string } => {
  try {
    lockDataDir(folder)();
    return {};
  } catch (error) {
    return error as Error;
  }
};

test('a file in the place of the folder, or on the way to it, is told as a file', () => {
  const file = join(temporaryFolder(), 'data');
  writeFileSync(file, 'x');
  for (const folder of [file, join(file, 'below')])
    expect(refusal(folder)).toMatchObject({
      code: 'DATA_DIR_UNWRITABLE',
      message: `DATA_DIR ${folder} cannot be used (a file stands there, or on the way there). Move the file away, or set DATA_DIR to a folder.`,
    });
});

test('a disk that is read-only is told as such, whether the folder is there or not', ({ skip }) => {
  const folder = mount('size=1m,ro');
  if (folder === null) return skip('this account may not mount a file system');
  const there = refusal(folder).message;
  expect(there).toMatch(
    /cannot be used \(EROFS: .*\)\. Let the account that runs Footnote write there, or set DATA_DIR/,
  );
  expect(refusal(join(folder, 'data')).message).toMatch(/\(EROFS: .*\)\. Create it, or set DATA_DIR/);
});

test('a disk without room for the lock is told as full, and with room the lock is had', ({ skip }) => {
  const folder = mount('size=64k');
  if (folder === null) return skip('this account may not mount a file system');
  expect(() => writeFileSync(join(folder, 'ballast'), Buffer.alloc(100_000))).toThrow(/ENOSPC/);
  expect(refusal(folder)).toMatchObject({
    code: 'DISK_FULL',
    message: expect.stringMatching(/its disk is full .*Free/),
  });
  remount('size=1m', folder);
  expect(refusal(folder)).toEqual({});
});
