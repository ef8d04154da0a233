/** A start that fails leaves nothing behind that keeps the next one from succeeding. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestCore } from '../helpers/core.ts';
import { temporaryFolder, writeFiles } from '../helpers/folders.ts';

test('a start that the store refuses lets go of DATA_DIR: once it is mended the same process can start', async () => {
  const dataDir = temporaryFolder();
  writeFiles(dataDir, { 'library.sqlite': 'no store '.repeat(1000) });
  await expect(openTestCore({ dataDir })).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  rmSync(join(dataDir, 'library.sqlite'));
  const { core } = await openTestCore({ dataDir, files: { 'ferry.md': 'The ferry leaves at nine.' } });
  expect((await core.status()).articles).toBe(1);
});
