/**
 * Reads .pdf with pdf.js: text and its places only. No script of the document runs, no font or picture is loaded, and
 * nothing is fetched; the library's data files come from its own folder.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError, describeError } from '../errors.ts';
import { because } from '../reasons.ts';
import type { Omission } from '../types.ts';
import { findHeadDate, findHistory } from './credits/head.ts';
import { foldSpace, normaliseText } from './decode.ts';
import { type Draft, omission } from './draft.ts';
import { wordsIn } from './line-shapes.ts';
import { cleanAuthor, cleanTags, cleanTitle } from './metadata.ts';
import { layOutLines } from './pdf/layout.ts';
import { joinItems, type Line } from './pdf/lines.ts';
import { orderLines } from './pdf/order.ts';
import { findRunningLines } from './pdf/running.ts';
import { titleForm } from './title-form.ts';
import { unreadable } from './unreadable.ts';

const MAX_PAGES = 3000;
const MAX_CHARACTERS = 20_000_000;

/** @throws AppError ARTICLE_UNREADABLE: no PDF, encrypted, without text, or larger than any article. */
export async function readPdf(bytes: Uint8Array): Promise<Draft> {
  const { pages, info } = await loadPages(bytes);
  const names = [info.Title, info.Author].filter((name) => typeof name === 'string');
  const running = findRunningLines(pages, names);
  const lines = pages.flatMap((page) => orderLines(page.filter((line) => !running.has(line))));
  if (lines.length === 0) throw unreadable(because('pdf.pictures'));
  const blocks = layOutLines(lines, cleanAuthor(info.Author) ?? '');
  const title = cleanPdfTitle(info.Title) ?? findTitle(blocks);
  const first = blocks.findIndex(({ text }) => titleForm(text) === titleForm(title ?? ''));
  if (first >= 0 && first < 4 && blocks.length > 1) blocks.splice(first, 1);
  return {
    title,
    url: null,
    // The document says when it was made: a page printed from a browser, the day somebody printed it.
    date: findHistoryOf(pages[0] ?? []) ?? findHeadDate(blocks),
    author: cleanAuthor(info.Author),
    tags: cleanTags(info.Keywords),
    blocks,
    omitted: listRunning(running),
    boilerplate: null,
  };
}

interface Info {
  readonly Title?: unknown;
  readonly Author?: unknown;
  readonly Keywords?: unknown;
}

/** pdf.js and its worker, loaded with the first document, put one of their own in its place, for browsers, at half its speed. */
const { push } = Array.prototype;

async function loadPages(bytes: Uint8Array): Promise<{ pages: Line[][]; info: Info }> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdf.getDocument({
    // pdf.js takes the buffer over; the caller keeps its own.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: 0,
    // They are addresses, which end in a slash on Windows as well.
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    verbosity: pdf.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES)
      throw unreadable(because('pdf.pages', { count: document.numPages, limit: MAX_PAGES }));
    const { info } = (await document.getMetadata()) as unknown as { info: Info };
    const pages: Line[][] = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const [, bottom = 0, , top = 0] = page.view;
      const lines = joinItems(
        items.filter((item) => 'str' in item),
        number,
        bottom,
        top,
      );
      pages.push(lines.map(tidyLine).filter(({ text }) => text !== ''));
      characters += lines.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > MAX_CHARACTERS) throw unreadable(because('pdf.long', { limit: MAX_CHARACTERS }));
      page.cleanup();
    }
    return { pages, info };
  } catch (cause) {
    throw explain(cause);
  } finally {
    Array.prototype.push = push;
    await task.destroy().catch(() => undefined);
  }
}

function tidyLine({ cells, ...line }: Line): Line {
  const kept = cells?.map((cell) => ({ ...cell, text: cleanLine(cell.text) })).filter(({ text }) => text !== '') ?? [];
  return { ...line, text: cleanLine(line.text), ...(kept.length > 1 ? { cells: kept } : {}) };
}

/** Control characters go, but a soft hyphen at a line's end is kept: it says that the word goes on. */
function cleanLine(text: string): string {
  const hyphen = text.endsWith('\u00ad') ? '\u00ad' : '';
  return foldSpace(normaliseText(text)) + hyphen;
}

function explain(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'PasswordException') return unreadable(because('pdf.locked'), cause);
  if (name === 'InvalidPDFException') return unreadable(because('pdf.damaged'), cause);
  return unreadable(because('pdf.unread', { found: describeError(cause).replace(/\.$/, '') }), cause);
}

/** Programs put file names and their own name where the title belongs. */
function cleanPdfTitle(value: unknown): string | null {
  const title = cleanTitle(typeof value === 'string' ? normaliseText(value) : null);
  if (title === null || wordsIn(title) < 2) return null;
  return /^(untitled|microsoft (word|powerpoint)|unbenannt|document\d*\b)|\.(docx?|pdf|indd|tex|dvi|qxd)$/i.test(title)
    ? null
    : title;
}

/** The largest heading among the first blocks. */
function findTitle(
  blocks: readonly { kind: string; level: number; text: string; page: number | null }[],
): string | null {
  const head = blocks.slice(0, 6).filter(({ kind, page }) => kind === 'heading' && page === 1);
  const title = head.sort((a, b) => a.level - b.level)[0];
  return cleanTitle(title?.text);
}

/** "Received …; accepted …" stands at the head or the foot of a paper's first page. */
function findHistoryOf(lines: readonly Line[]): string | null {
  for (const { text } of lines) {
    const day = findHistory(text);
    if (day !== null) return day;
  }
  return null;
}

function listRunning(running: ReadonlySet<Line>): Omission[] {
  const texts = [...new Set([...running].map(({ text }) => text))].slice(0, 50);
  return texts.length === 0 ? [] : [omission(texts.join('\n'), 'repeated-in-article')];
}
