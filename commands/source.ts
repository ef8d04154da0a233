/** /source: the passage behind a citation in its context, to the person who asked and nobody else. */
import { ApplicationCommandOptionType } from 'discord.js';
import type { Core } from '../src/core.ts';
import { plainLocation } from '../src/discord/citation-line.ts';
import { type Command, type Context, numberOption, textOption } from '../src/discord/command.ts';
import { localised } from '../src/discord/localise.ts';
import { notice } from '../src/discord/payload.ts';
import { answersHere } from '../src/discord/places.ts';
import type { Answer } from '../src/types.ts';
import { reader } from './reader.ts';
import { openQuote, sourcePages } from './source-pages.ts';

export const source: Command = {
  data: {
    ...localised('source'),
    options: [
      { type: ApplicationCommandOptionType.String, ...localised('source.answer'), autocomplete: true, max_length: 100 },
      {
        type: ApplicationCommandOptionType.Integer,
        ...localised('source.citation'),
        autocomplete: true,
        min_value: 1,
        max_value: 99,
      },
    ],
  },
  visibility: 'private',
  async execute(context, core) {
    const answer = await chosenAnswer(context, textOption(context, 'answer'), core);
    if (!answer) return notice(context.say(textOption(context, 'answer') ? 'error.answer' : 'source.nothing'));
    const first = answer.quotes[0];
    if (!first) return notice(context.say('source.answerless'));
    const n = numberOption(context, 'citation') ?? first.n;
    if (!answer.quotes.some((quote) => quote.n === n)) return notice(context.say('error.citation'));
    return openQuote(answer.id, n, context, core);
  },
  async autocomplete(context, core) {
    const answers = (await answersHere(context, core)).filter(({ quotes }) => quotes.length > 0);
    const typed = context.typed.toLowerCase();
    if (context.focused === 'answer') {
      return answers
        .filter(({ question }) => question.toLowerCase().includes(typed))
        .map(({ question, id }) => ({ name: question, value: id }));
    }
    const answer = (await chosenAnswer(context, textOption(context, 'answer'), core)) ?? answers[0];
    return (answer?.quotes ?? []).map((quote) => ({ name: `${quote.n}  ${plainLocation(quote)}`, value: quote.n }));
  },
  components: [...sourcePages, ...reader],
};

/** The answer that was named by its id, or the last one with quotes that this person may see here. */
async function chosenAnswer(context: Context, id: string | null, core: Core): Promise<Answer | null> {
  if (id !== null) return core.findAnswer(id);
  const answers = await answersHere(context, core);
  return answers.find(({ quotes }) => quotes.length > 0) ?? null;
}
