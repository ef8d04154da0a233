/**
 * Lines that sign a story: a name and a day with nothing else, whatever parts the two. Copying loses the column between
 * them, so "Jane Doe  May 3, 2018" has no mark left; that it is no headline shows in there being no other word.
 */
import { findDate, isDateWord } from '../metadata.ts';
import { isTimeStamp, MAY_HOLD_TIME } from '../times.ts';

const LONGEST = 80;
const MOST_NAME_WORDS = 5;
const FEWEST_NAME_WORDS = 2;
/** "Gazette staff", "News desk" sign too. */
const NAME_WORD =
  /^(?:\p{Lu}[\p{L}.’'-]*|de|von|van|bin|al|wire|staff|desk|team|writers?|reporters?|correspondents?|editors?|agenc(?:y|ies)|bureau)$/u;
const LEAD = /^(?:\p{L}{3,12} )?(?:by|von|par|por) /iu;

/** "Jane Doe  May 3, 2018", "3 May 2018, Jane Doe", "Analysis by Jane Doe, Oslo · 2h ago". */
export function isSignature(line: string): boolean {
  if (line.length > LONGEST || /[.!?]$/.test(line) || !MAY_HOLD_TIME.test(line)) return false;
  const words = line
    .trim()
    .replace(/,?\s[|·•–—-]\s|,\s|\s{2,}|\t/g, ' ')
    .split(' ');
  for (let cut = 1; cut < words.length; cut += 1) {
    const [left, right] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
    if (signs(left, right) || signs(right, left)) return true;
  }
  return false;
}

/** "By Jane Doe" and nothing more. */
export const isSignedName = (line: string): boolean =>
  line.length <= LONGEST && /^(?:By|Von|Par|Por) /.test(line) && isNamed(line);

/** In "Sat 30 March Supper" nobody of the name of March is meant; only a whole date shows where it ends. */
const signs = (name: string, day: string): boolean =>
  isNamed(name) && isTimeStamp(day) && (findDate(day) !== null || !name.toLowerCase().split(' ').some(isDateWord));

function isNamed(part: string): boolean {
  const name = part.replace(LEAD, '');
  const words = name.split(' ');
  if (words.length < FEWEST_NAME_WORDS || words.length > MOST_NAME_WORDS) return false;
  return /^\p{Lu}/u.test(name) && words.every((word) => NAME_WORD.test(word));
}
