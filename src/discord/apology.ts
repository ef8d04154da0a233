/** What a person reads when something fails: their own mistake in their language, anything else as an apology with an id. */
import { randomInt } from 'node:crypto';
import { AppError, type ErrorCode } from '../errors.ts';
import type { Context } from './command.ts';
import { escapeMarkdown } from './escape.ts';
import { sayReason } from './say-reason.ts';

/** For errors without a reason of their own. */
const TRANSLATED: Partial<Record<ErrorCode, 'error.answer' | 'error.article' | 'wait.busy'>> = {
  ANSWER_NOT_FOUND: 'error.answer',
  ARTICLE_NOT_FOUND: 'error.article',
  BUSY: 'wait.busy',
};

export function sentenceFor(error: unknown, context: Context): string {
  if (!(error instanceof AppError) || error.audience !== 'asker') {
    return context.say('error.apology', { id: context.report(error) });
  }
  if (error.reason !== null) return escapeMarkdown(sayReason(error.reason, context.say));
  const key = context.locale === 'en' ? undefined : TRANSLATED[error.code];
  return key === undefined ? escapeMarkdown(error.message) : context.say(key);
}

/** Five letters and digits without look-alikes: enough to find a line in a log. */
export function shortId(): string {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
  return Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
