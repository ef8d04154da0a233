/** Lines whose parts stand far apart: rows of a table that was copied from a page, and menus that are one line. */
import { foldSpace } from '../decode.ts';

const BETWEEN = ' | ';

/**
 * The rows of a table whose cells are divided by tabs, each as one line with bars between its cells; null for lines that
 * are none. A tab that only indents divides nothing, and "2<tab>Supply" is an entry of a table of contents.
 */
export function readTabbedRows(lines: readonly string[]): string[] | null {
  if (lines.length < 2 || !lines.every((line) => /\S ?\t\s*\S/.test(line))) return null;
  const rows = lines.map((line) => line.trimEnd().split('\t').map(foldSpace));
  const width = rows[0]?.length ?? 0;
  if (!rows.every((cells) => Math.abs(cells.length - width) <= 1)) return null;
  if (width === 2 && rows.every(([first]) => /^[\d.]*$/.test(first ?? ''))) return null;
  return rows.map((cells) => cells.join(BETWEEN).trim());
}

const GAP = / {3,200}|\t/;
const LABEL = /^\p{Lu}[\p{L}’'&-]+(?: [\p{L}’'&-]+){0,2}$/u;

/** "Home   Boats   About us" with bars between its labels; null for any other line. */
export function readLabels(line: string): string | null {
  if (line.length > 300 || !GAP.test(line)) return null;
  const labels = line.trim().split(GAP).map(foldSpace).filter(Boolean);
  return labels.length >= 3 && labels.every((label) => LABEL.test(label)) ? labels.join(BETWEEN) : null;
}
