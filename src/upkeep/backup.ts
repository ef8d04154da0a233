/**
 * Copies the store into a file without the lock on DATA_DIR: a backup only reads, so it may be made beside a bot that
 * answers and reindexes.
 */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { backUp } from '../store/sqlite/backup.ts';
import { databasePath } from '../store/sqlite.ts';

/**
 * @throws AppError STORE_MISSING when nothing was ever indexed there; STORE_DAMAGED; DISK_FULL; DATA_DIR_UNWRITABLE when
 * `file` cannot be written, or is a file of the store itself.
 */
export async function saveBackup(dataDir: string, file: string): Promise<void> {
  const path = databasePath(dataDir);
  if (!existsSync(path)) {
    throw new AppError(
      'STORE_MISSING',
      `There is no store to back up: ${path} does not exist. Set DATA_DIR to the folder of the bot, or index first.`,
    );
  }
  if (isStoreFile(dataDir, file)) {
    throw new AppError(
      'DATA_DIR_UNWRITABLE',
      `The backup cannot be written to ${file}: that is the store itself. Give another file, such as ${path}.backup.`,
    );
  }
  await backUp(path, file);
}

/** True for a file of the store itself, whatever links lead to it. */
export function isStoreFile(dataDir: string, file: string): boolean {
  const path = databasePath(dataDir);
  return ['', '-wal', '-shm'].map((ending) => realPlace(path + ending)).includes(realPlace(file));
}

/** Where a file lies, or would lie, whatever links lead there. */
function realPlace(file: string): string {
  const path = resolve(file);
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(path);
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : path;
}
