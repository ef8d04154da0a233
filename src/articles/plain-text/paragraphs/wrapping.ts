/** Whether an editor wrapped a paragraph at a fixed width, which of its lines go on, and how they become one again. */
import { isSignature, isSignedName } from '../../credits/signatures.ts';
import { foldSpace } from '../../decode.ts';
import { joinCutWord, joinsWithoutSpace } from '../../line-joins.ts';
import { BARS, endsSentence, isCredit, looksLikeHeading, readListItem, wordsIn } from '../../line-shapes.ts';
import { isDateLine } from '../../metadata.ts';
import { isCountedTime } from '../../times.ts';
import { startsWithLabel } from './line-starts.ts';

const MIN_WRAP = 30;
const MAX_WRAP = 130;

/** The width at which the group was wrapped, or 0 when its lines are paragraphs of their own. */
export function wrapWidth(lines: readonly string[]): number {
  if (lines.length < 2) return 0;
  let width = 0;
  for (const line of lines) width = Math.max(width, line.trimEnd().length);
  if (width < MIN_WRAP || width > MAX_WRAP) return 0;
  let full = 0;
  for (let at = 0; at + 1 < lines.length; at += 1) {
    if (reachesWidth(lines[at] as string, lines[at + 1] as string, width)) full += 1;
  }
  return full >= (lines.length - 1) * 0.6 && !lines.some(isStamp) ? width : 0;
}

const FEWEST_LINES = 3;
/** Verse is narrower. */
const MIN_WRAPPED_PROSE = 60;

/** The width at which a sentence may be broken among lines that were not wrapped as a whole: the text's, else theirs; or 0. */
export function widthOfProse(lines: readonly string[], textWidth: number): number {
  if (textWidth > 0 && textWidth <= MAX_WRAP) return textWidth;
  const width = lines.reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
  return width < MIN_WRAPPED_PROSE || width > MAX_WRAP ? 0 : width;
}

/**
 * The width at which a text was wrapped: that of most of its lines; infinite where more of it stands in lines too long for
 * any editor, 0 where neither tells.
 */
export function wrapWidthOfText(lines: readonly string[]): number {
  const widths = new Array<number>(MAX_WRAP + 1).fill(0);
  let [wrapped, long, start] = [0, 0, 0];
  for (let at = 0; at <= lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.length > MAX_WRAP) long += line.length;
    if (line.trim() !== '') continue;
    const width = at - start < FEWEST_LINES ? 0 : wrapWidth(lines.slice(start, at));
    widths[width] = (widths[width] ?? 0) + at - start;
    if (width > 0) wrapped += width * (at - start);
    start = at + 1;
  }
  if (long > wrapped) return Number.POSITIVE_INFINITY;
  widths[0] = 0;
  const most = Math.max(...widths);
  return most === 0 ? 0 : widths.lastIndexOf(most);
}

/**
 * Lines that each end before the width of the text and look like a heading, as a headline and the result below it do, or
 * the lines of a letterhead: nobody wrapped them there.
 */
export function areTheirOwn(lines: readonly string[], findTextWidth: () => number): boolean {
  if (lines.length > MOST_OWN || !lines.every((line) => OPENS.test(line) && looksLikeHeading(foldSpace(line))))
    return false;
  const width = findTextWidth();
  return width > 0 && !lines.slice(0, -1).some((line, at) => reachesWidth(line, lines[at + 1] as string, width));
}

const MOST_OWN = 12;
const OPENS = /^\s*[\p{Lu}\p{N}“"‘'(]/u;

/** "3 March 2018", "2 weeks ago", "By Jane Doe | 3 March 2018", "About us · Contact · Terms": a line that no editor wraps prose into. */
function isStamp(line: string): boolean {
  const text = line.trim();
  const bars = text.split(BARS).length - 1;
  if (isSignature(text) || isSignedName(text) || (isCountedTime(text) && !MEASURE.test(text))) return true;
  return isDateLine(text) || bars > 1 || (bars === 1 && isCredit(text));
}

/** "30 min" may end a recipe. */
const MEASURE = /(?:h|d|hrs?|mins?)$/i;

/** True when the next line's first word would not have fitted any more: the editor broke here, not the author. */
function reachesWidth(line: string, next: string, width: number): boolean {
  const word = /^\s*(\S{1,40})/.exec(next)?.[1]?.length ?? 0;
  return line.trimEnd().length + 1 + word > width * 0.92;
}

/**
 * Whether a line goes on with the one before.
 *
 * @param width - of the lines between two blank ones, 0 where they are paragraphs of their own.
 * @param findProseWidth - the width at which a sentence may be broken all the same, or 0.
 */
export function continues(
  previous: string,
  line: string,
  width: number,
  findProseWidth: () => number,
  second: boolean,
): boolean {
  if (width === 0) return isIndentedBelow(previous, line) || breaksSentence(previous, line, findProseWidth);
  if (reachesWidth(previous, line, width)) return true;
  if (second && looksLikeHeading(foldSpace(previous))) return false;
  return !endsSentence(previous.trimEnd());
}

/** A wrapped list item is indented below its bullet, a wrapped value below its label. */
const isIndentedBelow = (previous: string, line: string): boolean =>
  /^\s{2,}\S/.test(line) &&
  (readListItem(previous) !== null || (startsWithLabel(previous) && !startsWithLabel(line) && !/^\s/.test(previous)));

/**
 * A line as wide as the text, or as the lines beside it, goes on below in lower case: the editor broke a sentence in two. A
 * word alone that ends nothing is the last line of a program.
 */
function breaksSentence(previous: string, line: string, findProseWidth: () => number): boolean {
  if (!/^\s{0,40}\p{Ll}/u.test(line) || endsSentence(previous.trimEnd())) return false;
  if (wordsIn(line) === 1 && !endsSentence(line.trimEnd())) return false;
  const width = findProseWidth();
  return width > 0 && reachesWidth(previous, line, width);
}

/** Joins wrapped lines; scripts without spaces take none. */
export function joinLines(lines: readonly string[], isOneWord: (left: string, right: string) => boolean): string {
  const parts: string[] = [];
  for (const line of lines) {
    const right = line.trim();
    const last = parts.at(-1);
    const cut = last?.endsWith('-') === true ? joinCutWord(last, right, isOneWord) : null;
    if (cut !== null) parts[parts.length - 1] = cut.slice(0, cut.length - right.length);
    parts.push(last === undefined || cut !== null || joinsWithoutSpace(last, right) ? right : ` ${right}`);
  }
  return parts.join('');
}
