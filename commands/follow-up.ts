/** "Follow up" under an answer: a modal with one question, searched together with what was asked before. */
import { ComponentType, TextInputStyle } from 'discord.js';
import { MAX_QUESTION } from '../src/core.ts';
import { answerQuestion } from '../src/discord/asking/answer-question.ts';
import { checkQuestion } from '../src/discord/asking/question.ts';
import type { ComponentHandler } from '../src/discord/command.ts';
import { encodeCustomId } from '../src/discord/custom-id.ts';
import { fitTitle } from '../src/discord/rendering/payload.ts';

const INPUT = 'question';

const open: ComponentHandler = {
  action: 'follow',
  acknowledge: 'modal',
  modal: ({ say, args: [answerId = ''] }) => ({
    custom_id: encodeCustomId('followed', answerId),
    title: fitTitle(say('modal.follow.title')),
    components: [
      {
        type: ComponentType.Label,
        label: fitTitle(say('modal.follow.label')),
        description: say('modal.follow.hint'),
        component: {
          type: ComponentType.TextInput,
          custom_id: INPUT,
          style: TextInputStyle.Paragraph,
          min_length: 1,
          max_length: MAX_QUESTION,
          required: true,
        },
      },
    ],
  }),
};

const answer: ComponentHandler = {
  action: 'followed',
  acknowledge: ({ message }) => (message?.private ? 'private' : 'public'),
  check: ({ fields, say }) => ({ ...checkQuestion(fields[INPUT] ?? '', say), costs: 'question' }),
  async execute(context, core) {
    const { question } = checkQuestion(context.fields[INPUT] ?? '', context.say);
    const [follows = ''] = context.args;
    const isPrivate = context.message?.private ?? false;
    // An answer that is no longer kept cannot be followed up; the question then stands for itself, and that is said.
    const gone = (await core.findAnswer(follows)) === null;
    const asked = { question: question ?? '', article: null, follows: gone ? null : follows, gone, isPrivate };
    return answerQuestion(asked, context, core);
  },
};

export const followUp: readonly ComponentHandler[] = [open, answer];
