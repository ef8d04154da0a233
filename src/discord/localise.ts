/**
 * Command names and descriptions in every language, in the form Discord wants: the English one, and a table of the
 * others by Discord's own locale codes.
 */
import type { LocalizationMap } from 'discord.js';
import { CATALOGUES, DISCORD_LOCALES, type LocaleName, type MessageKey, speak } from './messages/index.ts';

/** The key's text in each language that has one, by Discord's locale codes. */
export function localizations(key: MessageKey): LocalizationMap {
  const table: Record<string, string> = {};
  for (const [locale, codes] of Object.entries(DISCORD_LOCALES) as [Exclude<LocaleName, 'en'>, readonly string[]][]) {
    const entry = CATALOGUES[locale][key];
    if (typeof entry === 'string') for (const code of codes) table[code] = entry;
  }
  return table as LocalizationMap;
}

type Named = Extract<MessageKey, `command.${string}.name`>;
type Subject<Key> = Key extends `command.${infer Name}.name` ? Name : never;
type Described = Extract<MessageKey, `command.${string}.description`>;

/** Name and description, localised, of a command, a subcommand or an option: `localised('ask.question')`. */
export function localised(subject: Subject<Named>): {
  name: string;
  name_localizations: LocalizationMap;
  description: string;
  description_localizations: LocalizationMap;
} {
  const say = speak('en');
  const name = `command.${subject}.name` as Named;
  const description = `command.${subject}.description` as Described;
  return {
    name: say(name),
    name_localizations: localizations(name),
    description: say(description),
    description_localizations: localizations(description),
  };
}

/** A choice of an option: its localised label and its value. */
export function localisedChoice<Value extends string>(key: MessageKey, value: Value) {
  return { name: speak('en')(key as Named), name_localizations: localizations(key), value };
}
