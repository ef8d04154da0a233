/** Notes what of the commands was really used, so that a test can say that nothing was left out. */
import { ApplicationCommandOptionType } from 'discord.js';
import type { Command, ComponentHandler } from '../../src/discord/command.ts';

interface NamedOption {
  readonly type: ApplicationCommandOptionType;
  readonly name: string;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly value: string | number }[];
  readonly options?: readonly NamedOption[];
}

const optionsOf = ({ data }: Command): readonly NamedOption[] =>
  'options' in data ? ((data.options ?? []) as readonly NamedOption[]) : [];

/**
 * One line for each command or subcommand, option, choice, autocompletion and component:
 * "articles show", "articles show article", "reindex run mode=full", "ask article …", "[open]".
 */
export function everythingIn(commands: readonly Command[]): string[] {
  return commands.flatMap((command) => {
    const { name } = command.data;
    const options = optionsOf(command);
    const parts = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
    const own = parts.length === 0 ? linesOf(name, options) : [];
    const inParts = parts.flatMap((part) => linesOf(`${name} ${part.name}`, part.options ?? []));
    return [...own, ...inParts, ...(command.components ?? []).map(({ action }) => `[${action}]`)];
  });
}

function linesOf(path: string, options: readonly NamedOption[]): string[] {
  const lines = options.flatMap(({ name, autocomplete, choices }) => [
    ...(choices ? choices.map(({ value }) => `${path} ${name}=${value}`) : [`${path} ${name}`]),
    ...(autocomplete ? [`${path} ${name} …`] : []),
  ]);
  return [path, ...lines];
}

/** The same commands, which note in `used` what ended without an error. */
export function noteUse(commands: readonly Command[], used: Set<string>): Command[] {
  return commands.map((command): Command => {
    const { autocomplete } = command;
    return {
      ...command,
      async execute(context, core) {
        const reply = await command.execute(context, core);
        const path = [command.data.name, context.subcommand].filter((part) => part !== null).join(' ');
        const option = optionsOf(command).find(({ name }) => name === context.subcommand);
        const known = option?.options ?? optionsOf(command);
        used.add(path);
        for (const [name, value] of Object.entries(context.options)) {
          const hasChoices = known.find((one) => one.name === name)?.choices !== undefined;
          used.add(hasChoices ? `${path} ${name}=${value}` : `${path} ${name}`);
        }
        return reply;
      },
      ...(autocomplete && {
        async autocomplete(context, core) {
          const choices = await autocomplete(context, core);
          const path = [command.data.name, context.subcommand].filter((part) => part !== null).join(' ');
          if (choices.length > 0) used.add(`${path} ${context.focused} …`);
          return choices;
        },
      }),
      ...(command.components && { components: command.components.map((one) => noteComponent(one, used)) }),
    };
  });
}

function noteComponent(handler: ComponentHandler, used: Set<string>): ComponentHandler {
  const { modal, execute } = handler;
  return {
    ...handler,
    ...(modal && {
      modal(context) {
        used.add(`[${handler.action}]`);
        return modal(context);
      },
    }),
    ...(execute && {
      async execute(context, core) {
        const reply = await execute(context, core);
        used.add(`[${handler.action}]`);
        return reply;
      },
    }),
  };
}
