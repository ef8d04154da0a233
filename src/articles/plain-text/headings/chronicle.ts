/** Chronicles: pages whose entries stand below their dates, which head them as nothing else does. */
import { looksLikeHeading } from '../../line-shapes.ts';
import { isDateLine } from '../../metadata.ts';
import type { Paragraph } from '../paragraphs/line-groups.ts';
import { isBody, standsOnAnswer } from './like-headings.ts';

const FEWEST_ENTRIES = 3;

/**
 * Dates head the entries of a chronicle: at least three of them, each with prose below. Below a headline a date
 * is a credit, and one by itself dates the page.
 */
export function isChronicle(paragraphs: readonly Paragraph[]): boolean {
  let entries = 0;
  let credits = 0;
  paragraphs.forEach(({ text }, at) => {
    const next = paragraphs[at + 1];
    if (next === undefined || !isDateLine(text) || isDateLine(next.text) || !isBody(next)) return;
    if (!standsAsHeading(paragraphs, at)) return;
    entries += 1;
    if (looksLikeHeading(paragraphs[at - 1]?.text ?? '')) credits += 1;
  });
  return entries >= FEWEST_ENTRIES && credits * 2 < entries;
}

/** True for the date of an entry, on a page that is known for a chronicle. */
export function headsEntry(paragraphs: readonly Paragraph[], at: number): boolean {
  const { text = '' } = paragraphs[at] ?? {};
  return (isDateLine(text) || isPeriod(text)) && standsAsHeading(paragraphs, at);
}

/** By itself, or directly on its entry. There it needs a year or a month, since a number stands above what it counts. */
function standsAsHeading(paragraphs: readonly Paragraph[], at: number): boolean {
  const { text = '', alone } = paragraphs[at] ?? {};
  return alone === true || (standsOnAnswer(paragraphs, at) && /\d{4}|\p{L}{3}/u.test(text));
}

const BESIDE_DATE =
  /(?<!\p{L})(?:circa|ca?|about|around|before|after|since|early|mid|late|spring|summer|autumn|fall|winter|to|until|till|present|today|um|bis|seit|frühjahr|sommer|herbst|heute|vers|printemps|été|automne|hiver|hacia|hasta|primavera|verano|otoño|invierno)(?!\p{L})\.?|(?<=\d0)['’]?s(?!\p{L})/giu;

/** "1941 to 1944", "Spring 1827", "The 1850s": such an entry would else stand below the date before its own. */
const isPeriod = (text: string): boolean => text.length <= 80 && isDateLine(text.replace(BESIDE_DATE, ' '));
