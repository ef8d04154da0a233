/**
 * The order in which the lines of a page are read. Nearly every program draws text in that order, so it is kept; but
 * footnotes may be set from the foot upwards, and a page built of frames in any order. Inside a column height decides.
 */
import type { Line } from './lines.ts';

/** Lines that begin further apart than this many sizes of the font are of two columns. */
const SAME_COLUMN = 4;

/** @param lines - of one page, in the order in which they were drawn. */
export function orderLines(lines: readonly Line[]): Line[] {
  if (!lines.some((line, at) => at > 0 && isAbove(line, lines[at - 1] as Line))) return [...lines];
  if (!standSideBySide(lines)) return byHeight(lines);
  const ordered: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    const first = lines[at] as Line;
    let end = at + 1;
    while (end < lines.length && Math.abs((lines[end] as Line).x - first.x) <= first.size * SAME_COLUMN) end += 1;
    ordered.push(...byHeight(lines.slice(at, end)));
    at = end;
  }
  return ordered;
}

const isAbove = (line: Line, before: Line) => line.y - before.y > Math.max(line.size, before.size) * 0.6;

const byHeight = (lines: readonly Line[]) => [...lines].sort((a, b) => b.y - a.y);

/** Two lines at one height with a gap between: columns, a box beside the text, a formula. */
function standSideBySide(lines: readonly Line[]): boolean {
  const sorted = byHeight(lines);
  return sorted.some((line, at) => {
    const next = sorted[at + 1];
    return (
      next !== undefined &&
      line.y - next.y < Math.min(line.size, next.size) * 0.8 &&
      (line.right <= next.x || next.right <= line.x)
    );
  });
}
