/**
 * Tables of a PDF, which draws them as it draws all text: rows are lines that follow each other with the same wide gaps
 * at the same places. Columns of prose that were drawn line by line, forms, numbered lists and contents with leaders
 * look alike, so what is asked for is that the cells of each column stand in line and do not go on in each other.
 */
import { foldSpace } from '../decode.ts';
import { endsSentence, wordsIn } from '../line-shapes.ts';
import type { Cell, Line } from './lines.ts';

const MAX_CELLS = 30;
const MAX_COLUMNS = 60;
const FEWEST_ROWS = 3;
/** Distance of two rows, and slack of an edge, in sizes of the font. */
const MAX_ROW_GAP = 3.2;
const MAX_WRAP_GAP = 1.45;
const SLACK = 0.6;
const NUMBER_SLACK = 2.5;

interface Column {
  x: number;
  right: number;
}

/** The rows by the position of their line; a line that goes on with a cell of the row above has an empty one. */
export function findTableRows(lines: readonly Line[]): Map<number, string> {
  const rows = new Map<number, string>();
  for (let at = 0; at < lines.length; ) {
    const { end, columns } = findRun(lines, at);
    if (columns.length > 1 && isTable(lines.slice(at, end), columns)) writeRows(lines, at, end, columns, rows);
    at = Math.max(end, at + 1);
  }
  return rows;
}

const cellsOf = (line: Line): readonly Cell[] => line.cells ?? [{ text: line.text, x: line.x, right: line.right }];

const isRow = (line: Line) =>
  line.cells !== undefined && line.cells.length <= MAX_CELLS && !/\.{4}|(?:\. ){3}|…{2}|_{3}/.test(line.text);

/** Lines from `start` on whose cells leave the same gaps free. */
function findRun(lines: readonly Line[], start: number): { end: number; columns: Column[] } {
  const first = lines[start] as Line;
  if (!isRow(first)) return { end: start + 1, columns: [] };
  let columns = widen([], cellsOf(first), first.size) ?? [];
  let end = start + 1;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] as Line;
    const before = lines[at - 1] as Line;
    if (!isNear(before, line)) break;
    const wider = isRow(line) || line.cells === undefined ? widen(columns, cellsOf(line), line.size) : null;
    if (wider === null) break;
    if (line.cells === undefined) {
      // Part of a cell of the row above; in the first column it would be a line of text as well.
      const wraps = (columns[0]?.right ?? 0) < line.x && before.y - line.y <= line.size * MAX_WRAP_GAP;
      if (!wraps || wider.length > columns.length || before.page !== line.page) break;
    }
    columns = wider;
    end = at + 1;
  }
  return { end, columns };
}

function isNear(before: Line, line: Line): boolean {
  if (Math.abs(before.size - line.size) > 1) return false;
  if (before.page !== line.page) return line.page === before.page + 1 && line.cells !== undefined;
  return before.y > line.y && before.y - line.y <= Math.max(before.size, line.size) * MAX_ROW_GAP;
}

/** The columns with the cells of one more line; null when a cell would bridge two of them. */
function widen(columns: readonly Column[], cells: readonly Cell[], size: number): Column[] | null {
  const spans = [...columns, ...cells].map(({ x, right }) => ({ x, right })).sort((a, b) => a.x - b.x);
  const merged: Column[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.x < last.right + size * 0.4) last.right = Math.max(last.right, span.right);
    else merged.push(span);
  }
  if (merged.length > MAX_COLUMNS) return null;
  const places = cells.map((cell) => columnOf(merged, cell));
  return merged.length >= columns.length && new Set(places).size === cells.length ? merged : null;
}

const columnOf = (columns: readonly Column[], cell: Cell) =>
  columns.findIndex(({ x, right }) => cell.x >= x && cell.x <= right);

const MARKER = /^(?:\(?(?:\d{1,3}|[a-z])[.)]|[-*+•‣◦▪●○–·])$/u;

function isTable(lines: readonly Line[], columns: readonly Column[]): boolean {
  const rows = lines.filter(({ cells }) => cells !== undefined);
  const full = rows.filter(({ cells }) => (cells?.length ?? 0) > 2).length;
  if (rows.length < FEWEST_ROWS && full < 2) return false;
  const size = rows[0]?.size ?? 12;
  const contents = columns.map((column) =>
    rows.flatMap((line) => cellsOf(line).filter((cell) => columnOf([column], cell) === 0)),
  );
  const half = rows.length / 2;
  const labels = (contents[0] ?? []).filter(({ text }) => /[:：]$/.test(text) || /^[•‣◦▪●○]/.test(text)).length;
  if (labels >= half) return false;
  if (columns.length === 2 && isNumbering(contents[0] ?? [])) return false;
  if (contents.filter(isProse).length > 1) return false;
  return contents.every((cells) => areInLine(cells, size));
}

/** "1.", "2.", "3." or 1, 2, 3 before texts are the numbers of a list. */
function isNumbering(cells: readonly Cell[]): boolean {
  if (cells.every(({ text }) => MARKER.test(text))) return true;
  return cells.every(({ text }, at) => /^\d{1,3}$/.test(text) && Number(text) === Number(cells[0]?.text) + at);
}

/** Sentences that go on from cell to cell: a column of a page, and not of a table. */
function isProse(cells: readonly Cell[]): boolean {
  const words = cells.reduce((sum, { text }) => sum + wordsIn(text), 0) / Math.max(1, cells.length);
  const goesOn = cells.filter(
    ({ text }, at) => at > 0 && /^\p{Ll}/u.test(text) && !endsSentence(cells[at - 1]?.text ?? ''),
  ).length;
  return words > 8 || (words >= 3 && goesOn * 3 >= cells.length);
}

/** Left, right or middle of nearly all cells is at one place; numbers stand about their point. */
function areInLine(cells: readonly Cell[], size: number): boolean {
  const numbers = cells.filter(({ text }) => /^[-–+(]?[\p{Sc}]?\d[\d.,%\s)]*$/u.test(text)).length;
  const slack = size * (numbers * 2 > cells.length ? NUMBER_SLACK : SLACK);
  const edges = [(cell: Cell) => cell.x, (cell: Cell) => cell.right, (cell: Cell) => (cell.x + cell.right) / 2];
  return edges.some((edge) => {
    const places = cells.map(edge).sort((a, b) => a - b);
    const middle = places[Math.floor(places.length / 2)] ?? 0;
    return places.filter((place) => Math.abs(place - middle) <= slack).length >= cells.length * 0.75;
  });
}

function writeRows(
  lines: readonly Line[],
  start: number,
  end: number,
  columns: readonly Column[],
  out: Map<number, string>,
): void {
  let row: { at: number; cells: string[] } | null = null;
  const close = () => {
    if (row !== null) out.set(row.at, foldSpace(row.cells.join(' | ')));
  };
  for (let at = start; at < end; at += 1) {
    const line = lines[at] as Line;
    if (line.cells !== undefined || row === null) {
      close();
      row = { at, cells: columns.map(() => '') };
    } else out.set(at, '');
    for (const cell of cellsOf(line)) {
      const place = columnOf(columns, cell);
      row.cells[place] = `${row.cells[place] ?? ''} ${cell.text}`;
    }
  }
  close();
}
