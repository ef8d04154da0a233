/**
 * Files that admins add to the folder of articles or take out of it. What is replaced or taken out is kept under
 * DATA_DIR/removed and written down in a journal, so that a rollback of the index can put the folder back as well.
 */
import { randomBytes } from 'node:crypto';
import { appendFile, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { AppError } from './errors.ts';

export const ARTICLE_EXTENSIONS = ['.txt', '.md', '.markdown', '.html', '.htm', '.pdf'] as const;
const LONGEST_NAME = 120;

interface Change {
  readonly path: string;
  /** Where the file that was there before is kept, below DATA_DIR/removed; null when there was none. */
  readonly kept: string | null;
  /** Generation of the index when the change was made. */
  readonly generation: number;
}

export interface ArticleFiles {
  /** @throws AppError UPLOAD_REFUSED: wrong type, bad name, too large. */
  add(name: string, content: Uint8Array, generation: number): Promise<{ path: string; replaced: boolean }>;
  /** @throws AppError ARTICLE_NOT_FOUND. */
  remove(path: string, generation: number): Promise<void>;
  /** Undoes, newest first, what was added or removed since the index had `generation`. */
  undoSince(generation: number): Promise<void>;
}

export function createArticleFiles(articlesDir: string, dataDir: string, maxBytes: number): ArticleFiles {
  const keep = join(dataDir, 'removed');
  const journal = join(keep, 'journal.jsonl');

  async function keepOld(path: string): Promise<string | null> {
    const from = resolve(articlesDir, path);
    if ((await stat(from).catch(() => null)) === null) return null;
    await mkdir(keep, { recursive: true });
    const name = `${Date.now()}-${randomBytes(4).toString('hex')}${extname(path)}`;
    await move(from, join(keep, name));
    return name;
  }

  const record = async (change: Change) => {
    await mkdir(keep, { recursive: true });
    await appendFile(journal, `${JSON.stringify(change)}\n`);
  };

  return {
    async add(name, content, generation) {
      const path = checkName(name);
      if (content.length > maxBytes) {
        throw refuse(
          `The file has ${Math.ceil(content.length / 1024)} KB; at most ${Math.floor(maxBytes / 1024)} KB are taken (MAX_ARTICLE_MB).`,
        );
      }
      await mkdir(articlesDir, { recursive: true });
      const target = resolve(articlesDir, path);
      const waiting = join(articlesDir, `.${randomBytes(6).toString('hex')}.part`);
      await writeFile(waiting, content);
      const kept = await keepOld(path);
      await rename(waiting, target);
      await record({ path, kept, generation });
      return { path, replaced: kept !== null };
    },
    async remove(path, generation) {
      if (!isInside(articlesDir, path)) throw notFound(path);
      const kept = await keepOld(path);
      if (kept === null) throw notFound(path);
      await record({ path, kept, generation });
    },
    async undoSince(generation) {
      const text = await readFile(journal, 'utf8').catch(() => '');
      const changes = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Change]));
      for (const { path, kept } of changes.filter((change) => change.generation >= generation).reverse()) {
        await keepOld(path);
        if (kept !== null) await move(join(keep, kept), resolve(articlesDir, path));
      }
      const older = changes.filter((change) => change.generation < generation);
      if (older.length < changes.length)
        await writeFile(journal, older.map((change) => `${JSON.stringify(change)}\n`).join(''));
    },
  };
}

/** A file name as an article's path: one name, no folder, a known ending. */
function checkName(name: string): string {
  const clean = basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim();
  const extension = extname(clean).toLowerCase();
  if (!(ARTICLE_EXTENSIONS as readonly string[]).includes(extension)) {
    throw refuse(`The file "${clean.slice(0, 60)}" is no article. Wanted: ${ARTICLE_EXTENSIONS.join(', ')}.`);
  }
  const stem = clean.slice(0, -extension.length).replace(/^\.+/, '');
  if (stem === '') throw refuse('The file has no name before its ending. Give it one.');
  return `${stem.slice(0, LONGEST_NAME)}${extension}`;
}

const refuse = (message: string) => new AppError('UPLOAD_REFUSED', message, { audience: 'asker' });

const notFound = (path: string) =>
  new AppError('ARTICLE_NOT_FOUND', `There is no file ${path.slice(0, 100)} in the folder of articles.`, {
    audience: 'asker',
  });

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
