/** Puts a backup in the place of the store. The store that was there is kept, so that a wrong file costs nothing. */
import { copyFile, link, rename, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { AppError, describeError } from './errors.ts';
import { graphPath } from './store/sqlite/graph.ts';
import { MIGRATIONS } from './store/sqlite/schema.ts';
import { databasePath } from './store/sqlite.ts';
import { lockDataDir } from './threads/lock.ts';

/**
 * @returns where the store that was there is kept now, or null when there was none.
 * @throws AppError STORE_DAMAGED when the backup is no readable store; STORE_TOO_NEW; DATA_DIR_LOCKED while a Footnote runs on it.
 */
export async function restoreBackup(dataDir: string, file: string): Promise<string | null> {
  checkBackup(file);
  const unlock = lockDataDir(dataDir);
  try {
    const path = databasePath(dataDir);
    const incoming = `${path}.incoming`;
    await copyFile(file, incoming);
    const kept = `${path}.${new Date().toISOString().replaceAll(':', '-')}`;
    foldLog(path);
    // What is left of the write-ahead log belongs to the old file and must not be applied to the new one.
    for (const ending of ['-wal', '-shm'])
      await rename(path + ending, kept + ending).catch(() => rm(path + ending, { force: true }));
    // Kept under a second name first, so that there is a store at every moment.
    const had = await link(path, kept)
      .catch(() => copyFile(path, kept))
      .then(
        () => true,
        () => false,
      );
    await rename(incoming, path);
    // The vector graph was made from the store that went.
    await rm(graphPath(dataDir), { force: true });
    return had ? kept : null;
  } finally {
    unlock();
  }
}

/** Brings the last commits from the log into the file, where the file is still whole enough for that. */
function foldLog(path: string): void {
  try {
    const db = new Database(path, { fileMustExist: true });
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  } catch {
    // A damaged store keeps its log beside it, under its new name.
  }
}

function checkBackup(file: string): void {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const [row] = db.pragma('quick_check(1)') as { quick_check: string }[];
      const tables = db.prepare(`SELECT count(*) n FROM sqlite_master WHERE name IN ('versions', 'answers')`).get() as {
        n: number;
      };
      if (row?.quick_check !== 'ok' || tables.n !== 2) throw new Error('it holds no Footnote store');
      const format = Number(db.pragma('user_version', { simple: true }));
      if (format > MIGRATIONS.length) {
        throw new AppError(
          'STORE_TOO_NEW',
          `${file} was made by a newer Footnote (format ${format}, this one knows ${MIGRATIONS.length}). Update Footnote, then restore it.`,
        );
      }
    } finally {
      db.close();
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'STORE_DAMAGED',
      `${file} cannot be restored (${describeError(cause)}). Give a file that "backup" wrote.`,
      { cause },
    );
  }
}
