/**
 * Text -> paragraphs. A blank line always parts two paragraphs, and so does a mark of quotation; what stands between two
 * blank lines `paragraphs/line-groups.ts` takes apart.
 */
import { because } from '../../reasons.ts';
import { findCutWords } from '../line-joins.ts';
import { isLabelled, isRule, wordsIn } from '../line-shapes.ts';
import { startsWithClock } from '../times.ts';
import { unreadable } from '../unreadable.ts';
import { type Paragraph, readGroup, type Tools } from './paragraphs/line-groups.ts';
import { findQuotedLines } from './paragraphs/quoted-lines.ts';
import { findTurns } from './paragraphs/turns.ts';
import { wrapWidthOfText } from './paragraphs/wrapping.ts';

export type { Paragraph } from './paragraphs/line-groups.ts';

const MAX_LINES = 2_000_000;

/** @throws AppError ARTICLE_UNREADABLE for a file of more lines than any article has. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n', MAX_LINES + 1);
  if (lines.length > MAX_LINES) {
    throw unreadable(because('file.lines', { limit: MAX_LINES }));
  }
  return lines;
}

/** @throws AppError ARTICLE_UNREADABLE, as `splitLines` does. */
export function readParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let group: string[] = [];
  let gap = 0;
  let afterRule = false;
  let cutWords: Tools['isOneWord'] | undefined;
  let width: number | undefined;
  const lines = splitLines(text);
  const tools: Tools = {
    isOneWord: (left, right) => {
      cutWords ??= findCutWords(lines);
      return cutWords(left, right);
    },
    opensTurn: findTurns(lines),
    findWidth: () => {
      width ??= wrapWidthOfText(lines);
      return width;
    },
  };
  const close = () => {
    if (group.length === 0) return;
    if (group.length === 1 && isRule(group[0] as string)) afterRule = true;
    else {
      for (const paragraph of readGroup({ lines: group, gap, afterRule }, tools)) paragraphs.push(paragraph);
      afterRule = false;
    }
    group = [];
    gap = 0;
  };
  let quoted = 0;
  const quotedLines = findQuotedLines(lines);
  lines.forEach((text, at) => {
    const { text: line, depth } = quotedLines.get(at) ?? { text, depth: 0 };
    if (line.trim() === '') {
      close();
      gap += 1;
    } else {
      // What is quoted and what is said to it are no one paragraph.
      if (depth !== quoted) close();
      group.push(line);
    }
    quoted = depth;
  });
  close();
  return markEntries(paragraphs);
}

const MAX_ENTRY_WORDS = 40;

/**
 * "06:21  pager goes off", "06:24  taken over", with blank lines between them: entries of a log. "Chair: Ada Berg",
 * "Treasurer: Jon Vik", without such lines: entries of a list.
 */
function markEntries(paragraphs: readonly Paragraph[]): Paragraph[] {
  const isLogged = (paragraph: Paragraph | undefined) =>
    paragraph?.kind === 'prose' &&
    paragraph.alone &&
    startsWithClock(paragraph.text) &&
    wordsIn(paragraph.text) <= MAX_ENTRY_WORDS;
  const isEntry = (paragraph: Paragraph | undefined) => paragraph?.kind === 'prose' && isLabelled(paragraph.text);
  return paragraphs.map((paragraph, at) => {
    const [before, after] = [paragraphs[at - 1], paragraphs[at + 1]];
    if (isLogged(paragraph) && (isLogged(before) || isLogged(after))) return { ...paragraph, kind: 'list-item' };
    const joined = (paragraph.gap === 0 && isEntry(before)) || (after?.gap === 0 && isEntry(after));
    return isEntry(paragraph) && joined ? { ...paragraph, kind: 'entry' } : paragraph;
  });
}
