/** Lines that say when a story appeared: a day, or how long ago, perhaps with a name beside it. */
import { findDate, isDateLine, isDateWord } from './metadata.ts';

const MAX_STAMP_LENGTH = 80;
/** What every day and time has; few lines do, and one look is cheaper than every form of them. */
export const MAY_HOLD_TIME = /\d|ago|now|day|gestern|heute|hier|aujourd|ayer|hoy|어제|오늘|방금/i;
const MAX_WORDS_BESIDE = 5;

/** "Oct. 24", "Nov 02 2023 | 17:40", "Jane Doe | 3h ago": below a headline or above it, never a heading there. */
export function isTimeStamp(line: string): boolean {
  if (line.length > MAX_STAMP_LENGTH || !MAY_HOLD_TIME.test(line)) return false;
  if (isRelativeTime(line) || isDay(line)) return true;
  const parts = line.split(/\s[|·•–—]\s/);
  return (
    parts.length > 1 &&
    parts.some((part) => isRelativeTime(part.trim()) || isDay(part)) &&
    parts.every((part) => part.trim().split(' ').length <= MAX_WORDS_BESIDE)
  );
}

const UNIT = 'h|d|hrs?|mins?|minutes?|hours?|days?|weeks?|months?|years?';
const AGO = new RegExp(
  `^(?:(?:about |updated |posted )?(?:\\d{1,3}|an?|one) ?(?:${UNIT}) ago|\\d{1,2} ?(?:h|d|hrs?|mins?)` +
    '|vor \\d{1,3} (?:minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?)|il y a \\d{1,3} \\p{L}+|hace \\d{1,3} \\p{L}+' +
    '|\\d{1,3} ?(?:분|시간|일|주|개월|년) 전)$',
  'u',
);
const NAMED_DAY = /^(?:just now|yesterday|today|gestern|heute|hier|aujourd'hui|ayer|hoy|어제|오늘|방금)$/;

/** "3h ago", "2 weeks ago", "vor 3 Stunden", "3시간 전". */
export function isCountedTime(line: string): boolean {
  return line.length <= 40 && AGO.test(line.toLowerCase());
}

/** As `isCountedTime`, or "Yesterday", which by itself may head a section. */
export function isRelativeTime(line: string): boolean {
  return isCountedTime(line) || (line.length <= 12 && NAMED_DAY.test(line.toLowerCase().replaceAll('’', "'")));
}

const CLOCK =
  /^(?:at |um |à |a las )?(?:\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2}(?:[.:]\d{2})?(?: ?[ap]\.?m\.?| uhr)|\d{1,2}\.\d{2}h?)(?: ?\(?(?:gmt|utc|bst|ist|e[sd]t|c[sd]t|p[sd]t|cest|cet|mez|mesz|kst|jst)\)?)?$/;

/** "00:31", "12.05pm", "9.15 GMT", "14 Uhr"; a bare "2.10" may number a section. */
export function isClockTime(line: string): boolean {
  return line.length <= 40 && CLOCK.test(line.toLowerCase()) && !/^\d{1,2}\.\d{2}$/.test(line);
}

const DURATION =
  /^(?:(?:episode |total )?length|duration|running time|run ?time|laufzeit|dauer|durée|duración|재생 ?시간)\s?[:：]? ?(?:\d{1,2}:)?\d{1,3}(?::\d{2}| ?(?:min(?:ute)?[ns]?|minutos|분))$/i;

/** "Length 41:08", "Running time: 52 min". */
export const isDuration = (line: string): boolean => line.length <= 40 && DURATION.test(line);

/** A date line that is more than a bare number. */
function isDay(line: string): boolean {
  return isDateLine(line) && /\p{L}{3}|\d[./-]\d{1,2}[./-]\d|\d:\d\d|[년月]/u.test(line);
}

/** "06:02:17  first errors", "[09:30] shops told": an entry of a log or a timetable, where more stand round it. */
export function startsWithClock(line: string): boolean {
  return /^\s{0,12}[[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?(?: ?(?:am|pm|h|uhr|utc))?(?: ?[-–—:|])?\s{1,12}\S/i.test(line);
}

const WORDS_BESIDE = new Set(
  'by from for and et min mins minute minutes read comments comment views von par por'.split(' '),
);

/** "The Times, Jane Doe, 2018-03-08", and not "Storm of 3 March 2018 kills two": a headline says more than names. */
export function namesLittleButDate(line: string): boolean {
  if (findDate(line) === null) return false;
  const words = line.match(/[\p{L}\p{M}’']+/gu) ?? [];
  return words.every((word) => !/^\p{Ll}/u.test(word) || WORDS_BESIDE.has(word) || isDateWord(word));
}
