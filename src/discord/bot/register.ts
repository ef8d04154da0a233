/**
 * Registers the commands, and only when Discord has something else: a write on every start would spend a small daily
 * allowance and make commands flicker. Both sides are brought into one form first, because Discord adds fields, leaves
 * out defaults and changes the order.
 */
import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Command } from '../command.ts';
import { persistently } from './delivery.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Fields that say what a command is; Discord's own (ids, versions) are left aside. */
const FIELDS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'required',
  'autocomplete',
  'choices',
  'options',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'value',
] as const;

/** What is sent: commands live in servers only; a single server's commands have no contexts. */
export function commandBodies(
  commands: readonly Command[],
  guild: string | null,
): RESTPostAPIApplicationCommandsJSONBody[] {
  const where =
    guild === null
      ? { contexts: [InteractionContextType.Guild], integration_types: [ApplicationIntegrationType.GuildInstall] }
      : {};
  return commands.map(({ data }) => ({ ...data, ...where }));
}

function route(applicationId: string, guild: string | null) {
  return guild === null
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guild);
}

/** Whether Discord has the very commands we offer. */
export async function commandsMatch(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
  guild: string | null,
): Promise<boolean> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = await persistently(() => rest.get(route(applicationId, guild), { query }));
  return canonical(present, guild) === canonical(commandBodies(commands, guild), guild);
}

/**
 * Takes our commands out of the list for every server, where they were registered before one server was named: members of
 * that server would be offered each of them twice. What others registered there stays.
 *
 * @returns How many were taken out.
 * @throws DiscordAPIError or HTTPError when Discord refuses or cannot be reached.
 */
export async function withdrawGlobalCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
): Promise<number> {
  const keyOf = ({ type, name }: { type?: number | undefined; name: string }) =>
    `${type ?? ApplicationCommandType.ChatInput} ${name}`;
  const own = new Set(commands.map(({ data }) => keyOf(data)));
  const present = await persistently(() => rest.get(route(applicationId, null)));
  const old = (present as APIApplicationCommand[]).filter((command) => own.has(keyOf(command)));
  for (const { id } of old) await persistently(() => rest.delete(Routes.applicationCommand(applicationId, id)));
  return old.length;
}

/**
 * @returns Whether anything was written.
 * @throws DiscordAPIError or HTTPError when Discord refuses or cannot be reached.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
  guild: string | null,
): Promise<boolean> {
  if (await commandsMatch(rest, applicationId, commands, guild)) return false;
  const body = commandBodies(commands, guild);
  await persistently(() => rest.put(route(applicationId, guild), { body }));
  return true;
}

/** One text for all forms of the same commands. */
function canonical(commands: unknown, guild: string | null): string {
  const plain: Json = JSON.parse(JSON.stringify(commands));
  const list = Array.isArray(plain) ? plain.map((command: Json) => canonicalObject(command, guild)) : [];
  return JSON.stringify(list.map((command) => JSON.stringify(command)).sort());
}

function canonicalObject(value: Json, guild: string | null): Json {
  if (Array.isArray(value)) return value.map((item: Json) => canonicalObject(item, guild));
  if (typeof value !== 'object' || value === null) return value;
  const source = value as { readonly [key: string]: Json | undefined };
  const entries = FIELDS.flatMap((field): [string, Json][] => {
    const found = source[field];
    if (guild !== null && (field === 'contexts' || field === 'integration_types')) return [];
    if (field === 'type' && found === undefined) return [[field, ApplicationCommandType.ChatInput]];
    if (isDefault(found)) return [];
    if (field.endsWith('_localizations')) return [[field, sortKeys(found)]];
    return [[field, canonicalObject(found, guild)]];
  });
  return Object.fromEntries(entries);
}

/** What Discord writes out, or leaves out, for a field that was not given. */
function isDefault(value: Json | undefined): value is undefined | null | false {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function sortKeys(table: Json): Json {
  if (typeof table !== 'object' || table === null || Array.isArray(table)) return table;
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}
