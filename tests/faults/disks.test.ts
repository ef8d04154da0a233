/** A disk that is full or may not be written to, by real mounts; skipped where this account may not mount. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainJobError } from '../../src/store/sqlite/database.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { lockDataDir } from '../../src/upkeep/data-dir-lock.ts';
import { restoreBackup } from '../../src/upkeep/restore.ts';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';
import { mount, remount } from '../helpers/mount.ts';
import { answerFrom, record } from '../store/fixture.ts';

const many = (from: number, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${from + i}.md`, numberedArticle(from + i, 40)]));

test('a disk that fills up during a reindex leaves the old index answering, and room mends it', async ({ skip }) => {
  const dataDir = mount('size=3m');
  if (dataDir === null) return skip('this account may not mount a file system');
  const library = await openLibrary({ dataDir });
  writeFiles(library.articlesDir, many(0, 5));
  await library.reindex();
  const before = await library.snapshot();
  writeFiles(library.articlesDir, many(100, 400));
  const error = await library.reindex().then(
    () => null,
    (found: unknown) => found,
  );
  expect(explainJobError(error, dataDir)).toMatchObject({
    code: 'DISK_FULL',
    message: expect.stringContaining(dataDir),
  });
  expect(await library.snapshot()).toEqual(before);
  expect(await library.search('keeper1')).not.toEqual([]);

  // Not a byte is left: answers are given and read back all the same.
  fill(join(dataDir, 'ballast'));
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => answerFrom(library.store, 's1.md', { id: `a${i}`, askedAt: i })),
  );
  for (const answer of answers) await library.store.saveAnswer(record(answer, null, 'here'));
  expect(await library.store.findAnswer('a39')).toEqual(answers[39]);
  expect((await library.store.latestAnswers('here', 3)).map(({ id }) => id)).toEqual(['a39', 'a38', 'a37']);

  remount('size=24m', dataDir);
  await library.store.abandonJobs();
  await library.store.sweep();
  await library.store.saveAnswer(record(await answerFrom(library.store, 's1.md', { id: 'late', askedAt: 99 })));
  await library.reopen();
  expect(await library.store.findAnswer('a39')).toEqual(answers[39]);
  expect(await library.store.check()).toEqual([]);
  writeFiles(library.articlesDir, Object.fromEntries(Object.keys(many(102, 398)).map((name) => [name, null])));
  expect(await library.reindex()).toMatchObject({ added: 2, unchanged: 5 });
  await library.close();
});

test('a job that finds the disk full ends as failed with that reason, through the threads, and questions go on', async ({
  skip,
}) => {
  const dataDir = mount('size=6m');
  if (dataDir === null) return skip('this account may not mount a file system');
  const { core, articlesDir } = await openTestCore({ files: many(0, 5), dataDir });
  writeFiles(articlesDir, many(100, 600));
  const job = core.reindex({ mode: 'changed' });
  // Not even what the job gives back is left for its end to be written down.
  job.onProgress(() => fill(join(dataDir, 'ballast')));
  await expect(job.finished).rejects.toMatchObject({ code: 'DISK_FULL', message: expect.stringContaining(dataDir) });
  fill(join(dataDir, 'ballast'));
  expect((await core.listArticles(0, 10)).total).toBe(5);
  expect(await core.searchPassages('keeper1', 1)).toHaveLength(1);
  expect((await core.status()).lastJob).toMatchObject({ state: 'failed', reason: { key: 'disk.full' } });
  // Not even the beginning of another one can be written down.
  const full = { code: 'DISK_FULL', message: expect.stringContaining(dataDir) };
  await expect(core.reindex({ mode: 'changed' }).finished).rejects.toMatchObject(full);
  remount('size=48m', dataDir);
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ added: 600 });
});

/** Writes until nothing fits any more. */
function fill(path: string): void {
  for (const size of [65536, 4096, 512, 1]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for this size.
    }
  }
}

test('a disk without a byte left at the start is called full, and a little room lets the index answer', async ({
  skip,
}) => {
  const dataDir = mount('size=3m');
  if (dataDir === null) return skip('this account may not mount a file system');
  lockDataDir(dataDir)();
  const library = await openLibrary({ dataDir });
  writeFiles(library.articlesDir, many(0, 5));
  await library.reindex();
  await library.close();
  unlinkSync(join(dataDir, 'owner.json'));
  fill(join(dataDir, 'ballast'));
  const unlock = lockDataDir(dataDir);
  expect(() => lockDataDir(dataDir)).toThrow(expect.objectContaining({ code: 'DATA_DIR_LOCKED' }));
  expect(() => openSqliteStore(dataDir)).toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
  execFileSync('mount', ['-o', 'remount,size=3200k', dataDir]);
  const store = openSqliteStore(dataDir);
  expect((await store.listArticles(0, 10)).total).toBe(5);
  await store.close();
  unlock();
});

test('a data folder that may not be written to is named, and is not called damaged', async ({ skip }) => {
  const dataDir = mount('size=3m');
  if (dataDir === null) return skip('this account may not mount a file system');
  const library = await openLibrary({ dataDir });
  writeFiles(library.articlesDir, many(0, 2));
  await library.reindex();
  await library.close();
  const before = readFileSync(join(dataDir, 'library.sqlite'));
  execFileSync('mount', ['-o', 'remount,ro', dataDir]);
  for (const opening of [() => openSqliteStore(dataDir), () => lockDataDir(dataDir)])
    expect(opening).toThrow(
      expect.objectContaining({ code: 'DATA_DIR_UNWRITABLE', message: expect.stringContaining(dataDir) }),
    );
  expect(readFileSync(join(dataDir, 'library.sqlite')).equals(before)).toBe(true);
});

test('a restore that has no room to keep the store that is there restores nothing', async ({ skip }) => {
  const dataDir = mount('size=24m,nr_inodes=40');
  if (dataDir === null) return skip('this account may not mount a file system');
  const [library, other] = [await openLibrary({ dataDir }), await openLibrary()];
  writeFiles(library.articlesDir, many(0, 2));
  writeFiles(other.articlesDir, many(7, 1));
  for (const one of [library, other]) {
    await one.reindex();
    await one.close();
  }
  lockDataDir(dataDir)();
  const isFull = (name: string) => {
    try {
      writeFileSync(join(dataDir, name), '');
      return false;
    } catch {
      return true;
    }
  };
  // One name is left, for the backup that comes in; a second name for the store is one too many.
  for (let i = 0; !isFull(`ballast-${i}`); i++);
  unlinkSync(join(dataDir, 'ballast-0'));
  const backup = join(other.dataDir, 'library.sqlite');
  await expect(restoreBackup(dataDir, backup)).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(readdirSync(dataDir).filter((name) => name.startsWith('library.sqlite'))).toEqual(['library.sqlite']);
  remount('nr_inodes=400', dataDir);
  const store = openSqliteStore(dataDir);
  expect((await store.articleNames()).map(({ path }) => path)).toEqual(['s0.md', 's1.md']);
  await store.close();
  expect(await restoreBackup(dataDir, backup)).toContain('library.sqlite.');
});
