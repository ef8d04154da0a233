/** Who the bot is, where the gateway is, and its application's commands. */
import { Checker } from '../checks/checker.ts';
import { checkCommand } from '../checks/commands.ts';
import { ApiError, invalidForm, missingAccess, unknownCommand } from '../errors.ts';
import { asObjects, asText, isObject, type Json, type JsonObject } from '../json.ts';
import { userJson } from '../objects.ts';
import type { World } from '../world.ts';
import { type Call, created, noContent, ok, open, type Parts, param, type Route, withBot } from './route.ts';

const MOST = new Map<Json | undefined, number>([
  [1, 100],
  [2, 15],
  [3, 15],
]);

function applicationJson(world: World, flags: number): JsonObject {
  return {
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: '',
    flags,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    owner: userJson({ id: '1', name: 'owner', bot: false }),
    team: null,
    bot: userJson(world.bot),
    integration_types_config: { 0: {} },
    approximate_guild_count: world.guilds.size,
    tags: [],
  };
}

const tooManyCommands = (most: number) =>
  new ApiError(400, 30032, `Maximum number of application commands reached (${most}).`);

const about = (_: Call, { world, gateway }: Parts) => ok(applicationJson(world, gateway.applicationFlags()));

/** The list a call is about: the application's own or a guild's. */
function commandList(call: Call, world: World): JsonObject[] {
  if (param(call, 'application') !== world.applicationId) throw missingAccess();
  const guildId = call.params.guild;
  if (guildId === undefined) return world.globalCommands;
  const guild = world.guilds.get(guildId);
  if (!guild || !world.member(guildId, world.bot.id)) throw missingAccess();
  return guild.commands;
}

/** As Discord gives it back: defaults filled in, absent localisations null. */
function storedCommand(call: Call, world: World, body: JsonObject, before?: JsonObject): JsonObject {
  const guild_id = call.params.guild;
  const type = body.type ?? 1;
  return {
    id: before?.id ?? world.ids.next(),
    application_id: world.applicationId,
    ...(guild_id !== undefined && { guild_id }),
    version: world.ids.next(),
    type,
    name: asText(body.name),
    name_localizations: body.name_localizations ?? null,
    description: asText(body.description),
    description_localizations: body.description_localizations ?? null,
    default_member_permissions:
      body.default_member_permissions === undefined || body.default_member_permissions === null
        ? null
        : String(body.default_member_permissions),
    dm_permission: guild_id === undefined,
    contexts: guild_id === undefined ? (body.contexts ?? null) : null,
    integration_types: guild_id === undefined ? (body.integration_types ?? [0]) : [0],
    nsfw: body.nsfw ?? false,
    ...(asObjects(body.options).length > 0 && { options: asObjects(body.options).map(storedOption) }),
  };
}

function storedOption(option: JsonObject): JsonObject {
  const { options, choices, required, ...rest } = option;
  return {
    ...rest,
    ...(required === true && { required }),
    ...(asObjects(choices).length > 0 && { choices: asObjects(choices) }),
    ...(Array.isArray(options) && { options: asObjects(options).map(storedOption) }),
  };
}

function localized(call: Call, command: JsonObject): JsonObject {
  if (call.query.get('with_localizations') === 'true') return command;
  const { name_localizations, description_localizations, ...rest } = command;
  const options = asObjects(command.options).map((option) => localized(call, option));
  return { ...rest, ...(options.length > 0 && { options }) };
}

function upsert(call: Call, { world }: Parts) {
  const list = commandList(call, world);
  const check = new Checker();
  checkCommand(check, call.body);
  if (check.problems.length > 0) throw invalidForm(check.problems);
  const type = call.body.type ?? 1;
  const index = list.findIndex((one) => one.name === call.body.name && one.type === type);
  const command = storedCommand(call, world, call.body, list[index]);
  if (index >= 0) list[index] = command;
  else {
    const most = MOST.get(type) ?? 0;
    if (list.filter((one) => one.type === type).length >= most) {
      throw tooManyCommands(most);
    }
    list.push(command);
  }
  return index >= 0 ? ok(command) : created(command);
}

function overwriteAll(call: Call, { world }: Parts) {
  const list = commandList(call, world);
  const check = new Checker();
  const items = check.list(call.json, { max: 130 });
  const names = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (!isObject(item)) {
      check.at(index).object(item);
      continue;
    }
    checkCommand(check.at(index), item);
    const key = `${String(item.type ?? 1)} ${asText(item.name)}`;
    if (names.has(key))
      check.at(index, 'name').refuse('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    names.add(key);
  }
  if (check.problems.length > 0) throw invalidForm(check.problems);
  for (const [type, most] of MOST) {
    if (asObjects(call.json).filter((item) => (item.type ?? 1) === type).length > most) throw tooManyCommands(most);
  }
  const fresh = asObjects(call.json).map((item) => {
    const before = list.find((one) => one.name === item.name && one.type === (item.type ?? 1));
    return storedCommand(call, world, item, before);
  });
  list.splice(0, list.length, ...fresh);
  return ok(fresh);
}

function change(call: Call, { world }: Parts) {
  const list = commandList(call, world);
  const index = list.findIndex((one) => one.id === param(call, 'command'));
  const before = list[index];
  if (!before) throw unknownCommand();
  const merged = { ...before, ...call.body };
  const check = new Checker();
  checkCommand(check, merged);
  if (check.problems.length > 0) throw invalidForm(check.problems);
  const command = storedCommand(call, world, merged, before);
  list[index] = command;
  return ok(command);
}

function remove(call: Call, { world }: Parts) {
  const list = commandList(call, world);
  const index = list.findIndex((one) => one.id === param(call, 'command'));
  if (index < 0) throw unknownCommand();
  list.splice(index, 1);
  return noContent;
}

function one(call: Call, { world }: Parts) {
  const command = commandList(call, world).find(({ id }) => id === param(call, 'command'));
  if (!command) throw unknownCommand();
  return ok(command);
}

const all = (call: Call, { world }: Parts) => ok(commandList(call, world).map((command) => localized(call, command)));

const COMMANDS = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'];

export const applicationRoutes: Route[] = [
  withBot('GET', '/applications/@me', about),
  withBot('GET', '/oauth2/applications/@me', about),
  withBot('GET', '/users/@me', (_, { world }) => ok(userJson(world.bot))),
  open('GET', '/gateway', (_, { gateway }) => ok({ url: gateway.url })),
  withBot('GET', '/gateway/bot', (_, { gateway }) => ok(gateway.information())),
  ...COMMANDS.flatMap((path) => [
    withBot('GET', path, all),
    withBot('POST', path, upsert),
    withBot('PUT', path, overwriteAll),
    withBot('GET', `${path}/:command`, one),
    withBot('PATCH', `${path}/:command`, change),
    withBot('DELETE', `${path}/:command`, remove),
  ]),
];
