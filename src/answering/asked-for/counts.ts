/**
 * "How many members are there": what is counted, and whether a text counts it. "We are 112 members" does; "three telescopes
 * for members" holds a figure and the word, and counts something else.
 */
import { cutTerms, type Term } from '../../lexical/terms.ts';

const ASKED = /\bhow many\b/i;
/** Words after "how many" that may name what is counted: "active young members". */
const NAMING_WORDS = 3;
/** How far behind the figure it may stand: "112 active young members". */
const WORDS_BEHIND = 3;
/** "On 14 May 2023, hothouses were shown" counts none: between figure and thing stand words alone. */
const PARTED = /[.,;:!?()|–—]/;
/** "Hundreds of sheep", "12 of the members" */
const PARTITIVE: ReadonlySet<string> = new Set(['of', 'the']);
const FIGURE = /^\d/;
const IN_WORDS = /^(?:dozens?|hundreds?|thousands?|millions?|billions?|half|several|no)$/i;

/** Tells whether a text counts what the question asks the number of; null where it asks for no number of things. */
export function countsAsked(question: string): ((text: string) => boolean) | null {
  const asked = ASKED.exec(question);
  if (asked === null) return null;
  const behind = cutTerms(question.slice(asked.index + asked[0].length));
  const end = behind.findIndex(({ stop }) => stop);
  const things = new Set(
    behind
      .slice(0, end === -1 ? undefined : end)
      .slice(0, NAMING_WORDS)
      .map(({ term }) => term),
  );
  if (things.size === 0) return null;
  return (text) => {
    const terms = cutTerms(text);
    const countsFrom = (figure: number): boolean => {
      const behindFigure = terms[figure]?.end;
      for (const { term, stop, start } of terms.slice(figure + 1, figure + 1 + WORDS_BEHIND)) {
        if (PARTED.test(text.slice(behindFigure, start))) return false;
        if (things.has(term)) return true;
        if (stop && !PARTITIVE.has(term)) return false;
      }
      return false;
    };
    const isFigure = ({ term, start, end }: Term) => FIGURE.test(term) || IN_WORDS.test(text.slice(start, end));
    return terms.some((term, at) => isFigure(term) && countsFrom(at));
  };
}
