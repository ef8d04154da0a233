/**
 * Files that admins add to the folder of articles or take out of it. What is replaced or taken out is kept under
 * DATA_DIR/removed and written down in a journal, so that a rollback of the index can put the folder back as well.
 */
import { randomBytes } from 'node:crypto';
import { appendFile, copyFile, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { ARTICLE_ENDINGS, checkArticleName, LONGEST_NAME } from './article-names.ts';
import type { FolderChanges } from './core.ts';
import { AppError, describeError } from './errors.ts';
import { because, megabytes, type Reason } from './reasons.ts';

interface Change {
  readonly path: string;
  /** Where the file that was there before is kept, below DATA_DIR/removed; null when there was none. */
  readonly kept: string | null;
  /** Generation of the index when the change was made. */
  readonly generation: number;
  /** Undoes a change that the index did not have yet: undone itself, it waits for a reindex again. */
  readonly waiting?: true;
}

/** Generations of the index around a rollback. */
export interface Rollback {
  /** The one whose articles are live again. */
  readonly to: number;
  /** The one that was live before. */
  readonly from: number;
  /** The one that the rollback made. */
  readonly made: number;
}

export interface ArticleFiles {
  /** @throws AppError UPLOAD_REFUSED: wrong type, bad name, too large. */
  add(name: string, content: Uint8Array, generation: number): Promise<{ path: string; replaced: boolean }>;
  /** Paths of files that were added or put back, as far as they lie in the folder. */
  added(): Promise<readonly string[]>;
  /** @throws AppError ARTICLE_NOT_FOUND. */
  remove(path: string, generation: number): Promise<void>;
  /**
   * Undoes, newest first, what was added or removed since the index had generation `to`. Written down as changes made
   * under generation `from`, so that a second rollback brings them back, and a later change is undone without them.
   */
  undoSince(rollback: Rollback): Promise<FolderChanges>;
}

export function createArticleFiles(articlesDir: string, dataDir: string, maxBytes: number): ArticleFiles {
  const keep = join(dataDir, 'removed');
  const journal = join(keep, 'journal.jsonl');

  const isFile = async (path: string) => (await stat(resolve(articlesDir, path)).catch(() => null))?.isFile() ?? false;

  /** Keeps a second link to the file, so that at no moment it is gone; returns its name, or null when there is none. */
  async function keepCopy(path: string): Promise<string | null> {
    const from = resolve(articlesDir, path);
    if (!(await isFile(path))) return null;
    await mkdir(keep, { recursive: true });
    const name = `${Date.now()}-${randomBytes(4).toString('hex')}${extname(path)}`;
    await link(from, join(keep, name)).catch(() => copyFile(from, join(keep, name)));
    return name;
  }

  const format = (changes: readonly Change[]) => changes.map((change) => `${JSON.stringify(change)}\n`).join('');

  /** Written down before the folder changes: an entry for a change that was never made does no harm. */
  const record = async (change: Change) => {
    await mkdir(keep, { recursive: true });
    await appendFile(journal, format([change]));
  };

  async function readJournal(): Promise<Change[]> {
    const text = await readFile(journal, 'utf8').catch(() => '');
    return text.split('\n').flatMap(parseChange);
  }

  /** Puts back what was kept, or takes out what was new; returns the change that undoes this one. */
  async function undo(change: Change, { from, made }: Rollback): Promise<Change | null> {
    const { path, kept } = change;
    const target = resolve(articlesDir, path);
    const saved = kept === null ? null : join(keep, kept);
    if (saved !== null && (await stat(saved).catch(() => null)) === null) return null;
    const now = await keepCopy(path);
    if (saved === null) await rm(target, { force: true });
    else await move(saved, target);
    if (change.waiting) return { path, kept: now, generation: made };
    return { path, kept: now, generation: from, ...(change.generation === from ? { waiting: true } : {}) };
  }

  return {
    async add(name, content, generation) {
      const path = checkName(name);
      if (content.length > maxBytes) {
        throw refuse(because('file.large', { size: megabytes(content.length), limit: megabytes(maxBytes) }));
      }
      const waiting = join(articlesDir, `.${randomBytes(6).toString('hex')}.part`);
      try {
        await mkdir(articlesDir, { recursive: true });
        await writeFile(waiting, content, { flush: true });
        const kept = await keepCopy(path);
        await record({ path, kept, generation });
        await rename(waiting, resolve(articlesDir, path));
        return { path, replaced: kept !== null };
      } catch (error) {
        await rm(waiting, { force: true }).catch(() => undefined);
        throw explainFolder(error);
      }
    },
    async added() {
      const paths = [...new Set((await readJournal()).map(({ path }) => path))];
      const there = await Promise.all(paths.map(isFile));
      return paths.filter((_, i) => there[i]);
    },
    async remove(path, generation) {
      if (!isInside(articlesDir, path)) throw notFound(path);
      try {
        const kept = await keepCopy(path);
        if (kept === null) throw notFound(path);
        await record({ path, kept, generation });
        await rm(resolve(articlesDir, path));
      } catch (error) {
        throw explainFolder(error);
      }
    },
    async undoSince(rollback) {
      const changes = await readJournal();
      const older = changes.filter((change) => change.generation < rollback.to);
      const undone: Change[] = [];
      const hadFile = new Map<string, boolean>();
      for (const change of changes.filter((one) => one.generation >= rollback.to).reverse()) {
        const reverse = await undo(change, rollback);
        if (reverse === null) continue;
        undone.push(reverse);
        if (!hadFile.has(change.path)) hadFile.set(change.path, reverse.kept !== null);
      }
      if (older.length < changes.length) {
        const beside = `${journal}.part`;
        await writeFile(beside, format([...older, ...undone]), { flush: true });
        await rename(beside, journal);
      }
      const paths = [...hadFile.keys()].sort();
      const there = new Set(await Promise.all(paths.map(async (path) => ((await isFile(path)) ? path : null))));
      return {
        putBack: paths.filter((path) => there.has(path)),
        takenOut: paths.filter((path) => !there.has(path) && hadFile.get(path)),
      };
    },
  };
}

/** A line of the journal; one that was torn by a crash counts as not written. */
function parseChange(line: string): Change[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Change];
  } catch {
    return [];
  }
}

/** A file name as an article's path: one name, no folder, a known ending. */
function checkName(given: string): string {
  const { name, wrong } = checkArticleName(given);
  if (wrong === 'ending') {
    throw refuse(because('upload.type', { name: name.slice(0, 60), wanted: ARTICLE_ENDINGS.join(', ') }));
  }
  if (wrong === 'name') throw refuse(because('upload.name', { limit: LONGEST_NAME }));
  return name;
}

const refuse = (why: Reason, cause?: unknown) => new AppError('UPLOAD_REFUSED', why, { audience: 'asker', cause });

/** What an admin can mend: a folder that may not be written to, as in a container with `:ro`, or a full disk. */
function explainFolder(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const found = describeError(error);
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return refuse(because('upload.unwritable', { found }), error);
  return ['ENOSPC', 'EDQUOT'].includes(code) ? refuse(because('upload.disk', { found }), error) : error;
}

const notFound = (path: string) =>
  new AppError('ARTICLE_NOT_FOUND', because('article.fileless', { path: path.slice(0, 100) }), { audience: 'asker' });

function isInside(folder: string, path: string): boolean {
  const below = relative(resolve(folder), resolve(folder, path));
  return below !== '' && !below.startsWith(`..${sep}`) && below !== '..' && resolve(folder, path) !== resolve(folder);
}

/** Renames, or copies where the two folders lie on different disks. */
async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, to);
    await rm(from);
  }
}
