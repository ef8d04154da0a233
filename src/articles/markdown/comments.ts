/**
 * Comments of HTML in Markdown, which show nothing. They may span blank lines; one that is never closed is text, and so is
 * one in code.
 */

const OPENS = '<!--';
const CLOSES = '-->';
/** Code in a line: as many ticks behind it as before it. */
export const INLINE_CODE = /(`+)[^`\n](?:[^`\n]|(?!\1)`)*\1/g;

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
  const codes = [...line.matchAll(INLINE_CODE)].map(({ 0: code, index }) => ({
    start: index,
    end: index + code.length,
  }));
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
