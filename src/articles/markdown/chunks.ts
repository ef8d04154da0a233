/**
 * Cuts Markdown at blank lines into chunks that can be parsed one by one. A Markdown parser is exact and slow, and a
 * few kilobytes of nested emphasis cost it minutes, so it sees short chunks only, plain paragraphs, plain lists and code
 * never reach it, and the definitions that a chunk refers to are handed to it beside the chunk.
 */
import { splitLines } from '../plain-text/paragraphs.ts';
import { commentStripper } from './comments.ts';

export interface MarkdownChunk {
  readonly kind: 'plain' | 'heading' | 'list' | 'code' | 'markup' | 'rough';
  readonly source: string;
  /** Header lines put before `source` again, for the later parts of a long table. */
  readonly header: string;
}

/** What the parser is given of a chunk, and what its cost is counted on. */
export const parsedText = ({ header, source }: Pick<MarkdownChunk, 'header' | 'source'>): string => header + source;

/** A chunk of more characters is cut at list items, table rows or line ends. */
const MAX_CHUNK = 4096;
/** More marks than this in one chunk are bait or noise; they are taken out without a parser. */
const MAX_MARKS = 400;
/** What the parser may be given of one file; the rest is read without it. */
const PARSE_BUDGET = 3_000_000;
/** What a line or a mark costs the parser besides its characters, in characters: as much as an item of one letter takes. */
const PIECE_COST = 60;
/** Items of one list, empty lines between them or not: the parser counts them on. */
const NUMBERED = /^\d{1,9}[.)][ \t]/;
/** List and quotation marks before one line. */
const MAX_NESTING = 12;

export function splitMarkdown(text: string): MarkdownChunk[] {
  const chunks: MarkdownChunk[] = [];
  let budget = PARSE_BUDGET;
  let lines: string[] = [];
  let fence: string | null = null;
  const close = () => {
    for (const chunk of chunkLines(lines)) {
      if (chunk.kind === 'markup') budget -= parseCost(parsedText(chunk));
      chunks.push(chunk.kind === 'markup' && budget < 0 ? { ...chunk, kind: 'rough' } : chunk);
    }
    lines = [];
  };
  const given = splitLines(text);
  const withoutComments = commentStripper(given);
  for (const [at, whole] of given.entries()) {
    if (fence !== null) {
      if (closesFence(whole, fence)) {
        chunks.push({ kind: 'code', source: lines.join('\n'), header: '' });
        lines = [];
        fence = null;
      } else lines.push(whole);
      continue;
    }
    const line = withoutComments(whole, at);
    if (line === null) continue;
    const opening = /^ {0,3}(`{3,}|~{3,})[^`]*$/.exec(line.slice(0, 500));
    if (opening) {
      close();
      fence = opening[1] ?? '```';
    } else if (line.trim() === '') lines.push('');
    else {
      const goesOn = /^[ \t]{2,}/.test(line) || (NUMBERED.test(line) && NUMBERED.test(lines[0] ?? ''));
      if (lines.at(-1) === '' && !goesOn) close();
      // A heading ends whatever stands above it, and nothing goes on below it.
      const isHeading = /^#{1,6}[ \t]/.test(line);
      if (isHeading) close();
      lines.push(flattenNesting(line));
      if (isHeading) close();
    }
  }
  if (fence !== null) chunks.push({ kind: 'code', source: lines.join('\n'), header: '' });
  else close();
  return chunks;
}

function closesFence(line: string, fence: string): boolean {
  const match = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line.slice(0, 500));
  return match !== null && (match[1] ?? '')[0] === fence[0] && (match[1] ?? '').length >= fence.length;
}

/** Cuts a line's list and quotation marks down to a depth that people write. */
function flattenNesting(line: string): string {
  let at = 0;
  let marks = 0;
  let kept = 0;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (code === 62 || ((code === 42 || code === 43 || code === 45) && line.charCodeAt(at + 1) === 32)) marks += 1;
    else if (code !== 32 && code !== 9) break;
    at += 1;
    if (marks <= MAX_NESTING && at <= 60) kept = at;
  }
  return kept < at ? line.slice(0, kept) + line.slice(at) : line;
}

function chunkLines(lines: readonly string[]): MarkdownChunk[] {
  const source = lines.join('\n').replace(/(?<!\n)\n+$/, '');
  if (source.trim() === '') return [];
  if (isPlain(source)) return [{ kind: 'plain', source, header: '' }];
  if (isPlainList(source)) return [{ kind: 'list', source, header: '' }];
  if (isPlainHeading(source)) return [{ kind: 'heading', source, header: '' }];
  if (source.length <= MAX_CHUNK)
    return [{ kind: countMarks(source) > MAX_MARKS ? 'rough' : 'markup', source, header: '' }];
  return splitLong(source.split('\n')).map((part): MarkdownChunk => {
    const parsed = parsedText(part);
    const rough = parsed.length > MAX_CHUNK * 4 || countMarks(parsed) > MAX_MARKS;
    return { ...part, kind: rough ? 'rough' : 'markup' };
  });
}

/** Parts of a long chunk: at top-level list items or table rows, else wherever a line ends. */
function splitLong(lines: readonly string[]): { source: string; header: string }[] {
  const isTable = lines.length > 2 && /^[ \t|:-]{3,}$/.test(lines[1] ?? '') && (lines[1] ?? '').includes('-');
  const top = isTable ? `${lines[0]}\n${lines[1]}\n` : '';
  // A longer one heads no table that people write; every part would be read with it again.
  const header = top.length > MAX_CHUNK ? '' : top;
  const parts: { source: string; header: string }[] = [];
  let part: string[] = [];
  let size = 0;
  const isList = /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(lines[0] ?? '');
  for (const line of lines) {
    const mayCut = !isList || /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line) || size > MAX_CHUNK * 2;
    if (size + line.length > MAX_CHUNK && part.length > 2 && mayCut) {
      parts.push({ source: part.join('\n'), header: parts.length > 0 ? header : '' });
      part = [];
      size = 0;
    }
    part.push(line);
    size += line.length + 1;
  }
  parts.push({ source: part.join('\n'), header: parts.length > 0 ? header : '' });
  return parts;
}

/** True for a paragraph in which nothing can be markup, so that the text is what it shows. */
function isPlain(source: string): boolean {
  if (/[*_[\]`<\\|~]|&#?\w{1,31};/.test(source)) return false;
  if (/^[ \t]*(?:#|>|[-+][ \t]|\d{1,9}[.)][ \t]|[-=]{1,}[ \t]*$)/m.test(source)) return false;
  return !/^(?: {4}|\t)/.test(source) && !/\n[ \t]*\n/.test(source);
}

/** True for a list of one kind, an item a line, in which nothing else can be markup. */
function isPlainList(source: string): boolean {
  const mark = /^(?:[-*+]|\d{1,9}(?=([.)])))/.exec(source);
  if (mark === null) return false;
  const item = mark[1] === undefined ? `[${mark[0]}] ` : `\\d{1,9}[${mark[1]}] `;
  const start = new RegExp(`^${item}(?=\\S)`);
  const texts: string[] = [];
  for (const line of source.split('\n')) {
    const found = start.exec(line);
    if (found === null) return false;
    texts.push(line.slice(found[0].length));
  }
  const inner = texts.join('\n');
  // A lone mark is an empty item inside the item.
  return isPlain(inner) && !/^(?:[-+]|\d{1,9}[.)])$/m.test(inner);
}

/** "## Two words" without markup in it, the usual heading. */
function isPlainHeading(source: string): boolean {
  const mark = /^#{1,6}[ \t]+/.exec(source.slice(0, 40));
  return (
    mark !== null &&
    source.length < 400 &&
    !source.includes('\n') &&
    isPlain(source.slice(mark[0].length)) &&
    !source.endsWith('#')
  );
}

/** In characters of plain prose. */
function parseCost(source: string): number {
  // Pairing marks of emphasis costs the parser the square of their number.
  const marks = countMarks(source);
  return source.length + 200 + PIECE_COST * (source.split('\n').length + marks) + marks ** 2;
}

function countMarks(source: string): number {
  let marks = 0;
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    // * < [ _ ` ~
    if (code === 42 || code === 60 || code === 91 || code === 95 || code === 96 || code === 126) marks += 1;
  }
  return marks;
}
