/** Headings that nothing below tells, but others like them do: the next number, one more line in capitals or question. */

import { looksLikeHeading, numberedDepth } from '../line-shapes.ts';
import type { Paragraph } from './line-groups.ts';

/** Adds to the levels of headings those of lines that are like them. */
export function markLikeHeadings(paragraphs: readonly Paragraph[], levels: number[]): void {
  markNextNumbers(paragraphs, levels);
  markCapitals(paragraphs, levels);
  markQuestions(paragraphs, levels);
}

/** "4. DATES" above a table: no prose below tells that it is a heading, but the numbered ones before it do. */
function markNextNumbers(paragraphs: readonly Paragraph[], levels: number[]): void {
  let last = 0;
  paragraphs.forEach(({ text, alone, kind }, at) => {
    const number = Number(/^(\d{1,3})[.)] +\p{Lu}/u.exec(text)?.[1] ?? 0);
    if (levels[at] === 0 && alone && kind === 'prose' && last > 1 && number === last + 1 && looksLikeHeading(text))
      levels[at] = Math.max(1, numberedDepth(text));
    if (number > 0 && (levels[at] ?? 0) > 0) last = number;
  });
}

/** "ACTIONS" directly above short lines, where other lines in capitals are headings. */
function markCapitals(paragraphs: readonly Paragraph[], levels: number[]): void {
  const capital = paragraphs.map(({ text }) => isInCapitals(text));
  const like = levels.filter((level, at) => level > 0 && capital[at]);
  if (like.length < FEWEST_IN_CAPITALS) return;
  paragraphs.forEach(({ text, kind, gap }, at) => {
    const next = paragraphs[at + 1];
    if (!capital[at] || levels[at] !== 0 || kind !== 'prose' || gap === 0 || !looksLikeHeading(text)) return;
    if (next !== undefined && next.gap === 0 && levels[at + 1] === 0 && /\p{Ll}{2}/u.test(next.text))
      levels[at] = Math.min(...like.slice(0, 100));
  });
}

const FEWEST_IN_CAPITALS = 2;

/** "TIMELINE (all times UTC)": what stands in brackets does not count. */
function isInCapitals(text: string): boolean {
  const bare = text.slice(0, 80).replace(/\(.*\)/, '');
  return text.length <= 80 && !/\p{Ll}/u.test(bare) && (bare.match(/\p{Lu}/gu)?.length ?? 0) >= 4;
}

const QUESTION = /^(?:Q|F|P|Question|Frage|Pregunta)\s?[:.)] *\p{Lu}/u;
const ANSWER = /^(?:A|R|Answer|Antwort|Réponse|Respuesta)\s?[:.)] *\S/u;
const FEWEST_QUESTIONS = 2;
const LONGEST_QUESTION = 140;

/**
 * "Q: Who mends the oars?", "Q: My boat leaks.", each above "A: …", where at least two ask. In an interview a question may
 * be as long as its answer, and then none heads anything.
 */
function markQuestions(paragraphs: readonly Paragraph[], levels: number[]): void {
  const questions = paragraphs.flatMap(({ text, kind }, at) =>
    (kind === 'prose' || kind === 'entry') && QUESTION.test(text) && ANSWER.test(paragraphs[at + 1]?.text ?? '')
      ? [at]
      : [],
  );
  const lines = questions.map((at) => paragraphs[at]?.text ?? '');
  if (lines.filter((text) => /[?？]$/.test(text)).length < FEWEST_QUESTIONS) return;
  if (lines.some(({ length }) => length > LONGEST_QUESTION)) return;
  const level = questions.map((at) => levels[at] ?? 0).find((found) => found > 0) ?? 1;
  for (const at of questions) levels[at] ||= level;
}
