/** What an option of a command may hold, and what was typed into it, as plain functions on Discord's definitions. */
import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { SentChoice, SentOption } from '../../wire.ts';
import type { PageStrings } from '../strings.ts';
import { localName } from './commands.ts';

export type Option = APIApplicationCommandBasicOption;

/** What was typed or chosen. `value` stays null while the text alone does not say it. */
export interface Filled {
  readonly text: string;
  readonly value: string | number | boolean | null;
  readonly file: File | null;
}

export const EMPTY: Filled = { text: '', value: null, file: null };

export interface ShownChoice {
  readonly name: string;
  readonly value: string | number | boolean;
}

/** The fixed choices of an option; null when anything may be typed. */
export function fixedChoices(option: Option, locale: string, strings: PageStrings): readonly ShownChoice[] | null {
  if (option.type === Type.Boolean) {
    return [
      { name: strings.yes, value: true },
      { name: strings.no, value: false },
    ];
  }
  if (!('choices' in option) || !option.choices) return null;
  return option.choices.map((choice) => ({ name: localName(choice, locale), value: choice.value }));
}

export function matchChoices(choices: readonly ShownChoice[], { text, value }: Filled): readonly ShownChoice[] {
  const wanted = value === null ? text.toLowerCase() : '';
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted));
}

export const suggests = (option: Option): boolean => 'autocomplete' in option && option.autocomplete === true;

/** The value to send for what was filled in; null when it is left out or cannot be sent. */
export function readOption(
  option: Option,
  { text, value }: Filled,
  choices: readonly ShownChoice[] | null,
): SentOption | null {
  if (value !== null) return value;
  if (choices) return choices.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase())?.value ?? null;
  if (text.trim() === '') return null;
  if (option.type !== Type.Integer && option.type !== Type.Number) return text;
  const number = Number(text);
  const { min_value: min = -Infinity, max_value: max = Infinity } = option as {
    min_value?: number;
    max_value?: number;
  };
  const whole = option.type === Type.Number || Number.isInteger(number);
  return Number.isFinite(number) && whole && number >= min && number <= max ? number : null;
}

export function maxLength(option: Option): number {
  return 'max_length' in option && typeof option.max_length === 'number' ? option.max_length : 6000;
}

/** True for typed text that Discord would not take; the name of a picked choice is only shown. */
export const isTooLong = (option: Option, { text, value }: Filled): boolean =>
  value === null && text.length > maxLength(option);

/** What was picked from suggestions or choices. */
export function filledWith({ name, value }: SentChoice | ShownChoice): Filled {
  return { text: name, value, file: null };
}
