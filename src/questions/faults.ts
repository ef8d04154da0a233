/** What keeps a text from being a question, whoever asks: refused before anything is looked up. */
import { MAX_QUESTION } from '../core.ts';
import { because, type Reason } from '../reasons.ts';
import { isPleasantry } from './pleasantries.ts';

export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** @param question - one line, trimmed. @returns null where it may be asked. */
export function findQuestionFault(question: string): Reason | null {
  if (question === '') return because('question.empty');
  if (!hasWords(question)) return because('question.wordless');
  if (isPleasantry(question)) return because('question.none');
  if (question.length <= MAX_QUESTION) return null;
  return because('question.long', { count: question.length, limit: MAX_QUESTION });
}
