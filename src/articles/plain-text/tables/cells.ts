/** Lines whose parts stand far apart: rows of a table that was copied from a page, and menus that are one line. */
import { rowOfButtons } from '../../boilerplate/rows.ts';
import { foldSpace } from '../../decode.ts';
import { wordsIn } from '../../line-shapes.ts';
import { startsWithClock } from '../../times.ts';

export const BETWEEN = ' | ';
export const MOST_CELL_WORDS = 30;
/** Two columns with more in a cell may be a name and what it said. */
export const MOST_WORDS_OF_TWO = 8;

/** Of a table that was copied with tabs: those with a cell that reaches over several columns, as "not played" does. */
const MOST_SHORT_ROWS = 1 / 4;

/**
 * The rows of a table whose cells are divided by tabs or bars, each as one line with bars between its cells; null for
 * lines that are none. A tab that only indents divides nothing, and "2<tab>Supply" is an entry of a table of contents.
 */
export function readRows(lines: readonly string[]): string[] | null {
  if (lines.length < 2) return null;
  const tabbed = lines.every((line) => /\S ?\t\s*\S/.test(line));
  if (!tabbed && !lines.every((line) => line.includes(BETWEEN))) return null;
  const rows = lines.map((line) =>
    line
      .trimEnd()
      .split(tabbed ? '\t' : BETWEEN)
      .map(foldSpace),
  );
  const width = rows[0]?.length ?? 0;
  const widest = width === 2 ? MOST_WORDS_OF_TWO : MOST_CELL_WORDS;
  const loose = tabbed ? 1 : 0;
  if (rows.some((cells) => cells.length > width + loose)) return null;
  if (rows.filter((cells) => cells.length < width - loose).length > rows.length * loose * MOST_SHORT_ROWS) return null;
  if (!rows.every((cells) => cells.every((cell) => wordsIn(cell) <= widest))) return null;
  if (width === 2 && (!tabbed || rows.every(([first]) => /^[\d.]*$/.test(first ?? '')))) return null;
  if (lines.some(startsWithClock)) return null;
  if (lines.filter((line) => rowOfButtons(foldSpace(line)) !== null).length * 2 >= lines.length) return null;
  return rows.map((cells) => cells.join(BETWEEN).trim());
}

const FEWEST_BOX_ROWS = 3;
const LABEL_OF_ROW = /^\p{Lu}[^\t]{0,40}\t\s*\S[^\t]*$/u;
const MORE_OF_VALUE = /[,\d(]|^\s*\p{Ll}/u;

/**
 * The box of an encyclopaedia, copied: half of its lines or more are a label, a tab and a value, the others go on with the
 * value above ("Havern, West Coast") or stand by themselves (a caption, a heading within the box). Null for other lines.
 */
export function readBox(lines: readonly string[]): { readonly text: string; readonly row: boolean }[] | null {
  const labelled = lines.filter((line) => LABEL_OF_ROW.test(line));
  if (labelled.length < FEWEST_BOX_ROWS || labelled.length * 2 < lines.length || lines.some(startsWithClock))
    return null;
  if (lines.some((line) => wordsIn(line) > MOST_WORDS_OF_TWO * 2)) return null;
  const box: { text: string; row: boolean }[] = [];
  for (const line of lines) {
    const above = box.at(-1);
    if (LABEL_OF_ROW.test(line)) box.push({ text: line.split('\t').map(foldSpace).join(BETWEEN), row: true });
    else if (above?.row === true && MORE_OF_VALUE.test(line)) above.text += ` ${foldSpace(line)}`;
    else box.push({ text: foldSpace(line), row: false });
  }
  return box;
}

const GAP = / {3,200}|\t/;
const NARROW_GAP = / {2,200}|\t/;
const FEWEST_CLOSE = 4;
const LABEL = /^\p{Lu}[\p{L}’'&-]+(?: [\p{L}’'&-]+){0,2}(?: \(\d{1,3}(?: \p{L}+)?\))?$/u;

/**
 * "Home   Boats   About us" with bars between its labels; null for any other line. Two spaces part four labels or more, not
 * all in capitals, as a title may be that is set wide.
 *
 * @param inTable - whether other lines beside it have gaps as well: then two spaces part the cells of a table.
 */
export function readLabels(line: string, inTable: boolean): string | null {
  if (line.length > 300 || !NARROW_GAP.test(line)) return null;
  const wide = splitAt(line, GAP);
  if (wide.length >= 3 && wide.every((label) => LABEL.test(label))) return wide.join(BETWEEN);
  if (inTable) return null;
  const close = splitAt(line, NARROW_GAP);
  if (close.length < FEWEST_CLOSE || !/\p{Ll}/u.test(line)) return null;
  return close.every((label) => LABEL.test(label)) ? close.join(BETWEEN) : null;
}

/** Whether two lines or more have as many gaps as a row of labels. */
export function haveGaps(lines: readonly string[]): boolean {
  const gapped = lines.filter(
    (line) => line.length <= 300 && line.includes('  ') && splitAt(line, NARROW_GAP).length >= FEWEST_CLOSE,
  );
  return gapped.length > 1;
}

const splitAt = (line: string, gap: RegExp) => line.trim().split(gap).map(foldSpace).filter(Boolean);
