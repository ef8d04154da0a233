/**
 * Reads .md: what a reader sees of the text, in blocks. Links show their words, emphasis its letters, pictures nothing;
 * comments and raw HTML tags vanish. A quote is then exactly what stands on the page, without its markup.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { findDateline } from './credits/day.ts';
import { findHeadAuthor, findHeadDate, linesOfWhole } from './credits/head.ts';
import { foldSpace, trimCode } from './decode.ts';
import { type Draft, type DraftBlock, draftBlock, omission } from './draft.ts';
import { endsSentence, wordsIn } from './line-shapes.ts';
import { type MarkdownChunk, parsedText, splitMarkdown } from './markdown/chunks.ts';
import { readDialects } from './markdown/dialects.ts';
import { readFrontMatter } from './markdown/front-matter.ts';
import { PART, type Piece, readNodes } from './markdown/nodes.ts';
import { cleanUrl, readHeadLine } from './metadata.ts';
import { titleForm } from './title-form.ts';

const EXTENSIONS = [gfm()];
const TREE_EXTENSIONS = [gfmFromMarkdown()];

export function readMarkdown(text: string): Draft {
  const { body, unread, ...front } = readFrontMatter(text);
  const chunks = splitMarkdown(readDialects(body));
  const definitions = findDefinitions(chunks);
  const out: DraftBlock[] = [];
  for (const chunk of chunks) readChunk(chunk, definitions, out);
  const draft = takeAddress(
    takeTitle({
      ...front,
      blocks: markParts(out),
      omitted: unread === '' ? [] : [omission(unread, 'front-matter')],
    }),
  );
  const whole = linesOfWhole(draft.blocks);
  const credits = whole.slice(0, CREDIT_BLOCKS).filter((block) => findHeadAuthor([block]) !== null);
  return {
    ...draft,
    date: draft.date ?? findDateline(whole) ?? findHeadDate(credits),
    author: draft.author ?? findHeadAuthor(credits),
  };
}

/** A line of Markdown that names who wrote the article tells its day as well; any other may tell of another day. */
const CREDIT_BLOCKS = 2;

/** Footnote and link definitions by label; a chunk that refers to one is parsed with it. */
function findDefinitions(chunks: readonly MarkdownChunk[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { kind, source } of chunks) {
    if (kind !== 'markup') continue;
    for (const match of source.matchAll(/^ {0,3}\[(\^?[^\]\n]{1,200})\]:[ \t]*\S[^\n]{0,2000}$/gm)) {
      const label = match[1] ?? '';
      // Where a link leads is never shown: a long address would only be parsed again with every chunk that names it.
      if (found.size < 5000 && !found.has(label.toLowerCase())) found.set(label.toLowerCase(), `[${label}]: x`);
    }
  }
  return found;
}

function readChunk(chunk: MarkdownChunk, definitions: ReadonlyMap<string, string>, out: Piece[]): void {
  if (chunk.kind === 'plain') out.push(draftBlock('paragraph', foldSpace(chunk.source)));
  else if (chunk.kind === 'heading') pushHeading(chunk.source, out);
  else if (chunk.kind === 'list') pushList(chunk.source, out);
  else if (chunk.kind === 'code') pushCode(chunk.source, out);
  else if (chunk.kind === 'rough') out.push(...readRough(chunk.source));
  else {
    const source = parsedText(chunk);
    const needed = new Set<string>();
    if (definitions.size > 0) {
      for (const match of source.matchAll(/\[(\^?[^\][\n]{1,200})\]/g)) {
        const line = definitions.get((match[1] ?? '').toLowerCase());
        if (line !== undefined) needed.add(line);
      }
    }
    const tree = fromMarkdown(`${source}\n\n${[...needed].join('\n')}`, {
      extensions: EXTENSIONS,
      mdastExtensions: TREE_EXTENSIONS,
    });
    readNodes(tree, { limit: source.length, skipRows: chunk.header === '' ? 0 : 1 }, out);
  }
}

function pushHeading(source: string, out: Piece[]): void {
  const level = source.search(/[^#]/);
  const text = foldSpace(source.slice(level));
  if (text !== '') out.push(draftBlock('heading', text, { level }));
}

/** One line an item; a numbered list goes on from its first number, whatever the others are. */
function pushList(source: string, out: Piece[]): void {
  const first = Number.parseInt(source, 10);
  source.split('\n').forEach((line, at) => {
    const number = Number.isNaN(first) ? '' : `${first + at}. `;
    out.push(draftBlock('list-item', number + foldSpace(line.slice(line.indexOf(' ')))));
  });
}

function pushCode(source: string, out: Piece[]): void {
  const text = trimCode(source);
  if (text.trim() !== '') out.push(draftBlock('code', text));
}

/** Without a parser: a line of its own for what looks like a heading or an item, marks of emphasis taken off. */
function readRough(source: string): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  let lines: string[] = [];
  const flush = () => {
    const text = foldSpace(lines.join(' '));
    if (text !== '') blocks.push(draftBlock('paragraph', text));
    lines = [];
  };
  for (const line of source.split('\n')) {
    const heading = /^ {0,3}(#{1,6}) (.{1,300})$/.exec(line.slice(0, 400));
    if (heading) {
      flush();
      blocks.push(draftBlock('heading', foldSpace(heading[2] ?? ''), { level: (heading[1] ?? '#').length }));
    } else lines.push(line.replace(/[*_`~]{1,3}|^[ \t]*[>+-][ \t]/g, ''));
  }
  flush();
  return blocks;
}

const ADDRESS_WITHIN = 4;

/** Takes a line "Source: https://…" off the head, which says where the article stands and nothing of it. */
function takeAddress(draft: Draft): Draft {
  const head = draft.blocks.slice(0, ADDRESS_WITHIN).map(({ kind, text }) => (kind === 'paragraph' ? text : ''));
  const at = head.findIndex((text) => readHeadLine(text)?.field === 'url');
  const url = cleanUrl(readHeadLine(head[at] ?? '')?.value);
  if (draft.url !== null || url === null || draft.blocks.length === 1) return draft;
  return { ...draft, url, blocks: draft.blocks.filter((_, place) => place !== at) };
}

const MOST_ABOVE_TITLE = 4;
const LONGEST_MENU = 60;
const MAX_WORDS_ABOVE_TITLE = 12;

/**
 * The title of the front matter, else the first top heading if no text stands before it; a heading that repeats it goes.
 * Bars of links and breadcrumbs above it are no text, nor is a menu, which may be a list: below one the heading has to be
 * the only one of its level.
 */
function takeTitle(draft: Draft): Draft {
  const at = draft.blocks.findIndex(({ kind }) => kind === 'heading');
  const first = draft.blocks[at];
  if (first === undefined || draft.blocks.length === 1) return draft;
  const above = draft.blocks.slice(0, at);
  const few = at <= MOST_ABOVE_TITLE && above.every(({ kind }) => kind === 'paragraph');
  const alone = at <= LONGEST_MENU && draft.blocks.filter(({ level }) => level === 1).length === 1;
  if (!(few || alone) || !above.every(isAboveTitle)) return draft;
  const title = draft.title ?? (first.level === 1 ? first.text : null);
  if (title === null || titleForm(title) !== titleForm(first.text)) return draft;
  return { ...draft, title, blocks: draft.blocks.filter((_, place) => place !== at) };
}

const isAboveTitle = ({ kind, text }: DraftBlock) =>
  (kind === 'paragraph' || kind === 'list-item') &&
  ((wordsIn(text) <= MAX_WORDS_ABOVE_TITLE && !endsSentence(text)) || isBarOfLinks(text));

const LONGEST_BAR = 300;
const MAX_LINK_WORDS = 6;

/** "Version: 3.4 | Edit this page | Search docs…", which ends like a sentence and is none. */
function isBarOfLinks(text: string): boolean {
  if (text.length > LONGEST_BAR) return false;
  const links = text.split(/\s[|·•›»]\s/);
  return links.length > 2 && links.every((link) => wordsIn(link) <= MAX_LINK_WORDS && !/[^.][.!?]$/.test(link));
}

/** A rule (***) parts what stands before it from what follows. */
function markParts(pieces: readonly Piece[]): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  let apart = false;
  for (const piece of pieces) {
    if (piece === PART) apart = true;
    else {
      blocks.push(apart && piece.kind !== 'heading' ? { ...piece, apart: 'part' } : piece);
      apart = false;
    }
  }
  return blocks;
}
