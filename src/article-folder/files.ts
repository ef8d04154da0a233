/**
 * Files that admins add to the folder of articles or take out of it. Each change is written down in a journal first
 * (journal.ts), so that a rollback of the index can put the folder back as well.
 */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findFault } from '../articles/check-bytes.ts';
import type { FolderChanges } from '../core.ts';
import { AppError, describeError } from '../errors.ts';
import { ARTICLE_ENDINGS, checkArticleName, formatOf, LONGEST_NAME } from '../files/article-names.ts';
import { deleteLeftParts, partOf } from '../files/part-files.ts';
import { pathWithin } from '../files/path-within.ts';
import { createInTurn } from '../in-turn.ts';
import { because, type Reason } from '../reasons.ts';
import { createArticleJournal, type Rollback, type UndoneChanges } from './journal.ts';

export interface ArticleFiles {
  /**
   * @param replace - whether a file of this name may be replaced.
   * @throws AppError UPLOAD_REFUSED: wrong type, bad name, too large, not what its name says, or the name is taken.
   */
  add(
    name: string,
    content: Uint8Array,
    generation: number,
    replace?: boolean,
  ): Promise<{ path: string; replaced: boolean }>;
  /** Paths of files that were added or put back, as far as they lie in the folder. */
  added(): Promise<readonly string[]>;
  /** @throws AppError ARTICLE_NOT_FOUND. */
  remove(path: string, generation: number): Promise<void>;
  /** What `undoSince` would do to the folder, of changes since the index had generation `to`. */
  foreseeUndo(to: number): Promise<FolderChanges>;
  /** Undoes, newest first, what was added or removed since the index had generation `to`. */
  undoSince(rollback: Rollback): Promise<UndoneChanges>;
  /** Deletes what no rollback can put back any more: what was changed before the index had generation `oldest`. */
  trim(oldest: number): Promise<void>;
}

/** Hidden, and so no article. */
const WAITING = '.footnote';

export function createArticleFiles(articlesDir: string, dataDir: string, maxBytes: number): ArticleFiles {
  const journal = createArticleJournal(articlesDir, dataDir);
  /** What is kept for a change is written down a moment later: nobody may look at both in between. */
  const inTurn = createInTurn();

  async function add(name: string, content: Uint8Array, generation: number, replace = false) {
    const path = checkName(name);
    const fault = findFault(formatOf(path) ?? 'text', content, maxBytes);
    if (fault !== null) throw refuse(fault);
    if (!replace && (await journal.isFile(path))) throw refuse(because('upload.taken', { path }));
    const waiting = partOf(join(articlesDir, WAITING));
    try {
      await mkdir(articlesDir, { recursive: true });
      await deleteLeftParts(join(articlesDir, WAITING));
      await writeFile(waiting, content, { flush: true });
      const kept = await journal.keepCopy(path);
      await journal.record({ path, kept, generation });
      await rename(waiting, await journal.placeOf(path));
      return { path, replaced: kept !== null };
    } catch (error) {
      await rm(waiting, { force: true }).catch(() => undefined);
      throw explainFolder(error);
    }
  }

  async function remove(path: string, generation: number) {
    // The folder itself is no file in it.
    if (!pathWithin(articlesDir, resolve(articlesDir, path))?.length) throw notFound(path);
    try {
      const kept = await journal.keepCopy(path);
      if (kept === null) throw notFound(path);
      await journal.record({ path, kept, generation });
      await rm(await journal.placeOf(path));
    } catch (error) {
      throw explainFolder(error);
    }
  }

  return {
    add: (name, content, generation, replace) => inTurn(() => add(name, content, generation, replace)),
    async added() {
      const paths = [...new Set((await journal.read()).map(({ path }) => path))];
      const there = await Promise.all(paths.map(journal.isFile));
      return paths.filter((_, i) => there[i]);
    },
    remove: (path, generation) => inTurn(() => remove(path, generation)),
    foreseeUndo: (to) => inTurn(() => journal.foreseeUndo(to)),
    undoSince: (rollback) => inTurn(() => journal.undoSince(rollback)),
    trim: (oldest) => inTurn(() => journal.trim(oldest)),
  };
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
