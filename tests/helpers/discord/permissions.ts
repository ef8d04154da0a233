/** Who may do what in a channel: docs.discord.com/developers/topics/permissions, "Permission Overwrites". */
import type { Channel, Member, World } from './world.ts';

export const PERMISSION = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useExternalEmojis: 1n << 18n,
  useApplicationCommands: 1n << 31n,
  sendMessagesInThreads: 1n << 38n,
} as const;

const ALL_PERMISSIONS = (1n << 53n) - 1n;

const { viewChannel, sendMessages, embedLinks, attachFiles, readMessageHistory, addReactions } = PERMISSION;
export const MEMBER_PERMISSIONS =
  viewChannel |
  sendMessages |
  embedLinks |
  attachFiles |
  readMessageHistory |
  addReactions |
  PERMISSION.sendMessagesInThreads |
  PERMISSION.useApplicationCommands;
export const BOT_PERMISSIONS = MEMBER_PERMISSIONS | PERMISSION.useExternalEmojis;
const DIRECT_PERMISSIONS = MEMBER_PERMISSIONS | PERMISSION.mentionEveryone | PERMISSION.useExternalEmojis;

const THREAD_TYPES = [10, 11, 12];

export function isThread(channel: Channel): boolean {
  return THREAD_TYPES.includes(channel.type);
}

export function permissionsIn(world: World, channel: Channel, member: Member | undefined): bigint {
  if (channel.guildId === null) return DIRECT_PERMISSIONS;
  const guild = world.guilds.get(channel.guildId);
  if (!guild || !member) return 0n;
  if (guild.ownerId === member.user.id) return ALL_PERMISSIONS;
  const roles = guild.roles.filter((role) => role.id === guild.id || member.roleIds.includes(role.id));
  let held = roles.reduce((sum, role) => sum | role.permissions, member.permissions);
  if ((held & PERMISSION.administrator) !== 0n) return ALL_PERMISSIONS;
  const parent = isThread(channel) && channel.parentId !== null ? world.channels.get(channel.parentId) : undefined;
  const overwrites = (parent ?? channel).overwrites;
  const apply = (chosen: typeof overwrites) => {
    for (const { deny } of chosen) held &= ~deny;
    for (const { allow } of chosen) held |= allow;
  };
  apply(overwrites.filter(({ id }) => id === guild.id));
  apply(overwrites.filter(({ id }) => id !== guild.id && member.roleIds.includes(id)));
  apply(overwrites.filter(({ id }) => id === member.user.id));
  return (held & PERMISSION.viewChannel) === 0n ? 0n : held;
}

export function botPermissionsIn(world: World, channel: Channel): bigint {
  return permissionsIn(world, channel, world.member(channel.guildId, world.bot.id));
}

export function has(held: bigint, wanted: bigint): boolean {
  return (held & wanted) === wanted;
}
