/** Puts a backup in the place of the store. The store that was there is kept, so that a wrong file costs nothing. */
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { AppError, describeError } from './errors.ts';
import { databasePath } from './store/sqlite.ts';
import { lockDataDir } from './threads/lock.ts';

/**
 * @returns where the store that was there is kept now, or null when there was none.
 * @throws AppError STORE_DAMAGED when the backup is no readable store; DATA_DIR_LOCKED while a Footnote runs on it.
 */
export async function restoreBackup(dataDir: string, file: string): Promise<string | null> {
  checkBackup(file);
  await mkdir(dataDir, { recursive: true });
  const unlock = lockDataDir(dataDir);
  try {
    const path = databasePath(dataDir);
    const incoming = `${path}.incoming`;
    await copyFile(file, incoming);
    const kept = `${path}.${new Date().toISOString().replaceAll(':', '-')}`;
    const had = await rename(path, kept).then(
      () => true,
      () => false,
    );
    // The write-ahead log belongs to the old file and must not be applied to the new one.
    for (const ending of ['-wal', '-shm'])
      await rename(path + ending, kept + ending).catch(() => rm(path + ending, { force: true }));
    await rename(incoming, path);
    return had ? kept : null;
  } finally {
    unlock();
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
    } finally {
      db.close();
    }
  } catch (cause) {
    throw new AppError(
      'STORE_DAMAGED',
      `${file} cannot be restored (${describeError(cause)}). Give a file that "backup" wrote.`,
      { cause },
    );
  }
}
