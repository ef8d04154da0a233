/**
 * Sentences of the best passages, scored for how likely each holds the answer. The weights were fitted on questions
 * with known answers, each set held out in turn; docs/decisions.md has the figures.
 */
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { endsSentence, isByline } from '../articles/line-shapes.ts';
import { createNameFinder, type Field } from '../lexical/other-names.ts';
import { cutTerms, hashTerm } from '../lexical/terms.ts';
import type { Query } from '../retrieval/query.ts';
import type { ScoredPassage } from '../retrieval/rank.ts';
import type { Span, StoredPassage } from '../types.ts';
import { type AnswerType, expectsAnswerType, holdsAnswerType } from './asked-for/answer-type.ts';
import { countsAsked } from './asked-for/counts.ts';
import { measureAsked } from './asked-for/measures.ts';

export interface ScoredSentence extends Span {
  readonly passage: StoredPassage;
  /** Place among the passage's sentences, from 0. */
  readonly position: number;
  readonly text: string;
  readonly score: number;
}

export type PassageWithSentences = StoredPassage & { readonly sentences: readonly Span[] };

export interface FoundPassage {
  readonly scored: ScoredPassage;
  readonly passage: PassageWithSentences;
}

/** Question words in the sentence itself, and those only in the one before, in title and headings, in the next. */
const OWN = 4.5;
const BEFORE = 2.7;
const HEAD = 3;
const AFTER = 0.5;
/** What the question before was about finds the passage; which sentence answers is for the question's own words to say. */
const CONTEXT_SHARE = 0.3;
/** Soft match of the sentence alone, read below its title and headings, and so with the sentence before. */
const SOFT_ALONE = 2;
const SOFT_BELOW_HEAD = 4;
const SOFT_WITH_BEFORE = 4;
const PASSAGE = 3.9;
const PASSAGE_SHARE = 4;
const LENGTH = 0.17;
const SCRAP = -0.9;
const SCRAP_WORDS = 6;
/** A headline has the question's words more often than the answer, which the story below it mostly tells. */
const HEADLINE = -2;
/** Asks for what a byline says: who wrote a text, or who somebody is. */
const ASKS_FOR_CREDIT =
  /\b(?:who (?:is|wrote|writes|reported)|who['’]s|wer ist|qui est|quién es|written by|author|byline|journalist|reporter|autor(?:in)?|auteure?|autora?)\b|누가 썼|저자|기자|누구/i;
/** Beside the figure that any sentence may hold: it stands at what the question counts. */
const COUNTED = 2;
/** Beside any other figure: it has the unit that is asked for, hours for "how long". */
const MEASURED = 1.5;
const TYPES: Readonly<Record<AnswerType, number>> = {
  person: 0.2,
  time: 1,
  place: 0.45,
  number: 2,
  reason: 1.1,
  manner: 0.2,
};

interface Draft {
  readonly found: FoundPassage;
  readonly position: number;
  readonly text: string;
  /** What it says to a reader: a row of a table with the header that it is quoted with, then other names of what it names. */
  readonly said: string;
  readonly terms: ReadonlySet<number>;
  readonly span: Span;
}

/** @returns the sentences of all passages, best first; lines that name an author only where the question asks for that. */
export function scoreSentences(
  question: string,
  query: Query,
  model: EmbeddingModel,
  passages: readonly FoundPassage[],
): ScoredSentence[] {
  const wanted = expectsAnswerType(question);
  const best = Math.max(1e-9, passages[0]?.scored.score ?? 0);
  const findNames = createNameFinder(question);
  const drafts = passages.flatMap((found) => readSentences(findNames, found));
  const counts = countsAsked(question);
  const measures = measureAsked(question);
  const asksForCredit = ASKS_FOR_CREDIT.test(question);
  const soft = softScores(query, model, drafts);
  return drafts
    .map((draft, i) => {
      const { found, text } = draft;
      const words = text.split(/\s+/).length;
      const score =
        weighWords(query, drafts, i) +
        (soft[i] as number) +
        PASSAGE * found.scored.score +
        (PASSAGE_SHARE * found.scored.score) / best +
        LENGTH * Math.log(words) +
        (words < SCRAP_WORDS ? SCRAP : 0) +
        (counts?.(text) ? COUNTED : 0) +
        (measures?.(text) ? MEASURED : 0) +
        (isHeadline(found.passage, draft.position, text) ? HEADLINE : 0) +
        (wanted !== null && holdsAnswerType(wanted, text, question) ? TYPES[wanted] : 0);
      return { passage: found.passage, position: draft.position, text, ...draft.span, score };
    })
    .filter(({ text }) => asksForCredit || !isCreditLine(text))
    .sort((a, b) => b.score - a.score || a.start - b.start);
}

/** "By Jane Doe, 3 May 2024" is no sentence of what it stands beside, as "By Monday Jane had left." is. */
const isCreditLine = (text: string): boolean => isByline(text) && !endsSentence(text);

function readSentences(findNames: (sentence: Field) => Field[], found: FoundPassage): Draft[] {
  const { passage } = found;
  const texts = passage.sentences.map(({ start, end }) =>
    passage.text.slice(start - passage.start, end - passage.start),
  );
  return passage.sentences.map((span, position) => {
    const text = texts[position] as string;
    const header = headerOf(passage, position);
    const said = header === null ? text : `${header.text} ${text}`;
    const terms = cutTerms(said);
    const content = terms.filter(({ stop }) => !stop).map(({ term }) => term);
    const meant = findNames({ text: said, terms: content });
    return {
      ...{ found, position, text, span },
      said: [said, ...meant.map((names) => names.text)].join(' '),
      terms: new Set([...terms.map(({ term }) => term), ...meant.flatMap((names) => names.terms)].map(hashTerm)),
    };
  });
}

/** True for the heading that a passage begins with, where it was long enough to be quoted. */
const isHeadline = ({ heading, title }: StoredPassage, position: number, text: string): boolean =>
  position === 0 && (text === heading.at(-1) || text === title);

function weighWords(query: Query, drafts: readonly Draft[], i: number): number {
  if (query.totalIdf === 0) return 0;
  const { found, terms } = drafts[i] as Draft;
  const neighbour = (at: number) => (drafts[at]?.found === found ? drafts[at] : undefined);
  const before = neighbour(i - 1)?.terms;
  const after = neighbour(i + 1)?.terms;
  let weight = 0;
  for (const term of query.terms) {
    const { hash } = term;
    const idf = term.asked ? term.idf : CONTEXT_SHARE * term.idf;
    if (terms.has(hash)) {
      weight += OWN * idf;
      continue;
    }
    if (before?.has(hash)) weight += BEFORE * idf;
    else if (found.scored.candidate.headTerms.includes(hash)) weight += HEAD * idf;
    if (after?.has(hash)) weight += AFTER * idf;
  }
  return weight / query.totalIdf;
}

/** True for a row of a table, whose cells stand side by side. */
export const isRow = (text: string): boolean => text.includes(' | ');

/** The first row of a table, which says what the others mean. */
export interface Header {
  readonly text: string;
  /** Its place in the passage; null where it stands in an earlier one. */
  readonly position: number | null;
}

/** The header of the table that a sentence is a row of; null for the header itself and for what is no row. */
export function headerOf(passage: PassageWithSentences, position: number): Header | null {
  if (!isRow(sentenceAt(passage, position))) return null;
  let first = position;
  while (first > 0 && isRow(sentenceAt(passage, first - 1))) first -= 1;
  // A passage that begins within a table has its header as the innermost heading.
  const above = first === 0 ? (passage.heading.at(-1) ?? '') : '';
  if (isRow(above)) return { text: above, position: null };
  return first === position ? null : { text: sentenceAt(passage, first), position: first };
}

function sentenceAt({ text, start, sentences }: PassageWithSentences, at: number): string {
  const span = sentences[at];
  return span === undefined ? '' : text.slice(span.start - start, span.end - start);
}

/**
 * The soft match of each sentence, in three readings added up. Most of what a question names stands in the title or above,
 * and not in the sentence that answers: alone, those that name it would lead.
 */
function softScores(
  query: Query,
  { tokenTable, tokenIds }: EmbeddingModel,
  drafts: readonly Draft[],
): readonly number[] {
  if (tokenTable === null) return drafts.map(() => 0);
  const own = tokenIds(query.question);
  // "And when was that?" has no word that a sentence could match: what it leans on has.
  const wanted = own.length > 0 && query.terms.some(({ asked }) => asked) ? own : query.tokens;
  const alone = drafts.map(({ said }) => tokenIds(said));
  const heads = new Map(drafts.map(({ found }) => [found, tokenIds(headOf(found.passage))]));
  const belowHead = drafts.map(({ found }, i) => joinIds(heads.get(found), alone[i]));
  const withBefore = drafts.map(({ found }, i) =>
    joinIds(belowHead[i], drafts[i - 1]?.found === found ? alone[i - 1] : undefined),
  );
  const scores = tokenTable.softMatch(wanted, [...alone, ...belowHead, ...withBefore]);
  const scoreAt = (reading: number, i: number) => scores[reading * drafts.length + i] as number;
  return drafts.map(
    (_, i) => SOFT_ALONE * scoreAt(0, i) + SOFT_BELOW_HEAD * scoreAt(1, i) + SOFT_WITH_BEFORE * scoreAt(2, i),
  );
}

const headOf = ({ title, heading }: StoredPassage): string => [title, ...heading].join('. ');

const NO_IDS: Uint32Array = new Uint32Array();

function joinIds(first = NO_IDS, second = NO_IDS): Uint32Array {
  const joined = new Uint32Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
