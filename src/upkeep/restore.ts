/** Puts a backup in the place of the store. The store that was there is kept, so that a wrong file costs nothing. */
import { existsSync } from 'node:fs';
import { copyFile, link, rename, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { forgetChangesAfter } from '../article-folder/journal.ts';
import { AppError, describeError } from '../errors.ts';
import { findFaults, isDiskFull } from '../store/sqlite/database.ts';
import { graphPath } from '../store/sqlite/graph.ts';
import { MIGRATIONS } from '../store/sqlite/schema.ts';
import { databasePath } from '../store/sqlite.ts';
import { lockDataDir } from './data-dir-lock.ts';

/**
 * @returns where the store that was there is kept now, or null when there was none.
 * @throws AppError STORE_DAMAGED when the backup is no readable store; STORE_TOO_NEW; DATA_DIR_LOCKED while a Footnote runs
 * on it; DISK_FULL and DATA_DIR_UNWRITABLE when there is no room for both stores: the one that was there is then there still.
 */
export async function restoreBackup(dataDir: string, file: string): Promise<string | null> {
  const generation = checkBackup(file);
  const unlock = lockDataDir(dataDir);
  try {
    const path = databasePath(dataDir);
    const incoming = `${path}.incoming`;
    const kept = `${path}.${new Date().toISOString().replaceAll(':', '-')}`;
    const had = existsSync(path);
    try {
      await copyFile(file, incoming);
      foldLog(path);
      // Kept under a second name first, so that there is a store at every moment.
      if (had) await link(path, kept).catch(() => copyFile(path, kept));
    } catch (cause) {
      for (const part of [incoming, kept]) await rm(part, { force: true });
      throw unkept(dataDir, cause);
    }
    // What is left of the write-ahead log belongs to the old file and must not be applied to the new one.
    for (const ending of ['-wal', '-shm'])
      await rename(path + ending, kept + ending).catch(() => rm(path + ending, { force: true }));
    await rename(incoming, path);
    // The vector graph was made from the store that went.
    await rm(graphPath(dataDir), { force: true });
    await forgetChangesAfter(dataDir, generation);
    return had ? kept : null;
  } finally {
    unlock();
  }
}

const unkept = (dataDir: string, cause: unknown): AppError =>
  new AppError(
    isDiskFull(cause) ? 'DISK_FULL' : 'DATA_DIR_UNWRITABLE',
    `Nothing was restored: ${dataDir} has to hold the backup and the store that is there now (${describeError(cause)}). ` +
      'Free some room, or move the present store away by hand, then restore again.',
    { cause },
  );

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

const DAMAGED = 'it is damaged. Give another file';

const unfit = (file: string, why: string, cause?: unknown): AppError =>
  new AppError('STORE_DAMAGED', `${file} cannot be restored: ${why} that "backup" wrote.`, { cause });

/** Returns the generation of the index in the backup. */
function checkBackup(file: string): number {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const [fault] = findFaults(db, 1);
      const tables = db.prepare(`SELECT count(*) n FROM sqlite_master WHERE name IN ('versions', 'answers')`).get() as {
        n: number;
      };
      if (fault !== undefined) throw unfit(file, DAMAGED, new Error(fault));
      if (tables.n !== 2) throw unfit(file, 'it holds no Footnote store. Give a file');
      const format = Number(db.pragma('user_version', { simple: true }));
      if (format > MIGRATIONS.length) {
        throw new AppError(
          'STORE_TOO_NEW',
          `${file} was made by a newer Footnote (format ${format}, this one knows ${MIGRATIONS.length}). Update Footnote, then restore it.`,
        );
      }
      const generation = db.prepare<[], string>(`SELECT value FROM notes WHERE name = 'generation'`).pluck().get();
      return Number(generation ?? 0);
    } finally {
      db.close();
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const damaged = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_CORRUPT');
    throw unfit(file, damaged ? DAMAGED : `${describeError(cause)}. Give a file`, cause);
  }
}
