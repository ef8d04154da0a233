/**
 * Errors that carry a stable code and say who should read them. Codes are listed in docs/errors.md;
 * the words may improve, the codes stay.
 */
import { because, describeReason, type Reason } from './reasons.ts';

/** `asker`: shown as written to whoever asked. `operator`: logged under an id, the asker gets an apology with it. */
export type Audience = 'asker' | 'operator';

export const ERROR_CODES = [
  'ARTICLE_NOT_FOUND',
  'ARTICLE_UNREADABLE',
  'ANSWER_NOT_FOUND',
  'ARTICLES_DIR_UNREADABLE',
  'BACKUP_ELSEWHERE',
  'BUSY',
  'CONFIG_INVALID',
  'DATABASE_REFUSED',
  'DATABASE_UNFIT',
  'DATABASE_UNREACHABLE',
  'DATA_DIR_LOCKED',
  'DATA_DIR_UNWRITABLE',
  'DISCORD_REFUSED',
  'DISCORD_UNREACHABLE',
  'DISK_FULL',
  'ENGINE_FAILED',
  'JOB_CANCELLED',
  'JOB_ELSEWHERE',
  'JOB_FAILED',
  'MODEL_UNAVAILABLE',
  'NATIVE_MODULE_UNBUILT',
  'NOTHING_TO_ROLL_BACK',
  'PASSAGE_TOO_LONG',
  'QUESTION_INVALID',
  'QUOTE_NOT_VERBATIM',
  'STORE_DAMAGED',
  'STORE_MISSING',
  'STORE_TOO_NEW',
  'TOKEN_INVALID',
  'UPLOAD_REFUSED',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly audience: Audience;
  /** The message as a key and values, where it has them, to be said in another language. */
  readonly reason: Reason | null;

  constructor(code: ErrorCode, words: string | Reason, options: { audience?: Audience; cause?: unknown } = {}) {
    super(
      typeof words === 'string' ? words : describeReason(words),
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'AppError';
    this.code = code;
    this.reason = typeof words === 'string' ? null : words;
    this.audience = options.audience ?? 'operator';
  }
}

/** The sentence to print for any thrown value: an AppError's own words, else the message without a stack. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why something failed, for any thrown value; what has no key of its own is quoted as it is. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof AppError && error.reason !== null) return error.reason;
  return because('other', { found: describeError(error) });
}
