/**
 * File -> cleaned article. The way from bytes to blocks, in order:
 *
 * 1. `check-bytes.ts` refuses what is no text; `decode.ts` makes characters of the rest.
 * 2. The reader of the format (`plain-text.ts`, `markdown.ts`, `html.ts`, `pdf.ts`, each with its parts in a folder of the
 *    same name) makes a `Draft` (`draft.ts`): blocks in reading order, title, day, author, and what it left out already.
 * 3. `boilerplate.ts` marks the blocks that belong to the page and not to the article.
 * 4. `assembleArticle` lays the blocks that stay out as one text, in which each is a span.
 *
 * The same bytes always give the same article: nothing here looks at the clock, the network or another file. Every failure
 * is an ARTICLE_UNREADABLE whose words an admin can act on. The readers of HTML, PDF and Markdown stand on large libraries
 * (half a second, 50 MB), so each is loaded with the first file that needs it. docs/architecture.md says where which rule
 * stands.
 */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { AppError, describeError } from '../errors.ts';
import { type ArticleFormat, formatOf as knownFormatOf } from '../files/article-names.ts';
import { because } from '../reasons.ts';
import type { Article } from '../types.ts';
import { markBoilerplate, removeMarked } from './boilerplate.ts';
import { findFault, tooLarge } from './check-bytes.ts';
import { detachAuthorNote } from './credits/author-note.ts';
import { findDay } from './credits/day.ts';
import { decodeText } from './decode.ts';
import { assembleArticle, type Draft, limitBlocks } from './draft.ts';
import { titleFromPath } from './metadata.ts';
import { readPlainText } from './plain-text.ts';
import { unreadable } from './unreadable.ts';
import type { WalkedFile } from './walk.ts';

export { blockKeys, longBlockKeys, markRepeated } from './boilerplate/repeated-in-corpus.ts';

// Windows lacks the last two.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

export interface ReadOptions {
  readonly boilerplate: 'drop' | 'keep';
  readonly maxBytes: number;
}

const READERS = {
  PDF: () => import('./pdf.ts'),
  HTML: () => import('./html.ts'),
  Markdown: () => import('./markdown.ts'),
  text: () => undefined,
};

/** Loads what reads a file of this name, which takes a while for the first of its kind. */
export function loadReader(path: string): Promise<unknown> | undefined {
  return READERS[formatOf(path)]();
}

/**
 * Cleans the bytes of a file.
 *
 * @param path - The article's path; its ending decides the format, its name is the last resort for a title.
 * @throws AppError ARTICLE_UNREADABLE, and nothing else, whatever the bytes are.
 */
export async function parseArticle(path: string, bytes: Uint8Array, options: ReadOptions): Promise<Article> {
  const fault = findFault(formatOf(path), bytes, options.maxBytes);
  if (fault !== null) throw unreadable(fault);
  try {
    const draft = await readDraft(path, bytes, options);
    const article = finishDraft(path, draft, draft.boilerplate ?? options.boilerplate);
    if (article.text === '') throw unreadable(because('file.textless'));
    return article;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unreadable(because('file.misread', { format: formatOf(path), found: describeError(cause) }), cause);
  }
}

/**
 * The bytes of a file that `walkArticles` found. A pipe or a link put in its place meanwhile is neither waited for nor
 * followed, and a file that is being written is refused rather than read in part.
 *
 * @throws AppError ARTICLE_UNREADABLE.
 */
export async function readArticleBytes(file: WalkedFile, maxBytes: number): Promise<Uint8Array> {
  let handle: FileHandle;
  try {
    handle = await open(file.absolutePath, OPEN_FLAGS);
  } catch (cause) {
    throw unreadable(because('file.unopenable', { found: describeError(cause) }), cause);
  }
  try {
    const before = await handle.stat();
    if (!before.isFile()) throw unreadable(because('file.replaced'));
    if (before.size > maxBytes) throw unreadable(tooLarge(before.size, maxBytes));
    const bytes = await handle.readFile();
    const after = await handle.stat();
    if (bytes.length !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw unreadable(because('file.changing'));
    }
    return bytes;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unreadable(because('file.unread', { found: describeError(cause) }), cause);
  } finally {
    await handle.close();
  }
}

/** What is handed over under another ending is read as text. */
const formatOf = (path: string): ArticleFormat => knownFormatOf(path) ?? 'text';

async function readDraft(path: string, bytes: Uint8Array, { boilerplate }: ReadOptions): Promise<Draft> {
  const format = formatOf(path);
  if (format === 'PDF') return (await READERS.PDF()).readPdf(bytes);
  if (format === 'HTML') return (await READERS.HTML()).readHtml(bytes, boilerplate);
  const text = decodeText(bytes);
  if (text.trim() === '') {
    throw unreadable(because('file.blank'));
  }
  if (format === 'Markdown') return (await READERS.Markdown()).readMarkdown(text);
  return readPlainText(text, boilerplate, path);
}

/** Takes boilerplate out and lays the blocks out as one text. */
function finishDraft(path: string, draft: Draft, boilerplate: 'drop' | 'keep'): Article {
  limitBlocks(draft.blocks.length);
  const title = draft.title ?? titleFromPath(path);
  const date = draft.date ?? findDay(path, title, draft.blocks);
  if (boilerplate === 'keep') {
    return assembleArticle(path, title, { ...draft, date, blocks: detachAuthorNote(draft.blocks) });
  }
  const { blocks, omitted } = removeMarked(draft.blocks, markBoilerplate(draft.blocks));
  return assembleArticle(path, title, {
    ...draft,
    date,
    blocks: detachAuthorNote(blocks),
    omitted: [...draft.omitted, ...omitted],
  });
}
