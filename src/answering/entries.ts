/** Entries of a timeline, a calendar or a live report: each begins with its day or time and tells of nothing else's. */

const WEEKDAY = '(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:(?:nes|s|urs|ur|r)?day)?';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const TIME = '\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.?m\\.?)|\\d{1,2}[:.]\\d{2}';
const MARK = '(?:[-*•–]\\s+)?';
const DATE = `${DAY} ${MONTH}\\.?|${MONTH}\\.? ${DAY}|${MONTH}|\\d{4}-\\d{2}-\\d{2}`;
const YEAR = '(?:c\\. ?)?[12]\\d{3}(?:s|[-–/]\\d{2,4})?';
const LABEL = `(?:${WEEKDAY}\\.?,? )?(?:(?:${DATE})(?:,? ${YEAR})?|${YEAR}|${TIME})|${WEEKDAY}\\.?`;
const DATED_ENTRY = new RegExp(`^${MARK}(?:${LABEL})\\s*(?:[–—:|]|-\\s)\\s*\\S`, 'iu');

/** True for a line that begins with a day or a time and a mark behind it: "1974: the first boat", "Wed 16 Oct - trip". */
export const isDatedEntry = (text: string): boolean => DATED_ENTRY.test(text);
