/** Guilds, their channels and members, users. */
import { missingAccess, unknownMember, unknownUser } from '../errors.ts';
import { channelJson, guildJson, memberJson, userJson } from '../objects.ts';
import { isThread } from '../permissions.ts';
import type { Guild } from '../world.ts';
import { type Answer, type Call, ok, type Parts, param, type Route, withBot } from './route.ts';

function guildFor(call: Call, { world }: Parts): Guild {
  const guild = world.guilds.get(param(call, 'guild'));
  if (!guild || !world.member(guild.id, world.bot.id)) throw missingAccess();
  return guild;
}

function channels(call: Call, parts: Parts): Answer {
  const guild = guildFor(call, parts);
  const own = [...parts.world.channels.values()].filter((one) => one.guildId === guild.id && !isThread(one));
  return ok(own.map(channelJson));
}

function member(call: Call, parts: Parts): Answer {
  const guild = guildFor(call, parts);
  const user = call.params.user === undefined ? parts.world.bot.id : param(call, 'user');
  const found = parts.world.member(guild.id, user);
  if (!found) throw unknownMember();
  return ok(memberJson(found));
}

function roles(call: Call, parts: Parts): Answer {
  return ok(guildJson(guildFor(call, parts)).roles ?? []);
}

function user(call: Call, { world }: Parts): Answer {
  const found = world.users.get(param(call, 'user'));
  if (!found) throw unknownUser();
  return ok(userJson(found));
}

function myGuilds(_: Call, { world }: Parts): Answer {
  const mine = [...world.guilds.values()].filter((guild) => world.member(guild.id, world.bot.id));
  return ok(mine.map(({ id, name }) => ({ id, name, icon: null, owner: false, permissions: '0', features: [] })));
}

export const guildRoutes: Route[] = [
  withBot('GET', '/guilds/:guild', (call, parts) => ok(guildJson(guildFor(call, parts)))),
  withBot('GET', '/guilds/:guild/channels', channels),
  withBot('GET', '/guilds/:guild/roles', roles),
  withBot('GET', '/guilds/:guild/members/@me', member),
  withBot('GET', '/guilds/:guild/members/:user', member),
  withBot('GET', '/users/@me/guilds', myGuilds),
  withBot('GET', '/users/:user', user),
];
