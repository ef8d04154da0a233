/** Lines that begin with ">", as e-mails quote: the marks are no text, and what they quote stands apart from the rest. */
import { looksLikeCode } from '../../line-shapes.ts';

const MARKS = /^ {0,3}(?:> ?){1,20}/;

export interface QuotedLine {
  readonly text: string;
  /** How many marks stood before it. */
  readonly depth: number;
}

/**
 * The lines that quote, by their place, without their marks. One mark by itself may be "> 20 %"; two lines in a row
 * quote, and so does one before a word. Code is left as it is.
 */
export function findQuotedLines(lines: readonly string[]): Map<number, QuotedLine> {
  const out = new Map<number, QuotedLine>();
  for (let at = 0; at < lines.length; at += 1) {
    if (!MARKS.test(lines[at] as string)) continue;
    let end = at;
    while (end < lines.length && MARKS.test(lines[end] as string)) end += 1;
    if (quotes(lines.slice(at, end))) {
      for (let line = at; line < end; line += 1) out.set(line, withoutMarks(lines[line] as string));
    }
    at = end;
  }
  return out;
}

function quotes(run: readonly string[]): boolean {
  const bare = run.map((line) => withoutMarks(line).text);
  const code = run.filter((line, at) => line.startsWith('>>> ') || looksLikeCode(bare[at] as string));
  if (code.length * 2 > run.length) return false;
  return run.length > 1 || /^["“„«'‘]?\p{L}{2}/u.test(bare[0] ?? '');
}

function withoutMarks(line: string): QuotedLine {
  const marks = MARKS.exec(line)?.[0] ?? '';
  return { text: line.slice(marks.length), depth: marks.replace(/ /g, '').length };
}
