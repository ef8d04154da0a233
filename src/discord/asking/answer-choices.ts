/** The options that name an answer and one of its citations, as /source and /pin have them, and what is offered for them. */
import { ApplicationCommandOptionType } from 'discord.js';
import type { Core } from '../../core.ts';
import type { Answer } from '../../types.ts';
import type { AutocompleteContext, Choice } from '../command.ts';
import { localised } from '../localise.ts';
import { plainLocation } from '../rendering/citation-line.ts';
import { MAX_PLACE } from '../rendering/payload.ts';
import { answersHere, type Where } from './places.ts';

const MAX_CITATION = 99;

export const answerOption = {
  type: ApplicationCommandOptionType.String as const,
  ...localised('source.answer'),
  autocomplete: true,
  max_length: 100,
};

export const citationOption = {
  type: ApplicationCommandOptionType.Integer as const,
  ...localised('source.citation'),
  autocomplete: true,
  min_value: 1,
  max_value: MAX_CITATION,
};

/** The latest answers with quotes that this person may see here, whose question holds what was typed; newest first. */
async function answersAsked(where: Where, typed: string, core: Core): Promise<readonly Answer[]> {
  const words = typed.trim().toLowerCase();
  const answers = await answersHere(where, core);
  return answers.filter(({ quotes, question }) => quotes.length > 0 && question.toLowerCase().includes(words));
}

/** One for each question. */
export async function answerChoices(context: AutocompleteContext, core: Core): Promise<readonly Choice[]> {
  const asked = new Set<string>();
  return (await answersAsked(context, context.typed, core))
    .filter(({ question }) => !asked.has(question) && asked.add(question))
    .map(({ question, id }) => ({ name: question, value: id }));
}

/**
 * The answer that was chosen by its id, or else the last one with quotes that this person may see here. Words that were
 * typed and sent before one was picked choose the first of those that are offered for them.
 */
export async function chosenAnswer(where: Where, named: string | null, core: Core): Promise<Answer | null> {
  const chosen = named === null ? null : await core.findAnswer(named);
  return chosen ?? (await answersAsked(where, named ?? '', core))[0] ?? null;
}

/** Room for the place of a quote where its first words follow. */
const PLACE_BESIDE_WORDS = 48;

/** Quotes of one place are told apart by their first words. */
export function citationChoices(answer: Answer | null): readonly Choice[] {
  const quotes = answer?.quotes ?? [];
  return quotes.map((quote) => {
    const place = plainLocation(quote, MAX_PLACE);
    const alone = quotes.every((other) => other === quote || plainLocation(other, MAX_PLACE) !== place);
    const told = alone ? place : `${plainLocation(quote, PLACE_BESIDE_WORDS)}: ${quote.text}`;
    return { name: `${quote.n}  ${told}`, value: quote.n };
  });
}
