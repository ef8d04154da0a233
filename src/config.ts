/**
 * The settings, as one table: name, default, a line of help (which .env.example repeats), a parser. `loadConfig` is
 * pure (it looks at no folder), reports every problem at once and by name, and never repeats a secret's value.
 */
import { join } from 'node:path';
import { z } from 'zod';
import {
  botToken,
  choice,
  cronPattern,
  databaseUrl,
  describeToken,
  folder,
  hostList,
  idList,
  onOff,
  optionalId,
  optionalText,
  optionalUrl,
  prefix,
  shards,
  text,
  wholeNumber,
} from './config/schemas.ts';
import { AppError } from './errors.ts';
import { pathWithin } from './files/path-within.ts';

interface Setting<T> {
  readonly fallback: string;
  readonly help: string;
  readonly schema: z.ZodType<T, string>;
  /** Of a secret: what is said of a wrong value, which itself is never shown. */
  readonly describe?: (value: string) => string;
}

const setting = <T>(
  fallback: string,
  help: string,
  schema: z.ZodType<T, string>,
  describe?: Setting<T>['describe'],
): Setting<T> => (describe ? { fallback, help, schema, describe } : { fallback, help, schema });

export const SETTINGS = {
  DISCORD_TOKEN: setting(
    '',
    'The bot token from the Discord developer portal. Empty: the local page and the terminal.',
    botToken,
    describeToken,
  ),
  DISCORD_GUILD_ID: setting(
    '',
    'Register the commands in this server only, where they appear at once; its admins alone are admins of the bot.',
    optionalId,
  ),
  DISCORD_API_URL: setting('', "Another base address for Discord's REST API: a proxy or a test server.", optionalUrl),
  ADMIN_ROLE_IDS: setting(
    '',
    'Ids of roles that may use the admin commands, beside members with Manage Server, divided by commas.',
    idList,
  ),
  ADMIN_USER_IDS: setting('', 'Ids of people who may use the admin commands, divided by commas.', idList),
  ARTICLES_DIR: setting('articles', 'The folder of articles.', folder),
  DATA_DIR: setting('data', 'The folder where the index and the answers are kept.', folder),
  STORE: setting(
    'sqlite',
    'sqlite keeps everything in DATA_DIR; postgres keeps it at DATABASE_URL, for any number of processes.',
    choice('sqlite', 'postgres'),
  ),
  DATABASE_URL: setting(
    '',
    'For STORE=postgres: postgres://user:password@host:5432/database, a database with pgvector.',
    databaseUrl,
    () => 'a value that is not shown',
  ),
  DATABASE_SCHEMA: setting(
    'footnote',
    'The schema that holds the tables; bots with other articles need another one.',
    z.string().regex(/^[a-z_][a-z0-9_]{0,49}$/, 'small letters, digits and underscores, at most 50'),
  ),
  DATABASE_POOL: setting('5', 'Most connections of each of the two worker threads.', wholeNumber(2, 100)),
  EMBEDDING_MODEL: setting(
    'builtin',
    'builtin, a hub id such as Xenova/all-MiniLM-L6-v2, or a folder that holds a model.',
    text.min(1, 'builtin, a hub id or a folder'),
  ),
  EMBEDDING_POOLING: setting(
    'auto',
    'Pooling of a model that the table of known models lacks: auto, mean or cls.',
    choice('auto', 'mean', 'cls'),
  ),
  EMBEDDING_QUERY_PREFIX: setting(
    '',
    'Put before a question, for a model that the table of known models lacks; a space follows it.',
    prefix,
  ),
  EMBEDDING_PASSAGE_PREFIX: setting(
    '',
    'Put before a passage, for a model that the table of known models lacks; a space follows it.',
    prefix,
  ),
  RERANK_MODEL: setting(
    '',
    'A cross-encoder that reorders the best passages: a hub id or a folder. Empty: none.',
    optionalText,
  ),
  BOILERPLATE: setting(
    'drop',
    'drop leaves navigation, sign-up boxes and repeated blocks out of passages; keep keeps them.',
    choice('drop', 'keep'),
  ),
  MAX_ARTICLE_MB: setting('20', 'Largest article file, in megabytes.', wholeNumber(1, 500)),
  MAX_ARTICLES: setting('200000', 'Most files that are indexed.', wholeNumber(1, 5_000_000)),
  MAX_DEPTH: setting('16', 'How deep folders under ARTICLES_DIR may nest.', wholeNumber(0, 64)),
  REINDEX_CRON: setting(
    '',
    'When to reindex by itself, as a cron pattern: 0 4 * * * is four every night. Empty: never.',
    cronPattern,
  ),
  WATCH: setting('off', 'on: reindex what changed soon after a file changes.', onOff),
  ASK_COOLDOWN_SECONDS: setting('3', 'Seconds that a member waits between two questions.', wholeNumber(0, 3600)),
  ASK_SERVER_PER_MINUTE: setting('60', 'Most questions a minute in one server.', wholeNumber(1, 100_000)),
  QUEUE_LIMIT: setting(
    '100',
    'Most questions that wait at once; further ones are told to try again.',
    wholeNumber(1, 100_000),
  ),
  KEEP_USER_IDS: setting(
    'off',
    'on: keep who asked, so that members can delete their questions. off: nobody is kept.',
    onOff,
  ),
  KEEP_ANSWERS_DAYS: setting('90', 'Days that questions and answers are kept.', wholeNumber(1, 3650)),
  UPLOAD_HOSTS: setting(
    'cdn.discordapp.com,media.discordapp.net',
    'Hosts that /articles add may download from, divided by commas.',
    hostList,
  ),
  SHARDS: setting('', 'Shards: auto, or a range such as 0-3/8 for this process. Empty: one.', shards),
  PAGE_PORT: setting('3000', 'Port of the local page on 127.0.0.1; 0 picks a free one.', wholeNumber(0, 65_535)),
  HEALTH_PORT: setting(
    '',
    'Port for /healthz, /readyz and /metrics. Empty: off.',
    z
      .string()
      .regex(/^\d{0,5}$/, 'a port from 0 to 65535, or nothing')
      .refine((value) => Number(value) <= 65_535, 'a port from 0 to 65535, or nothing')
      .transform((value) => (value === '' ? null : Number(value))),
  ),
  HEALTH_HOST: setting('127.0.0.1', 'Address that the health port listens on.', text.min(1, 'an address')),
  LOG_LEVEL: setting(
    'info',
    'How much is logged: silent, error, warn, info or debug.',
    choice('silent', 'error', 'warn', 'info', 'debug'),
  ),
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof SETTINGS;

export type Config = {
  readonly [Name in SettingName]: (typeof SETTINGS)[Name] extends Setting<infer Value> ? Value : never;
};

/**
 * Reads every setting from `env`; names that are absent or blank take their default.
 *
 * @throws AppError CONFIG_INVALID, one line for each wrong setting: what was found, what is wanted.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { fallback, schema, describe = JSON.stringify }] of Object.entries<Setting<unknown>>(SETTINGS)) {
    const found = env[name]?.trim() || fallback;
    const parsed = schema.safeParse(found);
    if (parsed.success) values[name] = parsed.data;
    else
      problems.push(`${name}: found ${describe(found)}, wanted ${parsed.error.issues[0]?.message ?? 'another value'}.`);
  }
  // Said of a setting that is missing, not of one that is wrong already.
  if (values.STORE === 'postgres' && values.DATABASE_URL === null)
    problems.push('DATABASE_URL: found nothing, wanted the address of the database, because STORE is postgres.');
  if (problems.length === 0) problems.push(...folderProblems(values as Config));
  if (problems.length > 0) {
    throw new AppError(
      'CONFIG_INVALID',
      `${problems.join('\n')}\nSettings stand in .env; docs/configuration.md explains each.`,
    );
  }
  return Object.freeze(values) as Config;
}

/**
 * Folders that would feed on each other: what Footnote keeps is no article, and is deleted in time. Hidden folders are never
 * read as articles, so that DATA_DIR may be one below ARTICLES_DIR; the other way round nothing is met twice.
 */
function folderProblems({ ARTICLES_DIR, DATA_DIR }: Pick<Config, 'ARTICLES_DIR' | 'DATA_DIR'>): string[] {
  const [articles, data] = [JSON.stringify(ARTICLES_DIR), JSON.stringify(DATA_DIR)];
  const within = pathWithin(ARTICLES_DIR, DATA_DIR);
  if (within !== null && !within.some((name) => name.startsWith('.')))
    return [
      `DATA_DIR: found ${data}, wanted a folder that does not lie in ARTICLES_DIR (${articles}), or what is kept there would be read as articles.`,
    ];
  if (pathWithin(join(DATA_DIR, 'removed'), ARTICLES_DIR) !== null)
    return [`ARTICLES_DIR: found ${articles}, wanted a folder outside the one where removed articles are kept.`];
  return [];
}
