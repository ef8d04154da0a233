/** "Ask about this" on a message: searches its text. Private, since the message is somebody else's. */
import { ApplicationCommandType } from 'discord.js';
import { MAX_QUESTION } from '../src/core.ts';
import { answerQuestion } from '../src/discord/asking/answer-question.ts';
import { checkQuestion, wordsOfMessage } from '../src/discord/asking/question.ts';
import type { Command } from '../src/discord/command.ts';
import { localizations } from '../src/discord/localise.ts';
import { speak } from '../src/discord/messages/index.ts';
import { cutText } from '../src/discord/rendering/cut.ts';
import { hasWords } from '../src/questions/faults.ts';

/** A message may be longer than a question; its first sentences then stand for it. */
const questionOf = (target: string | null) => cutText(target ?? '', MAX_QUESTION, (text) => text.length);

export const askAboutThis: Command = {
  data: {
    type: ApplicationCommandType.Message,
    name: speak('en')('command.about.name'),
    name_localizations: localizations('command.about.name'),
  },
  visibility: 'private',
  check(context) {
    // Whoever chose a picture or an emoji has written no question that could be called empty.
    if (!hasWords(wordsOfMessage(questionOf(context.target))))
      return { refusal: context.say('about.wordless'), costs: 'question' };
    return { ...checkQuestion(questionOf(context.target), context.say), costs: 'question' };
  },
  async execute(context, core) {
    const { question } = checkQuestion(questionOf(context.target), context.say);
    return answerQuestion({ question: question ?? '', article: null, follows: null, isPrivate: true }, context, core);
  },
};
