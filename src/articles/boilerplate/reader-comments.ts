/**
 * Comments that readers left below an article, in text saved with the page: a name, a time, what they wrote, "Reply". They
 * are other people's words, and quoting them as the article's would be wrong in the worst way.
 */

import type { DraftBlock } from '../draft.ts';
import { endsSentence, PROSE_WORDS, wordsIn } from '../line-shapes.ts';
import { findDate, isDateLine } from '../metadata.ts';
import { isRelativeTime } from '../times.ts';
import { cueForm } from './cue-tables.ts';

export const MAX_NAME_WORDS = 5;
export const REPLY = /^(?:reply|reply to .{1,60}|antworten|répondre|responder|답글|답글 달기)$/;
const TIME = /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b/i;

/**
 * Where the comments begin and end, or null where there are none. A line that counts or announces comments must stand
 * before the first one, or at least two must end in "Reply": letters and chronicles give names and times as well.
 *
 * @param announces - whether a block counts or announces comments.
 */
export function findReaderComments(
  blocks: readonly DraftBlock[],
  announces: (at: number) => boolean,
): { start: number; end: number } | null {
  const form = blocks.findIndex((_, at) => announces(at));
  const stamps = blocks.flatMap((block, at) =>
    block.kind !== 'code' && (isStamp(blocks, at) || (form >= 0 && at > form && isDatedName(block.text))) ? [at] : [],
  );
  const first = stamps[0];
  const last = stamps.at(-1);
  if (first === undefined || last === undefined) return null;
  // The head of a page counts its comments too, and gives the author's name and the time.
  const prose = blocks.findIndex(({ text }) => wordsIn(text) >= PROSE_WORDS);
  const announced = stamps.find((at) =>
    [1, 2, 3].some((before) => prose >= 0 && at - before > prose && announces(at - before)),
  );
  const answered = stamps.filter((at, i) => findReply(blocks, at, stamps[i + 1] ?? blocks.length) !== null);
  const start = announced ?? (answered.length >= 2 ? answered[0] : undefined);
  if (start === undefined) return null;
  const end = findReply(blocks, last, blocks.length) ?? endOfLast(blocks, last);
  const named = isSignature(blocks[start]) || isDatedName(blocks[start]?.text ?? '');
  return { start: named ? start : start - 1, end };
}

/** "Jane D. — October 1, 2020": a dateline elsewhere, and a name only where comments are announced. */
function isDatedName(text: string): boolean {
  const [name, date, ...rest] = text.length > LONGEST_DATED_NAME ? [] : text.split(/ [—–|·] /);
  if (name === undefined || date === undefined || rest.length > 0) return false;
  return wordsIn(name) <= MAX_NAME_WORDS && !isDateLine(name) && isDateLine(date) && findDate(date) !== null;
}

const LONGEST_DATED_NAME = 80;

/** A time below a name, or both in one line: "Jane on 4 June 2023 at 10:12", "Jane says:". */
function isStamp(blocks: readonly DraftBlock[], at: number): boolean {
  const { text } = blocks[at] as DraftBlock;
  if (isSignature(blocks[at])) return true;
  const name = blocks[at - 1];
  if (name === undefined || wordsIn(name.text) > MAX_NAME_WORDS || /[!?:;]$/.test(name.text)) return false;
  return isRelativeTime(text) || (isDateLine(text) && TIME.test(text));
}

function isSignature(block: DraftBlock | undefined): boolean {
  if (block === undefined || wordsIn(block.text) > MAX_NAME_WORDS + 8) return false;
  if (
    /^(?:[^.!?:]|(?<=(?:^| )\p{Lu})\.){2,60} (?:says|said|schrieb|sagt|a dit|dijo|dice)(?::|\.{3}|…)$/u.test(block.text)
  )
    return true;
  return (
    /\p{L} (?:on|at|am|le|el) /u.test(block.text) &&
    !isDateLine(block.text) &&
    findDate(block.text) !== null &&
    TIME.test(block.text) &&
    !endsSentence(block.text)
  );
}

const COUNT = /^(?:(\d{1,3}) \D{2,40}|\D{2,20} (\d{1,3}))$/;
const SIGNED = /^(?:[^.!?:]|(?<=(?:^| )\p{Lu})\.){2,40}: \S/u;

const DATED = /^[^.!?:]{2,40} (?:on|am|le|el) \d{1,2}\.? \p{L}{3,10}[^.!?:]{0,20}: \S/u;
const FEWEST_DATED = 2;

/**
 * "Comments (2)" at the end, with as many paragraphs below that begin with who wrote them ("Jane: I like it"), or with any
 * number that say when as well ("Jane on 3 May: I like it"). Where it is otherwise, something else stands there.
 *
 * @param ends - whether a block ends what readers wrote: a heading, or what was left out for another reason.
 * @param asks - whether a block asks for a comment: what stands between "Comments" and it are comments.
 */
export function findCountedComments(
  blocks: readonly DraftBlock[],
  announces: (at: number) => boolean,
  ends: (at: number) => boolean,
  asks: (at: number) => boolean,
): { start: number; end: number } | null {
  for (let start = 0; start < blocks.length; start += 1) {
    if (!announces(start)) continue;
    let end = start + 1;
    while (end < blocks.length && !ends(end) && SIGNED.test((blocks[end] as DraftBlock).text)) end += 1;
    if (end < blocks.length && !ends(end)) continue;
    const found = blocks.slice(start + 1, end);
    const counted = COUNT.exec(cueForm((blocks[start] as DraftBlock).text));
    const dated = found.length >= FEWEST_DATED && found.every(({ text }) => DATED.test(text));
    const count = counted === null ? null : Number(counted[1] ?? counted[2]);
    // A page shows some of its comments, and then asks for more.
    const closed = found.length >= FEWEST_DATED && found.length <= (count ?? found.length) && asks(end);
    if (dated || closed || (found.length > 0 && found.length === count)) return { start, end };
  }
  return null;
}

function findReply(blocks: readonly DraftBlock[], from: number, to: number): number | null {
  for (let at = from + 1; at < to; at += 1) if (REPLY.test(cueForm((blocks[at] as DraftBlock).text))) return at + 1;
  return null;
}

/** A comment that nothing closes goes on to the next heading. */
function endOfLast(blocks: readonly DraftBlock[], last: number): number {
  const heading = blocks.findIndex(({ kind }, at) => at > last && kind === 'heading');
  return heading < 0 ? blocks.length : heading;
}
