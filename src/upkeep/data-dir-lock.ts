/**
 * One process owns a DATA_DIR. The lock is SQLite's own on a small file: the operating system lets go of it when the
 * process ends, however it ends, so it is never left behind. A note beside it says who holds it.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError, describeError } from '../errors.ts';
import { isDiskFull } from '../store/sqlite/database.ts';
import { explainUnbuilt } from '../store/sqlite/native-module.ts';

/**
 * @throws AppError DATA_DIR_LOCKED, naming the holder; DATA_DIR_UNWRITABLE when the folder cannot be used; DISK_FULL;
 * NATIVE_MODULE_UNBUILT.
 */
export function lockDataDir(dataDir: string): () => void {
  const note = join(dataDir, 'owner.json');
  let db: Database.Database;
  try {
    makeFolder(dataDir);
    db = new Database(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  } catch (cause) {
    const unbuilt = explainUnbuilt(cause);
    if (unbuilt !== null) throw unbuilt;
    throw explainUnusable(dataDir, cause);
  }
  try {
    // Written once; from then on the lock writes nothing, so that a full disk is no hindrance.
    db.exec('CREATE TABLE IF NOT EXISTS held (by TEXT)');
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    if (!/SQLITE_BUSY/.test(String((cause as { code?: unknown }).code))) throw explainUnusable(dataDir, cause);
    throw new AppError(
      'DATA_DIR_LOCKED',
      `DATA_DIR ${dataDir} is in use by ${describeHolder(note)}. Stop that one first, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
  try {
    writeFileSync(note, JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }));
  } catch {
    // The lock holds without the note: a full disk must not keep an index from answering.
  }
  return () => db.close();
}

/** Why the folder cannot be used: SQLite only says that a file cannot be opened, the system knows why. */
function explainUnusable(dataDir: string, cause: unknown): AppError {
  const unusable = (found: string, advice: string) =>
    new AppError('DATA_DIR_UNWRITABLE', `DATA_DIR ${dataDir} cannot be used (${found}). ${advice}`, { cause });
  if (isDiskFull(cause)) {
    const found = `DATA_DIR ${dataDir} cannot be written to: its disk is full (${describeError(cause)}).`;
    return new AppError('DISK_FULL', `${found} Free some room, or set DATA_DIR to a folder on another disk.`, {
      cause,
    });
  }
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return unusable('a file stands there, or on the way there', 'Move the file away, or set DATA_DIR to a folder.');
  try {
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const isThere = existsSync(dataDir);
    const mend = isThere ? 'Let the account that runs Footnote write there' : 'Create it';
    // What kept it from being made says more than that it is not there.
    const found = describeError(isThere ? error : cause);
    return unusable(found, `${mend}, or set DATA_DIR to a folder that may be written to.`);
  }
  return unusable(describeError(cause), 'Set DATA_DIR to another folder on a disk of this machine.');
}

/** One folder after the other: Node's own recursive way never ends where the system lets nothing be made, as in /proc. */
function makeFolder(path: string): void {
  const isFolder = () => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isFolder()) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder()) throw error;
  }
}

function describeHolder(note: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(note, 'utf8')) as { pid: number; host: string; since: string };
    return `another Footnote (process ${pid} on ${host}, since ${since})`;
  } catch {
    return 'another Footnote';
  }
}
