/**
 * Folder -> the files that may be articles, in a fixed order, and for each other thing that looks like one the reason
 * why it was left out. Nothing outside the folder is looked at, and nothing is opened: a pipe would hold the reader.
 */
import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { AppError, describeError } from '../errors.ts';

export interface WalkedFile {
  /** Path below the folder, with forward slashes, NFC: the article's name. */
  readonly path: string;
  readonly absolutePath: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Device and inode: two paths with the same identity are one file. */
  readonly identity: string;
}

export interface SkippedFile {
  readonly path: string;
  /** In plain words, for an admin. */
  readonly reason: string;
}

export interface WalkLimits {
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** How many folders deep: 0 reads the folder itself only. */
  readonly maxDepth: number;
}

const READ = /\.(txt|md|markdown|html?|pdf)$/i;
const OTHER_DOCUMENTS = /\.(docx?|rtf|epub|odt|pages|mobi|tex|rst|xml|wpd|mht|mhtml|xhtml|pptx?|eml)$/i;
/** Files looked at together: enough to hide the latency of a disk, little enough to leave the thread pool to others. */
const LOOKS_AT_ONCE = 64;

/** Files over the number limit that are listed one by one; the rest are counted. */
const LISTED_OVER_LIMIT = 100;

interface Folder {
  readonly absolute: string;
  readonly path: string;
  readonly depth: number;
}

type Found = WalkedFile | SkippedFile | { readonly folder: Folder } | null;

/**
 * Walks the folder by name, each folder's own files before those of the folders in it.
 *
 * @throws AppError ARTICLES_DIR_UNREADABLE when the folder itself is missing or may not be read.
 */
export async function* walkArticles(folder: string, limits: WalkLimits): AsyncGenerator<WalkedFile | SkippedFile> {
  const root = await openRoot(folder);
  const waiting: Folder[] = [{ absolute: root, path: '', depth: 0 }];
  let files = 0;
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const entries = await listFolder(here);
    if (!Array.isArray(entries)) {
      if (here.path === '') throw unreadableRoot(folder, entries.reason);
      yield entries;
      continue;
    }
    const folders: Folder[] = [];
    for (let at = 0; at < entries.length; at += LOOKS_AT_ONCE) {
      const parent = here;
      const looks = entries.slice(at, at + LOOKS_AT_ONCE).map((entry) => look(root, parent, entry, limits));
      for (const item of await Promise.all(looks)) {
        if (item === null) continue;
        if ('folder' in item) folders.push(item.folder);
        else if ('reason' in item) yield item;
        else {
          files += 1;
          if (files <= limits.maxFiles) yield item;
          else if (files <= limits.maxFiles + LISTED_OVER_LIMIT) yield { path: item.path, reason: overLimit(limits) };
        }
      }
    }
    waiting.push(...folders.reverse());
  }
  const unlisted = files - limits.maxFiles - LISTED_OVER_LIMIT;
  if (unlisted > 0) yield { path: `(${unlisted} more files)`, reason: overLimit(limits) };
}

async function openRoot(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (cause) {
    throw unreadableRoot(folder, describeError(cause), cause);
  }
  throw unreadableRoot(folder, 'it is no folder');
}

function unreadableRoot(folder: string, found: string, cause?: unknown): AppError {
  return new AppError(
    'ARTICLES_DIR_UNREADABLE',
    `The folder of articles, ${folder}, cannot be read: ${found}. Create it, or set ARTICLES_DIR to the right folder.`,
    { cause },
  );
}

/** The folder's entries by name; hidden ones are nobody's articles. */
async function listFolder({ absolute, path }: Folder): Promise<Dirent[] | SkippedFile> {
  try {
    const entries = (await readdir(absolute, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return { path, reason: `This folder cannot be read: ${explain(error)}` };
  }
}

async function look(root: string, parent: Folder, entry: Dirent, limits: WalkLimits): Promise<Found> {
  const absolute = join(parent.absolute, entry.name);
  const path = (parent.path === '' ? entry.name : `${parent.path}/${entry.name}`).normalize('NFC');
  try {
    if (entry.isDirectory()) return lookAtFolder(absolute, path, parent.depth + 1, limits);
    if (entry.isSymbolicLink()) return await lookAtLink(root, absolute, path, limits);
    if (entry.isFile())
      return isCandidate(path) ? describeFile(absolute, path, await lstat(absolute), limits) : otherFile(path);
    return { path, reason: `This is ${specialKind(entry)}, not a file. It was not opened.` };
  } catch (error) {
    return { path, reason: `This file cannot be looked at: ${explain(error)}` };
  }
}

function lookAtFolder(absolute: string, path: string, depth: number, { maxDepth }: WalkLimits): Found {
  if (depth <= maxDepth) return { folder: { absolute, path, depth } };
  return {
    path,
    reason: `This folder lies ${depth} deep, and ${maxDepth} is allowed. Move it up, or raise MAX_DEPTH.`,
  };
}

/** A link may name a file of the folder once more; it may not lead out, and a folder is read under its own name only. */
async function lookAtLink(root: string, absolute: string, path: string, limits: WalkLimits): Promise<Found> {
  let target: string;
  let stats: Stats;
  try {
    target = await realpath(absolute);
    stats = await stat(target);
  } catch (error) {
    const loops = (error as NodeJS.ErrnoException).code === 'ELOOP';
    return { path, reason: loops ? 'This link leads back to itself.' : `This link leads nowhere: ${explain(error)}` };
  }
  if (target !== root && !target.startsWith(root + sep)) {
    return {
      path,
      reason: 'This link leads out of the folder of articles and was not followed. Copy its target here.',
    };
  }
  if (stats.isDirectory()) {
    const loops = absolute.startsWith(target + sep);
    return {
      path,
      reason: loops
        ? 'This link leads back to a folder that holds it.'
        : `This link leads to the folder ${relative(root, target)}, which is read under its own name.`,
    };
  }
  if (!isCandidate(path)) return null;
  if (!stats.isFile())
    return { path, reason: `This link leads to ${specialKind(stats)}, not to a file. It was not opened.` };
  return describeFile(target, path, stats, limits);
}

const isCandidate = (path: string) => READ.test(path);

function otherFile(path: string): SkippedFile | null {
  const ending = OTHER_DOCUMENTS.exec(path)?.[0];
  if (ending === undefined) return null;
  return { path, reason: `${ending} files are not read. Save it as .txt, .md, .html or .pdf.` };
}

function describeFile(
  absolutePath: string,
  path: string,
  stats: Stats,
  { maxBytes }: WalkLimits,
): WalkedFile | SkippedFile {
  if (path.includes('\ufffd')) return { path, reason: 'The name of this file is not valid UTF-8. Rename it.' };
  if (stats.size > maxBytes) {
    const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(1);
    return {
      path,
      reason: `The file has ${megabytes(stats.size)} MB, more than the ${megabytes(maxBytes)} MB allowed. Divide it, or raise MAX_ARTICLE_MB.`,
    };
  }
  const identity = `${stats.dev}:${stats.ino}`;
  return { path, absolutePath, sizeBytes: stats.size, modifiedMs: stats.mtimeMs, identity };
}

function overLimit({ maxFiles }: WalkLimits): string {
  return `There are more than the ${maxFiles} articles allowed. Remove some, or raise MAX_ARTICLES.`;
}

function specialKind(entry: Pick<Stats, 'isFIFO' | 'isSocket' | 'isBlockDevice' | 'isCharacterDevice'>): string {
  if (entry.isFIFO()) return 'a named pipe';
  if (entry.isSocket()) return 'a socket';
  return entry.isBlockDevice() || entry.isCharacterDevice() ? 'a device' : 'of an unknown kind';
}

function explain(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'permission is missing. Let the account that runs the bot read it.';
  if (code === 'ENOENT') return 'it vanished. The next index run takes it as it is then.';
  return describeError(error);
}
