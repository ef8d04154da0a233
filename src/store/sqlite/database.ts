/** Opens the SQLite file: a look at its health, pragmas, migrations. A damaged file is left exactly as it was found. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError, describeError } from '../../errors.ts';
import { because } from '../../reasons.ts';
import { explainUnbuilt } from './native-module.ts';
import { MIGRATIONS } from './schema.ts';

export type Db = Database.Database;

const BUSY_TIMEOUT_MS = 15_000;
/** A file up to this size is read through before it is opened; a larger one would hold up the start. */
const CHECKED_BYTES = 48 * 1024 * 1024;

/**
 * @param migrations - entry N brings a store from format N to N + 1; another list than the present one in tests only.
 * @throws AppError STORE_DAMAGED when the file is no readable database; STORE_TOO_NEW when a later Footnote wrote it;
 * DISK_FULL; DATA_DIR_UNWRITABLE when it cannot be opened for writing.
 */
export function openDatabase(path: string, migrations: readonly string[] = MIGRATIONS): Db {
  let db: Db;
  refuseDamaged(path);
  try {
    db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  } catch (cause) {
    throw explain(path, cause);
  }
  try {
    // Takes effect in a new file. A passage with its vectors is larger than SQLite's own pages of four kilobytes.
    db.pragma('page_size = 8192');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    // Not mapped: what is mapped stays resident up to the size of the file, and a start reads little of it.
    db.pragma('mmap_size = 0');
    db.pragma('cache_size = -16000');
    db.pragma('journal_size_limit = 67108864');
    migrate(db, path, migrations);
  } catch (cause) {
    db.close();
    throw explain(path, cause);
  }
  return db;
}

/** Looks at the file through a connection that cannot write, so that a damaged one stays as it is for a rescue. */
function refuseDamaged(path: string): void {
  const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size;
  if (sizeBytes === undefined) return;
  if (sizeBytes === 0) {
    // A store that was used leaves a vector graph beside it; without one the file was never written to.
    if (existsSync(join(dirname(path), 'vectors.hnsw'))) throw damaged(path, new Error('it is empty'));
    return;
  }
  try {
    const db = new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      db.prepare('SELECT count(*) FROM sqlite_master').get();
      if (sizeBytes > CHECKED_BYTES) return;
      const [fault] = findFaults(db, 1);
      if (fault !== undefined) throw damaged(path, new Error(fault));
    } finally {
      db.close();
    }
  } catch (cause) {
    if (cause instanceof AppError || isDamage(cause)) throw explain(path, cause);
    // Anything else, such as a folder that may not be written to, is met again and told when it is opened.
  }
}

/** What SQLite finds wrong, at most so many faults, each in a line; it rules one in stars above those of a database. */
export function findFaults(db: Db, most: number): string[] {
  const rows = db.pragma(`quick_check(${most})`) as { quick_check: string }[];
  const lines = rows.flatMap(({ quick_check: found }) => found.split('\n'));
  return lines.filter((found) => found !== 'ok' && !/^\*{3}.*\*{3}$/.test(found));
}

function explain(path: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (isDamage(cause)) return damaged(path, cause);
  const unbuilt = explainUnbuilt(cause);
  if (unbuilt !== null) return unbuilt;
  const found = describeError(cause);
  if (isDiskFull(cause)) {
    return new AppError('DISK_FULL', because('store.disk', { path, found }), { cause });
  }
  return new AppError('DATA_DIR_UNWRITABLE', because('store.closed', { path, found }), { cause });
}

function migrate(db: Db, path: string, migrations: readonly string[]): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > migrations.length) {
    throw new AppError(
      'STORE_TOO_NEW',
      `${path} was written by a newer Footnote (format ${found}, this one knows ${migrations.length}). Update Footnote, or set DATA_DIR to another folder.${wayBack(path, migrations.length)}`,
    );
  }
  if (found === migrations.length) return;
  if (found > 0) backUpFirst(db, copyOf(path, found), found);
  for (let version = found; version < migrations.length; version++) {
    db.transaction(() => {
      // Another thread may have been first.
      if (Number(db.pragma('user_version', { simple: true })) !== version) return;
      db.exec(migrations[version] as string);
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
}

/** Where the store is kept as it was in a format, before it is brought to a later one. */
const copyOf = (path: string, format: number): string => `${path}.format-${format}`;

/** What to add for somebody who goes back to an earlier Footnote: the newest copy that this one can read. */
function wayBack(path: string, newest: number): string {
  for (let format = newest; format > 0; format--) {
    const copy = copyOf(path, format);
    if (existsSync(copy))
      return ` To stay with this one, "npm run cli -- restore ${copy}" brings back the store as it was before the update, without what came since.`;
  }
  return '';
}

/**
 * A migration that goes wrong must not cost anyone their answers. The copy of an earlier update is replaced: whoever went
 * back to an earlier Footnote in between would return to a store of long ago.
 */
function backUpFirst(db: Db, copy: string, format: number): void {
  const part = `${copy}.part`;
  rmSync(part, { force: true });
  db.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
  // Another thread may have been first: what was copied is then the store behind its migration.
  if (formatIn(part) === format) renameSync(part, copy);
  else rmSync(part);
}

function formatIn(path: string): number {
  const db = new Database(path, { readonly: true });
  try {
    return Number(db.pragma('user_version', { simple: true }));
  } finally {
    db.close();
  }
}

/** The error for a file that SQLite calls damaged: names it, the backup and the command. */
export function damaged(path: string, cause: unknown): AppError {
  const backup = `${path}.backup`;
  const found = describeError(cause);
  const why = existsSync(backup)
    ? because('store.damaged.backup', { path, found, backup })
    : because('store.damaged', { path, found, name: basename(path) });
  return new AppError('STORE_DAMAGED', why, { cause });
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** True for errors that mean the file itself is broken. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));

/** True when the disk was full. */
export const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'DISK_FULL'].includes(
    codeOf(error),
  );

/** True when nothing can be written at present: the disk is full, or another connection has been writing all the while. */
export const isUnwritable = (error: unknown): boolean => isDiskFull(error) || /^SQLITE_BUSY/.test(codeOf(error));

/** The words that a failed job is remembered by. */
export function explainJobError(error: unknown, dataDir: string): Error {
  if (!isDiskFull(error)) return error instanceof Error ? error : new Error(String(error));
  // What the system said, where it was told in our words already.
  const told = error instanceof AppError && error.cause !== undefined ? error.cause : error;
  return new AppError('DISK_FULL', because('disk.full', { folder: dataDir, found: describeError(told) }), {
    cause: error,
  });
}
