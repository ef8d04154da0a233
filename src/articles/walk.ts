/**
 * Folder -> the files that may be articles, in a fixed order, and for each other thing that looks like one the reason
 * why it was left out. Nothing outside the folder is looked at, and nothing is opened: a pipe would hold the reader.
 */
import { type Dirent, lstatSync, type Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { AppError, describeError } from '../errors.ts';
import { formatOf } from '../files/article-names.ts';
import { megabytes } from '../files/sizes.ts';
import { because, type Reason } from '../reasons.ts';

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
  readonly reason: Reason;
}

export interface WalkLimits {
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** How many folders deep: 0 reads the folder itself only. */
  readonly maxDepth: number;
}

const OTHER_DOCUMENTS = /\.(docx?|rtf|epub|odt|pages|mobi|tex|rst|xml|wpd|mht|mhtml|xhtml|pptx?|eml)$/i;
/** The path is a key of tables, and an index of Postgres holds none over some 2,700 bytes. */
const LONGEST_PATH_BYTES = 2_000;
/** Files looked at together: enough to hide the latency of a disk, little enough to leave the thread pool to others. */
const LOOKS_AT_ONCE = 64;
/**
 * A disk that takes longer for a file, a network's, is asked for several at once. Others answer sooner than a promise is
 * made for each, and ten thousand promises are most of a walk.
 */
const SLOW_LOOK_MS = 0.1;

/** Files over the number limit that are listed one by one; the rest are counted. */
const LISTED_OVER_LIMIT = 100;

interface Folder {
  readonly absolute: string;
  readonly path: string;
  readonly depth: number;
}

interface Pace {
  /** Whether the last files looked at took long. */
  slow: boolean;
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
  const pace: Pace = { slow: false };
  let files = 0;
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const entries = await listFolder(here);
    if (!Array.isArray(entries)) {
      if (here.path === '') throw unreadableRoot(folder, entries);
      yield { path: here.path, reason: because('folder.unread', { why: entries }) };
      continue;
    }
    const folders: Folder[] = [];
    const named = new Set<string>();
    for (let at = 0; at < entries.length; at += LOOKS_AT_ONCE) {
      const parent = here;
      const started = performance.now();
      const looks = entries.slice(at, at + LOOKS_AT_ONCE).map((entry) => look(root, parent, entry, limits, pace));
      const found = await Promise.all(looks);
      pace.slow = performance.now() - started > SLOW_LOOK_MS * looks.length;
      for (const item of found) {
        if (item === null) continue;
        if ('folder' in item) folders.push(item.folder);
        else if ('reason' in item) yield item;
        else if (named.has(item.path)) yield { path: item.path, reason: because('file.twin') };
        else {
          named.add(item.path);
          files += 1;
          if (files <= limits.maxFiles) yield item;
          else if (files <= limits.maxFiles + LISTED_OVER_LIMIT) yield { path: item.path, reason: overLimit(limits) };
        }
      }
    }
    waiting.push(...folders.reverse());
  }
  const unlisted = files - limits.maxFiles - LISTED_OVER_LIMIT;
  if (unlisted > 0) yield { path: `(+${unlisted})`, reason: overLimit(limits) };
}

/** @throws AppError ARTICLES_DIR_UNREADABLE, as a walk through the folder would. */
export async function checkRoot(folder: string): Promise<void> {
  const entries = await listFolder({ absolute: await openRoot(folder), path: '', depth: 0 });
  if (!Array.isArray(entries)) throw unreadableRoot(folder, entries);
}

async function openRoot(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (cause) {
    throw unreadableRoot(folder, explainRoot(cause), cause);
  }
  throw unreadableRoot(folder, because('why.no-folder'));
}

/** Of the folder itself nothing vanished: it is not there, or something on the way to it is a file. */
function explainRoot(error: unknown): Reason {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return because('why.missing');
  return code === 'ENOTDIR' ? because('why.no-folder') : explain(error);
}

function unreadableRoot(folder: string, why: Reason, cause?: unknown): AppError {
  return new AppError('ARTICLES_DIR_UNREADABLE', because('root.unread', { folder, why }), { cause });
}

/** The folder's entries by name, or why there are none; hidden ones are nobody's articles. */
async function listFolder({ absolute }: Folder): Promise<Dirent[] | Reason> {
  try {
    const entries = (await readdir(absolute, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return explain(error);
  }
}

async function look(root: string, parent: Folder, entry: Dirent, limits: WalkLimits, pace: Pace): Promise<Found> {
  const absolute = join(parent.absolute, entry.name);
  const path = (parent.path === '' ? entry.name : `${parent.path}/${entry.name}`).normalize('NFC');
  try {
    if (entry.isFile() && !isCandidate(path)) return otherFile(path);
    // Bytes that are no UTF-8 come as this character, and under that name nothing is found.
    if (entry.name.includes('\ufffd')) return { path, reason: because('file.name') };
    if (entry.isDirectory()) return lookAtFolder(absolute, path, parent.depth + 1, limits);
    if (entry.isSymbolicLink()) return await lookAtLink(root, absolute, path, limits);
    if (entry.isFile())
      return describeFile(absolute, path, pace.slow ? await lstat(absolute) : lstatSync(absolute), limits);
    return { path, reason: because('file.special', { kind: specialKind(entry) }) };
  } catch (error) {
    return { path, reason: because('file.unseen', { why: explain(error) }) };
  }
}

function lookAtFolder(absolute: string, path: string, depth: number, { maxDepth }: WalkLimits): Found {
  if (depth <= maxDepth) return { folder: { absolute, path, depth } };
  return { path, reason: because('folder.deep', { depth, limit: maxDepth }) };
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
    return { path, reason: loops ? because('link.loop') : because('link.broken', { why: explain(error) }) };
  }
  if (target !== root && !target.startsWith(root + sep)) {
    return { path, reason: because('link.outside') };
  }
  if (stats.isDirectory()) {
    const loops = absolute.startsWith(target + sep);
    return {
      path,
      reason: loops ? because('link.parent') : because('link.folder', { folder: relative(root, target) }),
    };
  }
  if (!isCandidate(path)) return null;
  if (!stats.isFile()) return { path, reason: because('link.special', { kind: specialKind(stats) }) };
  return describeFile(target, path, stats, limits);
}

const isCandidate = (path: string) => formatOf(path) !== null;

function otherFile(path: string): SkippedFile | null {
  const ending = OTHER_DOCUMENTS.exec(path)?.[0];
  if (ending === undefined) return null;
  return { path, reason: because('file.ending', { ending }) };
}

function describeFile(
  absolutePath: string,
  path: string,
  stats: Stats,
  { maxBytes }: WalkLimits,
): WalkedFile | SkippedFile {
  const bytes = Buffer.byteLength(path);
  if (bytes > LONGEST_PATH_BYTES)
    return { path, reason: because('file.path', { count: bytes, limit: LONGEST_PATH_BYTES }) };
  if (stats.size > maxBytes) {
    return { path, reason: because('file.large', { size: megabytes(stats.size), limit: megabytes(maxBytes) }) };
  }
  const identity = `${stats.dev}:${stats.ino}`;
  return { path, absolutePath, sizeBytes: stats.size, modifiedMs: stats.mtimeMs, identity };
}

function overLimit({ maxFiles }: WalkLimits): Reason {
  return because('file.many', { limit: maxFiles });
}

function specialKind(entry: Pick<Stats, 'isFIFO' | 'isSocket' | 'isBlockDevice' | 'isCharacterDevice'>): Reason {
  if (entry.isFIFO()) return because('kind.pipe');
  if (entry.isSocket()) return because('kind.socket');
  return because(entry.isBlockDevice() || entry.isCharacterDevice() ? 'kind.device' : 'kind.unknown');
}

function explain(error: unknown): Reason {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return because('why.permission');
  if (code === 'ENOENT') return because('why.vanished');
  return because('why.said', { found: describeError(error) });
}
