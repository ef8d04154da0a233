/**
 * Lines of a PDF -> blocks: what is set larger or in another face above a paragraph is a heading, lines at the usual
 * distance are one paragraph, and a word cut at a line's end is joined where the document shows that it is one word.
 */
import { type DraftBlock, draftBlock } from '../draft.ts';
import { isCutWord, joinCutWord, joinsWithoutSpace, LONGEST_JOIN, wordsOf } from '../line-joins.ts';
import { endsSentence, looksLikeHeading, readListItem, wordsIn } from '../line-shapes.ts';
import { unmarkCredits } from './credits.ts';
import { type Line, mostCommon } from './lines.ts';
import { findTableRows } from './tables.ts';

const LARGER = 1.12;
const MAX_HEADING_WORDS = 30;
const MAX_GAP = 1.4;

/** Blocks in reading order, each with the page on which it begins. */
export function layOutLines(lines: readonly Line[], author = ''): DraftBlock[] {
  const body = {
    size: mostCommon(lines, ({ size }) => size) ?? 12,
    font: mostCommon(lines, ({ font }) => font) ?? null,
  };
  const leading = mostCommon(lines, (_, at) => leadingAt(lines, at)) ?? body.size * 1.2;
  const words = wordsOf(lines.map(({ text }) => text));
  const rows = findTableRows(lines);
  const headings = lines.map(
    (line, at) =>
      !rows.has(at) &&
      (isHeading(line, lines[at - 1], lines[at + 1], body, leading) ||
        (rows.has(at + 1) && !rows.has(at - 1) && headsTable(line, body))),
  );
  unmarkCredits(lines, headings, author);
  const sizes = [...new Set(lines.filter((_, at) => headings[at]).map(({ size }) => size))].sort((a, b) => b - a);
  const blocks: DraftBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const row = rows.get(at);
    if (row !== undefined) {
      if (row !== '') blocks.push(draftBlock('table-row', row, { page: (lines[at] as Line).page }));
      at += 1;
      continue;
    }
    const heading = headings[at] === true;
    let end = at + 1;
    while (end < lines.length && !rows.has(end) && headings[end] === heading && continues(lines, end, leading, heading))
      end += 1;
    blocks.push(buildBlock(lines.slice(at, end), heading, sizes, words));
    at = end;
  }
  return blocks;
}

function buildBlock(
  lines: readonly Line[],
  heading: boolean,
  sizes: readonly number[],
  words: ReadonlySet<string>,
): DraftBlock {
  const first = lines[0] as Line;
  const parts: string[] = [];
  let open = first.text;
  for (const line of lines.slice(1)) {
    // A join looks back over one word; joining to the whole block would copy it for every line.
    if (open.length > LONGEST_JOIN * 2) {
      parts.push(open.slice(0, -LONGEST_JOIN));
      open = open.slice(-LONGEST_JOIN);
    }
    open = joinLine(open, line.text, words);
  }
  const text = [...parts, open].join('');
  const extra = { page: first.page };
  if (heading) return draftBlock('heading', text, { ...extra, level: sizes.indexOf(first.size) + 1 });
  const item = readListItem(text);
  return item === null ? draftBlock('paragraph', text, extra) : draftBlock('list-item', item, extra);
}

function isHeading(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  body: { size: number; font: string | null },
  leading: number,
): boolean {
  if (wordsIn(line.text) > MAX_HEADING_WORDS || !/\p{L}/u.test(line.text)) return false;
  if (line.size >= body.size * LARGER) return true;
  // In the body's size only another face and a gap above tell a heading.
  if (line.size < body.size * 0.95 || line.font === null || line.font === body.font || after === undefined)
    return false;
  const gap = before === undefined || before.page !== line.page || before.y - line.y > leading * 1.15;
  return gap && looksLikeHeading(line.text);
}

/** A line in another face directly above a table names it; no gap is asked for. */
function headsTable(line: Line, body: { size: number; font: string | null }): boolean {
  return line.font !== null && line.font !== body.font && line.size >= body.size * 0.95 && looksLikeHeading(line.text);
}

/** True when the line at `at` goes on with the block of the line before it. */
function continues(lines: readonly Line[], at: number, leading: number, heading: boolean): boolean {
  const before = lines[at - 1] as Line;
  const line = lines[at] as Line;
  if (Math.abs(line.size - before.size) > Math.max(1, before.size * 0.12)) return false;
  if (heading) return line.page === before.page && before.y - line.y > 0 && before.y - line.y < line.size * 1.6;
  if (readListItem(line.text) !== null && /^\s*(?:[-*+•‣◦▪●○·]|\(?\d{1,3}[.)])\s/.test(line.text)) return false;
  const ended = endsSentence(before.text);
  const sameColumn = before.page === line.page && before.y > line.y;
  // Over the end of a page or column a paragraph goes on unless it was finished.
  if (!sameColumn) return !ended && !/^[\p{Lu}\p{N}]/u.test(line.text) ? true : !ended && before.right - before.x > 150;
  if (before.y - line.y > Math.max(leading, line.size * 1.1) * MAX_GAP) return false;
  const indented = line.x - before.x > line.size * 0.8 && line.x - before.x < line.size * 5;
  if (indented && ended && readListItem(before.text) === null) return false;
  // A last line that stops well before the margin ends its paragraph, where no gap shows it.
  const next = lines[at + 1];
  const wide = Math.max(line.right, next?.right ?? 0);
  return !(ended && before.right < wide - (wide - line.x) * 0.25 && before.y - line.y > leading * 1.05);
}

function leadingAt(lines: readonly Line[], at: number): number | null {
  const line = lines[at] as Line;
  const before = lines[at - 1];
  if (before === undefined || before.page !== line.page || before.size !== line.size) return null;
  const gap = before.y - line.y;
  return gap > 0 && gap < line.size * 3 ? Math.round(gap * 2) / 2 : null;
}

/**
 * "negotia-" and "tions" become one word when the document has it elsewhere, or when neither half is a word of the
 * document; "North-" and "South" keep their hyphen.
 */
function joinLine(before: string, after: string, words: ReadonlySet<string>): string {
  const joined = joinCutWord(before, after, (left, right) => isCutWord(words, left, right));
  if (joined !== null) return joined;
  const glued = /[\p{L}\p{N}][-–/]$/u.test(before.slice(-2)) || joinsWithoutSpace(before, after);
  return glued ? before + after : `${before} ${after}`;
}
