/** Where a quote stands, in one line: title, heading path, date, page. */

import type { LocaleName, Say } from '../messages/index.ts';
import { ellipsize } from './cut.ts';
import { plainLine } from './escape.ts';
import { fitLine } from './excerpt.ts';

export interface Location {
  readonly article: string;
  readonly title: string;
  readonly heading: readonly string[];
  readonly date?: string | null;
  readonly page?: number | null;
}

const MAX_TITLE = 120;
const MAX_HEADING = 160;
const BETWEEN = ' › ';
/** A heading cut to less says nothing. */
const SHORTEST_PART = 8;

/** Escaped Markdown: bold title › heading › heading · date · page. */
export function citationLine(where: Location, say: Say, locale: LocaleName): string {
  const title = plainLine(where.title) || plainLine(where.article);
  const heading = headingPath(where).join(BETWEEN);
  const parts = [
    `**${fitLine(title, MAX_TITLE)}**${heading ? `${BETWEEN}${fitLine(heading, MAX_HEADING)}` : ''}`,
    where.date ? formatDate(where.date, locale) : null,
    where.page ? say('source.page', { page: where.page }) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/**
 * One plain line for a button or a choice: the innermost heading, which tells neighbours apart, is whole where it can be;
 * headings above it and the title have the room that is left.
 *
 * @param room - UTF-16 units; the line is never longer.
 */
export function plainLocation(where: Location, room: number): string {
  const title = plainLine(where.title) || plainLine(where.article);
  const [innermost = '', ...outwards] = [title, ...headingPath(where)].reverse();
  let line = ellipsize(innermost, room);
  for (const one of outwards) {
    const left = room - line.length - BETWEEN.length;
    if (left < Math.min(one.length, SHORTEST_PART)) break;
    line = `${ellipsize(one, left)}${BETWEEN}${line}`;
    if (one.length > left) break;
  }
  return line;
}

/** The headings below the title; an article whose first heading repeats its title shows it once. */
function headingPath({ heading, title }: Location): string[] {
  const lines = heading.map(plainLine).filter(Boolean);
  if (lines[0] === plainLine(title)) lines.shift();
  return lines;
}

const dateFormats = new Map<LocaleName, Intl.DateTimeFormat>();

/** Making one takes longer than an answer may, so each is made once. */
function dateFormat(locale: LocaleName): Intl.DateTimeFormat {
  const known = dateFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  dateFormats.set(locale, known);
  return known;
}

/** A YYYY-MM-DD date as the language writes it; another text as it is, escaped. */
export function formatDate(date: string, locale: LocaleName): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) return fitLine(date, 40);
  return dateFormat(locale).format(time);
}
