/** The discord.js client as this bot needs it: two intents, small caches, no pings, shards from a setting. */
import { Client, type ClientOptions, DiscordjsErrorCodes, Events, GatewayIntentBits, Options } from 'discord.js';
import type { Config } from '../../config.ts';
import { AppError, describeError } from '../../errors.ts';
import type { Log } from '../dispatch.ts';
import { type Patience, persistently } from './delivery.ts';

/** Neither is privileged. GuildMessages brings the messages that mention the bot, with their text. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] as const;

/** Shorter in tests. */
interface LoginPatience extends Omit<Patience, 'onRetry'> {
  /** After so long without a word from Discord the host is told that it is still waited for. */
  readonly tellAfterMs: number;
}

const LOGIN_PATIENCE: LoginPatience = { forMs: 60_000, firstPauseMs: 1_000, tellAfterMs: 5_000 };

function createClient(config: Config): Client {
  return new Client({
    intents: [...INTENTS],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 100, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 100, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    rest: {
      // Repeats are ours (delivery.ts): discord.js would repeat at once, and a post twice.
      retries: 0,
      timeout: 15_000,
      ...(config.DISCORD_API_URL === null ? {} : { api: config.DISCORD_API_URL }),
    },
    ...shardOptions(config.SHARDS),
  });
}

/** None is one shard, `auto` asks Discord. */
function shardOptions(setting: Config['SHARDS']): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (setting === null) return {};
  if (setting === 'auto') return { shards: 'auto' };
  const { first, last, count } = setting;
  return { shards: Array.from({ length: last - first + 1 }, (_, index) => first + index), shardCount: count };
}

/**
 * A client that is logged in and ready, with patience for a Discord that is down. Every attempt has a client of its own:
 * one that failed to log in is destroyed and stays so.
 *
 * @param prepare - Attaches listeners before the login, since the first events come with it.
 * @throws AppError TOKEN_INVALID, DISCORD_REFUSED or DISCORD_UNREACHABLE, each with what to do.
 */
export async function connectClient(
  config: Config,
  token: string,
  logger: Pick<Log, 'warn'>,
  prepare: (client: Client) => void,
  { tellAfterMs, ...patience } = LOGIN_PATIENCE,
): Promise<Client<true>> {
  const attempt = async (): Promise<Client<true>> => {
    const client = createClient(config);
    prepare(client);
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    try {
      await client.login(token);
    } catch (error) {
      await client.destroy();
      throw error;
    }
    return ready;
  };
  const seconds = patience.forMs / 1000;
  const silence = setTimeout(
    () => logger.warn({ seconds }, 'Discord has not let the bot in yet; waiting'),
    tellAfterMs,
  );
  let told = false;
  const onRetry = (error: unknown) => {
    clearTimeout(silence);
    if (!told)
      logger.warn({ seconds }, `Discord cannot be reached (${describeError(error)}); trying again for a while`);
    told = true;
  };
  try {
    return await persistently(attempt, { ...patience, onRetry });
  } catch (cause) {
    throw explainLogin(cause);
  } finally {
    clearTimeout(silence);
  }
}

export function explainLogin(cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  const status = cause instanceof Error && 'status' in cause ? cause.status : null;
  if (code === DiscordjsErrorCodes.TokenInvalid || status === 401) {
    return new AppError(
      'TOKEN_INVALID',
      'Discord does not accept DISCORD_TOKEN. Open discord.com/developers/applications, choose the application, ' +
        'Bot, Reset Token, and put the new token into .env.',
      { cause },
    );
  }
  const said = describeError(cause);
  if (/intents/i.test(said)) {
    return new AppError(
      'DISCORD_REFUSED',
      `Discord refused the intents of this bot (${said}). It asks for Guilds and GuildMessages, which every bot may ` +
        'use; check that the token belongs to this application.',
      { cause },
    );
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError('DISCORD_REFUSED', `Discord refused the login: ${said}.`, { cause });
  }
  return new AppError(
    'DISCORD_UNREACHABLE',
    `Discord could not be reached: ${said}. Check the network of this machine, DISCORD_API_URL if it is set, and ` +
      'status.discord.com; then start again.',
    { cause },
  );
}
