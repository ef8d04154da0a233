/** Date and author from the lines below a title, for articles that name them nowhere else. */
import type { DraftBlock } from './draft.ts';
import { endsSentence, isByline, wordsIn } from './line-shapes.ts';
import { cleanAuthor, findDate } from './metadata.ts';
import { isTimeStamp } from './times.ts';

const HEAD_BLOCKS = 4;
const MAX_DATE_WORDS = 20;
const FEWEST_STORIES = 3;

/** A date in the first lines: "The Times, Jane Doe, 2018-03-08". */
export function findHeadDate(blocks: readonly DraftBlock[]): string | null {
  if (listsStories(blocks)) return null;
  for (const { text } of blocks.slice(0, HEAD_BLOCKS)) {
    const told = findHistory(text);
    if (told !== null) return told;
    if (wordsIn(text) > MAX_DATE_WORDS || endsSentence(text)) continue;
    const date = findDate(text);
    if (date !== null) return date;
  }
  return null;
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

/** A page whose headlines each have a date has none itself. */
function listsStories(blocks: readonly DraftBlock[]): boolean {
  return (
    blocks.filter(({ text }, at) => blocks[at - 1]?.kind === 'heading' && isTimeStamp(text)).length >= FEWEST_STORIES
  );
}

const LEAD = /^(?:(?:written |posted |reported )?by|von|par|por) /i;
const REPORTER = /^([\p{L} ]{2,20}?) (?:기자|특파원)$/u;
const REPORTED = /^\(?reporting by ([^;()]{2,150})/i;

/** Who is named below the title, or by an agency at the end, without date, place or paper. */
export function findHeadAuthor(blocks: readonly DraftBlock[]): string | null {
  if (listsStories(blocks)) return null;
  for (const { kind, text } of blocks.slice(0, HEAD_BLOCKS)) {
    if (kind !== 'paragraph') continue;
    if (LEAD.test(text) && isByline(text)) return nameIn(text.replace(LEAD, ''));
    const reporter = REPORTER.exec(text)?.[1];
    if (reporter !== undefined) return cleanAuthor(reporter);
  }
  for (const { text } of blocks.slice(-HEAD_BLOCKS)) {
    const names = REPORTED.exec(text)?.[1];
    if (names !== undefined) return cleanAuthor(names.replace(/ in \p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)*/gu, ''));
  }
  return null;
}

const nameIn = (credit: string) => cleanAuthor(credit.split(/\s*[|·•,<]\s*| on (?=\S*\d|\p{Lu}\p{L}+ \d)/u)[0]);
