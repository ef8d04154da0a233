/** Paths as Windows has them: a folder on another drive has no way to it that begins with "..". */
import { expect, test, vi } from 'vitest';
import { pathWithin } from '../../src/files/path-within.ts';

vi.mock(import('node:path'), async (importOriginal) => {
  const path = await importOriginal();
  return { ...path, ...path.win32 };
});

test.each([
  ['C:\\articles', 'C:\\articles\\2018\\ferry.md', ['2018', 'ferry.md']],
  ['C:\\articles', 'C:\\articles', []],
  ['C:\\articles', 'C:\\articles\\..notes.md', ['..notes.md']],
  ['C:\\articles', 'C:\\other\\ferry.md', null],
  ['C:\\articles', 'D:\\articles\\ferry.md', null],
])('below %s: %s', (folder, other, between) => {
  expect(pathWithin(folder, other)).toEqual(between);
});
