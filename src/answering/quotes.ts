/** Scored sentences -> one to three quotes: contiguous runs of whole sentences, best first. */
import { contentTerms } from '../lexical.ts';
import type { Quote } from '../types.ts';
import type { PassageWithSentences, ScoredSentence } from './sentences.ts';

export const MAX_QUOTES = 3;
/** A further quote must score at least this share of the first. */
const WORTH_SHOWING = 0.78;
/** Share of common words above which two quotes say the same. */
const SAME_WORDS = 0.7;
const SHORT_SENTENCE_WORDS = 6;
/** Sentences that lean on the one before: they begin with a pronoun or a connecting word. */
const LEANING =
  /^["'“‘(]*(?:he|she|it|they|this|that|these|those|his|her|its|their|such|both|the (?:two|latter|former|same|move|decision|deal|agreement|announcement)|however|but|and|so|then|also|instead|moreover|in addition|as a result|for example|for instance|there|here)\b/i;

interface Run {
  readonly passage: PassageWithSentences;
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

/**
 * @param ranked - sentences, best first.
 * @returns quotes numbered from 1, best first; each is `text.slice(start, end)` of its version by construction.
 */
export function chooseQuotes(
  ranked: readonly ScoredSentence[],
  passages: ReadonlyMap<number, PassageWithSentences>,
): Quote[] {
  const best = ranked[0];
  if (best === undefined) return [];
  const runs: Run[] = [];
  for (const sentence of ranked) {
    if (runs.length === MAX_QUOTES) break;
    if (sentence.score < WORTH_SHOWING * best.score) break;
    const passage = passages.get(sentence.passage.id);
    if (passage === undefined || runs.some((run) => isInside(run, sentence))) continue;
    const run = growRun(passage, sentence);
    if (runs.some((other) => saysTheSame(textOf(other), textOf(run)))) continue;
    runs.push(run);
  }
  return runs.map((run, i) => toQuote(run, i + 1));
}

const isInside = (run: Run, sentence: ScoredSentence) =>
  run.passage.id === sentence.passage.id && sentence.position >= run.first - 1 && sentence.position <= run.last + 1;

/** A sentence that leans on the one before, or says little alone, brings its neighbour. */
function growRun(passage: PassageWithSentences, sentence: ScoredSentence): Run {
  let first = sentence.position;
  let last = sentence.position;
  if (first > 0 && LEANING.test(sentence.text)) first--;
  const words = sentence.text.split(/\s+/).length;
  if (words < SHORT_SENTENCE_WORDS && last + 1 < passage.sentences.length) last++;
  return { passage, first, last, score: sentence.score };
}

function spanOf({ passage, first, last }: Run): { start: number; end: number } {
  const from = passage.sentences[first];
  const to = passage.sentences[last];
  return { start: from?.start ?? passage.start, end: to?.end ?? passage.end };
}

function textOf(run: Run): string {
  const { start, end } = spanOf(run);
  return run.passage.text.slice(start - run.passage.start, end - run.passage.start);
}

function saysTheSame(a: string, b: string): boolean {
  const first = new Set(contentTerms(a));
  const second = new Set(contentTerms(b));
  const smaller = Math.min(first.size, second.size);
  if (smaller === 0) return a === b;
  let common = 0;
  for (const term of first) if (second.has(term)) common++;
  return common / smaller >= SAME_WORDS;
}

function toQuote(run: Run, n: number): Quote {
  const { passage } = run;
  return {
    n,
    text: textOf(run),
    article: passage.article,
    title: passage.title,
    heading: passage.heading,
    ...spanOf(run),
    version: passage.versionId,
    url: passage.url,
    date: passage.date,
    page: passage.page,
  };
}
