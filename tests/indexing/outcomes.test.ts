/** What a reindex says of each file, and what is then found: counts, duplicates, failures, repeated blocks. */
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { databasePath } from '../../src/store/sqlite.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { libraryWith, NO_FILES, openLibrary } from '../helpers/library.ts';

test('files are counted as added, then all as unchanged, then by what happened to each', async () => {
  const library = await libraryWith({
    'a.md': numberedArticle(1),
    'b.txt': numberedArticle(2),
    'sub/c.md': numberedArticle(3),
  });
  expect(await library.reindex()).toMatchObject({ ...NO_FILES, added: 3 });
  expect(await library.reindex()).toMatchObject({ ...NO_FILES, unchanged: 3 });
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(4), 'b.txt': null, 'd.md': numberedArticle(5) });
  expect(await library.reindex()).toMatchObject({
    ...NO_FILES,
    added: 1,
    changed: 1,
    removed: 1,
    unchanged: 1,
    names: { added: ['d.md'], changed: ['a.md'], removed: ['b.txt'], duplicate: [] },
  });
  expect((await library.snapshot()).articles.map(({ path }) => path)).toEqual(['a.md', 'd.md', 'sub/c.md']);
  expect((await library.search('keeper4'))[0]).toContain('a.md: ');
});

test('a file that was touched without a change of its content is unchanged', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1) });
  await library.reindex();
  const before = await library.store.findArticle('a.md');
  utimesSync(join(library.articlesDir, 'a.md'), new Date(), new Date(Date.now() + 5000));
  expect(await library.reindex()).toMatchObject({ ...NO_FILES, unchanged: 1 });
  expect(await library.store.findArticle('a.md')).toEqual(before);
});

test('a file rewritten with the same length in the same moment is read again', async () => {
  const library = await libraryWith({ 'a.md': 'The ferry leaves at nine.' });
  const stamp = new Date();
  utimesSync(join(library.articlesDir, 'a.md'), stamp, stamp);
  await library.reindex();
  writeFileSync(join(library.articlesDir, 'a.md'), 'The ferry leaves at four.');
  utimesSync(join(library.articlesDir, 'a.md'), stamp, stamp);
  expect(await library.reindex()).toMatchObject({ changed: 1 });
});

test('articles in a folder that may not be gone into any more keep their last good version and are listed', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1), 'sub/b.md': numberedArticle(2) });
  await library.reindex();
  await library.close();
  const { articlesDir, dataDir } = library;
  const other = await openLibrary({ articlesDir, dataDir, env: { MAX_DEPTH: '0' } });
  expect(await other.reindex()).toMatchObject({
    ...{ unchanged: 1, removed: 0, skipped: [{ file: 'sub' }] },
    failed: [{ file: 'sub/b.md', reason: expect.stringContaining('raise MAX_DEPTH') }],
  });
  expect((await other.search('keeper2'))[0]).toContain('sub/b.md: ');
  await other.close();
});

test('a file that turns unreadable keeps its last good version, is listed, and is unchanged once it is whole again', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) });
  await library.reindex();
  const before = await library.snapshot();
  writeFiles(library.articlesDir, { 'a.md': '', 'new.md': '' });
  const report = await library.reindex();
  expect(report).toMatchObject({
    unchanged: 1,
    failed: [{ file: 'a.md', reason: expect.stringContaining('empty'), kept: true }, { file: 'new.md' }],
  });
  // One that never was an article is not told as kept.
  expect(report.failed[1]).not.toHaveProperty('kept');
  rmSync(join(library.articlesDir, 'new.md'));
  await library.reindex();
  expect((await library.snapshot()).articles).toEqual(before.articles);
  expect(await library.store.failures()).toMatchObject([{ file: 'a.md' }]);
  expect((await library.search('keeper1'))[0]).toContain('a.md: ');
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(1) });
  expect(await library.reindex()).toMatchObject({ ...NO_FILES, unchanged: 2 });
  expect(await library.store.failures()).toEqual([]);
});

test('a folder of articles that is missing never empties the index', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1) });
  await library.reindex();
  rmSync(library.articlesDir, { recursive: true });
  await expect(library.reindex()).rejects.toMatchObject({ code: 'ARTICLES_DIR_UNREADABLE' });
  expect((await library.snapshot()).articles).toHaveLength(1);
});

test('a folder without articles empties the index only where every file was to be read anew', async () => {
  // A copy and a file that could not be read are none of the articles that the index has.
  const library = await libraryWith({ 'a.md': numberedArticle(1), 'copy.md': numberedArticle(1), 'empty.md': '' });
  await library.reindex();
  for (const name of ['a.md', 'copy.md', 'empty.md']) rmSync(join(library.articlesDir, name));
  writeFiles(library.articlesDir, { 'image.png': 'no article' });
  await expect(library.reindex()).rejects.toMatchObject({
    code: 'ARTICLES_DIR_UNREADABLE',
    message: expect.stringContaining('holds no article, and the index has 1.'),
  });
  expect((await library.snapshot()).articles).toHaveLength(1);
  expect(await library.reindex('full')).toMatchObject({ removed: 3 });
  expect((await library.snapshot()).articles).toEqual([]);
});

test('a preview says what would happen and changes nothing', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1) });
  await library.reindex();
  const before = await library.snapshot();
  const job = await library.store.lastJob();
  writeFiles(library.articlesDir, {
    'a.md': numberedArticle(9),
    'b.md': numberedArticle(2),
    'c.md': numberedArticle(2),
  });
  const report = await library.reindex('changed', { preview: true });
  expect(report).toMatchObject({ added: 1, changed: 1, duplicate: 1 });
  expect(await library.snapshot()).toEqual(before);
  expect(await library.store.lastJob()).toEqual(job);
  expect(await library.reindex()).toEqual(report);
});

test('a cancelled reindex changes nothing, wherever it is stopped', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) });
  await library.reindex();
  const before = await library.snapshot();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(7), 'c.md': numberedArticle(3) });
  for (let stopAt = 1; stopAt < 6; stopAt++) {
    let looks = 0;
    const attempt = library.reindex('changed', { isCancelled: () => ++looks >= stopAt });
    await expect(attempt).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(await library.snapshot()).toEqual(before);
  }
  expect(await library.reindex()).toMatchObject({ added: 1, changed: 1, unchanged: 1 });
});

test('what was cleaned under another BOILERPLATE setting is read again', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1) });
  await library.reindex();
  const before = await library.store.findArticle('a.md');
  await library.close();
  const { articlesDir, dataDir } = library;
  const other = await openLibrary({ articlesDir, dataDir, env: { BOILERPLATE: 'keep' } });
  expect(await other.reindex('changed', { preview: true })).toMatchObject({ ...NO_FILES, unchanged: 1, anew: true });
  expect(await other.reindex()).toMatchObject({ ...NO_FILES, unchanged: 1, anew: true });
  expect((await other.store.findArticle('a.md'))?.version).not.toBe(before?.version);
  expect(await other.reindex()).not.toHaveProperty('anew');
  await other.close();
});

test('passages that were cut by other rules or for another model are foreseen to be made anew', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1) });
  await library.reindex();
  expect(await library.reindex('changed', { preview: true })).not.toHaveProperty('anew');
  expect(await library.reindex('full', { preview: true })).not.toHaveProperty('anew');
  await library.close();
  const { articlesDir, dataDir } = library;
  const other = await openLibrary({ articlesDir, dataDir, env: { EMBEDDING_MODEL: 'Xenova/other' } });
  expect(await other.reindex('changed', { preview: true })).toMatchObject({ ...NO_FILES, unchanged: 1, anew: true });
  await other.close();
  const db = new Database(join(dataDir, 'library.sqlite'));
  db.exec(`UPDATE versions SET settings = 'words|1'`);
  db.close();
  const later = await openLibrary({ articlesDir, dataDir });
  expect(await later.reindex('changed', { preview: true })).toMatchObject({ ...NO_FILES, unchanged: 1, anew: true });
  await later.close();
});

test('a file whose reading was given up keeps its last version and holds up nobody', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) });
  await library.reindex();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(5), 'b.md': numberedArticle(6) });
  const report = await library.reindex('changed', { hanging: ['a.md'] });
  expect(report).toMatchObject({ changed: 1, failed: [{ file: 'a.md', reason: expect.stringContaining('too long') }] });
  expect((await library.search('keeper1'))[0]).toContain('a.md: ');
  expect(await library.reindex()).toMatchObject({ changed: 1, failed: [] });
});

test('a file that was given up is left alone until it is another one or every file is read', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) });
  const old = (name: string, seconds: number) => utimesSync(join(library.articlesDir, name), seconds, seconds);
  old('b.md', 1000);
  const slow = [{ file: 'b.md' }];
  expect(await library.reindex('changed', { hanging: ['b.md'] })).toMatchObject({ added: 1, failed: slow });
  expect(await library.reindex()).toMatchObject({ unchanged: 1, failed: slow });
  expect(await library.reindex('full')).toMatchObject({ changed: 1, failed: [] });
  expect(await library.reindex('changed', { hanging: ['b.md'] })).toMatchObject({ unchanged: 1, failed: slow });
  old('b.md', 2000);
  expect(await library.reindex()).toMatchObject({ unchanged: 2, failed: [] });
});

test('a cancel that comes when the vector index is exchanged already comes too late', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1) });
  await library.reindex();
  writeFiles(library.articlesDir, { 'b.md': numberedArticle(2), 'c.md': numberedArticle(3) });
  const manifest = join(library.dataDir, 'vectors.hnsw');
  const before = readFileSync(manifest, 'latin1');
  const isCancelled = () => readFileSync(manifest, 'latin1') !== before;
  expect(await library.reindex('changed', { isCancelled })).toMatchObject({ added: 2 });
  await library.reopen();
  expect(library.store.vectorIndexState()).toBe('ready');
  expect(library.store.vectorsDue()).toBe(false);
});

test('of more files than are allowed the first by the order of the walk are indexed, whatever was known before', async () => {
  const files = (names: string) =>
    Object.fromEntries(names.split('').map((one, i) => [`${one}.md`, numberedArticle(i)]));
  const library = await libraryWith(files('abcdefgh'), { MAX_ARTICLES: '8' });
  await library.reindex();
  const paths = async () => (await library.snapshot()).articles.map(({ path }) => path);
  expect(await paths()).toHaveLength(8);
  const smaller = await openLibrary({
    articlesDir: library.articlesDir,
    dataDir: library.dataDir,
    env: { MAX_ARTICLES: '3' },
  });
  const report = await smaller.reindex();
  expect(report).toMatchObject({ unchanged: 3, removed: 5, failed: [] });
  expect(report.skipped).toHaveLength(5);
  expect(await paths()).toEqual(['a.md', 'b.md', 'c.md']);
  await smaller.close();
});

test('what the database refuses ends the job with its reason, and is told as a fault of no file', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1) });
  await library.reindex();
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(2), 'b.md': numberedArticle(3) });
  const other = new Database(databasePath(library.dataDir));
  other.exec(`CREATE TRIGGER full BEFORE INSERT ON versions BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  await expect(library.reindex()).rejects.toThrow('no room');
  expect((await library.search('keeper1'))[0]).toContain('a.md: ');
  expect(await library.store.failures()).toEqual([]);
  other.exec('DROP TRIGGER full');
  other.close();
  expect(await library.reindex()).toMatchObject({ ...NO_FILES, added: 1, changed: 1 });
});
