/** Turns what a member types into a command's options, refusing what Discord's client would not let them send. */
import { asNumber, asObjects, asText, characters, type Json, type JsonObject } from '../json.ts';
import { fileJson } from '../objects.ts';
import { has, PERMISSION, permissionsIn } from '../permissions.ts';
import type { Channel, Member, StoredFile, World } from '../world.ts';
import { MemberCannot } from './errors.ts';
import { noteResolved, resolveEntity } from './resolve.ts';

export interface FileInput {
  name: string;
  data: string | Uint8Array;
  contentType?: string;
  /** Default: an address on the loopback server. */
  url?: string;
}

export type OptionValue = string | number | boolean | FileInput;
export type OptionValues = Record<string, OptionValue>;

const OPTION = {
  sub: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  file: 11,
};

export function visibleCommand(
  world: World,
  channel: Channel,
  member: Member | undefined,
  name: string,
  type: number,
  bypass: boolean,
): JsonObject {
  const commands = world.commandsIn(channel.guildId).filter((command) => command.type === type);
  const command = commands.find((one) => one.name === name);
  if (!command)
    throw new MemberCannot(
      `No command "${name}" is registered; there are ${commands.map((one) => asText(one.name)).join(', ') || 'none'}`,
    );
  if (bypass) return command;
  const held = permissionsIn(world, channel, member);
  if (!has(held, PERMISSION.useApplicationCommands))
    throw new MemberCannot(`"${name}" is hidden: no permission to use commands here`);
  const contexts = Array.isArray(command.contexts) ? command.contexts : null;
  const here = channel.guildId === null ? 1 : 0;
  if (contexts && !contexts.includes(here)) throw new MemberCannot(`"${name}" is not offered in this kind of channel`);
  const wanted = command.default_member_permissions;
  if (channel.guildId === null || typeof wanted !== 'string') return command;
  const needed = wanted === '0' ? PERMISSION.administrator : BigInt(wanted);
  if (!has(held, needed))
    throw new MemberCannot(`"${name}" is hidden: it needs the permissions ${wanted}, the member has ${held}`);
  return command;
}

export interface CommandData {
  data: JsonObject;
  focusedType: number;
}

export interface Typed {
  path: readonly string[];
  values: OptionValues;
  focused?: string;
  /** Sends what is typed even where the client would not. */
  bypass: boolean;
}

export function commandData(
  world: World,
  channel: Channel,
  command: JsonObject,
  typed: Typed,
  upload: (file: FileInput) => StoredFile,
): CommandData {
  const { bypass, focused } = typed;
  let known = asObjects(command.options);
  const nesting: JsonObject[] = [];
  for (const name of typed.path) {
    const next = known.find(
      (option) => option.name === name && (option.type === OPTION.sub || option.type === OPTION.group),
    );
    if (!next) throw new MemberCannot(`/${asText(command.name)} has no subcommand "${name}"`);
    nesting.push({ name, type: asNumber(next.type) });
    known = asObjects(next.options);
  }
  if (known.some(({ type }) => type === OPTION.sub || type === OPTION.group)) {
    throw new MemberCannot(
      `/${[asText(command.name), ...typed.path].join(' ')} needs a subcommand: ${known.map(({ name }) => asText(name)).join(', ')}`,
    );
  }
  const resolved: JsonObject = {};
  let focusedType = OPTION.string;
  const options = Object.entries(typed.values).map(([name, value]): JsonObject => {
    const option = known.find((one) => one.name === name);
    if (!option)
      throw new MemberCannot(
        `/${asText(command.name)} has no option "${name}"; it has ${known.map((one) => asText(one.name)).join(', ') || 'none'}`,
      );
    const isFocused = name === focused;
    if (isFocused && option.autocomplete !== true) throw new MemberCannot(`Option "${name}" does not autocomplete`);
    if (isFocused) focusedType = asNumber(option.type, OPTION.string);
    if (!bypass && !isFocused) checkValue(option, value);
    const sent = {
      name,
      type: asNumber(option.type),
      value: resolveValue(world, channel, option, value, resolved, upload),
    };
    return isFocused ? { ...sent, value: String(value), focused: true } : sent;
  });
  if (focused !== undefined && typed.values[focused] === undefined)
    throw new MemberCannot(`Nothing is typed into "${focused}"`);
  const missing = known.filter(({ name, required }) => required === true && typed.values[asText(name)] === undefined);
  if (missing.length > 0 && !bypass && focused === undefined) {
    throw new MemberCannot(`/${asText(command.name)} needs ${missing.map(({ name }) => asText(name)).join(', ')}`);
  }
  const nested = nesting.reduceRight<JsonObject[]>((inside, level) => [{ ...level, options: inside }], options);
  const data: JsonObject = { id: command.id ?? '', name: command.name ?? '', type: 1, options: nested };
  if (command.guild_id !== undefined) data.guild_id = command.guild_id;
  if (Object.keys(resolved).length > 0) data.resolved = resolved;
  return { data, focusedType };
}

function checkValue(option: JsonObject, value: OptionValue): void {
  const name = asText(option.name);
  const fail = (wanted: string): never => {
    throw new MemberCannot(`Option "${name}" wants ${wanted}, got ${JSON.stringify(value)}`);
  };
  const choices = asObjects(option.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    fail(`one of ${choices.map((choice) => JSON.stringify(choice.value)).join(', ')}`);
  }
  if (option.type === OPTION.boolean && typeof value !== 'boolean') fail('true or false');
  if (option.type === OPTION.file && typeof value !== 'object') fail('a file');
  if ((option.type === OPTION.integer || option.type === OPTION.number) && typeof value !== 'number') fail('a number');
  if (typeof value === 'number') {
    if (option.type === OPTION.integer && !Number.isInteger(value)) fail('a whole number');
    if (value < asNumber(option.min_value, Number.NEGATIVE_INFINITY)) fail(`at least ${asNumber(option.min_value)}`);
    if (value > asNumber(option.max_value, Number.POSITIVE_INFINITY)) fail(`at most ${asNumber(option.max_value)}`);
  }
  if (option.type !== OPTION.string) return;
  if (typeof value !== 'string' || value === '') fail('text');
  const length = characters(String(value));
  const [least, most] = [asNumber(option.min_length), asNumber(option.max_length, 6000)];
  if (length < least || length > most) fail(`${least} to ${most} characters`);
}

function resolveValue(
  world: World,
  channel: Channel,
  option: JsonObject,
  value: OptionValue,
  resolved: JsonObject,
  upload: (file: FileInput) => StoredFile,
): Json {
  if (typeof value === 'object') {
    const file = upload(value);
    noteResolved(resolved, 'attachments', file.id, { ...fileJson(file), ephemeral: true });
    return file.id;
  }
  if (
    option.type === OPTION.user ||
    option.type === OPTION.channel ||
    option.type === OPTION.role ||
    option.type === OPTION.mentionable
  ) {
    return resolveEntity(world, channel, asNumber(option.type), String(value), resolved);
  }
  return value;
}
