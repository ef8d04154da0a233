/** Whether an editor wrapped a paragraph at a fixed width, which of its lines go on, and how they become one again. */
import { foldSpace } from '../decode.ts';
import { joinCutWord } from '../hyphens.ts';
import { endsSentence, isCredit, looksLikeHeading, readListItem } from '../line-shapes.ts';
import { isDateLine } from '../metadata.ts';
import { isSignature, isSignedName } from '../signatures.ts';

const MIN_WRAP = 30;
const MAX_WRAP = 130;

/** The width at which the group was wrapped, or 0 when its lines are paragraphs of their own. */
export function wrapWidth(lines: readonly string[]): number {
  if (lines.length < 2 || lines.some(isStamp)) return 0;
  let width = 0;
  for (const line of lines) width = Math.max(width, line.trimEnd().length);
  if (width < MIN_WRAP || width > MAX_WRAP) return 0;
  let full = 0;
  for (let at = 0; at + 1 < lines.length; at += 1) {
    if (reachesWidth(lines[at] as string, lines[at + 1] as string, width)) full += 1;
  }
  return full >= (lines.length - 1) * 0.6 ? width : 0;
}

/** "3 March 2018", "By Jane Doe | 3 March 2018", "About us · Contact · Terms": a line that no editor wraps prose into. */
function isStamp(line: string): boolean {
  const text = line.trim();
  const bars = text.match(/\s[|·•]\s/g)?.length ?? 0;
  if (isSignature(text) || isSignedName(text)) return true;
  return isDateLine(text) || bars > 1 || (bars === 1 && isCredit(text));
}

/** True when the next line's first word would not have fitted any more: the editor broke here, not the author. */
function reachesWidth(line: string, next: string, width: number): boolean {
  const word = /^\s*(\S{1,40})/.exec(next)?.[1]?.length ?? 0;
  return line.trimEnd().length + 1 + word > width * 0.92;
}

export function continues(previous: string, line: string, width: number, second: boolean): boolean {
  // A wrapped list item is indented below its bullet.
  if (width === 0) return /^\s{2,}\S/.test(line) && readListItem(previous) !== null;
  if (reachesWidth(previous, line, width)) return true;
  if (second && looksLikeHeading(foldSpace(previous))) return false;
  return !endsSentence(previous.trimEnd());
}

/**
 * Joins wrapped lines; scripts without spaces take none. Editors break at the hyphens of compounds, so one is taken out
 * only where the text has the word without it.
 */
export function joinLines(lines: readonly string[], isWord: (word: string) => boolean): string {
  const parts: string[] = [];
  for (const line of lines) {
    const right = line.trim();
    const last = parts.at(-1);
    const cut = last?.endsWith('-') === true ? joinCutWord(last, right, (a, b) => isWord(a + b)) : null;
    if (cut !== null) parts[parts.length - 1] = cut.slice(0, cut.length - right.length);
    parts.push(last === undefined || cut !== null || isUnspaced(last, right) ? right : ` ${right}`);
  }
  return parts.join('');
}

const isUnspaced = (left: string, right: string) =>
  /[\u3040-\u30ff\u3400-\u9fff\u3001\u3002]/.test(left.slice(-1)) && /^[\u3040-\u30ff\u3400-\u9fff]/.test(right);
