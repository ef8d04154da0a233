/**
 * First half of a reindex: looks at every file, reads those that changed, and says what each one is now. A file that
 * cannot be read keeps its last good version. Two files with the same text are one article: the first path by
 * alphabet answers for both, so that the outcome does not depend on the order in which files came.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { blockKeys, loadReader, longBlockKeys, parseArticle, readArticleBytes } from '../articles/read.ts';
import { type SkippedFile, type WalkedFile, walkArticles } from '../articles/walk.ts';
import { AppError, reasonOf } from '../errors.ts';
import { because, explainFile, type FileReason } from '../reasons.ts';
import type { KnownFile } from '../store/records.ts';
import { hashText } from '../store/text-hash.ts';
import type { Article } from '../types.ts';
import { keepUnreachable } from './unreachable.ts';

/** Coarser than the time stamps of any file system in use (FAT: 2 s). */
const FRESH_MS = 2_000;
const NEVER = -1;

export type Outcome = 'added' | 'changed' | 'unchanged' | 'duplicate' | 'failed';

/** A file as the job leaves it, before the index is swapped. */
export interface SurveyedFile extends KnownFile {
  readonly outcome: Outcome;
  /** Hash of its cleaned text, where there is one. */
  readonly textHash: string | null;
}

export interface Survey {
  readonly files: readonly SurveyedFile[];
  readonly removed: readonly string[];
  readonly skipped: readonly FileReason[];
}

export interface SurveyOptions {
  readonly folder: string;
  readonly known: readonly KnownFile[];
  /** Text hashes of the versions that `known` names. */
  readonly textHashes: ReadonlyMap<number, string>;
  /** Reads every file, changed or not. */
  readonly full: boolean;
  /** Whether a folder without articles empties the index; else it is taken for a disk that is not mounted. */
  readonly emptiesIndex: boolean;
  /** Files whose reading has to be given up: it did not end in time. */
  readonly hanging: ReadonlySet<string>;
  readonly boilerplate: 'drop' | 'keep';
  readonly limits: { readonly maxBytes: number; readonly maxFiles: number; readonly maxDepth: number };
  /** Keeps a version of what was read and returns its id; null in a preview. */
  readonly stage: ((article: Article, fileHash: string, keys: readonly string[]) => Promise<number>) | null;
  readonly onFile: (path: string, done: number, total: number) => void;
  readonly checkCancelled: () => void;
}

/** @throws AppError ARTICLES_DIR_UNREADABLE, so that an unmounted folder never empties the index; what `stage` throws. */
export async function surveyFiles(options: SurveyOptions): Promise<Survey> {
  const startedAt = Date.now();
  const walked: WalkedFile[] = [];
  const skipped: SkippedFile[] = [];
  for await (const item of walkArticles(options.folder, options.limits)) {
    if ('reason' in item) skipped.push(item);
    else walked.push(item);
  }
  const known = new Map(options.known.map((file) => [file.path, file]));
  const surveyed = new Map<string, SurveyedFile>();
  const duplicates: { file: WalkedFile; prior: KnownFile }[] = [];
  const isKept = (file: WalkedFile) => {
    const prior = known.get(file.path);
    return !options.full && prior !== undefined && isUntouched(file, prior) && !options.hanging.has(file.path);
  };
  // Before the first file is named: none is to be blamed for the time that a library takes to load.
  for (const file of walked) if (!isKept(file)) await loadReader(file.path);
  let done = 0;
  for (const file of walked) {
    options.checkCancelled();
    options.onFile(file.path, done++, walked.length);
    const prior = known.get(file.path);
    if (prior !== undefined && isKept(file)) {
      if (prior.duplicateOf !== null) duplicates.push({ file, prior });
      else surveyed.set(file.path, unchanged(file, prior, options));
      continue;
    }
    surveyed.set(file.path, await surveyFile(file, prior, options));
    await nextTurn();
  }
  for (const { file, prior } of duplicates) {
    const original = surveyed.get(prior.duplicateOf as string);
    const stands = original?.outcome === 'unchanged';
    if (!stands) options.onFile(file.path, done, walked.length);
    surveyed.set(
      file.path,
      stands ? { ...prior, outcome: 'duplicate', textHash: original.textHash } : await surveyFile(file, prior, options),
    );
  }
  keepUnreachable(skipped, known, surveyed, (version) => textHashOf(version, options));
  const indexed = options.known.filter(({ version }) => version !== null).length;
  if (surveyed.size === 0 && indexed > 0 && !options.emptiesIndex) {
    const why = because('root.empty', { folder: options.folder, count: indexed });
    throw new AppError('ARTICLES_DIR_UNREADABLE', why);
  }
  const files = mergeDuplicates([...surveyed.values()]).map((file) => distrustFresh(file, startedAt));
  const removed = options.known.filter(({ path }) => !surveyed.has(path)).map(({ path }) => path);
  return { files, removed, skipped: skipped.map(({ path, reason }) => explainFile(path, reason)) };
}

function isUntouched(file: WalkedFile, prior: KnownFile): boolean {
  return prior.failure === null && hasSameStamp(file, prior);
}

const hasSameStamp = (file: WalkedFile, prior: KnownFile): boolean =>
  prior.sizeBytes === file.sizeBytes && prior.modifiedMs === file.modifiedMs;

/** A file that was given up before is tried again once it is another, or when every file is read. */
const isKnownSlow = (file: WalkedFile, prior: KnownFile | undefined, { full }: Pick<SurveyOptions, 'full'>): boolean =>
  !full && prior?.failure?.key === 'file.slow' && hasSameStamp(file, prior);

/** A file that changed a moment ago may change again within the same tick of its clock: its bytes are compared next time. */
function distrustFresh(file: SurveyedFile, now: number): SurveyedFile {
  return now - file.modifiedMs < FRESH_MS ? { ...file, modifiedMs: NEVER } : file;
}

const textHashOf = (version: number | null, options: Pick<SurveyOptions, 'textHashes'>) =>
  version === null ? null : (options.textHashes.get(version) ?? null);

function unchanged(file: WalkedFile, prior: KnownFile, options: SurveyOptions): SurveyedFile {
  // Written out: spreading the row would take ten times as long, and ten thousand files are unchanged at once.
  return {
    path: prior.path,
    sizeBytes: file.sizeBytes,
    modifiedMs: file.modifiedMs,
    fileHash: prior.fileHash,
    version: prior.version,
    duplicateOf: prior.duplicateOf,
    failure: null,
    outcome: 'unchanged',
    textHash: textHashOf(prior.version, options),
  };
}

async function surveyFile(
  file: WalkedFile,
  prior: KnownFile | undefined,
  options: SurveyOptions,
): Promise<SurveyedFile> {
  const base = {
    path: file.path,
    sizeBytes: file.sizeBytes,
    modifiedMs: file.modifiedMs,
    duplicateOf: null,
    failure: null,
  };
  let fileHash: string;
  let article: Article;
  try {
    if (options.hanging.has(file.path) || isKnownSlow(file, prior, options)) {
      throw new AppError('ARTICLE_UNREADABLE', because('file.slow'));
    }
    const bytes = await readArticleBytes(file, options.limits.maxBytes);
    fileHash = createHash('sha256').update(bytes).digest('hex');
    if (!options.full && prior?.version != null && prior.fileHash === fileHash) return unchanged(file, prior, options);
    article = await parseArticle(file.path, bytes, {
      boilerplate: options.boilerplate,
      maxBytes: options.limits.maxBytes,
    });
  } catch (error) {
    const version = prior?.version ?? null;
    const failure = reasonOf(error);
    const hash = version === null ? '' : (prior?.fileHash ?? '');
    const textHash = textHashOf(version, options);
    return { ...base, fileHash: hash, version, failure, outcome: 'failed', textHash };
  }
  // What the store refuses is no fault of the file: it ends the job, as a full disk does.
  const keys = [...blockKeys(article), ...longBlockKeys(article)];
  const version = (await options.stage?.(article, fileHash, keys)) ?? -1;
  const same = prior?.version != null && prior.fileHash === fileHash;
  // A file that was a duplicate and now answers for itself is new to the index.
  const isNew = prior === undefined || prior.duplicateOf !== null;
  const outcome = isNew ? 'added' : same ? 'unchanged' : 'changed';
  return { ...base, fileHash, version, outcome, textHash: hashText(article.text) };
}

/** Of files with the same text the first by path keeps its version; the others point at it. */
function mergeDuplicates(files: SurveyedFile[]): SurveyedFile[] {
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const firstOf = new Map<string, SurveyedFile>();
  return files.map((file) => {
    if (file.textHash === null) return file;
    const first = firstOf.get(file.textHash);
    if (first === undefined) {
      firstOf.set(file.textHash, file);
      return file;
    }
    return { ...file, version: null, duplicateOf: first.path, outcome: file.failure === null ? 'duplicate' : 'failed' };
  });
}
