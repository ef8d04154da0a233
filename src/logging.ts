/**
 * The log: pino, one JSON line an event, on standard error so that standard output stays free for results. It never holds
 * what somebody asked nor a secret. Errors are therefore written field by field (an API error of discord.js carries the
 * whole request, with the message in it), and every finished line is searched for the secrets once more.
 */
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

const HIDDEN = '[hidden]';
/** Fields that hold what people wrote, or secrets, wherever a caller might log them. */
const PRIVATE_FIELDS = [
  'token',
  'question',
  'content',
  'authorization',
  'DISCORD_TOKEN',
  'DATABASE_URL',
  'requestBody',
];
/** The token of an interaction or a webhook inside an address lets anyone answer in the bot's name for 15 minutes. */
const TOKEN_IN_URL = /(\/(?:webhooks|interactions)\/\d+\/)[\w-]{20,}/g;

/** @param stream - Where lines go; standard error unless a test collects them. */
export function createLogger(
  config: Pick<Config, 'LOG_LEVEL' | 'DISCORD_TOKEN' | 'DATABASE_URL'>,
  stream: DestinationStream = destination(2),
): Logger {
  const secrets = [config.DISCORD_TOKEN, config.DATABASE_URL, ...passwordsIn(config.DATABASE_URL)]
    .filter(isLongEnough)
    .map(asInJson);
  return pino(
    {
      level: config.LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: PRIVATE_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: HIDDEN },
      serializers: { err: describeForLog, error: describeForLog },
      hooks: {
        streamWrite: (line) => {
          const shown = line.replace(TOKEN_IN_URL, `$1${HIDDEN}`);
          return secrets.reduce((text, secret) => text.replaceAll(secret, HIDDEN), shown);
        },
      },
    },
    stream,
  );
}

/** The password of a database's address, as it stands there and as it is meant. */
function passwordsIn(url: string | null): string[] {
  const { password } = url === null ? { password: '' } : new URL(url);
  return [password, decodeURIComponent(password)];
}

/** Hiding a word of a few letters would make the log unreadable and say which word it is. */
const isLongEnough = (secret: string | null): secret is string => secret !== null && secret.length >= 5;

/** As a line holds it. */
const asInJson = (secret: string): string => JSON.stringify(secret).slice(1, -1);

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly method?: string;
  readonly url?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** The fields of an error that help, and none that could hold a message's text. */
function describeForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const fields: Readonly<Record<string, unknown>> = { ...error };
  return {
    type: error.name,
    message: error.message,
    ...(typeof fields.code === 'string' || typeof fields.code === 'number' ? { code: fields.code } : {}),
    ...(typeof fields.status === 'number' ? { status: fields.status } : {}),
    ...(typeof fields.method === 'string' ? { method: fields.method } : {}),
    ...(typeof fields.url === 'string' ? { url: fields.url } : {}),
    ...(error.stack ? { stack: error.stack } : {}),
    ...(error.cause !== undefined && depth < 4 ? { cause: describeForLog(error.cause, depth + 1) } : {}),
  };
}
