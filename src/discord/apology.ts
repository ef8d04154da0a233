/** What a person reads when something fails: their own mistake as it was written, anything else as an apology with an id. */
import { randomInt } from 'node:crypto';
import { AppError, type ErrorCode } from '../errors.ts';
import type { Context } from './command.ts';
import { escapeMarkdown } from './escape.ts';

const TRANSLATED: Partial<Record<ErrorCode, 'error.answer' | 'error.article' | 'wait.busy'>> = {
  ANSWER_NOT_FOUND: 'error.answer',
  ARTICLE_NOT_FOUND: 'error.article',
  BUSY: 'wait.busy',
};

/** What the person reads of an error: an asker's as written (or translated where we can), else an apology with an id. */
export function sentenceFor(error: unknown, context: Context): string {
  if (!(error instanceof AppError) || error.audience !== 'asker') {
    return context.say('error.apology', { id: context.report(error) });
  }
  const key = context.locale === 'en' ? undefined : TRANSLATED[error.code];
  return key === undefined ? escapeMarkdown(error.message) : context.say(key);
}

/** Five letters and digits without look-alikes: enough to find a line in a log. */
export function shortId(): string {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
  return Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
