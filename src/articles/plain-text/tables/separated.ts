/**
 * Tables whose cells are parted by commas or semicolons, as a spreadsheet saves them. Prose has commas as well, so the
 * mark proves nothing by itself. What proves a table is that line after line has as many fields as the one that names
 * them, and that no space follows the mark; where one does, a column of figures has to stand below its name.
 */
import { foldSpace } from '../../decode.ts';
import { endsSentence, wordsIn } from '../../line-shapes.ts';
import { BETWEEN, MOST_CELL_WORDS, MOST_WORDS_OF_TWO } from './cells.ts';
import type { Part } from './columns.ts';

const SEPARATORS = [';', ',', '; ', ', '] as const;
type Separator = (typeof SEPARATORS)[number];

const FEWEST_ROWS = 3;
const FEWEST_SPACED = 3;
const LONGEST_ROW = 2000;

/** The lines between two blank ones, parted where such a table begins or ends. */
export function partAtSeparated(lines: readonly string[]): Part[] {
  if (lines.length < FEWEST_ROWS) return [{ lines }];
  let parts: Part[] = [{ lines }];
  for (const separator of SEPARATORS)
    parts = parts.flatMap((part) => ('lines' in part ? partAt(separator, part.lines) : [part]));
  return parts;
}

function partAt(separator: Separator, lines: readonly string[]): Part[] {
  if (lines.length < FEWEST_ROWS || !lines.some((line) => line.includes(separator))) return [{ lines }];
  const read = lines.map((line) => readFields(line, separator));
  const parts: Part[] = [];
  let other: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const width = read[at]?.length ?? 0;
    let end = at + 1;
    while (end < lines.length && width > 1 && read[end]?.length === width) end += 1;
    const rows = read.slice(at, end).map((fields) => fields.map(foldSpace));
    if (width > 1 && isTable(rows, lines.slice(at, end), separator)) {
      if (other.length > 0) parts.push({ lines: other });
      other = [];
      parts.push({ rows: rows.map((cells) => cells.join(BETWEEN).trim()) });
    } else other.push(...lines.slice(at, end));
    at = end;
  }
  if (other.length > 0) parts.push({ lines: other });
  return parts;
}

const QUOTED = /\s*"((?:[^"]|"")*)"\s*/y;

/** The fields of a line; one alone where the mark is set as in prose. A field in quotation marks may hold the mark. */
function readFields(line: string, separator: Separator): string[] {
  const text = line.trim();
  if (text.length > LONGEST_ROW) return [text];
  const spaced = separator.length > 1;
  const fields: string[] = [];
  for (let at = 0; at <= text.length; ) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(text);
    const closed = quoted !== null && [undefined, separator[0]].includes(text[QUOTED.lastIndex]);
    const found = closed ? QUOTED.lastIndex : text.indexOf(separator, at);
    const end = found < 0 ? text.length : found;
    if (!spaced && fields.length > 0 && text[at] === ' ') return [text];
    fields.push(closed ? (quoted[1] ?? '').replaceAll('""', '"') : text.slice(at, end));
    at = end + separator.length;
  }
  return fields;
}

function isTable(rows: readonly (readonly string[])[], lines: readonly string[], separator: Separator): boolean {
  const width = rows[0]?.length ?? 0;
  const spaced = separator.length > 1;
  if (rows.length < FEWEST_ROWS || (spaced && width < FEWEST_SPACED)) return false;
  const most = spaced || width === 2 ? MOST_WORDS_OF_TWO : MOST_CELL_WORDS;
  if (rows.some((cells) => cells.some((cell) => wordsIn(cell) > most))) return false;
  if (lines.every((line) => endsSentence(line.trimEnd()))) return false;
  const [names = [], ...data] = rows;
  const named = names.every((name) => /^[\p{L}#№%]/u.test(name));
  if (!spaced) return separator === ';' || named || (width > 2 && !lines.every((line) => NUMBERS.test(line)));
  return named && names.some((name, at) => !FIGURE.test(name) && data.every((cells) => FIGURE.test(cells[at] ?? '')));
}

/** Nothing but groups of digits between its commas: "1,204,300 packets". */
const NUMBERS = /^[^,]*\d(?:,\d+)+[^,]*$/;
/** "1998", "€ 2.40", "12 %", "634,293 m" */
const FIGURE = /^[^\p{L}\d]{0,3}\d[\d.,:/ -]*(?:\p{L}{1,3}|[%€$£°])?$/u;
