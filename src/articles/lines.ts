/**
 * Text -> paragraphs. A blank line always parts two paragraphs; inside a group of lines it has to be found out whether
 * an editor wrapped one paragraph at a fixed width or each line is a paragraph of its own, as in text copied from a page.
 */
import { AppError } from '../errors.ts';
import { because } from '../reasons.ts';
import { foldSpace } from './decode.ts';
import { wordsOf } from './hyphens.ts';
import {
  endsSentence,
  isRule,
  looksLikeCode,
  looksLikeHeading,
  readListItem,
  underlineLevel,
  wordsIn,
} from './line-shapes.ts';
import { continues, joinLines, wrapWidth } from './wrapping.ts';

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
