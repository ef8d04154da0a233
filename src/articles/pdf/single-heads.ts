/**
 * Running heads and feet of a PDF that stand on one page only: behind a cover, in an article of one page. Place, size and
 * shape have to tell together; in doubt a line is text.
 */
import { endsSentence, wordsIn } from '../line-shapes.ts';
import { titleForm } from '../title-form.ts';
import { type Line, mostCommon } from './lines.ts';

/** Share of the page's height. */
const EDGE = 0.12;
export const EDGE_LINES = 3;
const FEWEST_OTHER_LINES = 3;
const MAX_WORDS = 16;
const MAX_LENGTH = 200;
/** Distance from the text, in lines of it: of what is set smaller, and of what is not. */
const APART = 1.6;
const FAR_APART = 2.5;
const SMALLER = 0.92;

export const isAtEdge = ({ height }: Line) => height <= EDGE || height >= 1 - EDGE;

export const PAGE_NUMBER =
  /^[-–—\s]*(?:page|seite|p\.|s\.|página)?\s*\d{1,4}(?:\s*(?:of|von|de|\/)\s*\d{1,4})?[-–—\s]*$/i;

/** @param found - the lines that are known to be heads or feet. */
export function findSingleHeads(
  pages: readonly (readonly Line[])[],
  names: readonly string[],
  found: ReadonlySet<Line>,
): Line[] {
  const size = mostCommon(pages.flat(), (line) => line.size) ?? 12;
  const forms = [...names, ...largeLines(pages[0] ?? [], size)].map(titleForm).filter((form) => form !== '');
  const single: Line[] = [];
  const columns = findColumns(pages);
  const offsets = countOffsets(pages);
  for (const lines of pages) {
    const rest = lines.filter((line) => !found.has(line)).sort((a, b) => b.y - a.y);
    for (const ends of [rest, rest.toReversed()]) {
      for (const line of ends.slice(0, EDGE_LINES)) {
        if (isPartOfTable(line, columns) || !isRunning(line, ends, { size, forms, offsets })) break;
        single.push(line);
      }
    }
  }
  return single;
}

/** What is known of the whole document. */
interface Known {
  /** In which most is set. */
  readonly size: number;
  /** Of title, author and other names. */
  readonly forms: readonly string[];
  /** How many lines at the edges number the pages from the same beginning. */
  readonly offsets: ReadonlyMap<number, number>;
}

/**
 * How far the number beside a wide gap is from that of the page; null where there is none. In front of a text at the foot
 * it may be that of a footnote, and behind "Invoice no." it is no page.
 */
function pageOffset({ cells, height, page }: Line): number | null {
  if (cells === undefined || cells.length > MAX_PARTS) return null;
  const texts = cells.map(({ text }) => text);
  const numbers = texts.filter((text) => PAGE_NUMBER.test(text));
  const at = texts.findIndex((text) => PAGE_NUMBER.test(text));
  const outer = at === texts.length - 1 || (at === 0 && height > 0.5);
  if (
    numbers.length !== 1 ||
    !outer ||
    YEAR.test(texts[at] ?? '') ||
    /(?:[:#№]|\b(?:no|nr)\.?)$/i.test(texts[at - 1] ?? '')
  )
    return null;
  return Number(/\d+/.exec(texts[at] ?? '')?.[0]) - page;
}

function countOffsets(pages: readonly (readonly Line[])[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const line of pages.flat()) {
    const offset = isAtEdge(line) ? pageOffset(line) : null;
    if (offset !== null) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  return counts;
}

/** Where the cells of lines begin that stand further from the edges: the rows of tables. */
function findColumns(pages: readonly (readonly Line[])[]): Set<number> {
  const inside = pages.flat().filter((line) => !isAtEdge(line));
  return new Set(inside.flatMap(({ cells }) => cells?.map(({ x }) => Math.round(x)) ?? []));
}

/** A row of a table that begins or ends at the edge of a page is no head of it. */
const isPartOfTable = ({ cells }: Line, columns: ReadonlySet<number>) =>
  cells?.every(({ x }) => columns.has(Math.round(x))) === true;

/** @param ends - the lines of the page, from the edge at which `line` stands. */
function isRunning(line: Line, ends: readonly Line[], known: Known): boolean {
  const { size } = known;
  if (!isAtEdge(line)) return false;
  const next = ends.find(
    (other) => Math.abs(other.y - line.y) > Math.min(other.size, line.size) * 0.8 && isInside(other, line),
  );
  if (next === undefined || ends.length <= FEWEST_OTHER_LINES || line.size > size * 1.05) return false;
  const gap = Math.abs(line.y - next.y) / (size * 1.2);
  const smaller = line.size <= size * SMALLER;
  return gap >= (smaller ? APART : FAR_APART) && hasShape(line, smaller, known);
}

/** Nearer to the middle of the page. */
const isInside = (other: Line, line: Line) => Math.abs(other.height - 0.5) < Math.abs(line.height - 0.5);

const MAX_PARTS = 3;
const YEAR = /^(?:1[89]|20)\d\d$/;

const VOLUME = /(?:^|\s)\d{1,4} ?\((?:19|20)\d\d\)|\b(?:vol(?:ume|\.)?|issue|no\.|jahrgang) ?\d+.*\b(?:19|20)\d\d\b/i;
const RIGHTS = /(?:^|\s)(?:©|\(c\)|copyright)\s/i;

function hasShape(line: Line, smaller: boolean, { forms, offsets }: Known): boolean {
  const { text } = line;
  if (text.length > MAX_LENGTH || wordsIn(text) > MAX_WORDS) return false;
  if (smaller && RIGHTS.test(text)) return true;
  if (endsSentence(text)) return false;
  const parts = line.cells?.map((cell) => cell.text) ?? [text];
  const named = parts.filter((part) => !PAGE_NUMBER.test(part));
  if (named.length === 0) return false;
  const offset = pageOffset(line);
  if (offset !== null && (smaller || (offsets.get(offset) ?? 0) > 1)) return true;
  if (named.every((part) => repeats(part, forms)) && (line.page > 1 || smaller)) return true;
  return VOLUME.test(text) && !/^[\d*†]/.test(text);
}

function repeats(part: string, forms: readonly string[]): boolean {
  const form = titleForm(part);
  return forms.some((name) => name === form || (wordsIn(part) > 1 && name.startsWith(`${form} `)));
}

function largeLines(lines: readonly Line[], size: number): string[] {
  return lines
    .filter((line) => line.size > size * 1.1)
    .slice(0, 5)
    .map(({ text }) => text);
}
