/** Opens the SQLite file: pragmas, a look at its health, migrations. A damaged file is left exactly as it was found. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError, describeError } from '../../errors.ts';
import { MIGRATIONS } from './schema.ts';

export type Db = Database.Database;

const BUSY_TIMEOUT_MS = 15_000;

/**
 * @throws AppError STORE_DAMAGED when the file is no readable database; STORE_TOO_NEW when a later Footnote wrote it;
 * DATA_DIR_UNWRITABLE when it cannot be opened for writing.
 */
export function openDatabase(path: string): Db {
  let db: Db;
  try {
    db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  } catch (cause) {
    throw new AppError(
      'DATA_DIR_UNWRITABLE',
      `${path} cannot be opened (${describeError(cause)}). Check that DATA_DIR exists and may be written to.`,
      { cause },
    );
  }
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -16000');
    db.pragma('mmap_size = 268435456');
    db.pragma('journal_size_limit = 67108864');
    migrate(db, path);
  } catch (cause) {
    db.close();
    if (cause instanceof AppError) throw cause;
    throw damaged(path, cause);
  }
  return db;
}

function migrate(db: Db, path: string): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > MIGRATIONS.length) {
    throw new AppError(
      'STORE_TOO_NEW',
      `${path} was written by a newer Footnote (format ${found}, this one knows ${MIGRATIONS.length}). Update Footnote, or set DATA_DIR to another folder.`,
    );
  }
  if (found === MIGRATIONS.length) return;
  // A backup first: a migration that goes wrong must not cost anyone their answers.
  if (found > 0) db.exec(`VACUUM INTO '${`${path}.before-format-${MIGRATIONS.length}`.replaceAll("'", "''")}'`);
  for (let version = found; version < MIGRATIONS.length; version++) {
    db.transaction(() => {
      db.exec(MIGRATIONS[version] as string);
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
}

/** The error for a file that SQLite calls damaged: names it, the backup and the command. */
export function damaged(path: string, cause: unknown): AppError {
  const backup = `${path}.backup`;
  const advice = existsSync(backup)
    ? `Restore the backup ${backup} with "npm run cli -- restore ${backup}"`
    : `Move the file away and run "npm run cli -- index" to build it anew from the articles (answers given so far are lost), or restore a backup with "npm run cli -- restore FILE"`;
  return new AppError(
    'STORE_DAMAGED',
    `${path} is damaged (${describeError(cause)}). It was left untouched. ${advice}.`,
    { cause },
  );
}

/** True for errors that mean the file itself is broken. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/** True when the disk was full. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE';
}
