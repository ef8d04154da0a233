/**
 * Looks at a question before anything is searched: what cannot be a question is refused with a sentence, and the rest is
 * passed on as plain words. Operators, quotes and brackets stay: they are characters to the search, nothing more.
 */
import { MAX_QUESTION } from '../../core.ts';
import { MENTIONS } from '../../mentions.ts';
import { isPleasantry } from '../../pleasantries.ts';
import type { Say } from '../messages/index.ts';
import { plainLine } from '../rendering/escape.ts';

export type CheckedQuestion =
  | { readonly question: string; readonly refusal: null }
  | { readonly question: null; readonly refusal: string };

/** One line of plain characters, or the sentence to refuse it with. */
export function checkQuestion(raw: string, say: Say): CheckedQuestion {
  const question = plainLine(raw.replace(MENTIONS, ' '));
  const refuse = (refusal: string): CheckedQuestion => ({ question: null, refusal });
  if (question === '')
    return refuse(raw.trim() === '' ? say('reason.question.empty') : say('reason.question.wordless'));
  if (!/[\p{L}\p{N}]/u.test(question)) return refuse(say('reason.question.wordless'));
  if (isPleasantry(question)) return refuse(say('reason.question.none'));
  if (question.length > MAX_QUESTION) {
    return refuse(say('reason.question.long', { limit: MAX_QUESTION, count: question.length }));
  }
  return { question, refusal: null };
}
