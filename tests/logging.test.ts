import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { createLogger } from '../src/logging.ts';

const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAwMQ.secret.tttttttttttttttttttttttttttttttttttttt';

const DATABASE_URL = 'postgres://bot:hunter%4022@db.example:5432/footnote';

function collect(databaseUrl = DATABASE_URL) {
  const lines: string[] = [];
  const config = { LOG_LEVEL: 'debug', DISCORD_TOKEN: TOKEN, DATABASE_URL: databaseUrl } as const;
  const logger = createLogger(config, { write: (line) => lines.push(line) });
  return { lines, logger };
}

test('a line never holds the token, wherever it came from', () => {
  const { lines, logger } = collect();
  logger.info({ token: 'abc', nested: { deep: { token: 'abc' } }, header: `Bot ${TOKEN}` }, `with ${TOKEN} inside`);
  logger.error({ err: new Error(`failed with ${TOKEN}`, { cause: new Error(TOKEN) }) }, 'x');
  expect(lines.join('')).not.toContain(TOKEN);
  expect(lines.join('')).not.toContain('"abc"');
  expect(lines).toHaveLength(2);
});

test('a line never holds the address of the database nor its password, written one way or the other', () => {
  const { lines, logger } = collect();
  logger.info({ DATABASE_URL, url: DATABASE_URL }, `opening ${DATABASE_URL}`);
  logger.error({ err: new Error('password hunter@22 is wrong', { cause: new Error('hunter%4022') }) }, 'x');
  expect(lines.join('')).not.toMatch(/hunter/);
  expect(lines).toHaveLength(2);
});

test('a password is hidden as a line writes it, with its quotes and backslashes escaped', () => {
  const password = 'quo"ted\\hunter';
  const { lines, logger } = collect(`postgres://bot:${encodeURIComponent(password)}@db.example/footnote`);
  logger.error({ err: new Error(`password ${password} is wrong`) }, password);
  expect(lines.join('')).not.toMatch(/hunter|ted/);
});

test('an error of the API is logged without what was sent and without the token of its interaction', () => {
  const { lines, logger } = collect();
  const url = `https://discord.com/api/v10/webhooks/1000000000000000001/${'a'.repeat(80)}/messages/@original`;
  const body = { content: 'Who asked about the *secret* plan?' };
  const error = new DiscordAPIError({ message: 'Invalid Form Body', code: 50035 }, 50035, 400, 'PATCH', url, { body });
  logger.error({ err: error, question: 'Who asked?' }, 'A handler failed');
  const line = lines.join('');
  expect(line).not.toContain('secret');
  expect(line).not.toContain('Who asked');
  expect(line).not.toContain('a'.repeat(80));
  expect(JSON.parse(line)).toMatchObject({ level: 'error', err: { code: 50035, status: 400, method: 'PATCH' } });
});

test('levels below the setting are left out', () => {
  const lines: string[] = [];
  const logger = createLogger(
    { LOG_LEVEL: 'error', DISCORD_TOKEN: null, DATABASE_URL: null },
    { write: (line) => lines.push(line) },
  );
  logger.warn({}, 'a warning');
  logger.error({}, 'an error');
  expect(lines).toHaveLength(1);
});
