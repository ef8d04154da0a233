/** Whether quotes of different articles name different figures for what was asked. */
import { contentTerms } from '../../lexical/terms.ts';
import { splitQuestions } from '../../questions/several-questions.ts';
import type { Quote } from '../../types.ts';
import { expectsAnswerType, namesDay, withoutTimes } from '../asked-for/answer-type.ts';
import { measureAsked, namesHour } from '../asked-for/measures.ts';
import { haveOtherNumbers, numbersIn } from '../quotes.ts';

/** Share of common words from which two quotes are taken to speak of the same thing. */
const SAME_THING = 0.3;

/**
 * Whether quotes of two articles speak of the same and give other figures for it, where a number or a time is asked for: where
 * that has a unit ("how long"), those that give it.
 */
export function findDisagreement(question: string, all: readonly Quote[]): boolean {
  const wanted = expectsAnswerType(question);
  if (wanted !== 'number' && wanted !== 'time') return false;
  // Quotes for several questions are meant to speak of different things.
  if (splitQuestions(question).length > 1) return false;
  const measures = measureAsked(question);
  const quotes = measures === null ? all : all.filter(({ text }) => measures(text));
  const asked = numbersIn(question);
  /** An article that tells of two meetings, each with its day, agrees with another that tells of the second. */
  const figures = ({ article }: Quote) => {
    const named = quotes.filter((quote) => quote.article === article).flatMap(({ text }) => [...numbersIn(text)]);
    return new Set(named.filter((number) => !asked.has(number)));
  };
  return quotes.some((a, i) =>
    quotes
      .slice(i + 1)
      .some(
        (b) =>
          a.article !== b.article &&
          (wanted === 'number' || tellTimesAlike(a.text, b.text)) &&
          speakOfTheSame(a.text, b.text) &&
          haveOtherNumbers(figures(a), figures(b)),
      ),
  );
}

/** One source may name the day and another the hour of it. */
const tellTimesAlike = (a: string, b: string): boolean =>
  (namesDay(a) && namesDay(b)) || (namesHour(a) && namesHour(b));

/** A month is part of the figure: two things of one March are not yet one thing. */
function speakOfTheSame(a: string, b: string): boolean {
  const words = (text: string) => new Set(contentTerms(withoutTimes(text)).filter((term) => !/^\d/.test(term)));
  const first = words(a);
  const second = words(b);
  const common = [...first].filter((term) => second.has(term)).length;
  return common / Math.max(1, Math.min(first.size, second.size)) >= SAME_THING;
}
