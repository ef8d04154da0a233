/**
 * Text -> paragraphs. A blank line always parts two paragraphs; inside a group of lines it has to be found out whether
 * an editor wrapped one paragraph at a fixed width or each line is a paragraph of its own, as in text copied from a page.
 */
import { AppError } from '../errors.ts';
import { because } from '../reasons.ts';
import { foldSpace } from './decode.ts';
import { joinCutWord, wordsOf } from './hyphens.ts';
import {
  endsSentence,
  isCredit,
  isRule,
  looksLikeCode,
  looksLikeHeading,
  readListItem,
  underlineLevel,
  wordsIn,
} from './line-shapes.ts';
import { isDateLine } from './metadata.ts';

export interface Paragraph {
  readonly text: string;
  readonly kind: 'prose' | 'list-item' | 'code' | 'underlined';
  /** Level of an underlined heading. */
  readonly level: number;
  /** Blank lines before it; 0 inside a group of lines. */
  readonly gap: number;
  /** True when no line stands directly above or below. */
  readonly alone: boolean;
  /** A rule such as *** stood before it. */
  readonly afterRule: boolean;
}

const MAX_LINES = 2_000_000;

/** @throws AppError ARTICLE_UNREADABLE for a file of more lines than any article has. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n', MAX_LINES + 1);
  if (lines.length > MAX_LINES) {
    throw new AppError('ARTICLE_UNREADABLE', because('file.lines', { limit: MAX_LINES }));
  }
  return lines;
}

/** @throws AppError ARTICLE_UNREADABLE, as `splitLines` does. */
export function readParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let group: string[] = [];
  let gap = 0;
  let afterRule = false;
  let words: Set<string> | undefined;
  const isWord = (word: string) => {
    words ??= wordsOf([text]);
    return words.has(word);
  };
  const close = () => {
    if (group.length === 0) return;
    if (group.length === 1 && isRule(group[0] as string)) afterRule = true;
    else {
      readGroup(group, gap, afterRule, paragraphs, isWord);
      afterRule = false;
    }
    group = [];
    gap = 0;
  };
  for (const line of splitLines(text)) {
    if (line.trim() !== '') group.push(line);
    else {
      close();
      gap += 1;
    }
  }
  close();
  return paragraphs;
}

function readGroup(
  lines: readonly string[],
  gap: number,
  afterRule: boolean,
  out: Paragraph[],
  isWord: (word: string) => boolean,
): void {
  const first = out.length;
  const add = (text: string, kind: Paragraph['kind'], level = 0) => {
    const clean = kind === 'code' ? text : foldSpace(text);
    if (clean === '') return;
    const opens = out.length === first;
    out.push({
      text: clean,
      kind,
      level,
      gap: opens ? gap : 0,
      alone: lines.length === 1,
      afterRule: opens && afterRule,
    });
  };
  if (lines.length > 1 && lines.filter(looksLikeCode).length * 2 > lines.length) {
    add(
      lines
        .map((line) => line.trimEnd())
        .join('\n')
        .replace(/^\n+/, ''),
      'code',
    );
    return;
  }
  const width = wrapWidth(lines);
  // Joined once at the end: adding line to line would copy a wrapped book over and over.
  let pending: string[] = [];
  let pendingKind: Paragraph['kind'] = 'prose';
  const flush = () => {
    add(joinLines(pending, isWord), pendingKind);
    pending = [];
    pendingKind = 'prose';
  };
  lines.forEach((line, at) => {
    const level = at > 0 ? underlineLevel(line) : 0;
    if (level > 0 && pending.length === 1 && pendingKind === 'prose' && (pending[0] as string).length <= 140) {
      add(pending[0] as string, 'underlined', level);
      pending = [];
      return;
    }
    if (isRule(line)) return;
    const item = at === 0 && isNumberedHeading(line, lines[1]) ? null : readListItem(line);
    if (item !== null && (lines.length > 1 || /^\s*[-*+•]/.test(line))) {
      flush();
      pending = [item];
      pendingKind = 'list-item';
      return;
    }
    if (at === 1 && isNumberedHeading(lines[0] as string, line)) flush();
    if (pending.length > 0 && !continues(lines[at - 1] as string, line, width, at === 1)) flush();
    pending.push(line);
  });
  flush();
}

const MAX_NUMBERED_WORDS = 8;

/** "5. Finance" directly above its paragraph, as minutes have it, and not the first item of a list or one that wraps. */
export function isNumberedHeading(line: string, below: string | undefined): boolean {
  if (below === undefined || !/^\d{1,3}[.)] +\p{Lu}/u.test(line) || readListItem(below) !== null) return false;
  const text = foldSpace(line);
  if (wordsIn(text) > MAX_NUMBERED_WORDS || !looksLikeHeading(text)) return false;
  return /^[\p{Lu}\p{N}"“„«]/u.test(below) && (endsSentence(below.trimEnd()) || wordsIn(below) > MAX_NUMBERED_WORDS);
}

const MIN_WRAP = 30;
const MAX_WRAP = 130;

/** The width at which the group was wrapped, or 0 when its lines are paragraphs of their own. */
function wrapWidth(lines: readonly string[]): number {
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
  return isDateLine(text) || bars > 1 || (bars === 1 && isCredit(text));
}

/** True when the next line's first word would not have fitted any more: the editor broke here, not the author. */
function reachesWidth(line: string, next: string, width: number): boolean {
  const word = /^\s*(\S{1,40})/.exec(next)?.[1]?.length ?? 0;
  return line.trimEnd().length + 1 + word > width * 0.92;
}

function continues(previous: string, line: string, width: number, second: boolean): boolean {
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
function joinLines(lines: readonly string[], isWord: (word: string) => boolean): string {
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
