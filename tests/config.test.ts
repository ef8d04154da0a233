/** Settings: every problem at once, by name, and never a secret. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeEnvFile } from '../src/config/env-file.ts';
import { explainUnknown } from '../src/config/unknown-names.ts';
import { loadConfig, SETTINGS } from '../src/config.ts';
import { temporaryFolder } from './helpers/folders.ts';

const messageOf = (env: Record<string, string>): string => {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    return (error as Error).message;
  }
  return '';
};

test('without any setting the defaults hold, and a blank one counts as absent', () => {
  const config = loadConfig({ ARTICLES_DIR: '  ', QUEUE_LIMIT: '' });
  expect(config).toMatchObject({ ARTICLES_DIR: 'articles', DATA_DIR: 'data', QUEUE_LIMIT: 100, REINDEX_CRON: null });
  expect(Object.isFrozen(config)).toBe(true);
});

test('all wrong settings are named at once, with what was found and what is wanted', () => {
  const message = messageOf({
    QUEUE_LIMIT: 'many',
    BOILERPLATE: 'maybe',
    REINDEX_CRON: 'every tuesday',
    HEALTH_PORT: '99999',
    MAX_DEPTH: '65',
    ADMIN_USER_IDS: 'me',
  });
  for (const name of ['QUEUE_LIMIT', 'BOILERPLATE', 'REINDEX_CRON', 'HEALTH_PORT', 'MAX_DEPTH', 'ADMIN_USER_IDS'])
    expect(message).toMatch(new RegExp(`^${name}: found ".*", wanted .+`, 'm'));
  expect(message).toContain('from 1 to 100000');
});

test('whatever the settings hold, the outcome is a configuration or CONFIG_INVALID, and a secret is never repeated', () => {
  const names = Object.keys(SETTINGS);
  const env = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.string(), fc.constantFrom('0', '-1', '1e9', 'on', '* * * * *')),
    {
      noNullPrototype: true,
    },
  );
  fc.assert(
    fc.property(env, (given) => {
      const message = messageOf({ ...given, DISCORD_TOKEN: 'top-secret-token', QUEUE_LIMIT: 'x' });
      expect(message).not.toContain('top-secret-token');
      expect(message).toContain('QUEUE_LIMIT');
    }),
    { numRuns: 200 },
  );
});

test('a token of the wrong shape is told by what it looks like, what is wanted and where to get one, and never shown', () => {
  for (const [token, found] of [
    ['your-token-here', 'a value of 15 characters that is not shown'],
    ['1000000000000000001', "a number of 19 digits, such as the application's id"],
    ['"MTAwMDAw.GxYzAb.hunter22"', 'a value with quotes in it'],
    ['Bot MTAwMDAw.GxYzAb.hunter22', 'a value with white space in it'],
    ['MTAwMDAw.GxYzAb.', 'a value of 16 characters that is not shown'],
  ] as const) {
    const message = messageOf({ DISCORD_TOKEN: token });
    expect(message).toMatch(/^DISCORD_TOKEN: found .*, wanted the token of the bot .*three parts.*Reset Token/);
    expect(message).toContain(`found ${found}, wanted`);
    expect(message).not.toContain(token);
    expect(message).not.toContain('hunter22');
  }
  expect(loadConfig({ DISCORD_TOKEN: ' MTAwMDAw.Gx-zAb.hunter_22 ' }).DISCORD_TOKEN).toBe('MTAwMDAw.Gx-zAb.hunter_22');
  expect(loadConfig({ DISCORD_TOKEN: '' }).DISCORD_TOKEN).toBe(null);
});

test('a range of shards that cannot be is a wrong setting, and one that can be is read as its shards', () => {
  for (const range of ['0-3/2', '3-0/8', '0-8/8', '0-0/0'])
    expect(messageOf({ SHARDS: range })).toContain(
      `SHARDS: found "${range}", wanted auto, or a range such as 0-3/8 (the first at most the last, the last below the count), or nothing.\n`,
    );
  expect(messageOf({ SHARDS: 'three' })).toContain('SHARDS: found "three", wanted auto, or a range such as 0-3/8');
  expect(loadConfig({ SHARDS: '2-3/8' }).SHARDS).toEqual({ first: 2, last: 3, count: 8 });
  expect([loadConfig({}).SHARDS, loadConfig({ SHARDS: 'auto' }).SHARDS]).toEqual([null, 'auto']);
});

test('hosts of uploads are names with at most a port, not addresses or patterns', () => {
  for (const wrong of [
    'https://127.0.0.1/',
    '*',
    '🚂.example',
    'cdn.discordapp.com/x',
    'a.example b.example',
    'a_b',
    '-a',
  ])
    expect(messageOf({ UPLOAD_HOSTS: `cdn.discordapp.com, ${wrong}` })).toMatch(
      /^UPLOAD_HOSTS: found ".*", wanted host names divided by commas, without https:\/\/ and path, such as cdn\.discordapp\.com\.$/m,
    );
  expect(loadConfig({ UPLOAD_HOSTS: ' CDN.example.com,127.0.0.1:8080 ,[::1],localhost' }).UPLOAD_HOSTS).toEqual([
    ...['cdn.example.com', '127.0.0.1:8080', '[::1]', 'localhost'],
  ]);
});

test('an address of Discord is one of the web, and a slash at its end does not count', () => {
  for (const wrong of ['discord.example', 'ftp://discord.example', 'http://', 'https://a b'])
    expect(messageOf({ DISCORD_API_URL: wrong })).toMatch(
      /^DISCORD_API_URL: found ".*", wanted a URL that starts with/,
    );
  const apiOf = (DISCORD_API_URL: string) => loadConfig({ DISCORD_API_URL }).DISCORD_API_URL;
  expect([apiOf(''), apiOf('http://127.0.0.1:8080/api//')]).toEqual([null, 'http://127.0.0.1:8080/api']);
});

test('a prefix for an embedding model keeps the space behind it', () => {
  expect(loadConfig({ EMBEDDING_QUERY_PREFIX: 'query: ' }).EMBEDDING_QUERY_PREFIX).toBe('query: ');
  expect(loadConfig({}).EMBEDDING_PASSAGE_PREFIX).toBe('');
});

test('Postgres wants an address, and neither that nor a wrong one is ever repeated', () => {
  expect(messageOf({ STORE: 'postgres' })).toMatch(/^DATABASE_URL: found nothing, wanted the address/m);
  const wrong = messageOf({
    STORE: 'postgres',
    DATABASE_URL: 'mysql://bot:hunter22@db/x',
    DATABASE_SCHEMA: 'a"; DROP',
  });
  expect(wrong).toMatch(/^DATABASE_URL: found a value that is not shown, wanted an address such as postgres:/m);
  expect(wrong).toMatch(/^DATABASE_SCHEMA: found .*, wanted small letters/m);
  expect(wrong).not.toContain('hunter22');
  const config = loadConfig({ STORE: 'postgres', DATABASE_URL: 'postgres://bot:hunter22@db/x' });
  expect(config).toMatchObject({ STORE: 'postgres', DATABASE_SCHEMA: 'footnote', DATABASE_POOL: 5 });
});

test('names in .env that are no settings are told, each with the likely one', () => {
  expect(explainUnknown(Object.keys(SETTINGS))).toEqual([]);
  const told = explainUnknown([
    'ARTICLE_DIR',
    'DATA_DIR',
    'KEEP_ANSWER_DAYS',
    'discord_token',
    'DISCORD_BOT_TOKEN',
    'TZ',
  ]);
  expect(told).toEqual([
    'ARTICLE_DIR in .env is not a setting and is ignored. Did you mean ARTICLES_DIR?',
    'KEEP_ANSWER_DAYS in .env is not a setting and is ignored. Did you mean KEEP_ANSWERS_DAYS?',
    'discord_token in .env is not a setting and is ignored. Did you mean DISCORD_TOKEN?',
    'DISCORD_BOT_TOKEN in .env is not a setting and is ignored. Did you mean DISCORD_TOKEN?',
    'TZ in .env is not a setting of Footnote. docs/configuration.md lists them all.',
  ]);
  // Near to two settings, of which the later one is the nearer.
  expect(explainUnknown(['ADMIN_UZER_IDS'])[0]).toContain('Did you mean ADMIN_USER_IDS?');
});

test('a secret that lost its name in .env is not told as a name', () => {
  const torn = 'MTA5Njc2.GxYzAb.hunter22-and_more';
  expect(explainUnknown([torn]).join()).toMatch(/^A name in \.env that is not shown/);
  expect(explainUnknown([torn, 'aGVsbG8gd29ybGQ', `A${'B'.repeat(60)}`]).join()).not.toMatch(/MTA5|hunter|aGVs|BBB/);
});

test('a folder below ~ is refused, which only a shell writes out', () => {
  const found = messageOf({ ARTICLES_DIR: '~/articles', DATA_DIR: '~' });
  expect(found).toMatch(/^ARTICLES_DIR: found "~\/articles", wanted a folder that is written out/m);
  expect(found).toMatch(/^DATA_DIR: found "~", wanted a folder that is written out/m);
  expect(loadConfig({ DATA_DIR: 'data~' })).toMatchObject({ DATA_DIR: 'data~' });
});

test('.env counts in each encoding that an editor saves it in, and yields to the environment', () => {
  const file = join(temporaryFolder(), '.env');
  const text = 'QUEUE_LIMIT=7\r\nWATCH=on # by itself\r\nDATA_DIR="Büro"\r\nARTICLE_DIR=x\r\n';
  for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
    writeFileSync(file, bytes);
    const env = { WATCH: 'off' };
    expect(takeEnvFile(env, file)).toEqual([
      'ARTICLE_DIR in .env is not a setting and is ignored. Did you mean ARTICLES_DIR?',
    ]);
    expect(loadConfig(env)).toMatchObject({ QUEUE_LIMIT: 7, WATCH: false, DATA_DIR: 'Büro' });
  }
});

test('a .env that cannot be read is told, and one that is not there is not', () => {
  const folder = temporaryFolder();
  const env = {};
  expect(takeEnvFile(env, join(folder, '.env'))).toEqual([]);
  // A folder in its place can be read by nobody, whoever runs the tests.
  expect(takeEnvFile(env, folder)).toEqual([
    expect.stringMatching(
      /^\.env cannot be read, and no setting in it counts \(EISDIR.*\)\. Let this account read it\.$/,
    ),
  ]);
  expect(env).toEqual({});
});

test('a data folder that would be read as articles is refused, and one beside, above or hidden is not', () => {
  for (const [ARTICLES_DIR, DATA_DIR] of [
    ['articles', 'articles/data'],
    ['articles', 'articles'],
    ['.', 'data'],
    ['/srv/a', '/srv/a/../a/deep/er'],
  ] as const)
    expect(messageOf({ ARTICLES_DIR, DATA_DIR })).toMatch(/^DATA_DIR: found ".*", wanted .*ARTICLES_DIR/);
  for (const [ARTICLES_DIR, DATA_DIR] of [
    ['articles', 'articles-data'],
    ['data/articles', 'data'],
    ['articles', 'articles/.data/x'],
    ['/srv/a', '/srv/..b'],
  ] as const)
    expect(messageOf({ ARTICLES_DIR, DATA_DIR })).toBe('');
  expect(messageOf({ ARTICLES_DIR: 'data/removed', DATA_DIR: 'data' })).toMatch(/^ARTICLES_DIR: found/);
});

test('an address of a database with a % that stands for nothing is refused by name', () => {
  for (const DATABASE_URL of [
    'postgres://bot:100%sure@db.example/fn',
    'postgres://bot:ok@db.example/100%',
    'postgres://b%ff:ok@db.example/fn',
  ]) {
    const message = messageOf({ STORE: 'postgres', DATABASE_URL });
    expect(message).toMatch(/^DATABASE_URL: found a value that is not shown, wanted .*%25/);
    expect(message).not.toContain('db.example');
  }
  const DATABASE_URL = 'postgres://bot:100%25sure@db.example/fn';
  expect(loadConfig({ STORE: 'postgres', DATABASE_URL }).DATABASE_URL).toBe(DATABASE_URL);
});
