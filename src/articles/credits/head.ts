/** Date and author from the lines below a title, for articles that name them nowhere else. */
import type { DraftBlock } from '../draft.ts';
import { BARS, endsSentence, isByline, isCaption, NAME, TRADE, wordsIn } from '../line-shapes.ts';
import { cleanAuthor, findDate, isDateLine, withoutPlace } from '../metadata.ts';
import { isTimeStamp } from '../times.ts';

const HEAD_BLOCKS = 4;
const MOST_HEAD_BLOCKS = 10;
const MAX_DATE_WORDS = 20;
const FEWEST_STORIES = 3;

/** The first lines, at least so many, with all that stand above the first prose. */
export function headOf(blocks: readonly DraftBlock[], fewest = HEAD_BLOCKS): readonly DraftBlock[] {
  const prose = blocks.findIndex(({ text }) => wordsIn(text) >= MAX_DATE_WORDS && endsSentence(text));
  return blocks.slice(0, prose > MOST_HEAD_BLOCKS ? fewest : Math.max(fewest, prose));
}

/** A date in the first lines: "The Times, Jane Doe, 2018-03-08". In a table it is the day of what the table is about. */
export function findHeadDate(blocks: readonly DraftBlock[]): string | null {
  if (listsStories(blocks)) return null;
  for (const { kind, text } of headOf(blocks)) {
    const told = findHistory(text) ?? findPublication(text) ?? findPlacedDay(text);
    if (told !== null) return told;
    if (kind === 'table-row' || wordsIn(text) > MAX_DATE_WORDS * 2 || isCaption(text)) continue;
    if (PERIOD.test(text) || LIFE.test(text)) continue;
    for (const part of text.split(BARS)) {
      if (wordsIn(part) > MAX_DATE_WORDS || endsSentence(part)) continue;
      const date = findDate(part);
      if (date !== null) return date;
    }
  }
  return null;
}

const LONGEST_PLACE = 100;

/** "HAVNES, 18 September 2024 – The yard …", "SEOUL, South Korea, March 3, 2020 (Wire) -- The yard …": where and when it was told. */
function findPlacedDay(text: string): string | null {
  const [line = '', told] = text.slice(0, LONGEST_PLACE).split(/ (?:[–—]|-{1,2}) /, 2);
  const day = /^\p{Lu}[\p{Lu} .'’-]{2,30},(?: \p{Lu}[\p{L} .]{1,30},)?(.{6,30}?)(?: [(/][\p{L} ]{2,30}[)/])?$/u.exec(
    line,
  )?.[1];
  return told !== undefined && day !== undefined && isDateLine(day) ? findDate(day) : null;
}

/** "Received 3 January 2020; accepted 2 June 2020": when a paper came out, else was accepted, else came in. */
export function findHistory(text: string): string | null {
  if (wordsIn(text) > MAX_DATE_WORDS * 2 || (text.match(HISTORY)?.length ?? 0) < 2) return null;
  const steps = new Map<string, string>();
  for (const [step] of text.matchAll(HISTORY)) {
    const day = findDate(step);
    const name = step.slice(0, 1).toLowerCase();
    if (day !== null && !steps.has(name)) steps.set(name, day);
  }
  return steps.get('p') ?? steps.get('a') ?? steps.get('r') ?? null;
}

const HISTORY = /\b(?:received|accepted|published)\b[^;.]{0,30}?\d{4}(?:-\d\d-\d\d)?/gi;

/** "Fares from 1 April 2024 to 31 March 2025", "Tickets until 3 May 2024": days that are told of. */
const PERIOD =
  /\bfrom (?:\p{L}+ )?\d{1,2}\b.* (?:to|until|till) |\b(?:until|till|since|before|after|bis|seit|depuis|desde|hasta) (?:\p{L}+ )?\d{1,2}\b/iu;
/** "Born 4 March 1908", "4 March 1908 – 19 August 1991": days of whom the article is about. */
const LIFE =
  /(?<!\p{L})(?:born|died|geboren|gestorben|née? le|mort(?:e)? le|décédée? le|nacid[oa]|naci[óo]|falleci[óo]|fallecid[oa])(?!\p{L})|\d{4}\s?[–—-]\s?(?:\d{1,2}\.? )?\p{L}{3,10} (?:\d{1,2}, )?\d{4}/iu;
const PUBLISHED = /(?:^|[.;|·•–—] )(?:first |originally )?(?:published|posted)(?: on)?:? /gi;
const REVISED =
  /(?:^|[.;|·•–—] |^(?:version|edition|revision|draft) [\d.]{1,8},? )(?:(?:this )?(?:page|document|leaflet|article|policy|guide) (?:was |is )?)?(?:last )?(?:updated|revised|reviewed|edited|modified)(?: by \p{L}[^,.;|]{1,40},)?(?: on)?:? /giu;
const LAST = /^(?:(?:this )?\p{L}{4,10} (?:was |is )?)?last \p{L}{6,8}/iu;

/** The day that a text names as the one of its last revision, if it says nothing else before it. */
export const findRevision = (text: string): string | null => (LAST.test(text) ? findPublication(text) : null);

/** "Recorded in Oslo. Published 19 September 2023.", "Version 4, revised 11 September 2022 by …": a sentence's label and its day. */
function findPublication(text: string): string | null {
  if (wordsIn(text) > MAX_DATE_WORDS * 2) return null;
  for (const label of [PUBLISHED, REVISED]) {
    for (const { 0: found, index } of text.matchAll(label)) {
      // Where a day stands before it, that is when the text came out.
      if (label === REVISED && findDate(text.slice(0, index)) !== null) continue;
      const [day = ''] = text.slice(index + found.length).split(/[.;|·•]\s|\.$| by | [←→«»‹›©]/, 1);
      if (isDateLine(day) && findDate(day) !== null) return findDate(day);
    }
  }
  return null;
}

/** A page whose headlines each have a date or an author has none itself. */
const listsStories = (blocks: readonly DraftBlock[]): boolean => creditsOfStories(blocks).length > 0;

/** Lines of a page that lists stories: when each appeared, or who wrote it, below headlines or days at the end. None elsewhere. */
export function creditsOfStories(blocks: readonly DraftBlock[]): string[] {
  const heads = (at: number) => blocks[at]?.kind === 'heading';
  const first = blocks.findIndex((_, at) => heads(at));
  const signed = blocks.filter(({ text }, at) => {
    if (at <= first || heads(at)) return false;
    return (heads(at - 1) && isByline(text)) || ((heads(at - 1) || heads(at + 1)) && isTimeStamp(text));
  });
  return signed.length >= FEWEST_STORIES ? signed.map(({ text }) => text) : [];
}

/** What may be said of the whole article: on a page of stories the lines above the first of them. */
export function linesOfWhole(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  return listsStories(blocks)
    ? blocks.slice(
        0,
        blocks.findIndex(({ kind }) => kind === 'heading'),
      )
    : blocks;
}

const LEAD = /^(?:(?:(?:written |posted |reported |words |text )?by|von|par|por) |(?:words|text): )/i;
const REPORTER = /^([\p{L} ]{2,20}?) (?:기자|특파원)(?: [\w.+-]{1,60}@[\w.-]{1,60})?$/u;
/** "수정 2024.05.03 11:40 김철수 기자 댓글 12" */
const STAMPED_REPORTER = /\d (\p{Lo}{2,5}) (?:기자|특파원)(?: 댓글 \d{1,6})?$/u;
const REPORTED = /^\(?reporting by ([^;()]{2,150})/i;

/** Who is named below the title, or by an agency at the end, without date, place or paper. */
export function findHeadAuthor(blocks: readonly DraftBlock[]): string | null {
  if (listsStories(blocks)) return null;
  for (const [at, { kind, text }] of headOf(blocks).entries()) {
    if (kind !== 'paragraph') continue;
    for (const part of text.slice(0, MAX_CREDITS_LENGTH).split(BARS)) {
      const credit = withoutDay(part);
      const korean = STAMPED_REPORTER.exec(part)?.[1];
      if (korean !== undefined) return korean;
      if (LEAD.test(credit) && isByline(credit)) return nameIn(credit.replace(LEAD, '').replace(TRADE, ''));
    }
    const reporter =
      REPORTER.exec(text)?.[1] ?? (isDateLine(blocks[at + 1]?.text ?? '') ? findPlaced(text, blocks) : null);
    if (typeof reporter === 'string') return cleanAuthor(reporter);
  }
  for (const { text } of blocks.slice(-HEAD_BLOCKS)) {
    const names = REPORTED.exec(text)?.[1];
    if (names !== undefined) return cleanAuthor(names.replace(/ in \p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)*/gu, ''));
  }
  return null;
}

const MAX_CREDITS_LENGTH = 1000;
const DAY_FIRST = /^(.{6,40}?),? (?=(?:by|von|par|por) \p{Lu})/u;

/** "by Jane Doe" of "3 March 2018 by Jane Doe". */
function withoutDay(part: string): string {
  const day = DAY_FIRST.exec(part);
  return day !== null && isDateLine(day[1] ?? '') && findDate(day[1]) !== null ? part.slice(day[0].length) : part;
}

/** "Jane Doe, Oslo", "Jane Doe in Oslo", above a day. */
const PLACED = new RegExp(`^(${NAME}), \\p{Lu}\\p{L}{2,20}$`, 'u');
const REPORTS_IN = new RegExp(`^(${NAME}) in \\p{Lu}\\p{L}{2,20}(?: \\p{Lu}\\p{L}{2,20}){0,2}$`, 'u');

/** A subtitle in Title Case, "Ferry Strike in Oslo", is made of words that the text has in lower case. */
function findPlaced(text: string, blocks: readonly DraftBlock[]): string | null {
  const name = REPORTS_IN.exec(text)?.[1];
  if (name === undefined) return PLACED.exec(text)?.[1] ?? null;
  const told = new Set(
    blocks.slice(0, 100).flatMap((block) => block.text.slice(0, 5000).match(/\p{Ll}[\p{L}]*/gu) ?? []),
  );
  return name.split(' ').some((word) => told.has(word.toLowerCase())) ? null : name;
}

const SEVERAL = new RegExp(`^${NAME}(?:, ${NAME}){0,9},? (?:and|&|und|et|y) ${NAME}(?=$|[ ,])`, 'u');

const nameIn = (credit: string) =>
  cleanAuthor(
    SEVERAL.exec(credit)?.[0] ??
      withoutPlace(credit.split(/\s*[|·•,<]\s*| \p{Lu}\p{L}+: | (?:on|at) (?=\S*\d|\p{Lu}\p{L}+ \d)/u)[0] ?? ''),
  );

/** Who a text names as its authors: its byline, where that has all whom its file names and others as well. */
export function fullerCredit(named: string | null, byline: string | null): string | null {
  if (named === null || byline === null) return named ?? byline;
  return SEVERAL.test(byline) && byline.toLowerCase().includes(named.toLowerCase()) ? byline : named;
}
