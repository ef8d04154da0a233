/**
 * The bot: a real discord.js client whose events become plain data for the dispatcher. It holds no logic of the product;
 * what it adds is Discord's own: the login, the registration of commands, shards, the log of connections, the end.
 */
import { type Client, Events, type Interaction, type Message } from 'discord.js';
import type { Config } from '../config.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { connectClient } from './bot/client.ts';
import { createConnection, createTwinWatch, type TwinWatch } from './bot/connection.ts';
import { createDelivery } from './bot/delivery.ts';
import { type Health, startHealth } from './bot/health.ts';
import { readInteraction, readMention } from './bot/incoming-from-discord.ts';
import { createMetrics, type Metrics } from './bot/metrics.ts';
import { registerCommands, withdrawGlobalCommands } from './bot/register.ts';
import { createInteractionResponder, createMentionResponder, type ResponderParts } from './bot/responder.ts';
import type { Command, Connection } from './command.ts';
import { createDispatcher, type Dispatcher, type Log } from './dispatch.ts';
import { mayPost, mayReply, parsePermissions } from './permissions.ts';

/** How long answers under way may take once the bot is asked to stop. */
const DRAIN_MS = 10_000;

export interface BotParts {
  readonly config: Config;
  readonly core: Core;
  readonly commands: readonly Command[];
  readonly logger: Log;
  /** What is waited for before the login, with the health port open: a first index takes a while. */
  readonly prepare?: () => Promise<void>;
  /** Shorter in tests, so that nobody waits fifteen minutes. */
  readonly tokenLifetimeMs?: number;
}

export interface Bot {
  readonly client: Client<true>;
  /** The port of /healthz, /readyz and /metrics, when they are on. */
  readonly healthPort: number | null;
  /** Settles when Discord ends the connection for good, such as after the token was reset. */
  readonly failed: Promise<AppError>;
  /** Takes nothing more, finishes answers under way for up to 10 seconds, disconnects. */
  stop(): Promise<void>;
}

/**
 * Connects, registers the commands when they differ, and answers from then on.
 *
 * @throws AppError CONFIG_INVALID (no token, a port that is taken), TOKEN_INVALID, DISCORD_REFUSED or
 * DISCORD_UNREACHABLE.
 */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { config, core, commands, logger } = parts;
  const token = config.DISCORD_TOKEN;
  if (token === null) throw new AppError('CONFIG_INVALID', 'DISCORD_TOKEN: found nothing, wanted the token of a bot.');
  const metrics = createMetrics();
  const twins = createTwinWatch();
  let connection: Connection | null = null;
  // The connection is known only after the login; the first events may come before.
  const lateConnection: Connection = { findings: async (say) => (await connection?.findings(say)) ?? [] };
  const dispatcher = createDispatcher({ config, core, commands, logger, meter: metrics, connection: lateConnection });
  metrics.watchLoad(dispatcher.load);

  let client: Client<true> | null = null;
  const health = await openHealth(config, core, metrics, () => client?.isReady() ?? false);
  let fail: (error: AppError) => void = () => {};
  const failed = new Promise<AppError>((resolve) => {
    fail = resolve;
  });
  try {
    await parts.prepare?.();
    client = await connectClient(config, token, logger, (fresh) => {
      watchConnection(fresh, logger, metrics, fail);
      listen(fresh, dispatcher, twins, parts);
    });
  } catch (error) {
    await health?.close();
    throw error;
  }
  const connected = client;
  connection = createConnection(connected, commands, config.DISCORD_GUILD_ID, twins);
  await register(connected, commands, config, logger);
  logger.info({ guilds: connected.guilds.cache.size, shards: connected.ws.shards.size }, 'The bot is online');

  return {
    client: connected,
    healthPort: health?.port ?? null,
    failed,
    async stop() {
      const finished = await dispatcher.drain(DRAIN_MS);
      if (!finished) logger.warn({ seconds: DRAIN_MS / 1000 }, 'Stopped with answers still under way');
      client = null;
      await connected.destroy();
      await health?.close();
    },
  };
}

function listen(client: Client, dispatcher: Dispatcher, twins: TwinWatch, parts: BotParts): void {
  const delivery = createDelivery(client.rest);
  const responding: ResponderParts = {
    delivery,
    logger: parts.logger,
    onTwin: () => twins.note(),
    ...(parts.tokenLifetimeMs === undefined ? {} : { tokenLifetimeMs: parts.tokenLifetimeMs }),
  };
  const onInteraction = (interaction: Interaction) => {
    const incoming = readInteraction(interaction);
    if (!incoming) return;
    const { applicationId, id, token } = interaction;
    const rights = parsePermissions(incoming.appPermissions);
    const place = { channel: incoming.place, mayPost: mayPost(rights, incoming.inThread) };
    const responder = createInteractionResponder({ applicationId, id, token }, place, responding);
    void dispatcher.dispatch(incoming, responder);
  };
  const onMessage = (message: Message) => {
    const incoming = readMention(message);
    if (!incoming) return;
    const rights = parsePermissions(incoming.appPermissions);
    const { place: channel, inThread } = incoming;
    const place = { channel, mayPost: mayPost(rights, inThread), mayReply: mayReply(rights) };
    void dispatcher.dispatch(incoming, createMentionResponder(message.id, place, responding));
  };
  // A fault while reading an event must not end the process.
  const guarded =
    <Event>(handle: (event: Event) => void) =>
    (event: Event) => {
      try {
        handle(event);
      } catch (error) {
        parts.logger.error({ err: error }, 'An event could not be read');
      }
    };
  client.on(Events.InteractionCreate, guarded(onInteraction));
  client.on(Events.MessageCreate, guarded(onMessage));
}

/** A bot without fresh command definitions still answers the old ones, so a failure here is logged, not fatal. */
async function register(
  client: Client<true>,
  commands: readonly Command[],
  config: Config,
  logger: Log,
): Promise<void> {
  const guild = config.DISCORD_GUILD_ID;
  try {
    const written = await registerCommands(client.rest, client.application.id, commands, guild);
    if (written) logger.info({ commands: commands.length, guild }, 'The commands were registered');
    const old = guild === null ? 0 : await withdrawGlobalCommands(client.rest, client.application.id, commands);
    if (old > 0) logger.info({ commands: old, guild }, 'The commands for every server were taken back');
  } catch (error) {
    logger.error({ err: error, guild }, 'The commands could not be registered; is the bot in DISCORD_GUILD_ID?');
  }
}

async function openHealth(config: Config, core: Core, metrics: Metrics, online: () => boolean): Promise<Health | null> {
  if (config.HEALTH_PORT === null) return null;
  return startHealth({
    port: config.HEALTH_PORT,
    host: config.HEALTH_HOST,
    metrics,
    async unreadiness() {
      if (!online()) return 'not connected to Discord';
      const { index, articles } = await core.status();
      return index === 'unavailable' && articles === 0 ? 'nothing is indexed yet' : null;
    },
  });
}

/** Logs what happens to the connection; discord.js reconnects by itself until Discord says that it must not. */
function watchConnection(client: Client, logger: Log, metrics: Metrics, fail: (error: AppError) => void): void {
  client.on(Events.Error, (error) => logger.error({ err: error }, 'The client reported an error'));
  client.on(Events.Warn, (warning) => logger.warn({ warning }, 'The client warned'));
  client.on(Events.ShardError, (error, shard) => logger.warn({ err: error, shard }, 'A shard lost its connection'));
  client.on(Events.ShardReconnecting, (shard) => logger.warn({ shard }, 'A shard is reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => logger.info({ shard, replayed }, 'A shard resumed'));
  client.rest.on('response', (_request, response) => {
    if (response.status === 429) metrics.rateLimited();
  });
  client.rest.on('invalidRequestWarning', (count) => logger.warn({ count }, 'Many requests were refused by Discord'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    logger.error({ code, shard }, 'Discord ended the connection for good');
    const said = `Discord ended the connection of shard ${shard} with code ${code}`;
    fail(new AppError('DISCORD_REFUSED', `${said}; check DISCORD_TOKEN and the application, then start again.`));
  });
}
