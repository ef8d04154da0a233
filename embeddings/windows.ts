/**
 * Sentences of a passage -> windows: what is embedded. A window holds whole sentences, about as many words as the
 * model likes, and shares a sentence with the next one, so that a thought that crosses the cut is whole in one of them.
 */
import type { Span } from '../src/types.ts';
import { cutLongSentence } from './sentences/long-sentences.ts';
import { measureWords } from './words.ts';

/** Measured for the built-in model: shorter suits questions in the text's own words, longer suits paraphrases. */
export const WINDOW_WORDS = 45;
export const OVERLAP_SENTENCES = 1;
/** How far above the wanted length a window may go rather than leave a sentence to the next one. */
const STRETCH = 1.25;

export interface WindowOptions {
  readonly windowWords?: number;
  readonly overlapSentences?: number;
  /** Tokens of a text for the embedding model, its special tokens included. */
  readonly countTokens?: (text: string) => number;
  readonly maxTokens?: number;
}

interface Piece extends Span {
  readonly words: number;
}

/**
 * Cuts a passage's sentences into windows that together hold all of them.
 *
 * @throws RangeError when `windowWords` is not positive, or when one character alone is above `maxTokens`.
 */
export function cutWindows(text: string, sentences: readonly Span[], options: WindowOptions = {}): Span[] {
  const { windowWords = WINDOW_WORDS, overlapSentences = OVERLAP_SENTENCES, countTokens, maxTokens } = options;
  if (!(windowWords > 0)) throw new RangeError(`windowWords must be above 0, but is ${windowWords}.`);
  const fits = ({ start, end }: Span) =>
    countTokens === undefined || maxTokens === undefined || countTokens(text.slice(start, end)) <= maxTokens;
  const pieces = sentences.map(({ start, end }): Piece => ({ start, end, words: measureWords(text, start, end) }));

  const windows: Span[] = [];
  let start = 0;
  let covered = 0;
  while (start < pieces.length) {
    let end = extend(pieces, start, windowWords);
    // What is embedded is what is counted: tokens of joined sentences are not always the sum of theirs.
    while (!fits(spanOf(pieces, start, end))) {
      if (end > Math.max(start, covered) + 1) end -= 1;
      else if (start < covered) start = covered;
      else pieces.splice(start, 1, ...halve(text, pieces[start] as Piece));
    }
    windows.push(spanOf(pieces, start, end));
    if (end >= pieces.length) break;
    covered = end;
    start = overlapStart(pieces, start, end, overlapSentences, windowWords);
  }
  return windows;
}

const spanOf = (pieces: readonly Piece[], from: number, to: number): Span => ({
  start: (pieces[from] as Piece).start,
  end: (pieces[to - 1] as Piece).end,
});

/** Index after the last piece of a window of about `wanted` words that begins at `start`. */
function extend(pieces: readonly Piece[], start: number, wanted: number): number {
  let words = (pieces[start] as Piece).words;
  let end = start + 1;
  while (end < pieces.length && words < wanted && words + (pieces[end] as Piece).words <= wanted * STRETCH) {
    words += (pieces[end] as Piece).words;
    end += 1;
  }
  return end;
}

/** Where the next window begins: before `end` by the overlap, unless the shared sentences would crowd out new ones. */
function overlapStart(pieces: readonly Piece[], start: number, end: number, overlap: number, wanted: number): number {
  let words = (pieces[end] as Piece).words;
  let from = end;
  while (end - from < overlap && from - 1 > start) {
    words += (pieces[from - 1] as Piece).words;
    if (words > wanted * STRETCH) break;
    from -= 1;
  }
  return from;
}

/** Two parts of a sentence that is too long for the model: cut at a clause, else between words, else in a word. */
function halve(text: string, { start, end, words }: Piece): Piece[] {
  const parts = cutLongSentence(text, { start, end }, Math.max(1, Math.ceil(words / 2)));
  const spans = parts.length > 1 ? parts : halveCharacters(text, start, end);
  return spans.map((span) => ({ ...span, words: measureWords(text, span.start, span.end) }));
}

function halveCharacters(text: string, start: number, end: number): Span[] {
  let middle = start + Math.ceil((end - start) / 2);
  const code = text.charCodeAt(middle);
  if (code >= 0xdc00 && code <= 0xdfff) middle += 1;
  if (middle >= end) throw new RangeError('maxTokens must leave room for one character.');
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}
