/** What the host is told of a login that failed, each with what to do. */
import { expect, test } from 'vitest';
import { explainLogin } from '../../../src/discord/bot/client.ts';

const failure = (message: string, facts: object) => Object.assign(new Error(message), facts);

test.each([
  ['TOKEN_INVALID', 'Reset Token', failure('invalid', { code: 'TokenInvalid' })],
  ['TOKEN_INVALID', 'Reset Token', failure('401: Unauthorized', { status: 401 })],
  ['DISCORD_REFUSED', 'Guilds and GuildMessages', failure('Used disallowed intents', {})],
  ['DISCORD_REFUSED', 'refused the login: Forbidden', failure('Forbidden', { status: 403 })],
  ['DISCORD_UNREACHABLE', 'Check the network', failure('Internal', { status: 500 })],
  ['DISCORD_UNREACHABLE', 'Check the network', failure('getaddrinfo ENOTFOUND', { code: 'ENOTFOUND' })],
])('%s says: %s', (code, said, cause) => {
  expect(explainLogin(cause)).toMatchObject({ code, message: expect.stringContaining(said), cause });
});
