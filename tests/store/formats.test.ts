/** Stores of older formats, of newer ones, damaged ones, and backups. */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createArticleFiles } from '../../src/article-folder/files.ts';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { MIGRATIONS } from '../../src/store/sqlite/schema.ts';
import { databasePath, openSqliteStore } from '../../src/store/sqlite.ts';
import { saveBackup } from '../../src/upkeep/backup.ts';
import { restoreBackup } from '../../src/upkeep/restore.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { answerFrom, record, runJob, SPACE, searchable, stageCorpus } from './fixture.ts';

const CORPUS = { 'ferry.md': ['The ferry leaves at nine.'], 'b.md': ['Other words here.'] };

async function filled(): Promise<string> {
  const place = temporaryFolder();
  const store = openSqliteStore(place);
  await runJob(store, 1, CORPUS);
  await store.saveAnswer(record(await answerFrom(store, 'ferry.md')));
  await store.close();
  return place;
}

test.each(Array.from({ length: MIGRATIONS.length - 1 }, (_, i) => i + 1))(
  'a store of format %i is backed up, brought to the present format and keeps what it held',
  (format) => {
    const path = databasePath(temporaryFolder());
    const old = openDatabase(path, MIGRATIONS.slice(0, format));
    old.prepare(`INSERT INTO answers VALUES ('a', 'Why?', 'answered', '{}', NULL, NULL, 1, 1)`).run();
    old.prepare(`INSERT INTO pins VALUES (7, 'Pinned?', '{}', 1, 1)`).run();
    old.close();
    const now = openDatabase(path);
    expect(now.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(now.prepare('SELECT question FROM answers').all()).toEqual([{ question: 'Why?' }]);
    expect(now.prepare('SELECT id, question FROM pins').all()).toEqual([{ id: 7, question: 'Pinned?' }]);
    now.prepare('DELETE FROM pins').run();
    expect(now.prepare(`INSERT INTO pins VALUES (NULL, 'Q', '{}', 1, 1)`).run().lastInsertRowid).toBe(8);
    now.close();
    const backup = openDatabase(`${path}.format-${format}`, MIGRATIONS.slice(0, format));
    expect(backup.prepare('SELECT count(*) n FROM answers').get()).toEqual({ n: 1 });
    backup.close();
  },
);

test('a migration that fails leaves the store in its old format, and the next attempt succeeds', () => {
  const path = databasePath(temporaryFolder());
  openDatabase(path).close();
  const added = 'ALTER TABLE pins ADD COLUMN note TEXT';
  expect(() => openDatabase(path, [...MIGRATIONS, `${added}; SELECT nonsense FROM nowhere`])).toThrow();
  const same = openDatabase(path);
  expect(same.prepare('SELECT count(*) n FROM pins').get()).toEqual({ n: 0 });
  same.close();
  const next = openDatabase(path, [...MIGRATIONS, added]);
  expect(next.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
  next.close();
  expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'STORE_TOO_NEW' }));
});

test('a store of a newer Footnote is refused with the copy that was made before the update, and the command', () => {
  const path = databasePath(temporaryFolder());
  openDatabase(path).close();
  const newer = [...MIGRATIONS, 'ALTER TABLE pins ADD COLUMN note TEXT'];
  openDatabase(path, [...newer, 'ALTER TABLE pins ADD COLUMN mark TEXT']).close();
  const copy = `${path}.format-${MIGRATIONS.length}`;
  const restore = `"npm run cli -- restore ${copy}" brings back`;
  expect(() => openDatabase(path, newer)).toThrow(restore);
  expect(() => openDatabase(path)).toThrow(restore);
  rmSync(copy);
  expect(() => openDatabase(path)).toThrow(/Update Footnote, or set DATA_DIR to another folder\.$/);
});

test('the copy before a migration is of the store as it is, also where an earlier update left one', () => {
  const path = databasePath(temporaryFolder());
  const older = MIGRATIONS.slice(0, -1);
  const copy = `${path}.format-${older.length}`;
  const note = (name: string) => {
    const db = openDatabase(path, older);
    db.prepare('INSERT INTO notes (name, value) VALUES (?, 1)').run(name);
    db.close();
  };
  note('first');
  openDatabase(path).close();
  // Back to the earlier Footnote, and forward again.
  copyFileSync(copy, path);
  note('second');
  openDatabase(path).close();
  const kept = new Database(copy, { readonly: true });
  expect(kept.prepare(`SELECT name FROM notes WHERE name IN ('first', 'second')`).pluck().all()).toEqual([
    'first',
    'second',
  ]);
  expect(kept.pragma('user_version', { simple: true })).toBe(older.length);
  kept.close();
});

test.each<[string, (path: string) => void]>([
  ['truncated', (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
  ['emptied', (path) => truncateSync(path, 0)],
  ['overwritten from its beginning', (path) => writeFileSync(path, 'This is a letter and no database. '.repeat(500))],
  [
    'overwritten in its middle',
    (path) => {
      const bytes = readFileSync(path);
      bytes.fill(0xa5, 3 * 4096, 20 * 4096);
      writeFileSync(path, bytes);
    },
  ],
])('a store that was %s is refused with file, backup and command, and left untouched', async (_, damage) => {
  const place = await filled();
  const path = databasePath(place);
  copyFileSync(path, `${path}.backup`);
  damage(path);
  const before = readFileSync(path);
  const opening = () => openSqliteStore(place);
  expect(opening).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }));
  for (const word of [path, `${path}.backup`, 'npm run cli -- restore']) expect(opening).toThrow(word);
  // One sentence after the other, without the lines that SQLite rules between its findings.
  expect(opening).not.toThrow(/\n|\*\*\*/);
  expect(readFileSync(path).equals(before)).toBe(true);
  const kept = await restoreBackup(place, `${path}.backup`);
  expect(readFileSync(kept as string).equals(before)).toBe(true);
  const store = openSqliteStore(place);
  expect(Object.keys(await searchable(store))).toEqual(['b.md', 'ferry.md']);
  expect(await store.findAnswer('answer-ferry.md')).not.toBeNull();
  await store.close();
});

test('a backup taken while a job writes is whole, ends, and holds what was live', async () => {
  const place = await filled();
  const store = openSqliteStore(place);
  const writer = openSqliteStore(place);
  const file = join(temporaryFolder(), 'saved.sqlite');
  let done = false;
  const backup = saveBackup(place, file).finally(() => {
    done = true;
  });
  for (let job = 2; !done; job++) await stageCorpus(writer, job, { [`${job}.md`]: ['Words '.repeat(400)] });
  await backup;
  await Promise.all([store.close(), writer.close()]);
  expect(existsSync(`${file}.part`)).toBe(false);
  const fresh = temporaryFolder();
  expect(await restoreBackup(fresh, file)).toBeNull();
  const restored = await openSqliteStore(fresh);
  expect(await restored.openVectors(SPACE)).toBe('unavailable');
  expect(Object.keys(await searchable(restored))).toEqual(['b.md', 'ferry.md']);
  expect(await restored.check()).toEqual([]);
  await restored.close();
});

test('a backup of an older format is restored and brought up, one of a newer Footnote is refused and changes nothing', async () => {
  const place = await filled();
  const path = databasePath(place);
  const older = join(temporaryFolder(), 'older.sqlite');
  openDatabase(older, MIGRATIONS.slice(0, 1)).close();
  const newer = join(temporaryFolder(), 'newer.sqlite');
  openDatabase(newer, [...MIGRATIONS, 'ALTER TABLE pins ADD COLUMN note TEXT']).close();
  const before = readFileSync(path);
  await expect(restoreBackup(place, newer)).rejects.toMatchObject({ code: 'STORE_TOO_NEW' });
  expect(readFileSync(path).equals(before)).toBe(true);
  await restoreBackup(place, older);
  const restored = openSqliteStore(place);
  expect((await restored.listArticles(0, 10)).total).toBe(0);
  expect(await restored.check()).toEqual([]);
  await restored.close();
  expect(existsSync(`${path}.format-1`)).toBe(true);
});

test('a restore of something else is refused and changes nothing; one over a store keeps that store', async () => {
  const place = await filled();
  const path = databasePath(place);
  const letter = join(temporaryFolder(), 'letter.txt');
  writeFileSync(letter, 'A letter. '.repeat(1000));
  const before = readFileSync(path);
  await expect(restoreBackup(place, letter)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  await expect(restoreBackup(place, `${letter}.missing`)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  const torn = join(temporaryFolder(), 'torn.sqlite');
  const bytes = readFileSync(path);
  writeFileSync(torn, bytes.fill(0xa5, 3 * 4096, 20 * 4096));
  await expect(restoreBackup(place, torn)).rejects.toMatchObject({
    code: 'STORE_DAMAGED',
    message: `${torn} cannot be restored: it is damaged. Give another file that "backup" wrote.`,
  });
  const empty = join(temporaryFolder(), 'empty.sqlite');
  writeFileSync(empty, '');
  await expect(restoreBackup(place, empty)).rejects.toMatchObject({
    message: `${empty} cannot be restored: it holds no Footnote store. Give a file that "backup" wrote.`,
  });
  expect(readFileSync(path).equals(before)).toBe(true);
  const other = await filled();
  const kept = await restoreBackup(place, databasePath(other));
  expect(readFileSync(kept as string).equals(before)).toBe(true);
  expect(readdirSync(place)).not.toContain('vectors.hnsw');
});

test('what stands in the log of a store that is damaged is kept with it, and never becomes part of the backup', async () => {
  const place = await filled();
  const path = databasePath(place);
  const file = join(temporaryFolder(), 'saved.sqlite');
  await saveBackup(place, file);
  const writer = new Database(path);
  writer.exec(`PRAGMA wal_autocheckpoint = 0; UPDATE notes SET value = 'of the log'`);
  const log = readFileSync(`${path}-wal`);
  writer.close();
  writeFileSync(path, 'no store '.repeat(1000));
  writeFileSync(`${path}-wal`, log);
  const kept = await restoreBackup(place, file);
  expect(readFileSync(`${kept}-wal`).equals(log)).toBe(true);
  const restored = openSqliteStore(place);
  expect(await restored.check()).toEqual([]);
  expect(Object.keys(await searchable(restored))).toEqual(['b.md', 'ferry.md']);
  expect(await restored.generation()).toBe(1);
  await restored.close();
});

test('after an older backup is restored, changes that it does not know of are not taken for later ones', async () => {
  const place = await filled();
  const store = openSqliteStore(place);
  const generation = await store.generation();
  await store.close();
  const file = join(temporaryFolder(), 'saved.sqlite');
  await saveBackup(place, file);
  const files = createArticleFiles(temporaryFolder(), place, 1000);
  for (const [name, made] of [
    ['known.md', generation],
    ['later.md', generation + 1],
  ] as const)
    await files.add(name, new TextEncoder().encode(name), made);
  await restoreBackup(place, file);
  expect(await files.added()).toEqual(['known.md']);
  expect(await files.undoSince({ to: generation, from: generation + 1, made: generation + 2 })).toMatchObject({
    takenOut: ['known.md'],
  });
});
