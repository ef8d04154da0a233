/** Members, roles and channels by name, as options and selects carry them: ids, with the objects under `resolved`. */
import { asObjects, asText, isObject, type JsonObject } from '../json.ts';
import { channelJson, guildJson, memberJson, userJson } from '../objects.ts';
import { permissionsIn } from '../permissions.ts';
import type { Channel, World } from '../world.ts';

const USER = 6;
const CHANNEL = 7;

/**
 * The id of what a member named, with its object put into the interaction's `resolved` data.
 * @param type - Option type: user 6, channel 7, role 8, mentionable 9.
 */
export function resolveEntity(
  world: World,
  channel: Channel,
  type: number,
  name: string,
  resolved: JsonObject,
): string {
  if (type === CHANNEL) {
    const found = world.channel(name, channel.guildId ?? undefined);
    noteResolved(resolved, 'channels', found.id, { ...channelJson(found), permissions: '0' });
    return found.id;
  }
  const role =
    channel.guildId === null
      ? undefined
      : asObjects(guildJson(world.guild(channel.guildId)).roles).find((one) => one.name === name || one.id === name);
  if (role && type !== USER) {
    noteResolved(resolved, 'roles', asText(role.id), role);
    return asText(role.id);
  }
  const user = world.user(name);
  noteResolved(resolved, 'users', user.id, userJson(user));
  const member = world.member(channel.guildId, user.id);
  if (member) {
    const { user: _, deaf: __, mute: ___, ...partial } = memberJson(member);
    noteResolved(resolved, 'members', user.id, {
      ...partial,
      permissions: permissionsIn(world, channel, member).toString(),
    });
  }
  return user.id;
}

export function noteResolved(resolved: JsonObject, kind: string, id: string, value: JsonObject): void {
  const table = resolved[kind];
  resolved[kind] = { ...(isObject(table) ? table : {}), [id]: value };
}

/** Component types user 5, role 6, mentionable 7, channel 8 as the option types 6, 8, 9, 7. */
export function entityType(componentType: number): number {
  return (
    new Map([
      [5, 6],
      [6, 8],
      [7, 9],
      [8, 7],
    ]).get(componentType) ?? 6
  );
}
