/**
 * Cuts what is too long to be read as one sentence: legal enumerations, transcripts without full stops, a file that is
 * one line of base64. At the end of a clause where there is one, between words where not, inside a "word" at worst.
 */
import type { Span } from '../../src/types.ts';
import { isSpace, isUnspaced } from '../words.ts';

/** A sentence above this is cut. */
const LONGEST_SENTENCE_WORDS = 120;
/** No piece is closed at a clause before it has this many words. */
const SHORTEST_PIECE_WORDS = 40;
const CHARACTERS_PER_WORD = 20;

/** @param longest - in words. @returns the sentence, or pieces that have as many words at the most, in order. */
export function cutLongSentence(text: string, sentence: Span, longest = LONGEST_SENTENCE_WORDS): Span[] {
  // The shortest word is one character, half a word in scripts without spaces: nothing to count below this length.
  if (sentence.end - sentence.start <= longest) return [sentence];
  const shortest = Math.min(SHORTEST_PIECE_WORDS, Math.ceil(longest / 3));
  const pieces: Span[] = [];
  let start = sentence.start;
  let words = 0;
  let run = 0;
  let clauseEnd = 0;
  let wordEnd = 0;
  for (let at = sentence.start; at < sentence.end; at += 1) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      if (run !== 0) wordEnd = at;
      if (words >= shortest && at > start && isClauseMark(text.charCodeAt(at - 1))) clauseEnd = at;
      run = 0;
      continue;
    }
    const unspaced = isUnspaced(code);
    const opens = unspaced || run % CHARACTERS_PER_WORD === 0;
    if (opens && words >= longest) {
      const cut = clauseEnd > start ? clauseEnd : wordEnd > start ? wordEnd : wholeCharacter(text, at);
      pieces.push(trimEnd(text, start, cut));
      start = skipSpace(text, cut);
      // What lies between the cut and here is counted again: at most one piece's length.
      at = start - 1;
      words = 0;
      run = 0;
      clauseEnd = 0;
      wordEnd = 0;
      continue;
    }
    if (unspaced) {
      words += 0.5;
      run = 0;
      if (words >= shortest && isClauseMark(text.charCodeAt(at + 1)) && at + 2 < sentence.end) clauseEnd = at + 2;
    } else {
      if (opens) words += 1;
      run += 1;
    }
  }
  pieces.push({ start, end: sentence.end });
  return pieces;
}

// , ; : and their relatives, dashes, closing brackets.
const CLAUSE_MARKS = new Set([...',;:–—)]、，；：،؛।'].map((mark) => mark.charCodeAt(0)));
const isClauseMark = (code: number) => CLAUSE_MARKS.has(code);

/** Moves a cut off the middle of a surrogate pair. */
export function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function trimEnd(text: string, start: number, end: number): Span {
  let to = end;
  while (to > start && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return { start, end: to };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}
