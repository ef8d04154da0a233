/** What a person reads when something fails: their own mistake in their language, anything else as an apology with an id. */
import { randomInt } from 'node:crypto';
import { AppError } from '../../errors.ts';
import type { Context } from '../command.ts';
import { escapeMarkdown } from '../rendering/escape.ts';
import { sayReason } from '../rendering/say-reason.ts';

export function sentenceFor(error: unknown, context: Context): string {
  if (!(error instanceof AppError) || error.audience !== 'asker') {
    return context.say('error.apology', { id: context.report(error) });
  }
  // Without a reason the sentence was said in the person's language already.
  return escapeMarkdown(error.reason === null ? error.message : sayReason(error.reason, context.say));
}

/** Five letters and digits without look-alikes: enough to find a line in a log. */
export function shortId(): string {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
  return Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
