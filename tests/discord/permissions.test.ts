/** Who counts as an admin, and where. */
import { expect, test } from 'vitest';
import { isAdmin, mayPost, mayReply, missingPermissions } from '../../src/discord/permissions.ts';
import { PERMISSION } from '../helpers/discord/index.ts';

const HOME = '800000000000000001';
const ELSEWHERE = '800000000000000002';
const ROLE = '900000000000000001';
const PERSON = '700000000000000001';

const manager = { id: '1', roles: [], permissions: String(PERMISSION.manageGuild) };
const withRole = { id: '2', roles: [ROLE], permissions: '0' };
const named = { id: PERSON, roles: [], permissions: '0' };

const config = (DISCORD_GUILD_ID: string | null) => ({
  DISCORD_GUILD_ID,
  ADMIN_ROLE_IDS: [ROLE],
  ADMIN_USER_IDS: [PERSON],
});

test('rights and roles of any server count while no server is set', () => {
  for (const person of [manager, withRole, named]) expect(isAdmin(person, ELSEWHERE, config(null))).toBe(true);
  for (const person of [manager, withRole]) expect(isAdmin(person, null, config(null))).toBe(false);
});

test('with DISCORD_GUILD_ID rights and roles count in that server only, people named by id everywhere', () => {
  for (const person of [manager, withRole, named]) expect(isAdmin(person, HOME, config(HOME))).toBe(true);
  for (const person of [manager, withRole]) expect(isAdmin(person, ELSEWHERE, config(HOME))).toBe(false);
  expect(isAdmin(named, ELSEWHERE, config(HOME))).toBe(true);
});

test('what the bot lacks in a channel or thread is named, an administrator lacks nothing, and only what posting needs hinders it', () => {
  const { viewChannel, sendMessages, sendMessagesInThreads, attachFiles, readMessageHistory } = PERMISSION;
  expect(missingPermissions(viewChannel | sendMessagesInThreads, false)).toEqual([
    ...['Send Messages', 'Attach Files', 'Read Message History'],
  ]);
  expect(missingPermissions(viewChannel | sendMessages, true)).toContain('Send Messages in Threads');
  expect(missingPermissions(PERMISSION.administrator, false)).toEqual([]);
  expect([mayReply(readMessageHistory), mayReply(PERMISSION.administrator), mayReply(viewChannel)]).toEqual([
    ...[true, true, false],
  ]);
  expect(mayPost(viewChannel | sendMessages, false)).toBe(true);
  expect(mayPost(viewChannel | sendMessages, true)).toBe(false);
  expect(mayPost(sendMessages | attachFiles | readMessageHistory, false)).toBe(false);
});
