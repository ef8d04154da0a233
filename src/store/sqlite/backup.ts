/**
 * A copy of the whole store while it is in use. It is read inside one transaction of a connection of its own: without
 * that, SQLite begins the copy anew whenever another connection writes, and a reindex would keep it from ending.
 */
import { open, rename, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { AppError, describeError } from '../../errors.ts';
import { isDiskFull } from './database.ts';

const PAGES_A_STEP = 500;

/** @throws AppError DISK_FULL; DATA_DIR_UNWRITABLE when `file` cannot be written. */
export async function backUp(databasePath: string, file: string): Promise<void> {
  const part = `${file}.part`;
  const db = new Database(databasePath, { readonly: true });
  try {
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM notes').get();
    await db.backup(part, { progress: () => PAGES_A_STEP });
    useNoLog(part);
    const written = await open(part, 'r+');
    await written.sync().finally(() => written.close());
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw isDiskFull(cause)
      ? new AppError('DISK_FULL', `The backup ${file} could not be written: the disk is full. Free some room.`, {
          cause,
        })
      : new AppError(
          'DATA_DIR_UNWRITABLE',
          `The backup ${file} could not be written (${describeError(cause)}). Give a file in a folder that exists and may be written to.`,
          { cause },
        );
  } finally {
    db.close();
  }
}

/** A file whose header names a write-ahead log can be read only where one can be made beside it: not on a read-only disk. */
function useNoLog(file: string): void {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}
