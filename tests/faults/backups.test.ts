/** Backups made from a terminal while another process owns DATA_DIR and changes the store under them. */
import { copyFileSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { saveBackup } from '../../src/upkeep/backup.ts';
import { restoreBackup } from '../../src/upkeep/restore.ts';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle, temporaryFolder, writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';
import { mount, remount } from '../helpers/mount.ts';
import { runCli } from '../helpers/process.ts';

vi.setConfig({ testTimeout: 120_000 });

const stories = (from: number, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${from + i}.md`, numberedArticle(from + i, 30)]));

test('a backup beside a running bot that reindexes is whole, and brings back what was live', async () => {
  const { core, articlesDir, dataDir } = await openTestCore({ files: stories(0, 20) });
  const { answer } = await core.ask({ question: 'What did keeper1 write down on day 31?', place: 'here' });
  writeFiles(articlesDir, stories(100, 200));
  const job = core.reindex({ mode: 'full' });
  const file = join(temporaryFolder(), 'saved.sqlite');
  const backup = await runCli({ articlesDir, dataDir }, ['backup', file]);
  expect(backup).toMatchObject({ code: 0, stderr: '' });
  expect(await job.finished).toMatchObject({ added: 200 });
  expect(existsSync(`${file}.part`)).toBe(false);

  const at = { articlesDir, dataDir: temporaryFolder() };
  expect(await runCli(at, ['restore', file])).toMatchObject({ code: 0 });
  const restored = await openLibrary(at);
  expect(await restored.store.check()).toEqual([]);
  expect([20, 220]).toContain((await restored.store.listArticles(0, 1000)).total);
  expect(await restored.store.findAnswer(answer.id)).toEqual(answer);
  await restored.close();
});

test('a backup is never written over the store it is made of, whatever way leads there', async () => {
  const library = await openLibrary();
  writeFiles(library.articlesDir, stories(0, 2));
  await library.reindex();
  const path = join(library.dataDir, 'library.sqlite');
  const link = join(temporaryFolder(), 'elsewhere');
  symlinkSync(library.dataDir, link);
  const before = readFileSync(path);
  for (const file of [path, `${path}-wal`, join(link, 'library.sqlite')])
    await expect(saveBackup(library.dataDir, file)).rejects.toMatchObject({
      message: expect.stringContaining('the store itself'),
    });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect((await library.store.listArticles(0, 10)).total).toBe(2);
  await library.close();
});

test('a backup is one file, and comes back from a disk that may only be read', async ({ skip }) => {
  const disk = mount('size=8m');
  if (disk === null) return skip('this account may not mount a file system');
  const library = await openLibrary();
  writeFiles(library.articlesDir, stories(0, 2));
  await library.reindex();
  const folder = temporaryFolder();
  const file = join(folder, 'saved.sqlite');
  await saveBackup(library.dataDir, file);
  await library.close();
  expect(await restoreBackup(temporaryFolder(), file)).toBeNull();
  expect(readdirSync(folder)).toEqual(['saved.sqlite']);

  copyFileSync(file, join(disk, 'saved.sqlite'));
  remount('ro', disk);
  const dataDir = temporaryFolder();
  expect(await restoreBackup(dataDir, join(disk, 'saved.sqlite'))).toBeNull();
  const restored = await openLibrary({ dataDir });
  expect((await restored.store.listArticles(0, 10)).total).toBe(2);
  await restored.close();
});

test('a folder without a store, and a file that cannot be written, are told apart', async () => {
  const empty = temporaryFolder();
  await expect(saveBackup(empty, join(empty, 'a'))).rejects.toMatchObject({ code: 'STORE_MISSING' });
  const library = await openLibrary();
  const nowhere = join(empty, 'no', 'such', 'folder.sqlite');
  await expect(saveBackup(library.dataDir, nowhere)).rejects.toMatchObject({ code: 'DATA_DIR_UNWRITABLE' });
  await library.close();
});
