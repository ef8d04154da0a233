/**
 * Finds the headings of plain text, which marks none: a short line without end punctuation that stands between blank
 * lines and has prose below it. What is short for another reason (a menu, a poem, a date, a signature) stands in other
 * company, so each candidate is judged with its neighbours.
 */
import { CUE_LINES } from '../boilerplate/cue-lines.ts';
import { cueForm } from '../boilerplate/cue-tables.ts';
import { mayListOthers } from '../boilerplate/other-articles.ts';
import { isSignature } from '../credits/signatures.ts';
import { type DraftBlock, draftBlock } from '../draft.ts';
import {
  BARS,
  endsSentence,
  isCredit,
  isTitleCase,
  looksLikeHeading,
  looksLikeName,
  numberedDepth,
  readListItem,
  wordsIn,
} from '../line-shapes.ts';
import { isDateLine } from '../metadata.ts';
import { isCountedTime, isDuration, isTimeStamp, startsWithClock } from '../times.ts';
import { headsEntry, isChronicle } from './headings/chronicle.ts';
import { isBody, markLikeHeadings } from './headings/like-headings.ts';
import { findSectionEnds } from './headings/section-ends.ts';
import { isNumberedHeading, type Paragraph } from './paragraphs/line-groups.ts';
import { findListing, type Listing } from './stories/listing.ts';
import { isTold, LEAST_TEASER_WORDS } from './stories/story.ts';

export interface Structure {
  readonly blocks: DraftBlock[];
  /** Most of the stories that the page lists have a date or an author of their own. */
  readonly listsStories: boolean;
  /** The headlines of such stories, and of those that have neither. */
  readonly headlines: ReadonlySet<string>;
}

/**
 * Turns paragraphs into blocks, with the heading levels of a table of contents. What ends a section is told as well.
 *
 * @param marked - the text marks all of its headings by underlining them.
 */
export function findStructure(
  paragraphs: readonly Paragraph[],
  known: ReadonlyMap<string, number> = new Map(),
  marked = false,
): Structure {
  const listing = marked ? NO_LISTING : findListing(paragraphs);
  const headings = marked ? underlinedHeadings(paragraphs, known) : markHeadings(paragraphs, known, listing);
  const ends = findSectionEnds(paragraphs, headings);
  const blocks = readingOrder(paragraphs, listing).map((at) => {
    const paragraph = paragraphs[at] as Paragraph;
    const level = headings[at] ?? 0;
    if (level > 0) return draftBlock('heading', stripHeadingMarks(paragraph.text), { level });
    return draftBlock(kindOf(paragraph), paragraph.text, {
      apart: ends.has(at) ? 'section' : paragraph.afterRule ? 'part' : null,
    });
  });
  const texts = [...listing.headlines.keys()].map((at) => paragraphs[at]?.text ?? '');
  return { blocks, listsStories: listing.beside.size > 0, headlines: new Set(texts) };
}

/** Positions of the paragraphs as they are read: a headline comes before its own date. */
function readingOrder(paragraphs: readonly Paragraph[], { headlines }: Listing): number[] {
  const order = paragraphs.map((_, at) => at);
  for (const [at, above] of headlines) order.splice(above, at - above + 1, at, ...order.slice(above, at));
  return order;
}

function kindOf({ text, kind }: Paragraph): DraftBlock['kind'] {
  if (kind === 'list-item' || kind === 'table-row' || kind === 'code') return kind;
  if (kind === 'turn' || kind === 'entry') return 'paragraph';
  return readListItem(text) !== null && wordsIn(text) < 60 ? 'list-item' : 'paragraph';
}

/** "## Heading", "== Heading ==" and "** Heading" without their marks. */
function stripHeadingMarks(text: string): string {
  return text
    .replace(/^#{1,6} +/, '')
    .replace(/^\*\* (.{1,140}?)(?: \*\*)?$/, '$1')
    .replace(/^(={2,6}) ?(.{1,140}?) ?\1$/, '$2');
}

const NO_LISTING: Listing = { headlines: new Map(), beside: new Set() };

const underlinedHeadings = (paragraphs: readonly Paragraph[], known: ReadonlyMap<string, number>): number[] =>
  paragraphs.map(({ kind, level, text }) => (kind === 'underlined' ? (known.get(text) ?? level) : 0));

/** Heading levels by position; 0 for everything that is none. */
function markHeadings(
  paragraphs: readonly Paragraph[],
  known: ReadonlyMap<string, number>,
  { headlines, beside }: Listing,
): number[] {
  const dated = isChronicle(paragraphs);
  // "[00:00:00] MUSIC" between what is said is no heading.
  const clocked = paragraphs.some(({ kind, text }) => kind === 'turn' && startsWithClock(text));
  const candidates = paragraphs.map(
    ({ text }, at) => !beside.has(at) && !(clocked && startsWithClock(text)) && isCandidate(paragraphs, at, dated),
  );
  const levels = underlinedHeadings(paragraphs, known);
  paragraphs.forEach(({ kind, text }, at) => {
    // "1. What the drops are for" directly on its text is read as an item at first.
    if (kind === 'prose' || kind === 'list-item') levels[at] = known.get(text) ?? levels[at] ?? 0;
  });
  // Headings that a table of contents leaves out stand below those that it names.
  const below = Math.max(0, ...known.values());
  for (const at of headlines.keys()) levels[at] ||= below + levelOf(paragraphs[at]?.text ?? '');
  for (let at = 0; at < paragraphs.length; at += 1) {
    if (!candidates[at] || (levels[at] ?? 0) > 0) continue;
    let end = at;
    while (candidates[end] && levels[end] === 0) end += 1;
    for (const heading of headingsOfRun(paragraphs, at, end, dated))
      levels[heading] = below + levelOf(paragraphs[heading]?.text ?? '');
    at = end - 1;
  }
  markLikeHeadings(paragraphs, levels);
  return levels;
}

const MOST_CREDITS = 3;

/** Those that are headings of the candidates from `start` to `end`, which follow each other with nothing between. */
function headingsOfRun(paragraphs: readonly Paragraph[], start: number, end: number, dated: boolean): number[] {
  const body = belowCredits(paragraphs, end);
  const next = paragraphs[body];
  const titles = aboveOtherTitles(paragraphs, start, end);
  const last = dated ? titles : aboveCredits(paragraphs, start, titles);
  if (next === undefined || !(isBody(next) || isTableName(paragraphs, body))) return [];
  // A line that goes on below was torn, as at a formula. Nobody heads the line of a copyright.
  if ((next.kind === 'prose' && /^[\p{Ll},.;:)\]]/u.test(next.text)) || /^(?:©|copyright\b|\(c\) \d)/i.test(next.text))
    return [];
  // Three short lines in a row are a menu, a poem or an address; only the last can head the prose below.
  const from = last - start > 2 ? last - 1 : start;
  return Array.from({ length: Math.max(0, last - from) }, (_, at) => from + at).filter((at) => {
    const { text, gap } = paragraphs[at] as Paragraph;
    // Between a headline and its credits stands what tells more of it.
    const subtitle = gap === 0 && body > end && looksLikeHeading(paragraphs[at - 1]?.text ?? '');
    const signed = at > start && looksLikeName(text) && wordsIn((paragraphs[at - 1] as Paragraph).text) > wordsIn(text);
    const quoted = at > 0 && looksLikeName(text) && /^["“«„].*["”»“]$/u.test(paragraphs[at - 1]?.text ?? '');
    return !subtitle && !signed && !quoted;
  });
}

/** Where the text goes on below lines that say who wrote it and when. */
function belowCredits(paragraphs: readonly Paragraph[], start: number): number {
  let at = start;
  for (const { text } of paragraphs.slice(start, start + MOST_CREDITS)) {
    if (!isCredit(text)) break;
    at += 1;
  }
  return at;
}

/** Where such lines begin that stand below the first of the candidates: they look like headlines, and are none. */
function aboveCredits(paragraphs: readonly Paragraph[], start: number, end: number): number {
  let last = end;
  while (last - 1 > start && isCredit((paragraphs[last - 1] as Paragraph).text)) last -= 1;
  return last;
}

/** Where "Related articles" stands with two lines or more below it: those are titles of other articles. */
function aboveOtherTitles(paragraphs: readonly Paragraph[], start: number, end: number): number {
  const place = paragraphs.slice(start, end).findIndex(({ text }) => mayListOthers(cueForm(text)));
  if (place < 0) return end;
  const at = start + place;
  const second = paragraphs[at + 2];
  // A title may be longer than a heading, and the run ends there.
  const goesOn = second?.gap === 0 && paragraphs[at + 1]?.gap === 0 && !endsSentence(second.text);
  return end - at > 2 || goesOn ? at : end;
}

function levelOf(text: string): number {
  const marks = /^(#{1,6}) |^(={2,6})[^=]/.exec(text);
  if (marks) return (marks[1] ?? marks[2] ?? '').length;
  return Math.max(1, numberedDepth(text));
}

function isCandidate(paragraphs: readonly Paragraph[], at: number, dated: boolean): boolean {
  const { text, kind, alone } = paragraphs[at] as Paragraph;
  if (kind !== 'prose') return false;
  if (alone && /^(#{1,6} +\S|(={2,6})[^=].*[^=]\2$)/.test(text)) return text.length <= 140;
  const numbered = numberedDepth(text) > 0;
  if (numbered ? followsNumber(paragraphs, at) : readListItem(text) !== null) return false;
  if (dated && headsEntry(paragraphs, at)) return true;
  if (isDateLine(text)) return false;
  if (isCountedTime(text) || isDuration(text) || (BARS.test(text) && isTimeStamp(text))) return false;
  if (!looksLikeHeading(text)) return false;
  if (isTableName(paragraphs, at) || signsTextAbove(paragraphs, at)) return false;
  return alone || headsLinesBelow(paragraphs, at);
}

/** A name and a day directly below a text, with a blank line below them. */
function signsTextAbove(paragraphs: readonly Paragraph[], at: number): boolean {
  const { text, gap } = paragraphs[at] as Paragraph;
  const above = paragraphs[at - 1];
  const last = (paragraphs[at + 1]?.gap ?? 1) > 0;
  return gap === 0 && last && above !== undefined && isTold(above) && isSignature(text);
}

/** "Table 2. Members by year", above its rows: the text below them goes on in the section that it stands in. */
const TABLE_NAME = /^(?:table|tabelle|tableau|tabla|표) ?\d/i;
const isTableName = (paragraphs: readonly Paragraph[], at: number) =>
  paragraphs[at + 1]?.kind === 'table-row' && TABLE_NAME.test(paragraphs[at]?.text ?? '');

/** "1. Milk", "2. Eggs": numbers that follow each other directly are a list, not headings. */
function followsNumber(paragraphs: readonly Paragraph[], at: number): boolean {
  const sibling = (paragraph: Paragraph | undefined) =>
    paragraph !== undefined && numberedDepth(paragraph.text) > 0 && /^\d+[.)]? /.test(paragraph.text);
  const own = /^\d+[.)]? /.test(paragraphs[at]?.text ?? '');
  return own && (sibling(paragraphs[at + 1]) || sibling(paragraphs[at - 1]));
}

/**
 * Lines copied from a page without the blank lines: a heading then stands directly on its paragraph. Asked for more
 * than of one between blank lines, because the lines of a poem or an address stand so too.
 */
function headsLinesBelow(paragraphs: readonly Paragraph[], at: number): boolean {
  const { text, gap } = paragraphs[at] as Paragraph;
  const next = paragraphs[at + 1];
  if (gap > 0 && isNumberedHeading(text, next?.text)) return true;
  const titled = isTitleCase(text);
  if (next === undefined || (wordsIn(text) > 8 && !titled) || /[?!:]$/.test(text)) return false;
  const previous = paragraphs[at - 1];
  const opens = gap > 0 || previous === undefined || endsSentence(previous.text) || looksLikeHeading(previous.text);
  if (!opens || endsList(paragraphs, at) || (gap === 0 && CUE_LINES.has(cueForm(text)))) return false;
  // "Method", above its steps.
  if (next.kind === 'list-item' && gap > 0 && next.gap === 0) return wordsIn(text) <= 4;
  if (next.gap > 0) return gap > 0 || titled || wordsIn(text) <= 4;
  if (titled && endsSentence(next.text) && wordsIn(next.text) >= LEAST_TEASER_WORDS) return true;
  return wordsIn(next.text) >= 12 || (looksLikeHeading(next.text) && wordsIn(next.text) <= 8);
}

/** The last of three short lines or more without a blank one between them: nobody heads what follows at the end of a list. */
function endsList(paragraphs: readonly Paragraph[], at: number): boolean {
  const [first, second, last, below] = paragraphs.slice(Math.max(0, at - 2), at + 2);
  if (at < 2 || last?.gap !== 0 || second?.gap !== 0 || below?.gap === 0) return false;
  return [first, second].every((line) => line !== undefined && wordsIn(line.text) <= 8 && !endsSentence(line.text));
}
