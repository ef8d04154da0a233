/**
 * Slash commands as the input offers them: one entry a command or subcommand, in a person's language, found by what was
 * typed. Pure functions on the definitions that Discord would be given.
 */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';

export interface Entry {
  /** English names, as events carry them. */
  readonly name: string;
  readonly subcommand: string | null;
  /** As shown: "ask", "articles list". */
  readonly label: string;
  readonly description: string;
  /** Required ones first, as Discord demands. */
  readonly options: readonly APIApplicationCommandBasicOption[];
  /** Discord would hide it from members; the page shows it with a mark, so that its refusal can be seen. */
  readonly forAdmins: boolean;
}

type Translations = Readonly<Record<string, string | null | undefined>> | null | undefined;

interface Named {
  readonly name: string;
  readonly name_localizations?: Translations;
}

interface Described extends Named {
  readonly description: string;
  readonly description_localizations?: Translations;
}

export function localName({ name, name_localizations }: Named, locale: string): string {
  return name_localizations?.[locale] ?? name;
}

export function localDescription({ description, description_localizations }: Described, locale: string): string {
  return description_localizations?.[locale] ?? description;
}

type Definition = RESTPostAPIApplicationCommandsJSONBody;
type SlashDefinition = Exclude<Definition, { type: Exclude<ApplicationCommandType, ApplicationCommandType.ChatInput> }>;

const isSlash = (command: Definition): command is SlashDefinition =>
  command.type === undefined || command.type === ApplicationCommandType.ChatInput;

export function listEntries(commands: readonly Definition[], locale: string): readonly Entry[] {
  return commands.filter(isSlash).flatMap((command): Entry[] => {
    const options = command.options ?? [];
    const subcommands = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand);
    const whole = {
      name: command.name,
      label: localName(command, locale),
      forAdmins: typeof command.default_member_permissions === 'string',
    };
    if (subcommands.length === 0) {
      const basic = options as readonly APIApplicationCommandBasicOption[];
      return [{ ...whole, subcommand: null, description: localDescription(command, locale), options: basic }];
    }
    return subcommands.map((subcommand) => ({
      ...whole,
      subcommand: subcommand.name,
      label: `${whole.label} ${localName(subcommand, locale)}`,
      description: localDescription(subcommand, locale),
      options: subcommand.options ?? [],
    }));
  });
}

/** @param typed - What stands in the input, with its slash: entries whose shown or English name continues it. */
export function matchEntries(entries: readonly Entry[], typed: string): readonly Entry[] {
  const wanted = typed.replace(/^\//, '').toLowerCase();
  const names = ({ label, name, subcommand }: Entry) => [label, [name, subcommand].filter(Boolean).join(' ')];
  const starting = entries.filter((entry) => names(entry).some((one) => one.toLowerCase().startsWith(wanted)));
  const holding = entries.filter(
    (entry) => !starting.includes(entry) && names(entry).some((one) => one.toLowerCase().includes(wanted)),
  );
  return [...starting, ...holding];
}
