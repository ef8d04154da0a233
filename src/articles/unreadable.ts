/** The one error that reading a file may end in. */
import { AppError } from '../errors.ts';
import type { Reason } from '../reasons.ts';

/** An ARTICLE_UNREADABLE, whose words an admin can act on. */
export function unreadable(reason: Reason, cause?: unknown): AppError {
  return new AppError('ARTICLE_UNREADABLE', reason, { cause });
}
