/** /source: the passage behind a citation in its context, to the person who asked and nobody else. */
import {
  answerChoices,
  answerOption,
  chosenAnswer,
  citationChoices,
  citationOption,
} from '../src/discord/asking/answer-choices.ts';
import { type Command, numberOption, textOption } from '../src/discord/command.ts';
import { localised } from '../src/discord/localise.ts';
import { notice } from '../src/discord/rendering/payload.ts';
import { reader } from './reader.ts';
import { openQuote, sourcePages } from './source/pages.ts';

export const source: Command = {
  data: {
    ...localised('source'),
    options: [answerOption, citationOption],
  },
  visibility: 'private',
  async execute(context, core) {
    const answer = await chosenAnswer(context, textOption(context, 'answer'), core);
    if (!answer) return notice(context.say(textOption(context, 'answer') ? 'source.unknown' : 'source.nothing'));
    const first = answer.quotes[0];
    if (!first) return notice(context.say('source.answerless'));
    const n = numberOption(context, 'citation') ?? first.n;
    if (!answer.quotes.some((quote) => quote.n === n))
      return notice(context.say('reason.answer.citation', { n, count: answer.quotes.length }));
    return openQuote(answer.id, n, context, core);
  },
  async autocomplete(context, core) {
    if (context.focused === 'answer') return answerChoices(context, core);
    return citationChoices(await chosenAnswer(context, textOption(context, 'answer'), core));
  },
  components: [...sourcePages, ...reader],
};
