/**
 * Comments of HTML in Markdown, which show nothing. They may span blank lines; one that is never closed is text, and so is
 * one in code.
 */
import type { Span } from '../../types.ts';

const OPENS = '<!--';
const CLOSES = '-->';

/** Code in a line, in order, its ticks included: from a run of ticks to the next run of as many. */
export function findInlineCode(line: string): Span[] {
  const runs: Span[] = [];
  for (let start = line.indexOf('`'); start >= 0; start = line.indexOf('`', runs.at(-1)?.end)) {
    let end = start + 1;
    while (line[end] === '`') end++;
    runs.push({ start, end });
  }
  // Noted from the end: a search from each run on would cost the square of their number.
  const next = new Map<number, number>();
  const closedBy: (number | undefined)[] = [];
  for (let at = runs.length - 1; at >= 0; at--) {
    const { start, end } = runs[at] as Span;
    closedBy[at] = next.get(end - start);
    next.set(end - start, at);
  }
  const codes: Span[] = [];
  for (let at = 0; at < runs.length; at++) {
    const closing = closedBy[at];
    if (closing === undefined) continue;
    codes.push({ start: (runs[at] as Span).start, end: (runs[closing] as Span).end });
    at = closing;
  }
  return codes;
}

/** @returns a function to be called for each line outside fences, in order: the line without comments, null inside one. */
export function commentStripper(lines: readonly string[]): (line: string, at: number) => string | null {
  const lastClosing = lines.findLastIndex((line) => line.includes(CLOSES));
  let inside = false;
  return (line, at) => {
    let rest = line;
    if (inside) {
      const end = line.indexOf(CLOSES);
      if (end < 0) return null;
      inside = false;
      rest = line.slice(end + CLOSES.length);
    }
    if (!rest.includes(OPENS)) return rest;
    const stripped = stripLine(rest, at < lastClosing);
    inside = stripped.open;
    return stripped.text;
  };
}

/** @param closedLater - whether a comment may go on below the line. */
function stripLine(line: string, closedLater: boolean): { text: string; open: boolean } {
  const codes = findInlineCode(line);
  const parts: string[] = [];
  let from = 0;
  let code = 0;
  for (let at = line.indexOf(OPENS); at >= 0; at = line.indexOf(OPENS, at + 1)) {
    if (at < from) continue;
    while ((codes[code]?.end ?? line.length) <= at) code++;
    if ((codes[code]?.start ?? line.length) <= at) continue;
    const end = line.indexOf(CLOSES, at + OPENS.length);
    if (end < 0 && !closedLater) break;
    parts.push(line.slice(from, at));
    if (end < 0) return { text: parts.join(''), open: true };
    from = end + CLOSES.length;
  }
  return { text: [...parts, line.slice(from)].join(''), open: false };
}
