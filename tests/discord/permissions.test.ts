/** Who counts as an admin, and where. */
import { expect, test } from 'vitest';
import { isAdmin } from '../../src/discord/permissions.ts';
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
