/**
 * Title, address, date and author from whatever form an article gives them in: front matter, `<meta>` tags, or lines
 * such as "Published: 8 March 2018" at the head of a text file. Values are bounded: they are shown and stored often.
 */
import { foldSpace, normaliseText } from './decode.ts';

export interface HeadLine {
  /** In lower case. */
  readonly key: string;
  readonly field: 'title' | 'url' | 'date' | 'author' | 'tags' | 'other';
  readonly value: string;
}

const MAX_TITLE = 300;
const MAX_AUTHOR = 200;
const MAX_URL = 2000;
const MAX_TAGS = 50;

/** Reads "Key: value" when the key is one that heads of articles use; null for any other line. */
export function readHeadLine(line: string): HeadLine | null {
  if (!line.includes(':')) return null;
  const match = /^\s{0,3}([\p{L}][\p{L} -]{0,24}?)\s{0,3}:\s{0,3}(\S.*)$/u.exec(line.slice(0, 3000));
  if (match === null) return null;
  const key = (match[1] ?? '').toLowerCase();
  const field = HEAD_KEYS.get(key);
  if (field === undefined) return null;
  const value = (match[2] ?? '').trim();
  // A source is a paper's name, or the place where the article stands.
  return { key, field: key === 'source' && cleanUrl(value) !== null ? 'url' : field, value };
}

export function cleanTitle(value: unknown): string | null {
  return cleanLine(value, MAX_TITLE);
}

/** Names on one line without "by" and what stands behind them; null where there is none. */
export function cleanAuthor(value: unknown): string | null {
  const names = Array.isArray(value) ? value.filter((name) => typeof name === 'string').join(', ') : value;
  const line = cleanLine(names, MAX_AUTHOR);
  if (line === null) return null;
  const credit = line.replace(/^(by|von|par|por)\s+/i, '');
  return withoutDate(credit === line ? credit : withoutPlace(credit));
}

/** Source of an expression: "Jane Doe", "Ida van der Moe". */
export const FULL_NAME = "\\p{Lu}[\\p{L}.’'-]*(?: (?:de|von|van|bin|al|\\p{Lu}[\\p{L}.’'-]*)){1,3}";
const PLACED = new RegExp(`^(${FULL_NAME}) (?:at|in) (?:the )?\\p{Lu}[\\p{L} .’'-]{1,40}$`, 'u');

/** "Jane Doe" of "Jane Doe at Quay Road", behind a "by": where somebody reports from. */
export const withoutPlace = (credit: string): string => PLACED.exec(credit)?.[1] ?? credit;

/** "Jane Doe" of "Jane Doe, 11 May 2023": a credit up to where nothing but a day is left. */
function withoutDate(credit: string): string {
  for (const { index } of credit.matchAll(/\s*[,|·•–—»]\s| (?:on|am|le|el) (?=.*\d)/g)) {
    const rest = credit.slice(index);
    if (index > 0 && findDate(rest) !== null && isDateLine(rest)) return credit.slice(0, index);
  }
  return credit;
}

export function cleanTags(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;]/) : [];
  const tags = items.map((item) => cleanLine(typeof item === 'number' ? String(item) : item, 100));
  return [...new Set(tags.filter((tag) => tag !== null))].slice(0, MAX_TAGS);
}

/** An http(s) address, or null: other schemes have no place behind a link in a message. */
export function cleanUrl(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const url = withoutTracking(value.trim());
  return url.length <= MAX_URL && /^https?:\/\/[^\s<>"]+$/i.test(url) && URL.canParse(url) ? url : null;
}

const TRACKING = /^(?:utm_\w{1,30}|fbclid|gclid|mc_[ce]id)=/i;

/** An address without what tells its site by which letter or post a reader came. */
function withoutTracking(url: string): string {
  const [, page = url, query = '', place = ''] = /^([^?#]*)\?([^#]*)(.*)$/.exec(url) ?? [];
  const asked = query
    .split('&')
    .filter((part) => !TRACKING.test(part))
    .join('&');
  return asked === query ? url : `${page}${asked && `?${asked}`}${place}`;
}

/** The first day named in a value, as YYYY-MM-DD: ISO dates, "March 8, 2018", "8 Mar 2018", "8. März 2018", "08.03.2018", "2018년 3월 8일", "2018. 3. 8.". */
export function findDate(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (typeof value !== 'string') return null;
  const text = value.slice(0, 500);
  // Few lines have a year, and one look is cheaper than every form of a day.
  if (!/\d{4}/.test(text)) return null;
  const iso = /(?<!\d)(\d{4})(?:[-/]|\. ?)(\d{1,2})(?:[-/]|\. ?)(\d{1,2})(?!\d)/.exec(text);
  if (iso) return calendarDay(iso[1], iso[2], iso[3]);
  const cjk = /(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]/.exec(text);
  if (cjk) return calendarDay(cjk[1], cjk[2], cjk[3]);
  const dotted = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?![\d.])/.exec(text);
  if (dotted) return calendarDay(dotted[3], dotted[2], dotted[1]);
  // 3/4/2018 is one day in London and another in New York; only what has a day above 12 says which.
  const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/.exec(text);
  if (slashed && Number(slashed[1]) > 12) return calendarDay(slashed[3], slashed[2], slashed[1]);
  if (slashed && Number(slashed[2]) > 12) return calendarDay(slashed[3], slashed[1], slashed[2]);
  const dayFirst = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?\s(?:de\s)?(\p{L}{3,10})\.?,?\s(?:de\s)?(\d{4})(?!\d)/u.exec(
    text,
  );
  if (dayFirst) return calendarDay(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /(\p{L}{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)/u.exec(text);
  if (monthFirst) return calendarDay(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return null;
}

/** True for a line that is nothing but a date, perhaps with "Published on" before it. */
export function isDateLine(line: string): boolean {
  if (line.length > 80 || !/\d/.test(line)) return false;
  const words = line.toLowerCase().split(/[\s,.:;|·–—»/()-]+/u);
  let dated = 0;
  for (const word of words) {
    if (word === '' || DATE_WORDS.has(word)) continue;
    if (!isDateWord(word)) return false;
    dated += 1;
  }
  return dated > 0;
}

/** True for a number, a month, a weekday, or what stands beside them in a date line; in lower case. */
export function isDateWord(word: string): boolean {
  return (
    DATE_WORDS.has(word) ||
    /^\d{1,4}(st|nd|rd|th|er|년|월|일|年|月|日)?$/u.test(word) ||
    monthNumber(word) !== null ||
    WEEKDAYS.test(word)
  );
}

/** A readable title from a file's name, for articles that have none: "moon-in-seoul_2018.txt" -> "moon in seoul 2018". */
export function titleFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return foldSpace(name.replace(/[-_]+/g, ' ')).slice(0, MAX_TITLE) || path.slice(0, MAX_TITLE) || 'Untitled';
}

function cleanLine(value: unknown, limit: number): string | null {
  if (typeof value !== 'string') return null;
  const line = foldSpace(normaliseText(value.slice(0, limit * 8)));
  if (line === '') return null;
  // A cut in the middle of a pair would leave half a character.
  return line.length <= limit ? line : line.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
}

function calendarDay(year: string | undefined, month: string | number | null | undefined, day: string | undefined) {
  const [y, m, d] = [Number(year), Number(month ?? 0), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  const real = y >= 1000 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return real ? date.toISOString().slice(0, 10) : null;
}

function monthNumber(word: string | undefined): number | null {
  const name = (word ?? '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return MONTH_NUMBERS.get(name) ?? null;
}

const WEEKDAYS =
  /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?$|^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)$|^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)$|^[월화수목금토일](요일)?$/;
const DATE_WORDS = new Set(
  (
    'published updated posted modified reviewed revised edited last on at date the of de del el le am um uhr pm a p m gmt utc bst cet cest est edt pst pdt kst jst am ' +
    'veröffentlicht aktualisiert publié mis à jour publicado actualizado stand 입력 수정 등록 작성 게시 발행 오전 오후'
  ).split(' '),
);

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'janvier', 'enero', 'janeiro', 'gennaio', 'janner'],
  ['february', 'februar', 'fevrier', 'febrero', 'fevereiro', 'febbraio'],
  ['march', 'marz', 'mars', 'marzo', 'marco', 'maerz'],
  ['april', 'avril', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maio', 'maggio'],
  ['june', 'juni', 'juin', 'junio', 'junho', 'giugno'],
  ['july', 'juli', 'juillet', 'julio', 'julho', 'luglio'],
  ['august', 'aout', 'agosto'],
  ['september', 'septembre', 'septiembre', 'setembro', 'settembre', 'sept'],
  ['october', 'oktober', 'octobre', 'octubre', 'outubro', 'ottobre'],
  ['november', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dezember', 'decembre', 'diciembre', 'dezembro', 'dicembre'],
];

/** By name, and by its first three letters: where two begin alike ("juin", "juillet"), the earlier one. */
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, at) =>
    names.flatMap((name) => [name, name.slice(0, 3)].map((key) => [key, at + 1] as const)),
  ).reverse(),
);

const FIELDS: Readonly<Record<HeadLine['field'], string>> = {
  title: 'title|headline|titel|titre|título|제목',
  url: 'url|link|source url|permalink',
  date:
    'date|published|publication date|published on|posted|posted on|released|release date|datum|veröffentlicht|' +
    'veröffentlicht am|date de publication|publié le|fecha|fecha de publicación|publicado el|날짜|일시|일자|작성일|' +
    '게시일|등록일|발행일',
  author: 'author|authors|by|byline|autor|autorin|autora|auteur|auteure|저자|작성자|글쓴이',
  tags: 'tags|keywords|categories|category|schlagwörter',
  other: 'source|license|licence|sha|doi|updated|last modified|modified|language|publisher',
};
const HEAD_KEYS: ReadonlyMap<string, HeadLine['field']> = new Map(
  (Object.keys(FIELDS) as HeadLine['field'][]).flatMap((field) => FIELDS[field].split('|').map((key) => [key, field])),
);
