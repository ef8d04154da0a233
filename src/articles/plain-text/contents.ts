/**
 * A list of contents copied along with a page. It is no prose, but it names the page's headings, which plain text
 * otherwise shows by nothing: a line that stands in it and again below is a heading there.
 */
import { cueForm } from '../boilerplate/cue-tables.ts';
import {
  endOfUntitled,
  entryForm,
  FEWEST_ENTRIES,
  findReturns,
  isContentsTitle,
  isListOfItsOwn,
  mayBeEntry,
  WORTH_BELIEVING,
} from '../contents.ts';
import { wordsIn } from '../line-shapes.ts';
import type { Paragraph } from './paragraphs.ts';

export interface Contents {
  /** Range of paragraphs that are the table, its own heading included; empty when there is none. */
  readonly from: number;
  readonly to: number;
  /** Level by heading. */
  readonly levels: ReadonlyMap<string, number>;
}

const NONE: Contents = { from: 0, to: 0, levels: new Map() };
const MAX_ENTRIES = 400;
const MOST_TITLES = 5;

export function findContents(paragraphs: readonly Paragraph[]): Contents {
  const titles = paragraphs.flatMap(({ text }, at) => (isContentsTitle(text) ? [at] : []));
  for (const at of titles.slice(0, MOST_TITLES)) {
    const found = readTitled(paragraphs, at);
    if (found !== NONE) return found;
  }
  const line = findContentsLine(paragraphs);
  return line === NONE ? findUntitled(paragraphs) : line;
}

function readTitled(paragraphs: readonly Paragraph[], from: number): Contents {
  const names = new Set<string>();
  const depths = new Map<string, number>();
  let first: string | null = null;
  let to = from + 1;
  for (; to < paragraphs.length && to - from <= MAX_ENTRIES; to += 1) {
    const { kind } = paragraphs[to] as Paragraph;
    const text = withoutPage(paragraphs[to] as Paragraph);
    const form = entryForm(text);
    // The table ends where the page begins with its first heading, or with one of the others above its text.
    const returns = form === first || (names.has(form) && headsText(paragraphs, to));
    if (kind === 'code' || wordsIn(text) > MOST_ENTRY_WORDS || returns) break;
    first ??= form;
    if (!names.has(form)) depths.set(form, depthOf(text));
    names.add(form);
  }
  const levels = levelsBelow(paragraphs, to, depths);
  const found = new Set([...levels.keys()].map(entryForm)).size;
  if (found < FEWEST_ENTRIES || found < names.size * WORTH_BELIEVING) return NONE;
  return { from, to, levels };
}

const MOST_ENTRY_WORDS = 14;

/** "1.1 The district | 4", a row, was "1.1 The district ..... 4". */
const withoutPage = ({ text, kind }: Paragraph): string =>
  kind === 'table-row' ? text.replace(/ \| \d{1,4}$/, '') : text;

/** The lines from `start` on that an entry names, as they stand there. */
function levelsBelow(
  paragraphs: readonly Paragraph[],
  start: number,
  depths: ReadonlyMap<string, number>,
): Map<string, number> {
  const levels = new Map<string, number>();
  for (const { text } of paragraphs.slice(start)) {
    const depth = mayBeEntry(text) ? depths.get(entryForm(text)) : undefined;
    if (depth !== undefined) levels.set(text, depth);
  }
  return levels;
}

/** "3.1 The Final Draft" is two deep. */
function depthOf(text: string): number {
  return /^(\d{1,3}(?:\.\d{1,3}){0,4})\.?\s/.exec(text)?.[1]?.split('.').length ?? 1;
}

/** A list that nothing names: its lines stand again below, each by itself or above its text. */
function findUntitled(paragraphs: readonly Paragraph[]): Contents {
  const texts = paragraphs.map(({ text }) => text);
  const returns = findReturns(texts, (at) => headsText(paragraphs, at));
  for (let from = 0; from < paragraphs.length; from += 1) {
    const to = endOfUntitled(returns, from);
    if (to === from) continue;
    const torn = paragraphs[to]?.kind === 'list-item' && paragraphs[to]?.gap === 0;
    // A line right above it is its title, and not one of a list of contents.
    const titled = from > 0 && paragraphs[from]?.gap === 0;
    if (!torn && !titled && !isListOfItsOwn(texts, from, to)) {
      const depths = new Map(texts.slice(from, to).map((text) => [entryForm(text), depthOf(text)]));
      return { from, to, levels: levelsBelow(paragraphs, to, depths) };
    }
    from = to;
  }
  return NONE;
}

const LEAST_TEXT_WORDS = 8;

function headsText(paragraphs: readonly Paragraph[], at: number): boolean {
  const { gap, alone } = paragraphs[at] as Paragraph;
  const next = paragraphs[at + 1];
  if (next === undefined || !(alone || gap > 0)) return false;
  return next.kind !== 'prose' || wordsIn(next.text) >= LEAST_TEXT_WORDS;
}

const LONGEST_LINE = 400;
const MOST_PARTS = 30;
const MOST_PART_WORDS = 8;

/** "In this issue: The bowline / Splices / Letters": at least half of the parts, if in short, are headings below. */
function findContentsLine(paragraphs: readonly Paragraph[]): Contents {
  const from = paragraphs.slice(0, MOST_LINES_ABOVE).findIndex(({ text }) => readParts(text).length > 0);
  if (from < 0) return NONE;
  const parts = readParts((paragraphs[from] as Paragraph).text);
  const heads = paragraphs.flatMap(({ text }, at) =>
    at > from && mayBeEntry(text) && headsText(paragraphs, at) ? [` ${entryForm(text)} `] : [],
  );
  const found = parts.filter((part) => heads.some((head) => head.includes(` ${part} `)));
  if (found.length < 2 || found.length * 2 < parts.length) return NONE;
  const depths = new Map(parts.map((part) => [part, 1]));
  return { from, to: from + 1, levels: levelsBelow(paragraphs, from + 1, depths) };
}

const MOST_LINES_ABOVE = 60;

/** The parts of such a line; none for any other. */
function readParts(text: string): string[] {
  const colon = text.indexOf(':');
  if (colon < 0 || text.length > LONGEST_LINE || !isContentsTitle(text.slice(0, colon))) return [];
  const parts = text
    .slice(colon + 1)
    .split(/\s[/|·•–—]\s|[;,]\s/)
    .map(cueForm);
  const counted = parts.length >= FEWEST_ENTRIES && parts.length <= MOST_PARTS;
  return counted && parts.every((part) => part !== '' && wordsIn(part) <= MOST_PART_WORDS) ? parts : [];
}
