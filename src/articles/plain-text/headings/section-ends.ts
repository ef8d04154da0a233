/** Where a section ends although no heading follows: what stands below belongs to the whole, not to the heading above. */
import { asks, endsSentence, wordsIn } from '../../line-shapes.ts';
import type { Paragraph } from '../paragraphs/line-groups.ts';
import { standsOnAnswer } from './like-headings.ts';

/** Positions of the paragraphs for which the headings above do not hold. */
export function findSectionEnds(paragraphs: readonly Paragraph[], levels: readonly number[]): ReadonlySet<number> {
  return new Set([...findWideGaps(paragraphs, levels), ...findNextQuestions(paragraphs, levels)]);
}

const MAX_WIDE_GAPS = 2;

/**
 * Paragraphs below a gap of two or more blank lines where one is usual: the end of a headed section whose author went
 * back to speaking of the whole. Only where such gaps are rare, else they are a habit and mean nothing.
 */
function findWideGaps(paragraphs: readonly Paragraph[], levels: readonly number[]): number[] {
  const wide: number[] = [];
  let usual = 0;
  paragraphs.forEach(({ gap }, at) => {
    const inside = at > 0 && levels[at] === 0 && levels[at - 1] === 0;
    if (inside && gap === 1) usual += 1;
    if (inside && gap > 1) wide.push(at);
  });
  return wide.length <= MAX_WIDE_GAPS && usual >= wide.length * 4 ? wide : [];
}

const FEWEST_QUESTIONS = 3;
const LONGEST_QUESTION_WORDS = 60;

/**
 * In an interview whose questions head their answers: a question that is too long for a heading or does not ask, and the
 * first turn where names begin to stand before them. The answers below were not given to the question above.
 */
function findNextQuestions(paragraphs: readonly Paragraph[], levels: readonly number[]): number[] {
  const questions = paragraphs.flatMap(({ text }, at) => ((levels[at] ?? 0) > 0 && asks(text) ? [at] : []));
  if (questions.length < FEWEST_QUESTIONS) return [];
  const direct = questions.every((at) => standsOnAnswer(paragraphs, at));
  const found: number[] = [];
  let asked = false;
  paragraphs.forEach(({ kind, text }, at) => {
    const below = (levels[at - 1] ?? 0) > 0;
    if ((levels[at] ?? 0) > 0) asked = asks(text);
    else if (asked && !below) {
      const turns = kind === 'turn' && paragraphs[at - 1]?.kind !== 'turn';
      if (turns || (direct && isQuestion(paragraphs, levels, at))) found.push(at);
    }
  });
  return found;
}

/** One that does not ask is told by being shorter than what it brings forth. */
function isQuestion(paragraphs: readonly Paragraph[], levels: readonly number[], at: number): boolean {
  const [own, next] = [paragraphs[at], paragraphs[at + 1]];
  if (own?.kind !== 'prose' || next?.kind !== 'prose' || levels[at + 1] !== 0 || !standsOnAnswer(paragraphs, at))
    return false;
  const words = wordsIn(own.text);
  if (words > LONGEST_QUESTION_WORDS || !endsSentence(own.text)) return false;
  return asks(own.text) || words * 2 < wordsIn(next.text);
}
