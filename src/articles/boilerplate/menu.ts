/** The menu above a story, one label a line or several in one, and the way to the page: "Home › World › Asia". */
import type { OmissionReason } from '../../types.ts';
import { readBreadcrumbs } from '../breadcrumbs.ts';
import type { DraftBlock, Marks } from '../draft.ts';
import { BARS, endsSentence, wordsIn } from '../line-shapes.ts';
import { isDateLine } from '../metadata.ts';
import { readMenuRow } from './rows.ts';
import { isRequest } from './shapes.ts';

/**
 * Short lines above the first prose, up to the last one that is known from menus. A first line may be the title, and what
 * offers to share or to read aloud, or asks for a verdict, stands below it.
 */
export function markMenu(
  blocks: readonly DraftBlock[],
  marks: Marks,
  head: number,
  isButton: (at: number) => boolean,
): void {
  let last = -1;
  let known = 0;
  const rows = new Set<number>();
  for (let at = 0; at < Math.min(head, 200); at += 1) {
    const { text, kind } = blocks[at] as DraftBlock;
    if (kind === 'table-row' || kind === 'code') continue;
    if (isBreadcrumb(text, known > 0)) marks[at] ??= 'navigation';
    const row = readMenuRow(text);
    if (row > 0) rows.add(at);
    // A row of which nothing is known is one by itself and says nothing of the lines above it.
    if (row === 1 && at > 0 && BARS.test(text)) marks[at] ??= 'navigation';
    else if (!standsBelowTitle(marks[at] ?? null) && (row > 0 || (isButton(at) && !isRequest(text)))) {
      last = at;
      known += Math.max(row, 1);
    }
  }
  if (known < 2) return;
  for (let at = isButton(0) || rows.has(0) ? 0 : 1; at <= last; at += 1) {
    const { text, kind } = blocks[at] as DraftBlock;
    const short = wordsIn(text) <= 4 && kind !== 'code' && kind !== 'table-row' && !endsSentence(text);
    if (short || rows.has(at)) marks[at] ??= 'navigation';
  }
}

/** What shares a story or counts its comments. */
const standsBelowTitle = (mark: OmissionReason | null) => mark === 'sharing' || mark === 'comments';

/** "Home › World › Asia", "Home | World"; "World › Asia" is one below a button only. */
function isBreadcrumb(text: string, belowButton: boolean): boolean {
  if (text.length > 160) return false;
  if (readBreadcrumbs(text).steps.length > 0) return true;
  const pair = text.split(/\s[>»›→/|·•]\s/);
  if (pair.length !== 2) return false;
  return (
    /^home$/i.test(pair[0] ?? '') || (belowButton && text.includes(' › ') && pair.every((part) => wordsIn(part) <= 6))
  );
}

const FOOT_LINES = 6;
const MOST_MOTTO_WORDS = 8;
const PROSE_WORDS = 8;

/**
 * "Report a leak | Pay a bill | Opening hours", below all prose: a row that a bar divides into three labels or more, of which
 * nothing has to be known. A row with a heading, a colon or a few words above it may be what these announce.
 */
export function markFootRows(blocks: readonly DraftBlock[], marks: Marks): void {
  for (let at = blocks.length - 1, seen = 0; at > 0 && seen < FOOT_LINES; at -= 1) {
    const { text, kind } = blocks[at] as DraftBlock;
    if (marks[at] !== null) continue;
    seen += 1;
    if (kind !== 'paragraph') return;
    if (isFootRow(text)) {
      const above = blocks[at - 1] as DraftBlock;
      if ((marks[at - 1] === null && announces(above)) || !hasProseAbove(blocks, at)) return;
      marks[at] = 'navigation';
    } else if (wordsIn(text) > MOST_MOTTO_WORDS) return;
  }
}

const MOST_ANNOUNCING_WORDS = 6;
const announces = ({ kind, text }: DraftBlock) =>
  kind === 'heading' ||
  /[:：]$/.test(text) ||
  (wordsIn(text) <= MOST_ANNOUNCING_WORDS && !endsSentence(text) && !isDateLine(text));

const isFootRow = (text: string) => text.includes(' | ') && readMenuRow(text) > 0;
const hasProseAbove = (blocks: readonly DraftBlock[], at: number) =>
  blocks
    .slice(0, at)
    .some(({ kind, text }) => kind === 'paragraph' && wordsIn(text) >= PROSE_WORDS && endsSentence(text));

const FEWEST_KNOWN = 3;

/**
 * Lines of one word from the last prose to the end, between buttons: the foot of a page that was copied with each word on a
 * line of its own. What stands above the first button may belong to the text.
 */
export function markFootWords(blocks: readonly DraftBlock[], marks: Marks): void {
  let start = blocks.length;
  const isWord = ({ kind, text }: DraftBlock) => kind === 'paragraph' && !text.includes(' ') && !endsSentence(text);
  while (start > 0 && (marks[start - 1] !== null || isWord(blocks[start - 1] as DraftBlock))) start -= 1;
  const known = marks.slice(start).filter((mark) => mark !== null).length;
  if (start === 0 || known < FEWEST_KNOWN) return;
  let button = start;
  while (marks[button] === null) button += 1;
  for (let at = button; at < blocks.length; at += 1) marks[at] ??= 'navigation';
}
