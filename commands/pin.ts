/** /pin: an admin's chosen quote for a question. It stays a quote of the articles and goes when its article goes. */
import { ApplicationCommandOptionType } from 'discord.js';
import type { Core, Pin } from '../src/core.ts';
import {
  answerChoices,
  answerOption,
  chosenAnswer,
  citationChoices,
  citationOption,
} from '../src/discord/asking/answer-choices.ts';
import { isVerbatim } from '../src/discord/asking/verify.ts';
import {
  type Command,
  type ComponentHandler,
  type Context,
  numberOption,
  type Reply,
  textOption,
} from '../src/discord/command.ts';
import { encodeCustomId } from '../src/discord/custom-id.ts';
import { localised } from '../src/discord/localise.ts';
import { ADMIN_PERMISSIONS } from '../src/discord/permissions.ts';
import { citationLine } from '../src/discord/rendering/citation-line.ts';
import { fitLine, quoteExcerpt, shareQuotes } from '../src/discord/rendering/excerpt.ts';
import { button, container, message, notice, row, section, small, text } from '../src/discord/rendering/payload.ts';
import type { Answer } from '../src/types.ts';

const PINS_A_PAGE = 5;
const EXCERPT_WEIGHT = 220;

async function listPins(page: number, { say, locale }: Context, core: Core): Promise<Reply> {
  const pins = await core.pins();
  if (pins.length === 0) return notice(say('pin.none'));
  const pages = Math.ceil(pins.length / PINS_A_PAGE);
  const wanted = Number.isSafeInteger(page) ? Math.min(Math.max(0, page), pages - 1) : 0;
  const shown = pins.slice(wanted * PINS_A_PAGE, (wanted + 1) * PINS_A_PAGE);
  const heading = `### ${say('pin.heading', { count: pins.length })}`;
  const questions = shown.map((pin) => `**${fitLine(pin.question, 150)}**`);
  const under = shown.map(({ quote }) => small(citationLine(quote, say, locale)));
  const quotes = shown.map(({ quote }) => quote);
  const { weights } = shareQuotes(quotes, [heading, ...questions, ...under], EXCERPT_WEIGHT);
  const sections = shown.map((pin, index) => {
    const quoted = quoteExcerpt(pin.quote.text, weights[index] ?? 0);
    const remove = button(say('button.remove'), encodeCustomId('pin-remove', pin.id, wanted));
    return section(`${questions[index]}\n${quoted}\n${under[index]}`, remove);
  });
  const turn = row(
    button(say('button.back'), encodeCustomId('pin-page', wanted - 1), 'plain', wanted === 0),
    button(say('button.next'), encodeCustomId('pin-page', wanted + 1), 'plain', wanted >= pages - 1),
  );
  return message([container(text(heading), ...sections, ...(pages > 1 ? [turn] : []))]);
}

async function addPin(answer: Answer | null, n: number | null, { say, locale }: Context, core: Core): Promise<Reply> {
  const quote = n === null ? answer?.quotes[0] : answer?.quotes.find((one) => one.n === n);
  if (!answer) return notice(say('error.answer'));
  if (!quote || !(await isVerbatim(quote, core))) return notice(say('error.citation'));
  const pin: Pin = await core.pin(answer.id, quote.n);
  const lines = [
    say('pin.done'),
    `**${fitLine(pin.question, 200)}**`,
    quoteExcerpt(pin.quote.text, 600),
    small(citationLine(pin.quote, say, locale)),
  ];
  return message([container(text(lines.join('\n')))]);
}

const page: ComponentHandler = {
  action: 'pin-page',
  acknowledge: 'update',
  adminOnly: true,
  execute: (context, core) => listPins(Number(context.args[0]), context, core),
};

const remove: ComponentHandler = {
  action: 'pin-remove',
  acknowledge: 'update',
  adminOnly: true,
  async execute(context, core) {
    await core.unpin(Number(context.args[0]));
    return listPins(Number(context.args[1]), context, core);
  },
};

export const pin: Command = {
  data: {
    ...localised('pin'),
    default_member_permissions: ADMIN_PERMISSIONS,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localised('pin.add'),
        options: [answerOption, citationOption],
      },
      { type: ApplicationCommandOptionType.Subcommand, ...localised('pin.list') },
    ],
  },
  visibility: 'private',
  adminOnly: true,
  async execute(context, core) {
    if (context.subcommand !== 'add') return listPins(0, context, core);
    const answer = await chosenAnswer(context, textOption(context, 'answer'), core);
    return addPin(answer, numberOption(context, 'citation'), context, core);
  },
  async autocomplete(context, core) {
    if (context.focused === 'answer') return answerChoices(context, core);
    return citationChoices(await chosenAnswer(context, textOption(context, 'answer'), core));
  },
  components: [page, remove],
};
