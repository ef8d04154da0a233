/** A question as it was probably meant: what a model reads in pieces that mean nothing is written as the index has it. */
import { cutTerms, fold } from '../lexical/terms.ts';

/** @param meant - by a term of the text, the word to be read instead. */
export function respell(text: string, meant: ReadonlyMap<string, string>): string {
  if (meant.size === 0) return text;
  let respelled = '';
  let read = 0;
  for (const { term, start, end } of cutTerms(text)) {
    const word = meant.get(term);
    if (word === undefined) continue;
    respelled += text.slice(read, start) + word;
    read = end;
  }
  return respelled + text.slice(read);
}

/**
 * The word that a stem of the index stands for: with what stemming cut off the word that was typed, else as it mostly ends.
 *
 * @param isWord - true for a word that the model knows; where it knows none of them, the first is taken.
 */
export function writeOut(
  stem: string,
  { typed, typedStem }: { readonly typed: string; readonly typedStem: string },
  isWord: (word: string) => boolean,
): string {
  const first = withEnding(stem, typedStem, typed);
  return [first, stem, `${stem}e`, stem.replace(/i$/, 'y')].find(isWord) ?? first;
}

/** Stemming turns a last y into i, and may add an e. */
function withEnding(stem: string, typedStem: string, typed: string): string {
  let same = 0;
  while (same < typedStem.length && fold(typed[same] ?? '') === typedStem[same]) same += 1;
  const ending = same < typedStem.length - 1 ? '' : typed.slice(same);
  return (ending.startsWith('y') ? stem.replace(/i$/, '') : stem) + ending;
}
