/** Passages of lines with given scores, and what is quoted of them. */
import { chooseQuotes } from '../../../src/answering/quotes.ts';
import type { PassageWithSentences, ScoredSentence } from '../../../src/answering/sentences.ts';
import { questionTerms } from '../../../src/lexical/terms.ts';
import type { Quote } from '../../../src/types.ts';

/** The quotes of one passage, whose sentences stand a line each unless told otherwise; all but the best one are far from the question. */
export function quote(question: string, lines: readonly string[], best: number, between = '\n'): string[] {
  return quoteScored(
    question,
    lines,
    lines.map((_, position) => (position === best ? 10 : -10)),
    between,
  ).map(({ text }) => text);
}

/** Characters of the article that stand before the passage. */
const BEFORE = 1000;

export function quoteScored(
  question: string,
  lines: readonly string[],
  scores: readonly number[],
  between: string | readonly string[] = '\n',
  heading: readonly string[] = [],
): Quote[] {
  return quoteFrom(question, [scorePassage(lines, scores, between, { heading })]);
}

export function quoteFrom(question: string, passages: readonly (readonly ScoredSentence[])[]): Quote[] {
  const ranked = passages.flat().sort((a, b) => b.score - a.score);
  const read = new Map(ranked.map(({ passage }) => [passage.id, passage as PassageWithSentences]));
  return chooseQuotes({ question, terms: questionTerms(question) }, ranked, read);
}

export function scorePassage(
  lines: readonly string[],
  scores: readonly number[],
  between: string | readonly string[] = '\n',
  about: Partial<PassageWithSentences> = {},
): ScoredSentence[] {
  const first = about.start ?? BEFORE;
  const gap = (at: number) => (typeof between === 'string' ? between : between[at]);
  const text = lines.reduce((before, line, at) => `${before}${gap(at - 1)}${line}`);
  const sentences = lines.map((line) => {
    const start = first + text.indexOf(line);
    return { start, end: start + line.length };
  });
  const passage: PassageWithSentences = {
    id: 1,
    versionId: 1,
    article: 'a.txt',
    title: 'A',
    heading: [],
    url: null,
    date: null,
    page: null,
    start: first,
    end: first + text.length,
    text,
    sentences,
    ...about,
  };
  return lines.map(
    (line, position): ScoredSentence => ({
      passage,
      position,
      text: line,
      start: sentences[position]?.start ?? 0,
      end: sentences[position]?.end ?? 0,
      score: scores[position] ?? 0,
    }),
  );
}

export const textsOf = (quotes: readonly Quote[]): string[] => quotes.map(({ text }) => text);

/** Makes a paragraph too long to be quoted whole. */
export const REST = `${Array.from({ length: 80 }, (_, i) => `more${i}`).join(' ')}.`;
