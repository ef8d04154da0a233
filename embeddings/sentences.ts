/**
 * Text -> sentences. `Intl.Segmenter` knows the scripts of the world; what it does not know are abbreviations,
 * initials, reference marks and quotations of several sentences, so its cuts are mended where one of these stands.
 * Linear in the text: every repair looks at a bounded number of characters round a cut.
 */
import type { Span } from '../src/types.ts';
import { endsInAbbreviation, startsLikeContinuation } from './sentences/abbreviations.ts';
import { isDateLabel, isWithinDate } from './sentences/date-labels.ts';
import { cutLongSentence, wholeCharacter } from './sentences/long-sentences.ts';
import { joinQuotations } from './sentences/quotations.ts';
import { isSpace } from './words.ts';

/**
 * Cuts `text.slice(span.start, span.end)` into sentences.
 *
 * @param locale - Rules of a language for `Intl.Segmenter`; the default ones serve every script.
 * @returns Spans of `text`, in order, that hold every character of the span but white space, and neither start nor end
 *   with white space. Nothing but white space gives no spans.
 */
export function cutSentences(text: string, span: Span, locale = 'en'): Span[] {
  const pieces = joinFalseCuts(text, cutAtStops(text, span, locale));
  return joinQuotations(text, pieces).flatMap((sentence) => cutLongSentence(text, sentence));
}

/** The span without white space at its ends; `start === end` when nothing is left. */
function trimSpan(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

// A segmenter costs far more to make than to use.
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

function cutAtStops(text: string, span: Span, locale: string): Span[] {
  const { start, end } = trimSpan(text, span.start, span.end);
  if (start === end) return [];
  if (isOneSentence(text.slice(start, end))) return [{ start, end }];
  const cuts = findBreaks(text, start, end, segmenterFor(locale));
  const glued = findGluedSentences(text.slice(start, end));
  const all =
    glued.length === 0 ? cuts : [...new Set([...cuts, ...glued.map((at) => start + at)])].sort((a, b) => a - b);
  const pieces: Span[] = [];
  all.forEach((cut, at) => {
    const piece = trimSpan(text, cut, all[at + 1] ?? end);
    if (piece.end > piece.start) pieces.push(piece);
  });
  return pieces;
}

const STOP = /[\p{Sentence_Terminal}\n\r\u0085\u2028\u2029]/u;

/** Headings, table rows and most list items hold no stop but their last character; a segmenter would be asked in vain. */
function isOneSentence(slice: string): boolean {
  const stop = slice.search(STOP);
  return stop < 0 || stop === slice.length - 1;
}

const STRETCH = 2048;
const LONGEST_STRETCH = 16_384;

/**
 * Where sentences begin, by `Intl.Segmenter`. It copies its whole input for every sentence it finds, which makes a long
 * text cost its square; so it sees a stretch at a time, and the last sentence of a stretch is looked at again with what
 * follows.
 */
function findBreaks(text: string, start: number, end: number, segmenter: Intl.Segmenter): number[] {
  const found: number[] = [];
  let from = start;
  let size = STRETCH;
  while (from < end) {
    const to = from + size >= end ? end : wholeCharacter(text, from + size);
    const breaks: number[] = [];
    for (const { index } of segmenter.segment(text.slice(from, to))) breaks.push(from + index);
    const last = breaks.at(-1) ?? from;
    if (to === end || (breaks.length === 1 && size >= LONGEST_STRETCH)) {
      found.push(...breaks);
      from = to;
      size = STRETCH;
    } else if (breaks.length === 1) size *= 4;
    else {
      found.push(...breaks.slice(0, -1));
      from = last;
      size = STRETCH;
    }
  }
  return found;
}

/** "state of war.Well, now": a sentence that lost the space before it. Names such as "Booking.Com" are no sentences. */
function findGluedSentences(slice: string): number[] {
  const found: number[] = [];
  for (const match of slice.matchAll(/(?<=\p{Ll}{2})[.!?][”’"]?(?=\p{Lu}\p{Ll}*[ ,’'])/gu)) {
    const at = match.index + match[0].length;
    if (!/^(Com|Org|Net|Js|Io|Co|Uk|De)\b/.test(slice.slice(at, at + 4))) found.push(at);
  }
  // "held.[citation needed] Then": the small letter in the mark hides the stop before it.
  for (const match of slice.matchAll(/[.!?]\[[^\][]{1,40}\]\s+(?=[\p{Lu}“"])/gu))
    found.push(match.index + match[0].length);
  return found;
}

/** Takes back cuts after an abbreviation, an initial, a list number or the day of an entry, and before what cannot begin a sentence. */
function joinFalseCuts(text: string, pieces: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (let piece of pieces) {
    const last = joined.at(-1);
    if (last === undefined || hasLineBreak(text, last.end, piece.start)) {
      joined.push(piece);
      continue;
    }
    const mark = referenceMarkLength(text, last, piece);
    if (mark > 0) {
      joined[joined.length - 1] = { start: last.start, end: piece.start + mark };
      piece = trimSpan(text, piece.start + mark, piece.end);
      if (piece.start === piece.end) continue;
      joined.push(piece);
    } else if (isFalseCut(text, last, piece)) joined[joined.length - 1] = { start: last.start, end: piece.end };
    else joined.push(piece);
  }
  return joined;
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) return true;
  return false;
}

/** "war.[1] The": the segmenter cuts inside the mark; it belongs to the sentence before. */
function referenceMarkLength(text: string, before: Span, after: Span): number {
  if (before.end !== after.start || text[before.end - 1] !== '[') return 0;
  return /^[^\][]{1,40}\]/.exec(text.slice(after.start, Math.min(after.end, after.start + 42)))?.[0].length ?? 0;
}

/** "3.", "b)", "(iv)", "XII.", "-". */
const LIST_MARK = /^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,6}|[IVX]{1,6})[.)]|[-–•*])$/;

function isFalseCut(text: string, before: Span, after: Span): boolean {
  const head = text.slice(Math.max(before.start, before.end - 24), before.end);
  const tail = text.slice(after.start, Math.min(after.end, after.start + 24));
  if (startsLikeContinuation(tail, /["”’」』»]$/.test(head))) return true;
  // The next piece may be but a day, so what stands behind it is looked at as well.
  if (isWithinDate(head, text.slice(after.start, after.start + 24))) return true;
  if (before.end - before.start < 9 && LIST_MARK.test(head)) return true;
  return endsInAbbreviation(head, tail) || isDateLabel(text.slice(before.start, before.end));
}
