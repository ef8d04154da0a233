/** Text of an article as a block quote: as much of its beginning as fits, cut after a sentence, marked where it goes on. */
import { cutText } from './cut.ts';
import { blockQuote } from './escape.ts';

/** @param lead - Markdown of our own before the first character, such as a number in bold. */
export function quoteExcerpt(text: string, weight: number, lead = '', cost?: (beginning: string) => number): string {
  const excerpt = cutText(text, weight, cost);
  return `${blockQuote(excerpt, lead)}${excerpt === text ? '' : ' …'}`;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
/** How far before its word a sentence is entered that is too long to be shown up to it. */
const BEFORE_WORD = 40;
/** Endings differ; a word of a search counts where its beginning stands. */
const ENDING = 2;
const SHORTEST_STEM = 4;

/** The part of a passage that a search by words is shown: from the first sentence that holds most of the words. */
export function excerptRound(text: string, query: string, weight: number): string {
  const from = placeOfWords(text, query, weight);
  return quoteExcerpt(text.slice(from), weight, from > 0 ? '… ' : '');
}

function placeOfWords(text: string, query: string, weight: number): number {
  const shown = cutText(text, weight).length;
  if (shown === text.length) return 0;
  const words = wordsOf(query);
  let best = { score: 0, start: 0, word: 0, end: 0 };
  for (const { index, segment } of sentences.segment(text)) {
    const { score, at, longest } = findWords(segment, words);
    if (score > best.score) best = { score, start: index, word: index + at, end: index + at + longest };
  }
  if (best.end <= shown) return 0;
  if (best.end - best.start <= cutText(text.slice(best.start), weight).length) return best.start;
  const near = best.word - BEFORE_WORD;
  return near + Math.max(0, text.slice(near, best.word).search(/(?<=\s)\S/));
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
