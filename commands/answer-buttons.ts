/** The buttons under an answer that judge it or list its sources; those that open a source belong to /source. */
import type { Verdict } from '../src/core.ts';
import { withVerifiedQuotes } from '../src/discord/asking/verify.ts';
import type { ComponentHandler } from '../src/discord/command.ts';
import { encodeCustomId } from '../src/discord/custom-id.ts';
import { renderCitations } from '../src/discord/rendering/answer.ts';
import { button, message, notice, row, text } from '../src/discord/rendering/payload.ts';

const all: ComponentHandler = {
  action: 'all',
  acknowledge: 'private',
  async execute(context, core) {
    const [id = ''] = context.args;
    const answer = await core.findAnswer(id);
    if (!answer) return notice(context.say('error.answer'));
    return renderCitations(await withVerifiedQuotes(answer, core, context.report), context);
  },
};

function judging(action: string, verdict: Verdict): ComponentHandler {
  return {
    action,
    acknowledge: 'private',
    async execute({ args: [id = ''], person, say }, core) {
      if (!(await core.findAnswer(id))) return notice(say('error.answer'));
      await core.judge(id, verdict, person.id);
      if (verdict !== 'not-helpful') return notice(say(`judged.${verdict}`));
      return message([text(say('judged.not-helpful')), row(button(say('button.tell'), encodeCustomId('tell', id)))]);
    },
  };
}

export const answerButtons: readonly ComponentHandler[] = [
  all,
  judging('good', 'helpful'),
  judging('bad', 'not-helpful'),
  judging('tell', 'tell-admins'),
];
