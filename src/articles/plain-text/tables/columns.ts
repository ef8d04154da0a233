/**
 * Tables that their author set with runs of spaces, or with dots that lead to a number. Joined as wrapped prose their cells
 * would read as one sentence. Spaces alone prove nothing: prose is justified with them, verse is halved, and old hands
 * type two after a full stop. What proves a table is that the gaps of neighbouring lines stand one above the other.
 */
import { rowOfButtons } from '../../boilerplate/rows.ts';
import { foldSpace } from '../../decode.ts';
import { isRule, readListItem, wordsIn } from '../../line-shapes.ts';
import { startsWithClock } from '../../times.ts';
import { BETWEEN, readLabels } from './cells.ts';

/** Lines of a table as rows with bars between their cells, or other lines as they are. */
export type Part = { readonly rows: readonly string[] } | { readonly lines: readonly string[] };

interface Gap {
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly text: string;
  readonly gaps: readonly Gap[];
  /** Its gap is a row of dots, which say by themselves what belongs together. */
  readonly led: boolean;
}

const LONGEST_ROW = 240;
const MOST_CELL_WORDS = 20;
/** Where only two lines stand together, their gaps may be in line by chance. */
const MOST_WORDS_OF_TWO_LINES = 6;
const WIDE_GAP = 3;
const WIDE_LEADER = 7;
const FEWEST_ALIGNED = 2 / 3;
const FEWEST_ROWS_OF_COLUMN = 0.75;

/**
 * The lines between two blank ones, parted where a table begins or ends.
 *
 * @param opensTurn - whether a line opens a speaker's turn: what he says may be set in a column of its own.
 */
export function partAtTables(lines: readonly string[], opensTurn: (line: string) => boolean): Part[] {
  if (lines.length < 2 || !lines.some((line) => line.includes('  ') || line.includes('...'))) return [{ lines }];
  const read = lines.map((line) => (opensTurn(line) || startsWithClock(line) ? null : readLine(line)));
  const parts: Part[] = [];
  let other: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const run = readRun(read, at);
    const rows = isTable(run, lines.length) ? withNarrowGaps(run).map(cellsOf) : null;
    if (rows !== null) {
      if (other.length > 0) parts.push({ lines: other });
      other = [];
      parts.push({ rows: rows.map((cells) => cells.join(BETWEEN)) });
    } else other.push(...lines.slice(at, at + Math.max(1, run.length)));
    at += Math.max(1, run.length);
  }
  if (other.length > 0) parts.push({ lines: other });
  return parts;
}

/** The lines from `from` on that have gaps of one kind. */
function readRun(read: readonly (Line | null)[], from: number): Line[] {
  const run: Line[] = [];
  for (let at = from; at < read.length; at += 1) {
    const line = read[at] ?? null;
    if (line === null || line.led !== (run[0] ?? line).led) break;
    run.push(line);
  }
  return run;
}

const LEADER = /(?<=[^\s.…]) ?(?:\.{4,80}| \.{3} |(?:\. ){3,80}\.?|…{2,80}) ?(?=[^\s.…])/gu;
const SPACES = /(?<=\S) {2,200}(?=\S)/g;

/** A line with gaps, or null for one that has none. */
function readLine(line: string): Line | null {
  if (line.length > LONGEST_ROW || isRule(line)) return null;
  const text = line.trimEnd();
  const leaders = findGaps(text, LEADER);
  if (leaders.length === 1 && !/[.…_]{3}$/.test(text)) return { text, gaps: leaders, led: true };
  const gaps = findGaps(text, SPACES).filter((gap) => dividesCells(text, gap));
  return gaps.length === 0 ? null : { text, gaps, led: false };
}

function findGaps(text: string, shape: RegExp): Gap[] {
  return [...text.matchAll(shape)].map(({ 0: gap, index }) => ({ start: index, end: index + gap.length }));
}

const LIST_MARK = /^\s*(?:[-*+•‣◦▪●○–·]|\(?[\p{L}\d]{1,3}[.)])$/u;

/** False behind the mark of a list, a label, and a sentence that two spaces part from the next one. */
function dividesCells(text: string, { start, end }: Gap): boolean {
  const before = text.slice(0, start);
  if (LIST_MARK.test(before) || /[:：]$/.test(before)) return false;
  return end - start > 2 || !/[.!?]["”’)]?$/.test(before);
}

function isTable(run: readonly Line[], all: number): boolean {
  if (run.length < 2 || (run.length === 2 && all > 4)) return false;
  const cells = run.map(cellsOf);
  const widest = Math.max(...cells.slice(0, 100).map((row) => Math.max(...row.map(wordsIn))));
  if (cells.some((row) => row.some((cell) => wordsIn(cell) > MOST_CELL_WORDS))) return false;
  if (run[0]?.led) return lead(run, cells);
  if (isMenu(run, cells)) return false;
  if (run.length === 2) {
    const wide = run.some(({ gaps }) => gaps.some(({ start, end }) => end - start >= WIDE_GAP));
    if (!wide || widest > MOST_WORDS_OF_TWO_LINES) return false;
  }
  return standInColumns(run);
}

/** Dots that lead across a gap to a few words; three or four of them are a speaker's who hesitates. */
function lead(run: readonly Line[], cells: readonly (readonly string[])[]): boolean {
  const across = run.some(({ gaps }) => gaps.some(({ start, end }) => end - start >= WIDE_LEADER));
  return across && cells.every(([, value = '']) => wordsIn(value) <= MOST_WORDS_OF_TWO_LINES);
}

/** Two rows of labels alone, or rows that are for the most part of buttons: `readLabels` and the rules of menus see to these. */
function isMenu(run: readonly Line[], cells: readonly (readonly string[])[]): boolean {
  if (run.length === 2 && run.every(({ text }) => readLabels(text, false) !== null)) return true;
  return cells.filter((row) => rowOfButtons(row.join(BETWEEN)) !== null).length * 2 >= run.length;
}

/** Whether most gaps hold a place at which most of the lines have one. */
function standInColumns(run: readonly Line[]): boolean {
  const covered = new Uint32Array(LONGEST_ROW + 1);
  for (const { start, end } of run.flatMap(({ gaps }) => gaps))
    for (let at = start; at < end; at += 1) covered[at] = (covered[at] ?? 0) + 1;
  const wanted = Math.max(2, run.length * FEWEST_ROWS_OF_COLUMN);
  const holds = ({ start, end }: Gap) => covered.subarray(start, end).some((rows) => rows >= wanted);
  const gaps = run.flatMap((line) => line.gaps);
  const rows = run.filter((line) => line.gaps.some(holds)).length;
  return gaps.filter(holds).length >= gaps.length * FEWEST_ALIGNED && rows >= run.length * FEWEST_ROWS_OF_COLUMN;
}

/** The lines with the gaps of one space that are left where a cell fills its column: most other cells below it begin there. */
function withNarrowGaps(run: readonly Line[]): readonly Line[] {
  const begin = new Map<number, number>();
  for (const { end } of run.flatMap(({ gaps }) => gaps)) begin.set(end, (begin.get(end) ?? 0) + 1);
  const columns = [...begin].filter(([, rows]) => rows >= run.length * FEWEST_ROWS_OF_COLUMN).map(([at]) => at);
  return run.map((line) => {
    // A row of all its cells has one that reaches over the column's edge.
    if (line.led || line.gaps.length >= columns.length) return line;
    const narrow = columns.filter((at) => /^\S \S$/.test(line.text.slice(at - 2, at + 1)));
    const gaps = [...line.gaps, ...narrow.map((at) => ({ start: at - 1, end: at }))];
    return { ...line, gaps: gaps.sort((a, b) => a.start - b.start) };
  });
}

function cellsOf({ text, gaps }: Line): string[] {
  const cells: string[] = [];
  let from = 0;
  for (const { start, end } of gaps) {
    cells.push(text.slice(from, start));
    from = end;
  }
  cells.push(text.slice(from));
  const [first = '', ...others] = cells.map(foldSpace);
  return [readListItem(first) ?? first, ...others];
}
