/** Where a quote stands, in one line: title, heading path, date, page. */
import { ellipsize } from './cut.ts';
import { plainLine } from './escape.ts';
import { fitLine } from './excerpt.ts';
import type { LocaleName, Say } from './messages/index.ts';

export interface Location {
  readonly article: string;
  readonly title: string;
  readonly heading: readonly string[];
  readonly date?: string | null;
  readonly page?: number | null;
}

const MAX_TITLE = 120;
const MAX_HEADING = 160;

/** Escaped Markdown: bold title › heading › heading · date · page. */
export function citationLine(where: Location, say: Say, locale: LocaleName): string {
  const title = plainLine(where.title) || plainLine(where.article);
  const heading = headingPath(where);
  const parts = [
    `**${fitLine(title, MAX_TITLE)}**${heading ? ` › ${fitLine(heading, MAX_HEADING)}` : ''}`,
    where.date ? formatDate(where.date, locale) : null,
    where.page ? say('source.page', { page: where.page }) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** One plain line for a button or a choice: the innermost headings first matter, so the title is dropped last. */
export function plainLocation(where: Location): string {
  const title = plainLine(where.title) || plainLine(where.article);
  const heading = headingPath(where);
  return heading ? `${ellipsize(title, 36)} › ${heading}` : title;
}

/** The headings below the title; an article whose first heading repeats its title shows it once. */
function headingPath({ heading, title }: Location): string {
  const lines = heading.map(plainLine).filter(Boolean);
  if (lines[0] === plainLine(title)) lines.shift();
  return lines.join(' › ');
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
