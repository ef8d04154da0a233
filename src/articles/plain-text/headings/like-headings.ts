/** Headings that nothing below tells, but others like them do: the next number, one more line in capitals or question. */

import { CUE_LINES } from '../../boilerplate/cue-lines.ts';
import { cueForm } from '../../boilerplate/cue-tables.ts';
import {
  asks,
  endsSentence,
  looksLikeHeading,
  looksLikeName,
  numberedDepth,
  readListItem,
  wordsIn,
} from '../../line-shapes.ts';
import type { Paragraph } from '../paragraphs/line-groups.ts';

/** Adds to the levels of headings those of lines that are like them. */
export function markLikeHeadings(paragraphs: readonly Paragraph[], levels: number[]): void {
  markNextNumbers(paragraphs, levels);
  markCapitals(paragraphs, levels);
  markQuestions(paragraphs, levels);
  markAsked(paragraphs, levels);
  markShort(paragraphs, levels);
  nestBelowCapitals(paragraphs, levels);
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

/** "ACTIONS" above short lines, where other lines in capitals are headings. */
function markCapitals(paragraphs: readonly Paragraph[], levels: number[]): void {
  const capital = paragraphs.map(({ text }) => isInCapitals(text));
  const like = levels.filter((level, at) => level > 0 && capital[at]);
  if (like.length < FEWEST_IN_CAPITALS) return;
  paragraphs.forEach(({ text, kind, gap }, at) => {
    const next = paragraphs[at + 1];
    if (!capital[at] || levels[at] !== 0 || kind !== 'prose' || gap === 0 || !looksLikeHeading(text)) return;
    if (next === undefined || levels[at + 1] !== 0 || !/\p{Ll}{2}/u.test(next.text)) return;
    if (next.gap === 0 || (at > 0 && headsLines(paragraphs, levels, at, capital)))
      levels[at] = Math.min(...like.slice(0, 100));
  });
}

/** By itself, with lines below that stand together, or with one line and then the next heading in capitals. */
function headsLines(
  paragraphs: readonly Paragraph[],
  levels: readonly number[],
  at: number,
  capital: readonly boolean[],
): boolean {
  if (paragraphs[at]?.alone !== true || isCue(paragraphs[at]?.text ?? '')) return false;
  const second = paragraphs[at + 2];
  const together = second?.gap === 0 && levels[at + 2] === 0;
  return together || (capital[at + 2] === true && (levels[at + 2] ?? 0) > 0);
}

const isCue = (text: string) => CUE_LINES.has(cueForm(text));

const FEWEST_IN_CAPITALS = 2;

/** "MEETINGS" directly above the heading of its first question, as most lines in capitals stand: what follows is below it. */
function nestBelowCapitals(paragraphs: readonly Paragraph[], levels: number[]): void {
  const heads = levels.flatMap((level, at) => (level > 0 ? [at] : []));
  const level = levels[heads[0] ?? -1];
  const groups = heads.filter((at) => levels[at] === level && isInCapitals(paragraphs[at]?.text ?? ''));
  const opening = groups.filter((at) => levels[at + 1] === level && !isInCapitals(paragraphs[at + 1]?.text ?? ''));
  if (opening.length < FEWEST_IN_CAPITALS || opening.length * 2 <= groups.length) return;
  const group = new Set(groups);
  for (const at of heads) if (at > (groups[0] as number) && !group.has(at)) levels[at] = (levels[at] as number) + 1;
}

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

const FEWEST_ASKED = 3;

/** "Did they?" directly above its answer, as the other questions stand that head theirs. */
function markAsked(paragraphs: readonly Paragraph[], levels: number[]): void {
  const asked = paragraphs.flatMap(({ text, kind }, at) =>
    kind === 'prose' && asks(text) && standsOnAnswer(paragraphs, at) ? [at] : [],
  );
  const heads = asked.filter((at) => (levels[at] ?? 0) > 0);
  if (heads.length < FEWEST_ASKED || heads.length * 2 < asked.length) return;
  const level = levels[heads[0] as number] ?? 1;
  for (const at of asked)
    if (looksLikeHeading(paragraphs[at]?.text ?? '') && paragraphs[at + 1]?.kind === 'prose') levels[at] ||= level;
}

const FEWEST_SHORT = 3;
const MOST_SHORT_WORDS = 4;

/** "Press contact" directly above a name and a number, as the other short lines stand that head their text. */
function markShort(paragraphs: readonly Paragraph[], levels: number[]): void {
  const short = paragraphs.flatMap(({ text, kind }, at) =>
    kind === 'prose' && standsOnAnswer(paragraphs, at) && mayHead(text) && tells(paragraphs[at + 1]) ? [at] : [],
  );
  const heads = short.filter((at) => (levels[at] ?? 0) > 0);
  if (heads.length < FEWEST_SHORT || heads.length * 2 < short.length) return;
  const level = levels[heads[0] as number] ?? 1;
  for (const at of short) if (!looksLikeName(paragraphs[at]?.text ?? '')) levels[at] ||= level;
}

const mayHead = (text: string) => wordsIn(text) <= MOST_SHORT_WORDS && looksLikeHeading(text) && !isCue(text);

/** A sentence, or words with a number or an address: no line that could head something itself. */
const tells = (paragraph: Paragraph | undefined): boolean =>
  paragraph?.kind === 'prose' && !looksLikeHeading(paragraph.text);

/** A blank line above, none below. */
export const standsOnAnswer = (paragraphs: readonly Paragraph[], at: number): boolean =>
  (paragraphs[at]?.gap ?? 0) > 0 && paragraphs[at + 1]?.gap === 0;

/** What may stand below a heading: more than a line that could head something itself. */
export function isBody(paragraph: Paragraph): boolean {
  if (paragraph.kind !== 'prose') return true;
  return wordsIn(paragraph.text) >= 8 || endsSentence(paragraph.text) || readListItem(paragraph.text) !== null;
}
