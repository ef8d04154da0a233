/**
 * The lines at the head or foot of a story: its headline, which is named beside each quote, a label, who wrote it and when.
 * Beside a quote that tells something they are noise.
 */
import { countWords } from '../../../embeddings/words.ts';
import { isSignature } from '../../articles/credits/signatures.ts';
import { endsSentence, isCredit } from '../../articles/line-shapes.ts';
import { expectsAnswerType } from '../asked-for/answer-type.ts';
import { type Run, textOf } from './runs.ts';

/** Who and when are what such lines tell. */
export function headsTellNothing(question: string): boolean {
  const wanted = expectsAnswerType(question);
  return wanted !== 'person' && wanted !== 'time';
}

const LABEL_WORDS = 2;

/** True for a headline or a credit with nothing but such lines and labels beside it: labels alone may be items of a list. */
export function isHeadOnly({ passage, first, last }: Run): boolean {
  let heads = 0;
  for (let at = first; at <= last; at++) {
    const text = textOf({ passage, first: at, last: at });
    if (text === passage.heading.at(-1) || text === passage.title || isCredit(text) || isSignature(text)) heads += 1;
    else if (countWords(text) > LABEL_WORDS || endsSentence(text)) return false;
  }
  return heads > 0;
}
