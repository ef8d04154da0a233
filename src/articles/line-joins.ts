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

/** For a text that cuts words: one where the text has it elsewhere, or has neither the compound nor both of its halves. */
export const isCutWord = (words: ReadonlySet<string>, left: string, right: string): boolean =>
  words.has(left + right) || (!words.has(`${left}-${right}`) && !(words.has(left) && words.has(right)));

const FEWEST_CUTS = 2;

/**
 * For a text that may only break at the hyphens of compounds, as editors do: one where the text has it elsewhere, and as
 * `isCutWord` where that holds for two lines or more, which were then set by somebody who cuts words.
 */
export function findCutWords(lines: readonly string[]): (left: string, right: string) => boolean {
  const words = wordsOf(lines);
  const known = (left: string, right: string) => words.has(left + right);
  let cuts = 0;
  for (let at = 1; at < lines.length; at += 1) {
    const before = (lines[at - 1] as string).trimEnd();
    if (before.endsWith('-'))
      joinCutWord(before, (lines[at] as string).trimStart(), (left, right) => {
        if (known(left, right)) cuts += 1;
        return true;
      });
  }
  return cuts < FEWEST_CUTS ? known : (left, right) => isCutWord(words, left, right);
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
