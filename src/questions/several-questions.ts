/** Several questions in one message: "When was it built, and who drew the plans?" */
import { saysSomething, withoutSmallTalk } from './small-talk.ts';

const QUESTION_WORD = '(?:who|whom|whose|what|when|where|why|how|which)';
/** A word between two questions, or the end of the first; "and what else" asks for more of the same. */
const JOINT = new RegExp(
  `(?:[,;]?\\s+(?:and|or|but)(?:\\s+also)?|\\?+)\\s+(?=(?:(?:in|on|at|by|for|from|to|with|of|about|until|since)\\s+)?${QUESTION_WORD}\\b(?!\\s+else\\b))`,
  'giu',
);
/** Asks by itself. A message may begin with what happened and ask after it, which is one question. */
const ASKS = new RegExp(
  `\\b${QUESTION_WORD}\\b|^(?:is|are|was|were|do|does|did|can|could|will|would|should|must|may|has|have|had)\\b`,
  'iu',
);
/** "When and where was it", "the difference between what was said and what was done": one question. */
const ONE_QUESTION = new RegExp(`\\b(?:between|both|either|whether)\\b|\\b${QUESTION_WORD}$`, 'iu');
const MARKS_AT_END = /[\s,;:.?]+$/;

/**
 * @returns the questions, in order and without marks at their ends; the message itself where it asks one.
 */
export function splitQuestions(message: string): string[] {
  const [first = '', ...others] = withoutSmallTalk(message)
    .split(JOINT)
    .map((part) => part.replace(MARKS_AT_END, ''));
  if (others.length === 0 || !saysSomething(first)) return [message];
  const parts = [first, ...others];
  const whole = parts.every((part) => ASKS.test(part)) && !parts.slice(0, -1).some((part) => ONE_QUESTION.test(part));
  return whole ? parts : [message];
}
