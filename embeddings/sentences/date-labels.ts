/** Days and times that stand before what happened then, in timelines, calendars and live reports. */

const WEEKDAY = '(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:(?:nes|s|urs|ur|r)?day)?';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const TO = '(?: to | and |[-–/])';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const DAYS = `${DAY}(?:${TO}${DAY})?`;
const TIME = '\\d{1,2}(?:[:.]\\d{2})?\\s?[ap]\\.?m|\\d{1,2}[:.]\\d{2}';
const DATE = `${DAYS} ${MONTH}(?:${TO}${DAY} ${MONTH})?|${MONTH}\\.? ${DAYS}|${MONTH}|\\d{4}-\\d{2}-\\d{2}`;
const YEAR = '(?:c\\. ?)?[12]\\d{3}(?:s|[-–/]\\d{2,4})?';
const LABEL = `(?:(?:${WEEKDAY}\\.?,? )?(?:(?:${DATE})(?:\\.?,? ${YEAR})?|${YEAR}|${TIME})|${WEEKDAY})`;
const MARK = '(?:[-*•–]\\s+)?';

const ALONE = new RegExp(`^${MARK}${LABEL}[.:]$`, 'iu');
const BEFORE = new RegExp(`^${MARK}${LABEL}\\.?(?:\\s*(?:[–—:|]|-\\s)\\s*|(?<=\\.) +(?=\\p{Lu}))\\S`, 'iu');
/** The longest of them: "Wednesday, 28th September and 3rd October, 1998-1999." */
const LONGEST = 60;

/** True for "25 to 28 March." and the like: a label, not a sentence. */
export const isDateLabel = (text: string): boolean => text.length <= LONGEST && ALONE.test(text);

/** True for a line that begins with such a label: "1974: the first boat", "Wed 16 Oct - trip", "9 May. Three men are freed." */
export const beginsWithDateLabel = (text: string): boolean => BEFORE.test(text);

const WITHIN_DATE: readonly (readonly [head: RegExp, tail: RegExp])[] = [
  [/(?<!\d)[12]\d{3}\.$/, /^\d{1,2}\. ?\d{1,2}\./],
  [/(?<!\d)[12]\d{3}\. ?\d{1,2}\.$/, /^\d{1,2}\./],
  [/(?<!\d)[12]\d{3}\. ?\d{1,2}\. ?\d{1,2}\.$/, /^[(\p{Script=Hangul}]/u],
  [/(?<!\d)\d{1,2}\.$/, /^\d{1,2}\. ?[12]\d{3}(?!\d)/],
  [/(?<!\d)\d{1,2}\. ?\d{1,2}\.$/, /^[12]\d{3}(?!\d)/],
];

/** True between parts of "2024. 9. 12. (목)", whose last stop ends no sentence in Korean, and of "12. 9. 2024". */
export const isWithinDate = (head: string, tail: string): boolean =>
  /\d\.$/.test(head) && WITHIN_DATE.some(([before, after]) => before.test(head) && after.test(tail));
