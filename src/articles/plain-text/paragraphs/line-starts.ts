/**
 * Lines that begin alike, each of which its author began anew: the dates of a calendar, the clauses of a contract, labels
 * with what they stand for. They may be as wide as wrapped prose. A wrapped line may begin with a date or a number by
 * chance, so the first line has to begin so as well, and enough of the others.
 */
import { endsSentence, wordsIn } from '../../line-shapes.ts';
import { isDateWord } from '../../metadata.ts';

const FEWEST = 2;
const FEWEST_LABELS = 3;
const LONGEST_START = 60;

/**
 * Which of the lines between two blank ones begin anew; null where they do not begin alike.
 *
 * @param wrapped - whether they are as wide as wrapped prose. Where they are not, dates and numbers may be headings.
 */
export function findLineStarts(lines: readonly string[], wrapped: boolean): ReadonlySet<number> | null {
  if (lines.length < FEWEST) return null;
  const first = lines[0] as string;
  if (wrapped && CLAUSE.test(first)) return findClauses(lines);
  if (wrapped && startsWithDate(first)) return findDates(lines);
  if (!lines.every(startsWithLabel)) return null;
  // Of two lines the second may begin with a label by chance, but hardly where the first one ends a sentence.
  if (lines.length < FEWEST_LABELS && !endsSentence(first.trimEnd())) return null;
  return new Set(lines.keys());
}

const CLAUSE = /^\s{0,12}\(?(\d{1,3}(?:\.\d{1,3}){1,4})[.)]?\s+\S/;

/** "4.1 …", "4.2 …": each the next of the one before. */
function findClauses(lines: readonly string[]): ReadonlySet<number> | null {
  const starts = new Set<number>();
  let before: string | null = null;
  lines.forEach((line, at) => {
    const number = CLAUSE.exec(line)?.[1];
    if (number === undefined || (before !== null && !isNext(before, number))) return;
    starts.add(at);
    before = number;
  });
  return starts.size >= FEWEST ? starts : null;
}

/** 4.1 -> 4.2, 4.1.1 or, one up, 5.1. */
function isNext(before: string, number: string): boolean {
  const [old, now] = [before.split('.').map(Number), number.split('.').map(Number)];
  const at = now.findIndex((part, place) => part !== old[place]);
  const rest = now.slice(at + 1);
  return at >= 0 && now[at] === (old[at] ?? 0) + 1 && rest.every((part) => part === 1);
}

/** At least half of the lines begin with a date; the others go on with what stands above. */
function findDates(lines: readonly string[]): ReadonlySet<number> | null {
  const starts = new Set<number>();
  lines.forEach((line, at) => {
    if (startsWithDate(line)) starts.add(at);
  });
  return starts.size >= FEWEST && starts.size * 2 >= lines.length ? starts : null;
}

const DAY = /^\d{1,2}(?:st|nd|rd|th)?(?:[-–/]\d{1,2}(?:st|nd|rd|th)?)?$/;
const NAMED = /^\p{L}{3,12}$/u;

/** "Mon 4 March, 6 p.m. Oiling", "11-12 March Regatta", "April 2: supper". */
function startsWithDate(line: string): boolean {
  const words = line
    .trimStart()
    .slice(0, LONGEST_START)
    .split(/\s+/, 4)
    .map((word) => word.replace(/[.,:;]+$/, ''));
  const kinds = words.map((word) => {
    if (DAY.test(word)) return 'd';
    return NAMED.test(word) && isDateWord(word.toLowerCase()) ? 'n' : '-';
  });
  return /^(?:n?dn|n?nd)/.test(kinds.join('')) && line.trim() !== words.slice(0, 3).join(' ');
}

const LABEL = /^\s{0,12}(\p{Lu}[^:.!?]{1,58}):\s+\S/u;
const MOST_LABEL_WORDS = 8;

/** "Date of notice: 28 March" */
export function startsWithLabel(line: string): boolean {
  const label = LABEL.exec(line)?.[1];
  return label !== undefined && wordsIn(label) <= MOST_LABEL_WORDS;
}
