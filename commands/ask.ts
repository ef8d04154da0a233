/** /ask: answers a question with exact quotes; also answers a mention of the bot. */
import { ApplicationCommandOptionType } from 'discord.js';
import { MAX_QUESTION } from '../src/core.ts';
import { articleChoices, findArticlePath } from '../src/discord/article-key.ts';
import { answerQuestion } from '../src/discord/asking/answer-question.ts';
import { checkQuestion } from '../src/discord/asking/question.ts';
import { type Command, flagOption, textOption } from '../src/discord/command.ts';
import { localised } from '../src/discord/localise.ts';
import { answerButtons } from './answer-buttons.ts';
import { followUp } from './follow-up.ts';

export const ask: Command = {
  data: {
    ...localised('ask'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...localised('ask.question'),
        required: true,
        min_length: 1,
        max_length: MAX_QUESTION,
      },
      { type: ApplicationCommandOptionType.String, ...localised('ask.article'), autocomplete: true, max_length: 100 },
      { type: ApplicationCommandOptionType.Boolean, ...localised('ask.private') },
    ],
  },
  visibility: (context) => (flagOption(context, 'private') ? 'private' : 'public'),
  answersMentions: true,
  check: (context) => ({ ...checkQuestion(textOption(context, 'question') ?? '', context.say), costs: 'question' }),
  async execute(context, core) {
    const { question } = checkQuestion(textOption(context, 'question') ?? '', context.say);
    const named = textOption(context, 'article');
    const article = named === null ? null : await findArticlePath(named, core);
    const isPrivate = flagOption(context, 'private');
    return answerQuestion({ question: question ?? '', article, follows: null, isPrivate }, context, core);
  },
  async autocomplete({ typed }, core) {
    return articleChoices(typed, core);
  },
  components: [...answerButtons, ...followUp],
};
