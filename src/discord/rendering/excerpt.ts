/**
 * Foreign text dressed for Discord and cut to a weight, which is that of what is shown: escaping makes a text of stars and
 * underscores twice as long.
 */
import { cutCharacters, cutText, MESSAGE_WEIGHT, sentences, shareBudget, TEXT_OVERHEAD, weigh } from './cut.ts';
import { blockQuote, escapeLine, escapeMarkdown, plainLine } from './escape.ts';

/** What stands behind a text that is cut, and at most weighs. */
const ELLIPSIS_WEIGHT = 2;
/** A line is made of at most this many times the characters that it may show, because white space is folded. */
const LINE_REACH = 20;

/** One escaped line of at most `weight`; a longer one ends with an ellipsis. */
export function fitLine(text: string, weight: number): string {
  const read = text.slice(0, LINE_REACH * weight);
  const line = plainLine(read);
  const escaped = escapeMarkdown(line);
  if (read === text && weigh(escaped) <= weight) return escaped;
  const cost = (beginning: string) => weigh(escapeMarkdown(beginning));
  return `${escapeMarkdown(cutCharacters(line, weight - ELLIPSIS_WEIGHT, cost).trimEnd())}…`;
}

/** The beginning of a text as an escaped line, cut after a sentence where it can be. */
export function fitSentences(text: string, weight: number): string {
  return escapeLine(cutText(text, weight, (beginning) => weigh(escapeLine(beginning))));
}

/**
 * The text as a block quote of at most `weight`, cut after a sentence and marked where it goes on.
 *
 * @param lead - Markdown of our own before the first character, such as a number in bold.
 */
export function quoteExcerpt(text: string, weight: number, lead = ''): string {
  if (fitsWhole(text, weight, lead)) return blockQuote(text, lead);
  return `${blockQuote(beginningOf(text, weight, lead), lead)} …`;
}

/** A text weighs at least its length, so that a long one need not be dressed to be known as too long. */
function fitsWhole(text: string, weight: number, lead = ''): boolean {
  return text.length <= weight && weigh(blockQuote(text, lead)) <= weight;
}

function beginningOf(text: string, weight: number, lead: string): string {
  return cutText(text, weight - ELLIPSIS_WEIGHT, (beginning) => weigh(blockQuote(beginning, lead)));
}

/**
 * What block quotes may weigh beside the other texts of their message: short ones stand whole, long ones get equal parts.
 *
 * @param others - The texts beside them; each quote may share its component with one of these.
 * @param most - No quote gets more.
 * @returns One weight for each quote, in order, and whether all of them are whole.
 */
export function shareQuotes(
  quotes: readonly { readonly text: string; readonly lead?: string }[],
  others: readonly string[],
  most = MESSAGE_WEIGHT,
): { readonly weights: readonly number[]; readonly whole: boolean } {
  const spent = others.reduce((sum, other) => sum + weigh(other) + TEXT_OVERHEAD, 0);
  const needs = quotes.map(({ text, lead }) =>
    text.length > MESSAGE_WEIGHT ? text.length : weigh(blockQuote(text, lead)),
  );
  // One more for each quote: the line break between it and what stands under it.
  const room = MESSAGE_WEIGHT - spent - quotes.length * (TEXT_OVERHEAD + 1);
  const weights = shareBudget(
    needs.map((need) => Math.min(need, most)),
    room,
  );
  return { weights, whole: needs.every((need, index) => need <= (weights[index] ?? 0)) };
}

/** How far before its word a sentence is entered that is too long to be shown up to it. */
const BEFORE_WORD = 40;
/** Endings differ; a word of a search counts where its beginning stands. */
const ENDING = 2;
const SHORTEST_STEM = 4;
/** Stands before an excerpt that does not begin with its text. */
const GOES_BEFORE = '… ';

/** The part of a passage that a search by words is shown: from the first sentence that holds most of the words. */
export function excerptRound(text: string, query: string, weight: number): string {
  const from = placeOfWords(text, query, weight);
  return quoteExcerpt(text.slice(from), weight, from > 0 ? GOES_BEFORE : '');
}

function placeOfWords(text: string, query: string, weight: number): number {
  if (fitsWhole(text, weight)) return 0;
  const shownOf = (part: string) => beginningOf(part, weight, GOES_BEFORE).length;
  const shown = shownOf(text);
  const words = wordsOf(query);
  let best = { score: 0, start: 0, word: 0, end: 0 };
  for (const { index, segment } of sentences.segment(text)) {
    const { score, at, longest } = findWords(segment, words);
    if (score > best.score) best = { score, start: index, word: index + at, end: index + at + longest };
  }
  if (best.end <= shown) return 0;
  if (best.end - best.start <= shownOf(text.slice(best.start))) return best.start;
  const near = Math.max(0, best.word - BEFORE_WORD);
  const opening = text.slice(near, best.word).search(/(?<=\s)\S/);
  return opening < 0 ? best.word : near + opening;
}

const wordsOf = (text: string): string[] => [...new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu))];

/** Letters of the words that a sentence holds, so that "harbour" counts for more than "the", and where the longest stands. */
function findWords(sentence: string, words: readonly string[]): { score: number; at: number; longest: number } {
  const lower = sentence.toLowerCase();
  let found = { score: 0, at: 0, longest: 0 };
  for (const word of words) {
    const whole = word.length <= SHORTEST_STEM;
    const stem = whole ? word : word.slice(0, Math.max(SHORTEST_STEM, word.length - ENDING));
    const at = lower.search(new RegExp(`(?<![\\p{L}\\p{N}])${stem}${whole ? '(?![\\p{L}\\p{N}])' : ''}`, 'u'));
    if (at < 0) continue;
    const { score, longest } = found;
    found = {
      score: score + word.length,
      ...(word.length > longest ? { at, longest: word.length } : { at: found.at, longest }),
    };
  }
  return found;
}
