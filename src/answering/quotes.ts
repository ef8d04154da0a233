/** Scored sentences -> one to three quotes: contiguous runs of whole sentences, best first. */
import { beginsWithDateLabel } from '../../embeddings/sentences/date-labels.ts';
import { countWords } from '../../embeddings/words.ts';
import { isCredit } from '../articles/line-shapes.ts';
import { contentTerms } from '../lexical/terms.ts';
import type { Quote } from '../types.ts';
import { expectsAnswerType, holdsAnswerType } from './asked-for/answer-type.ts';
import { leavesUnmeasured } from './asked-for/measures.ts';
import { headingsOf } from './quotes/headings.ts';
import { leadsOn, withReply } from './quotes/replies.ts';
import { type Run, spanOf, startsParagraph, textOf } from './quotes/runs.ts';
import { sharesSteps } from './quotes/steps.ts';
import { headsTellNothing, isHeadOnly } from './quotes/story-heads.ts';
import { fillFirst } from './quotes/whole-paragraph.ts';
import { headerOf, isRow, type PassageWithSentences, type ScoredSentence } from './sentences.ts';

export const MAX_QUOTES = 3;
/** How far below the best sentence a further quote may lie. */
const FURTHER_QUOTE = 3;
/** How far below it a sentence may lie that goes on from the end of a quote. */
const LEANING_SENTENCE = 6;
/** How far below its neighbour a sentence may lie to be quoted together with it, and how long both may be. */
const SAME_QUOTE = 2;
const SAME_QUOTE_WORDS = 70;
/** The same for a quote that stays short with it: it may lie further below. */
const CONTEXT_SENTENCE = 6;
const SHORT_QUOTE_WORDS = 45;
/** Share of common words above which two quotes say the same. */
const SAME_WORDS = 0.7;
/** A sentence that adds no more words than this to the question's own announces something: the next one tells it. */
const ANNOUNCING_WORDS = 4;
/** How far behind a quote that leaves the question open its answer may stand. */
const SENTENCES_ON = 2;
/** How many scraps ("Read more", a caption) may stand between the two. */
const SCRAPS_BETWEEN = 2;
const SCRAP_WORDS = 4;
/** Sentences that lean on the one before: they begin with a pronoun or a connecting word. "There is a stone" stands alone. */
const LEANING =
  /^[^\p{L}\p{N}]*(?:he|she|it|they|this|that|these|those|his|her|its|their|such|both|the (?:two|latter|former|same|move|decision|deal|agreement|announcement)|however|but|and|so|then|also|instead|moreover|in addition|as a result|for example|for instance|there(?!['’]s|\s+(?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must)\b)|here)\b/iu;

/** The question as quotes are chosen by it. */
export interface Asked {
  readonly question: string;
  /** Its distinct terms, as the index writes them. */
  readonly terms: readonly string[];
}

/**
 * @param ranked - sentences, best first.
 * @returns quotes numbered from 1, best first; each is `text.slice(start, end)` of its version by construction.
 */
export function chooseQuotes(
  asked: Asked,
  ranked: readonly ScoredSentence[],
  passages: ReadonlyMap<number, PassageWithSentences>,
): Quote[] {
  const best = ranked[0];
  if (best === undefined) return [];
  const scores = new Map(ranked.map((sentence) => [keyOf(sentence.passage.id, sentence.position), sentence]));
  const terms = new Set(asked.terms);
  const lacksAnswer = lackingAnswer(asked.question);
  const tellsNothing = headsTellNothing(asked.question) ? isHeadOnly : () => false;
  const runs: Run[] = [];
  for (const sentence of ranked) {
    if (sentence.score < best.score - LEANING_SENTENCE) break;
    const passage = passages.get(sentence.passage.id);
    if (passage === undefined) continue;
    const touched = runs.findIndex((run) => touches(run, sentence));
    if (touched !== -1) {
      const others = runs.filter((_, at) => at !== touched);
      if (!others.some((run) => holds(run, sentence))) runs[touched] = extendRun(runs[touched] as Run, sentence);
      continue;
    }
    if (sentence.score < best.score - FURTHER_QUOTE) continue;
    const steps = runs.findIndex((run) => sharesSteps(run, passage, sentence.position));
    if (steps !== -1) {
      runs[steps] = joinSteps(runs[steps] as Run, sentence);
      continue;
    }
    if (runs.length === MAX_QUOTES) continue;
    const run = partFrom(
      runs,
      sentence,
      reachBack(reachAnswer(lacksAnswer, withReply(growRun(terms, passage, sentence, scores)))),
    );
    if (runs.length > 0 && tellsNothing(run)) continue;
    if (!runs.some((other) => saysTheSame(textOf(other), textOf(run)))) runs.push(run);
  }
  return fillFirst(runs).map((run, i) => toQuote(run, i + 1));
}

const keyOf = (passage: number, position: number): string => `${passage}:${position}`;

const touches = (run: Run, sentence: ScoredSentence) =>
  run.passage.id === sentence.passage.id && sentence.position >= run.first - 1 && sentence.position <= run.last + 1;

const holds = (run: Run, { passage, position }: ScoredSentence) =>
  run.passage.id === passage.id && position >= run.first && position <= run.last;

/** A run without what others quote already: it reaches from its sentence to where they begin or end. */
function partFrom(runs: readonly Run[], { position }: ScoredSentence, run: Run): Run {
  const beside = runs.filter(({ passage }) => passage.id === run.passage.id);
  return {
    passage: run.passage,
    first: Math.max(run.first, ...beside.filter(({ last }) => last < position).map(({ last }) => last + 1)),
    last: Math.min(run.last, ...beside.filter(({ first }) => first > position).map(({ first }) => first - 1)),
  };
}

/** A sentence brings the one it leans on or announces, else the better of its neighbours where that is nearly as good. */
function growRun(
  asked: ReadonlySet<string>,
  passage: PassageWithSentences,
  sentence: ScoredSentence,
  scores: ReadonlyMap<string, ScoredSentence>,
): Run {
  const { position } = sentence;
  if (leansBack(passage, position)) return { passage, first: position - 1, last: position };
  if (leadsOn(sentence.text)) return { passage, first: position, last: position };
  const telling = announces(asked, sentence) ? findTelling(passage, position) : null;
  if (telling !== null) {
    const run = { passage, first: position, last: telling };
    if (countWords(textOf(run)) <= SAME_QUOTE_WORDS) return run;
  }
  const neighbours = [position - 1, position + 1]
    .flatMap((at) => scores.get(keyOf(passage.id, at)) ?? [])
    .filter((neighbour) => belongsBeside(passage, sentence, neighbour) && !isCredit(neighbour.text))
    .sort((a, b) => b.score - a.score);
  const joined = neighbours[0]?.position ?? position;
  return { passage, first: Math.min(position, joined), last: Math.max(position, joined) };
}

/** Tells whether a text lacks what kind of answer the question wants: a reason, a day, a figure, a name. */
function lackingAnswer(question: string): (text: string) => boolean {
  const wanted = expectsAnswerType(question);
  return (text) => leavesUnmeasured(question, [text]) || (wanted !== null && !holdsAnswerType(wanted, text, question));
}

/** A quote that says what is asked about and not what is asked goes on to the sentence of its paragraph that says it. */
function reachAnswer(lacksAnswer: (text: string) => boolean, run: Run): Run {
  if (isRow(textOf(run)) || !lacksAnswer(textOf(run))) return run;
  const end = Math.min(run.last + SENTENCES_ON, run.passage.sentences.length - 1);
  for (let last = run.last + 1; last <= end; last++) {
    const next = textOf({ ...run, first: last, last });
    const longer = { ...run, last };
    if (isRow(next) || startsParagraph(run.passage, last) || countWords(textOf(longer)) > SAME_QUOTE_WORDS) return run;
    if (!lacksAnswer(next)) return longer;
  }
  return run;
}

/** A neighbour that is nearly as good, and of a short quote one of its paragraph that is not: it gives the context. */
function belongsBeside(passage: PassageWithSentences, sentence: ScoredSentence, neighbour: ScoredSentence): boolean {
  const later = Math.max(sentence.position, neighbour.position);
  if (beginsAnotherEntry(passage, later)) return false;
  const words = countWords(sentence.text) + countWords(neighbour.text);
  const below = sentence.score - neighbour.score;
  if (below <= SAME_QUOTE) return words <= SAME_QUOTE_WORDS;
  return below <= CONTEXT_SENTENCE && words <= SHORT_QUOTE_WORDS && !startsParagraph(passage, later);
}

/** True for what says little beyond the question's own words, as a headline or a question in the article does. */
function announces(asked: ReadonlySet<string>, { text }: ScoredSentence): boolean {
  const added = new Set(contentTerms(text).filter((term) => !asked.has(term)));
  return added.size <= ANNOUNCING_WORDS && !isRow(text);
}

/** The sentence behind the one at `position` that tells something; null where none follows soon. */
function findTelling(passage: PassageWithSentences, position: number): number | null {
  for (let at = position + 1; at <= position + 1 + SCRAPS_BETWEEN && at < passage.sentences.length; at++) {
    const text = textOf({ passage, first: at, last: at });
    if (isRow(text) || beginsAnotherEntry(passage, at)) return null;
    if (countWords(text) >= SCRAP_WORDS && !isCredit(text)) return at;
  }
  return null;
}

/** A quote that begins with a row of a table, or leaning on what stands before it, reaches back to that where it is near. */
function reachBack(run: Run): Run {
  const header = headerOf(run.passage, run.first)?.position ?? run.first;
  const first = header < run.first ? header : leansBack(run.passage, run.first) ? run.first - 1 : run.first;
  const longer = { ...run, first };
  return countWords(textOf(longer)) <= SAME_QUOTE_WORDS ? longer : run;
}

/** Whether a sentence leans on the one before, which is no line that names the author. */
function leansBack(passage: PassageWithSentences, position: number): boolean {
  if (position === 0 || !LEANING.test(textOf({ passage, first: position, last: position }))) return false;
  return !isCredit(textOf({ passage, first: position - 1, last: position - 1 }));
}

/** A sentence that leans on the end of a quote belongs to it: "She had studied in Gdansk." */
function extendRun(run: Run, sentence: ScoredSentence): Run {
  const follows = sentence.position === run.last + 1 && LEANING.test(sentence.text);
  const fits = countWords(textOf(run)) + countWords(sentence.text) <= SAME_QUOTE_WORDS;
  return follows && fits ? { ...run, last: sentence.position } : run;
}

/** A run that reaches to another step, where both fit into one quote; else the run alone. */
function joinSteps(run: Run, { passage, position }: ScoredSentence): Run {
  if (passage.id !== run.passage.id) return run;
  const whole = { ...run, first: Math.min(run.first, position), last: Math.max(run.last, position) };
  return countWords(textOf(whole)) <= SAME_QUOTE_WORDS ? whole : run;
}

/** True where one entry of a timeline or a calendar ends and the next one begins. */
function beginsAnotherEntry(passage: PassageWithSentences, position: number): boolean {
  const isEntry = (at: number) => beginsWithDateLabel(textOf({ passage, first: at, last: at }));
  return isEntry(position) && passage.sentences.slice(0, position).some((_, at) => isEntry(at));
}

/** Numbers a text names, as the index writes them. */
export const numbersIn = (text: string): Set<string> => new Set(contentTerms(text).filter((term) => /^\d/.test(term)));

function saysTheSame(a: string, b: string): boolean {
  const first = new Set(contentTerms(a));
  const second = new Set(contentTerms(b));
  const smaller = Math.min(first.size, second.size);
  if (smaller === 0) return a === b;
  const common = [...first].filter((term) => second.has(term)).length;
  // The same sentence with another figure in it is a disagreement, and worth showing.
  return common / smaller >= SAME_WORDS && !haveOtherNumbers(numbersIn(a), numbersIn(b));
}

/** True where both have numbers and share none. */
export function haveOtherNumbers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((number) => b.has(number));
}

function toQuote(run: Run, n: number): Quote {
  const { passage } = run;
  return {
    n,
    text: textOf(run),
    article: passage.article,
    title: passage.title,
    heading: headingsOf(run),
    ...spanOf(run),
    version: passage.versionId,
    url: passage.url,
    date: passage.date,
    page: passage.page,
  };
}
