/**
 * Looks at a question before anything is searched: what cannot be a question is refused with a sentence, and the rest is
 * passed on as plain words. Operators, quotes and brackets stay: they are characters to the search, nothing more.
 */

import { findQuestionFault } from '../../questions/faults.ts';
import { MENTIONS } from '../../questions/mentions.ts';
import { because } from '../../reasons.ts';
import type { Say } from '../messages/index.ts';
import { plainLine } from '../rendering/escape.ts';
import { sayReason } from '../rendering/say-reason.ts';

export type CheckedQuestion =
  | { readonly question: string; readonly refusal: null }
  | { readonly question: null; readonly refusal: string };

/** A message as the words it asks with, on one line; nothing where it only mentions somebody. */
export const wordsOfMessage = (raw: string): string => plainLine(raw.replace(MENTIONS, ' '));

/** One line of plain characters, or the sentence to refuse it with. */
export function checkQuestion(raw: string, say: Say): CheckedQuestion {
  const question = wordsOfMessage(raw);
  // Whoever wrote a mention alone has written something, and no words.
  const onlyMentions = question === '' && raw.trim() !== '';
  const fault = onlyMentions ? because('question.wordless') : findQuestionFault(question);
  return fault === null ? { question, refusal: null } : { question: null, refusal: sayReason(fault, say) };
}
