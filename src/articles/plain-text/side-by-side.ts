/**
 * Prose set in two columns, as programs write the pages of a PDF as text: read line by line, half a sentence of the one
 * column would stand beside half a sentence of the other. A table stands so as well. What proves prose is that in both
 * columns the lines go on with what stands above them.
 */
import { endsSentence, isRule, wordsIn } from '../line-shapes.ts';

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

/** The text with such columns one below the other, the left one first. */
export function partColumns(text: string): string {
  if (!/\S {2,}\S/.test(text)) return text;
  const lines = text.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const rows = readRows(lines, at);
    if (isProse(rows)) out.push(...below(rows));
    else out.push(...lines.slice(at, at + Math.max(1, rows.length)));
    at += Math.max(1, rows.length);
  }
  return out.join('\n');
}

/** The rows from `from` on that have a gap where that line has its first; none where it has no gap. */
function readRows(lines: readonly string[], from: number): Row[] {
  const start = rightStart(lines[from] as string);
  const rows: Row[] = [];
  let last = 0;
  let blank = 0;
  if (start < NARROWEST_COLUMN) return [];
  for (let at = from; at < lines.length; at += 1) {
    const row = readRow(lines[at] as string, start);
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

function readRow(line: string, start: number): Row | null {
  if (line.length > LONGEST_ROW) return null;
  const left = line.slice(0, start).trimEnd();
  const right = line.slice(start).trimEnd();
  if (right !== '' && left.length > start - 2) return null;
  return right.search(/\S/) > DEEPEST_INDENT ? null : { left, right: right.trim() };
}

function isProse(rows: readonly Row[]): boolean {
  const both = rows.filter(({ left, right }) => left !== '' && right !== '');
  if (both.length < FEWEST_ROWS) return false;
  return [rows.map(({ left }) => left), rows.map(({ right }) => right)].every((column) => {
    const told = column.filter((line) => line !== '');
    const words = told.reduce((sum, line) => sum + wordsIn(line), 0);
    return words >= told.length * FEWEST_WORDS && goOn(column) >= told.length * FEWEST_GOING_ON;
  });
}

/** How many lines go on from the one above: in lower case, below one that ends no sentence. */
const goOn = (lines: readonly string[]): number =>
  lines.filter((line, at) => at > 0 && /^\s*\p{Ll}/u.test(line) && isOpen(lines[at - 1] as string)).length;

const isOpen = (line: string) => line !== '' && !endsSentence(line);

/** Both columns as lines; a sentence goes on from the foot of the left one to the top of the right one. */
function below(rows: readonly Row[]): string[] {
  const left = rows.map((row) => row.left);
  const right = rows.map((row) => row.right);
  while (left.at(-1) === '') left.pop();
  const goesOn = isOpen(left.at(-1) ?? '') && /^\p{Ll}/u.test(right[0] ?? '');
  return [...left, ...(goesOn ? [] : ['']), ...right, ''];
}
