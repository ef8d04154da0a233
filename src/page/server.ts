/**
 * The local page: a channel that looks and behaves as Discord does, for trying the bot without Discord. It is a second
 * door to the same dispatcher and the same handlers and holds no logic of the product; bound to 127.0.0.1 and to itself.
 */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Config } from '../config.ts';
import type { Core } from '../core.ts';
import type { Command } from '../discord/command.ts';
import { createDispatcher, type Log } from '../discord/dispatch.ts';
import { AppError } from '../errors.ts';
import { maxArticleBytes } from '../files/sizes.ts';
import { bundleClient } from './bundle.ts';
import { createChannel } from './channel.ts';
import { createFileShelf } from './file-shelf.ts';
import { createRoutes } from './routes.ts';

const HOST = '127.0.0.1';
const DRAIN_MS = 3_000;
const SHELF_BYTES = 100_000_000;

export interface PageParts {
  readonly config: Config;
  readonly core: Core;
  readonly commands: readonly Command[];
  readonly logger: Log;
}

export interface Page {
  /** Such as http://127.0.0.1:3000/ */
  readonly url: string;
  /** Takes nothing more, lets answers under way finish for a moment, and closes every connection. */
  stop(): Promise<void>;
}

/** @throws AppError CONFIG_INVALID when PAGE_PORT is taken or may not be used. */
export async function startPage(parts: PageParts): Promise<Page> {
  const { config, core, commands, logger } = parts;
  const bundle = await bundleClient();
  const channel = createChannel();
  let port = config.PAGE_PORT;
  let dispatcher: ReturnType<typeof createDispatcher> | null = null;
  const ending = new AbortController();
  const routes = createRoutes({
    ...{ bundle, channel, core, commands },
    files: createFileShelf(SHELF_BYTES),
    token: randomBytes(24).toString('base64url'),
    port: () => port,
    maxUploadBytes: maxArticleBytes(config),
    ending: ending.signal,
    dispatch: async (incoming, reply) => dispatcher?.dispatch(incoming, reply),
  });
  const server = createAdaptorServer({ fetch: routes.fetch, overrideGlobalObjects: false }) as Server;
  port = await listen(server, config.PAGE_PORT);
  const ownConfig: Config = {
    ...config,
    // Attachments lie on the page itself and nowhere else, so no other host may be fetched from.
    UPLOAD_HOSTS: [`${HOST}:${port}`],
    // Its server is none of Discord's.
    DISCORD_GUILD_ID: null,
    // One person alone takes no turn from anybody; what they ask at once waits in the queue.
    ASK_COOLDOWN_SECONDS: 0,
    ASK_SERVER_PER_MINUTE: Number.POSITIVE_INFINITY,
  };
  dispatcher = createDispatcher({ config: ownConfig, core, commands, logger });
  return {
    url: `http://${HOST}:${port}/`,
    async stop() {
      await dispatcher?.drain(DRAIN_MS);
      ending.abort();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(portError(cause, port)));
    server.listen(port, HOST, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function portError(cause: NodeJS.ErrnoException, port: number): Error {
  if (cause.code !== 'EADDRINUSE' && cause.code !== 'EACCES') return cause;
  const found = cause.code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be used by this account';
  const advice = 'Set PAGE_PORT to another port, or to 0 for any free one.';
  return new AppError('CONFIG_INVALID', `PAGE_PORT: port ${port} on ${HOST} ${found}. ${advice}`, { cause });
}
