/**
 * Running heads, running feet and page numbers of a PDF. What stands on many pages shows itself by that; what stands on
 * one (behind a cover, in an article of one page) only by place, size and shape together. In doubt a line is text.
 */
import { endsSentence, wordsIn } from './line-shapes.ts';
import type { Line } from './pdf-lines.ts';
import { titleForm } from './plain-text.ts';

const EDGE = 0.12;
const EDGE_LINES = 3;
const FEWEST_OTHER_LINES = 3;
const MAX_WORDS = 16;
const MAX_LENGTH = 200;
/** Distance from the text, in lines of it: of what is set smaller, and of what is not. */
const APART = 1.6;
const FAR_APART = 2.5;
const SMALLER = 0.92;

const NUMBER = /^[-–—\s]*(?:page|seite|p\.|s\.|página)?\s*\d{1,4}(?:\s*(?:of|von|de|\/)\s*\d{1,4})?[-–—\s]*$/i;

/**
 * Lines near the edge of the page that are page numbers, that stand on at least half of the pages with nothing but their
 * digits changed, or that look like a running head or foot.
 *
 * @param names - title, author and the like, which heads repeat.
 */
export function findRunningLines(pages: readonly (readonly Line[])[], names: readonly string[] = []): Set<Line> {
  const groups = new Map<string, Line[]>();
  const found = new Set<Line>();
  const size = bodySize(pages);
  const forms = [...names, ...largeLines(pages[0] ?? [], size)].map(titleForm).filter((form) => form !== '');
  for (const lines of pages) {
    const byHeight = [...lines].sort((a, b) => b.y - a.y);
    const edges = new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)]);
    for (const line of edges) {
      if (line.height > EDGE && line.height < 1 - EDGE) continue;
      if (NUMBER.test(line.text)) found.add(line);
      const form = `${line.height > 0.5 ? 'head' : 'foot'} ${line.text.toLowerCase().replace(/\d+/g, '#')}`;
      const group = groups.get(form);
      if (group === undefined) groups.set(form, [line]);
      else group.push(line);
    }
  }
  for (const group of groups.values()) {
    const onPages = new Set(group.map(({ page }) => page)).size;
    if (onPages >= 2 && onPages * 2 >= pages.length) for (const line of group) found.add(line);
  }
  const columns = findColumns(pages);
  for (const lines of pages) {
    const rest = lines.filter((line) => !found.has(line)).sort((a, b) => b.y - a.y);
    for (const ends of [rest, rest.toReversed()]) {
      for (const line of ends.slice(0, EDGE_LINES)) {
        if (isPartOfTable(line, columns) || !isRunning(line, ends, size, forms)) break;
        found.add(line);
      }
    }
  }
  return found;
}

/** Where the cells of lines begin that stand further from the edges: the rows of tables. */
function findColumns(pages: readonly (readonly Line[])[]): Set<number> {
  const inside = pages.flat().filter(({ height }) => height <= 1 - EDGE && height >= EDGE);
  return new Set(inside.flatMap(({ cells }) => cells?.map(({ x }) => Math.round(x)) ?? []));
}

/** A row of a table that begins or ends at the edge of a page is no head of it. */
const isPartOfTable = ({ cells }: Line, columns: ReadonlySet<number>) =>
  cells?.every(({ x }) => columns.has(Math.round(x))) === true;

/** @param ends - the lines of the page, from the edge at which `line` stands. */
function isRunning(line: Line, ends: readonly Line[], size: number, forms: readonly string[]): boolean {
  if (line.height > EDGE && line.height < 1 - EDGE) return false;
  const next = ends.find(
    (other) => Math.abs(other.y - line.y) > Math.min(other.size, line.size) * 0.8 && isInside(other, line),
  );
  if (next === undefined || ends.length <= FEWEST_OTHER_LINES || line.size > size * 1.05) return false;
  const gap = Math.abs(line.y - next.y) / (size * 1.2);
  const smaller = line.size <= size * SMALLER;
  return gap >= (smaller ? APART : FAR_APART) && hasShape(line, smaller, forms);
}

/** Nearer to the middle of the page. */
const isInside = (other: Line, line: Line) => Math.abs(other.height - 0.5) < Math.abs(line.height - 0.5);

const MAX_PARTS = 3;
const YEAR = /^(?:1[89]|20)\d\d$/;

const VOLUME = /(?:^|\s)\d{1,4} ?\((?:19|20)\d\d\)|\b(?:vol(?:ume|\.)?|issue|no\.|jahrgang) ?\d+.*\b(?:19|20)\d\d\b/i;
const RIGHTS = /(?:^|\s)(?:©|\(c\)|copyright)\s/i;

function hasShape(line: Line, smaller: boolean, forms: readonly string[]): boolean {
  const { text } = line;
  if (text.length > MAX_LENGTH || wordsIn(text) > MAX_WORDS) return false;
  if (smaller && RIGHTS.test(text)) return true;
  if (endsSentence(text)) return false;
  const parts = line.cells?.map((cell) => cell.text) ?? [text];
  const named = parts.filter((part) => !NUMBER.test(part));
  if (named.length === 0) return false;
  // A number with a wide gap beside it is that of the page; in front of a text it may be that of a footnote.
  const last = parts.at(-1) ?? '';
  const first = line.height > 0.5 ? (parts[0] ?? '') : '';
  if (parts.length <= MAX_PARTS && [first, last].some((part) => NUMBER.test(part) && !YEAR.test(part))) return true;
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

/** The size in which most characters are set. */
function bodySize(pages: readonly (readonly Line[])[]): number {
  const counts = new Map<number, number>();
  for (const lines of pages) {
    for (const { size, text } of lines) counts.set(size, (counts.get(size) ?? 0) + text.length);
  }
  let best = 12;
  for (const [size, count] of counts) if (count > (counts.get(best) ?? 0)) best = size;
  return best;
}
