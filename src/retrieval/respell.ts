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

/** A stem of the index with what stemming cut off the word that was typed; it turns a last y into i, and may add an e. */
export function withEnding(stem: string, typedStem: string, typed: string): string {
  let same = 0;
  while (same < typedStem.length && fold(typed[same] ?? '') === typedStem[same]) same += 1;
  const ending = same < typedStem.length - 1 ? '' : typed.slice(same);
  return (ending.startsWith('y') ? stem.replace(/i$/, '') : stem) + ending;
}
