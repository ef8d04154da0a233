/** From a checked question to a message: the way that /ask, a mention, a follow-up and "Ask about this" share. */
import type { Core } from '../../core.ts';
import type { Context, OutgoingMessage } from '../command.ts';
import { renderAnswer } from '../rendering/answer.ts';
import { placeOf } from './places.ts';
import { withVerifiedQuotes } from './verify.ts';

export interface Question {
  readonly question: string;
  readonly article: string | null;
  readonly follows: string | null;
  /** True for a follow-up of an answer that is no longer kept. */
  readonly gone?: boolean;
  readonly isPrivate: boolean;
}

/** @throws AppError as `core.ask` does, and QUOTE_NOT_VERBATIM when no quote of an answer may be sent. */
export async function answerQuestion(asked: Question, context: Context, core: Core): Promise<OutgoingMessage> {
  const { question, article, follows, gone = false, isPrivate } = asked;
  const result = await core.ask({
    question,
    ...(article === null ? {} : { article }),
    ...(follows === null ? {} : { follows }),
    place: placeOf(context, isPrivate),
    person: context.person.id,
    ownPlace: isPrivate,
  });
  const answer = await withVerifiedQuotes(result.answer, core, context.report);
  const previous = follows === null ? null : await core.findAnswer(follows);
  context.observe(answer.status);
  return renderAnswer(answer, context, gone ? 'gone' : previous && { question: previous.question }, result);
}
