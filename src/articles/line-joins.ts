/** What stands between two lines that are joined again, in PDFs and in text that an editor wrapped. */

/** Characters of a word cut at a line's end. */
export const LONGEST_JOIN = 60;

/** "short-" and "and long-term" are no word. */
const CONJUNCTION = /^(?:and|or|und|oder)(?!\p{L})/u;

/**
 * What stands at the end of the first line and the start of the second as one, or null when no word goes over.
 *
 * @param isOneWord - whether both halves are one word without the hyphen.
 */
export function joinCutWord(
  before: string,
  after: string,
  isOneWord: (left: string, right: string) => boolean,
): string | null {
  const left = /(\p{L}+)[-\u2010\u00ad]$/u.exec(before.slice(-LONGEST_JOIN))?.[1];
  const right = /^\p{Ll}+/u.exec(after.slice(0, LONGEST_JOIN))?.[0];
  if (left === undefined || right === undefined) return null;
  if (CONJUNCTION.test(after.slice(0, LONGEST_JOIN))) return `${before} ${after}`;
  return isOneWord(left.toLowerCase(), right) ? before.slice(0, -1) + after : before + after;
}

/** Signs of Chinese and Japanese, which part their words by no space. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\u3001\u3002]/;

export const joinsWithoutSpace = (before: string, after: string): boolean =>
  UNSPACED.test(before.slice(-1)) && UNSPACED.test(after.slice(0, 1));

/** The words of the lines, in lower case. */
export function wordsOf(lines: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const line of lines) for (const [word] of line.toLowerCase().matchAll(/[\p{L}-]+/gu)) words.add(word);
  return words;
}
