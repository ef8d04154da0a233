/**
 * Who and where things happen on the page, as Discord would say it: one server, one channel, a member and an admin. Ids
 * stay the same over restarts, so that /source finds the answers of this channel again.
 */
import { PermissionFlagsBits } from 'discord.js';
import type { Sender } from '../discord/incoming.ts';
import { CHANNEL_PERMISSIONS } from '../discord/permissions.ts';
import type { PersonName } from './wire.ts';

const SERVER = '100000000000000001';
const CHANNEL = '100000000000000002';
const IDS: Readonly<Record<PersonName, string>> = { member: '100000000000000003', admin: '100000000000000004' };

const MEMBER_BITS = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;
const BITS: Readonly<Record<PersonName, bigint>> = {
  member: MEMBER_BITS,
  admin: MEMBER_BITS | PermissionFlagsBits.ManageGuild,
};
const APP_BITS = Object.values(CHANNEL_PERMISSIONS).reduce((all, bit) => all | bit, 0n);

export function senderOf(person: PersonName, locale: string, id: string): Sender {
  return {
    id,
    place: CHANNEL,
    inThread: false,
    server: SERVER,
    person: { id: IDS[person], roles: [], permissions: String(BITS[person]) },
    locale,
    appPermissions: String(APP_BITS),
  };
}
