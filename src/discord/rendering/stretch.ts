/**
 * A stretch of an article to read: as much of the stored text as one message holds, cut where sentences end, with a way
 * forward and back. Stretches are told by offsets into an immutable version, so paging needs no memory.
 */
import type { Core } from '../../core.ts';
import type { Span } from '../../types.ts';
import { cutText, sentences, weigh } from './cut.ts';
import { bold, escapeMarkdown } from './escape.ts';

/** Weight of the article text in one message; headings, notes and buttons need the rest. */
const STRETCH_WEIGHT = 2_800;
/** No stretch is longer than this many UTF-16 units, since a weight is never less than the length. */
const REACH = STRETCH_WEIGHT + 200;

export interface Stretch {
  readonly span: Span;
  readonly text: string;
  readonly articleLength: number;
}

/** Four more for each line: the quote's lines are set in bold, headings are underlined. */
const cost = (text: string) => weigh(escapeMarkdown(text)) + 4 * text.split('\n').length;

/** Text from `offset` on. Null when the version is not kept. */
export async function stretchAfter(core: Core, version: number, offset: number): Promise<Stretch | null> {
  const found = await core.readSpan(version, { start: offset, end: offset + REACH });
  if (!found) return null;
  const lead = found.text.length - found.text.trimStart().length;
  const text = cutText(found.text.slice(lead).trimEnd(), STRETCH_WEIGHT, cost);
  return place(found, lead, text);
}

/** Text up to `offset`. */
export async function stretchBefore(core: Core, version: number, offset: number): Promise<Stretch | null> {
  const found = await core.readSpan(version, { start: Math.max(0, offset - REACH), end: offset });
  if (!found) return null;
  const whole = found.text.trimEnd();
  const start = keepEnd(whole, STRETCH_WEIGHT, found.span.start === 0);
  return place(found, start, whole.slice(start));
}

/** The `middle` and as much round it, inside `outer`, as fits; a middle that is too long is shown from its start. */
export async function stretchAround(core: Core, version: number, outer: Span, middle: Span): Promise<Stretch | null> {
  const reach = { start: Math.max(outer.start, middle.start - REACH), end: Math.min(outer.end, middle.end + REACH) };
  const found = await core.readSpan(version, reach);
  if (!found) return null;
  const at = (offset: number) => offset - found.span.start;
  const centre = cutText(found.text.slice(at(middle.start), at(middle.end)), STRETCH_WEIGHT, cost);
  const room = STRETCH_WEIGHT - cost(centre);
  const before = found.text.slice(0, at(middle.start));
  const after = centre.length < middle.end - middle.start ? '' : found.text.slice(at(middle.end));
  // A short side leaves its room to the other.
  const beforeRoom = Math.max(Math.floor(room / 2), room - cost(after));
  const start = keepEnd(before, beforeRoom, found.span.start === outer.start);
  const rest = cutText(after, room - cost(before.slice(start)), cost);
  const text = before.slice(start) + centre + rest;
  const lead = text.length - text.trimStart().length;
  return place(found, start + lead, text.trim());
}

/**
 * The stretch without headings at its end, whose text comes only on the next page. The end of an article stays as it is.
 *
 * @param keepTo - Text before this offset stays whatever it is.
 */
export function withoutTrailingHeadings(stretch: Stretch, headings: ReadonlySet<string>, keepTo = 0): Stretch {
  const { span, articleLength } = stretch;
  if (span.end >= articleLength) return stretch;
  let { text } = stretch;
  for (let at = text.lastIndexOf('\n\n'); at > 0; at = text.lastIndexOf('\n\n')) {
    if (!headings.has(text.slice(at + 2)) || span.start + at < keepTo) break;
    text = text.slice(0, at).trimEnd();
  }
  return { ...stretch, text, span: { start: span.start, end: span.start + text.length } };
}

function place(found: { span: Span; articleLength: number }, skipped: number, text: string): Stretch {
  const start = found.span.start + skipped;
  return { span: { start, end: start + text.length }, text, articleLength: found.articleLength };
}

/** Where to start so that the end of `text` fits: at a sentence if one starts in the first half, else at a word. */
function keepEnd(text: string, budget: number, mayStart: boolean): number {
  if (mayStart && cost(text) <= budget) return 0;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (cost(text.slice(middle)) <= budget) high = middle;
    else low = middle + 1;
  }
  const latest = low + (text.length - low) / 2;
  for (const { index } of sentences.segment(text)) {
    if (index >= low && index <= latest && index > 0) return index;
  }
  const word = text.slice(low).search(/\s\S/);
  if (word >= 0 && low + word < latest) return low + word + 1;
  return /^[\udc00-\udfff]/.test(text.slice(low)) ? low + 1 : low;
}

/**
 * The stretch as Markdown: the part that `mark` covers in bold, and lines that are headings of the article underlined.
 *
 * @param headings - The article's headings as plain text; none are marked when they are not known.
 */
export function markStretch(stretch: Stretch, mark: Span | null, headings: ReadonlySet<string> = new Set()): string {
  const { span, text } = stretch;
  const plain = (part: string) => underlineHeadings(escapeMarkdown(part), headings);
  // Text that is cut where nothing is marked could be read otherwise: "1" and ". A" make a list, "1. A" is escaped.
  if (!mark || mark.end <= Math.max(mark.start, span.start) || mark.start >= span.end) return plain(text);
  const from = Math.max(0, mark.start - span.start);
  const to = Math.min(text.length, mark.end - span.start);
  return `${plain(text.slice(0, from))}${bold(escapeMarkdown(text.slice(from, to)))}${plain(text.slice(to))}`;
}

function underlineHeadings(escaped: string, headings: ReadonlySet<string>): string {
  if (headings.size === 0) return escaped;
  const known = new Set([...headings].map(escapeMarkdown));
  const mark = (line: string) => (line !== '' && known.has(line) ? `__${line}__` : line);
  return escaped.split('\n').map(mark).join('\n');
}
