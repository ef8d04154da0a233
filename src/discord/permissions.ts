/**
 * Who is an admin, and what the bot may do in a channel. Discord's own check (`default_member_permissions`) can be
 * changed by a server and is bypassed by a forged client, so commands ask here as well.
 */
import { PermissionFlagsBits } from 'discord.js';
import type { Config } from '../config.ts';
import type { Sender } from './incoming.ts';

/** For `default_member_permissions`: Manage Server. */
export const ADMIN_PERMISSIONS = String(PermissionFlagsBits.ManageGuild);

/** What the bot needs in channels and threads to write there by itself, by the names the settings of a channel show. */
export const CHANNEL_PERMISSIONS = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const;

/** Decimal permission bits, as Discord sends them; anything else means no permission. */
export function parsePermissions(bits: string): bigint {
  return /^\d{1,40}$/.test(bits) ? BigInt(bits) : 0n;
}

export function isAdmin(
  person: Sender['person'],
  server: string | null,
  config: Pick<Config, 'DISCORD_GUILD_ID' | 'ADMIN_ROLE_IDS' | 'ADMIN_USER_IDS'>,
): boolean {
  if (config.ADMIN_USER_IDS.includes(person.id)) return true;
  // Roles and permissions mean something only inside a server; all servers share one corpus, so that where one is named,
  // whoever runs another has no say in it.
  if (server === null || (config.DISCORD_GUILD_ID !== null && server !== config.DISCORD_GUILD_ID)) return false;
  if (person.roles.some((role) => config.ADMIN_ROLE_IDS.includes(role))) return true;
  const permissions = parsePermissions(person.permissions);
  return (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}

/** A thread has a right to send of its own; that of channels means nothing there. */
const needlessBit = (inThread: boolean): bigint =>
  CHANNEL_PERMISSIONS[inThread ? 'Send Messages' : 'Send Messages in Threads'];

/** Names of the permissions that the bot lacks in a channel or thread; an administrator lacks none. */
export function missingPermissions(appPermissions: bigint, inThread: boolean): readonly string[] {
  if ((appPermissions & PermissionFlagsBits.Administrator) !== 0n) return [];
  return Object.entries(CHANNEL_PERMISSIONS)
    .filter(([, bit]) => bit !== needlessBit(inThread) && (appPermissions & bit) === 0n)
    .map(([name]) => name);
}

/** Whether a message of the bot may refer to another one there, as a reply does. */
export function mayReply(appPermissions: bigint): boolean {
  return (appPermissions & (PermissionFlagsBits.ReadMessageHistory | PermissionFlagsBits.Administrator)) !== 0n;
}

/** Whether the bot may post in the channel or thread without an interaction's token. */
export function mayPost(appPermissions: bigint, inThread: boolean): boolean {
  const missing = missingPermissions(appPermissions, inThread);
  return !missing.some((name) => name === 'View Channel' || name.startsWith('Send Messages'));
}
