/**
 * Prose set in two columns, as programs write the pages of a PDF as text: read line by line, half a sentence of the one
 * column would stand beside half a sentence of the other. A table stands so as well. What proves prose is that in both
 * columns the lines go on with what stands above them; in one alone, that the other has lines which only the sidebar of
 * a page has, as text browsers print it.
 */
import { CONTEXT_LINES, CUE_LINES } from '../../boilerplate/cue-lines.ts';
import { cueForm } from '../../boilerplate/cue-tables.ts';
import { listsOthers } from '../../boilerplate/other-articles.ts';
import { endsSentence, isRule, wordsIn } from '../../line-shapes.ts';

interface Row {
  readonly left: string;
  readonly right: string;
}

const LONGEST_ROW = 240;
const NARROWEST_COLUMN = 20;
const FEWEST_ROWS = 5;
const MOST_BLANK = 2;
/** An indented line of the right column begins further in. */
const DEEPEST_INDENT = 6;
const FEWEST_WORDS = 3;
/** Share of the lines that go on from the one above, in each column. */
const FEWEST_GOING_ON = 0.4;
/** Headlines and dates stand between the teasers beside a sidebar. */
const FEWEST_BESIDE_SIDEBAR = 0.25;
const FEWEST_SIDEBAR_LINES = 2;
const LONGEST_SIDEBAR_LINE = 40;
/** Spaces between two columns of prose, and behind the longest line of a sidebar. */
const GAP = 2;
const SIDEBAR_GAP = 1;

/** The text with such columns one below the other, the left one first. */
export function partColumns(text: string): string {
  if (!/\S {2,}\S/.test(text)) return text;
  const lines = text.split('\n');
  const out: string[] = [];
  let tried = 0;
  for (let at = 0; at < lines.length; ) {
    const rows = readRows(lines, at, GAP);
    let count = Math.max(1, rows.length);
    let parted = isProse(rows) ? below(rows) : null;
    if (parted === null && at >= tried) {
      const page = readRows(lines, at, SIDEBAR_GAP);
      tried = at + page.length;
      parted = besideSidebar(page);
      if (parted !== null) count = page.length;
    }
    out.push(...(parted ?? lines.slice(at, at + count)));
    at += count;
  }
  return out.join('\n');
}

/** The rows from `from` on that have a gap where that line has its first; none where it has no gap. */
function readRows(lines: readonly string[], from: number, gap: number): Row[] {
  const start = rightStart(lines[from] as string);
  const rows: Row[] = [];
  let last = 0;
  let blank = 0;
  if (start < NARROWEST_COLUMN) return [];
  for (let at = from; at < lines.length; at += 1) {
    const row = readRow(lines[at] as string, start, gap);
    blank = row?.left === '' && row.right === '' ? blank + 1 : 0;
    if (row === null || blank > MOST_BLANK) break;
    rows.push(row);
    // What stands on the left alone may be a page's foot, but directly below a row of both.
    if (row.right !== '' || (row.left !== '' && last === rows.length - 1)) last = rows.length;
  }
  return rows.slice(0, last);
}

function rightStart(line: string): number {
  const gap = line.length > LONGEST_ROW || isRule(line) ? null : /\S( {2,200})(?=\S)/.exec(line);
  return gap === null ? 0 : gap.index + gap[0].length;
}

function readRow(line: string, start: number, gap: number): Row | null {
  if (line.length > LONGEST_ROW) return null;
  const left = line.slice(0, start).trimEnd();
  const right = line.slice(start).trimEnd();
  if (right !== '' && left.length > start - gap) return null;
  return right.search(/\S/) > DEEPEST_INDENT ? null : { left, right: right.trim() };
}

const leftOf = (rows: readonly Row[]) => rows.map(({ left }) => left);
const rightOf = (rows: readonly Row[]) => rows.map(({ right }) => right);
const standBeside = (rows: readonly Row[]) =>
  rows.filter(({ left, right }) => left !== '' && right !== '').length >= FEWEST_ROWS;

const isProse = (rows: readonly Row[]): boolean =>
  standBeside(rows) && [leftOf(rows), rightOf(rows)].every((column) => reads(column, FEWEST_GOING_ON));

/** The lines of a page with a sidebar: this first, as menus stand, so that it parts no two stories. Null for others. */
function besideSidebar(rows: readonly Row[]): string[] | null {
  if (!standBeside(rows)) return null;
  const [left, right] = [leftOf(rows), rightOf(rows)];
  for (const [sidebar, stories] of [
    [left, right],
    [right, left],
  ] as const)
    if (isSidebar(sidebar) && reads(stories, FEWEST_BESIDE_SIDEBAR)) return [...sidebar, '', ...stories, ''];
  return null;
}

/** The lines of a column have words of prose, and so many of them go on from those above. */
function reads(column: readonly string[], fewest: number): boolean {
  const told = column.filter((line) => line !== '');
  const words = told.reduce((sum, line) => sum + wordsIn(line), 0);
  return words >= told.length * FEWEST_WORDS && goOn(column) >= told.length * fewest;
}

/** "Most read", "Newsletter", "[Join]": lines by which a page steers. */
function isSidebar(column: readonly string[]): boolean {
  const forms = column.filter(({ length }) => length <= LONGEST_SIDEBAR_LINE).map(cueForm);
  const sure = forms.filter((form) => CUE_LINES.has(form) || listsOthers(form)).length;
  const known = forms.filter((form) => CONTEXT_LINES.has(form)).length;
  return sure > 0 && sure + known >= FEWEST_SIDEBAR_LINES;
}

/** How many lines go on from the one above: in lower case, below one that ends no sentence. */
const goOn = (lines: readonly string[]): number =>
  lines.filter((line, at) => at > 0 && /^\s*\p{Ll}/u.test(line) && isOpen(lines[at - 1] as string)).length;

const isOpen = (line: string) => line !== '' && !endsSentence(line);

/** Both columns as lines; a sentence goes on from the foot of the left one to the top of the right one. */
function below(rows: readonly Row[]): string[] {
  const [left, right] = [leftOf(rows), rightOf(rows)];
  while (left.at(-1) === '') left.pop();
  const goesOn = isOpen(left.at(-1) ?? '') && /^\p{Ll}/u.test(right[0] ?? '');
  return [...left, ...(goesOn ? [] : ['']), ...right, ''];
}
