/** An answer as scripts read it. */
import type { AskResult } from '../core.ts';

/** The document that `ask --json` prints. */
export function toDocument({ answer, passages, otherLanguage, missingWords }: AskResult) {
  const { id, question, follows, status, confidence, quotes, nearest } = answer;
  return {
    id,
    question,
    follows,
    status,
    confidence,
    quotes,
    unanswered: answer.unanswered ?? [],
    otherLanguage,
    missingWords,
    nearest: nearest.map(({ article, title, heading }) => ({ article, title, heading })),
    passages,
  };
}
