/**
 * A Discord on 127.0.0.1 for tests: REST and gateway as a real client meets them, members to act as, and Discord's documented
 * limits checked on every payload. `new Client({ rest: { api: discord.apiUrl } })`, then `client.login(discord.token)`.
 */
import { checkMessage, FLAG } from './checks/message.ts';
import type { Clock } from './clock.ts';
import { Actor } from './driver/actor.ts';
import { type Seen, seeMessage } from './driver/seen.ts';
import { ApiError } from './errors.ts';
import { Events } from './events.ts';
import type { Fault } from './faults.ts';
import { Gateway } from './gateway.ts';
import { Interactions } from './interactions.ts';
import type { JsonObject } from './json.ts';
import {
  addChannel,
  addMember,
  buildWorld,
  type ChannelOptions,
  type LoopbackOptions,
  type MemberOptions,
} from './options.ts';
import { applicationRoutes } from './rest/application-routes.ts';
import { channelRoutes } from './rest/channel-routes.ts';
import { guildRoutes } from './rest/guild-routes.ts';
import { interactionRoutes } from './rest/interaction-routes.ts';
import { RateLimits } from './rest/limits.ts';
import type { Parts } from './rest/route.ts';
import { type RecordedRequest, type Refusal, RestServer } from './rest/server.ts';
import type { Guild, World } from './world.ts';

export class LoopbackDiscord {
  /** For the client's `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly gateway: Gateway;
  readonly #parts: Parts;
  readonly #server: RestServer;

  constructor(parts: Parts, server: RestServer, token: string) {
    this.#parts = parts;
    this.#server = server;
    this.token = token;
    this.apiUrl = `${parts.origin}/api`;
    this.gateway = parts.gateway;
  }

  get world(): World {
    return this.#parts.world;
  }

  get clock(): Clock {
    return this.#parts.world.clock;
  }

  get applicationId(): string {
    return this.#parts.world.applicationId;
  }

  /** Every request, oldest first. */
  get requests(): RecordedRequest[] {
    return this.#server.requests;
  }

  /** Every request that Discord would have refused, with the reasons; injected faults are not among them. */
  get refusals(): Refusal[] {
    return this.#server.refusals;
  }

  /** `discord.as('ada').in('general')`, or `.inDirectMessages()`. */
  as(member: string): { in(channel: string): Actor; inDirectMessages(): Actor } {
    const user = this.world.user(member);
    return {
      in: (name) => {
        const own = this.world.members.filter((one) => one.user.id === user.id).map(({ guildId }) => guildId);
        const channels = [...this.world.channels.values()].filter(
          (one) => one.guildId !== null && own.includes(one.guildId),
        );
        const channel = channels.find((one) => one.name === name || one.id === name) ?? this.world.channel(name);
        return new Actor(this.#parts, user, channel);
      },
      inDirectMessages: () => new Actor(this.#parts, user, this.world.directChannel(user)),
    };
  }

  guild(name?: string): Guild {
    const [first] = this.world.guilds.values();
    const guild = name === undefined ? first : this.world.guild(name);
    if (!guild) throw new Error('This Discord has no guild');
    return guild;
  }

  channelId(name: string): string {
    return this.world.channel(name).id;
  }

  addMember(options: MemberOptions): void {
    addMember(this.world, options);
  }

  addChannel(options: ChannelOptions): string {
    return addChannel(this.world, options);
  }

  /** Registered commands: global ones, or a guild's. */
  commands(guild?: string): JsonObject[] {
    return guild === undefined ? this.world.globalCommands : this.guild(guild).commands;
  }

  /** How many requests changed a command, by route; none when nothing differed. */
  get commandWrites(): number {
    return this.requests.filter(({ method, route }) => method !== 'GET' && route.includes('/commands')).length;
  }

  /** All messages by the bot, private ones too. */
  botMessages(): Seen[] {
    const all = [...this.world.messages.values()].filter(({ author }) => author.id === this.world.bot.id);
    return all.map((message) => seeMessage(this.world, message));
  }

  /** Makes coming requests fail: `discord.fail({ kind: 'status', status: 500, method: 'PATCH', route: '/webhooks/*', times: 2 })`. */
  fail(fault: Fault): void {
    this.#server.faults.add(fault);
  }

  clearFaults(): void {
    this.#server.faults.clear();
  }

  /** The most requests in any one second, of those that count against Discord's 50 a second (interactions do not). */
  peakRequestsPerSecond(): number {
    const times = this.requests
      .filter(({ route }) => !/^\/(interactions|webhooks|cdn)\//.test(route))
      .map(({ atMs }) => atMs);
    let start = 0;
    let peak = 0;
    for (const [index, at] of times.entries()) {
      while (at - (times[start] ?? at) >= 1000) start += 1;
      peak = Math.max(peak, index - start + 1);
    }
    return peak;
  }

  async close(): Promise<void> {
    await this.gateway.close();
    await this.#server.close();
  }
}

export async function startLoopbackDiscord(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const token =
    options.token ?? `${Buffer.from('1000000000000000001').toString('base64url')}.loopback.${'t'.repeat(38)}`;
  const world = buildWorld(options);
  const routes = [...applicationRoutes, ...interactionRoutes, ...channelRoutes, ...guildRoutes];
  const server = new RestServer(routes, token, new RateLimits(options.rateLimits ?? {}, options.globalRateLimit));
  const gateway = new Gateway(server.http, world, token, options);
  const origin = await server.listen();
  gateway.url = `${origin.replace('http:', 'ws:')}/gateway/`;
  const parts: Parts = {
    world,
    gateway,
    events: new Events(world, gateway, options.privilegedIntents ?? 0),
    options,
    origin,
    refusals: server.refusals,
    interactions: new Interactions(world),
    fileRules: (path = ['attachments']) => ({
      limitBytes: options.attachmentLimitBytes ?? 10 * 1024 * 1024,
      cdnUrl: options.cdnUrl ?? `${origin}/cdn`,
      path,
    }),
  };
  server.serve(parts);
  return new LoopbackDiscord(parts, server, token);
}

/**
 * Why Discord would refuse this message payload, one line a reason; empty when it would take it. The same checks as over HTTP,
 * for property tests of thousands of payloads. An interaction's answer may also be EPHEMERAL.
 *
 * @param fileNames - Files sent along, which `attachment://` may name.
 */
export function whyRefused(body: object, fileNames: readonly string[] = []): string[] {
  const flags = FLAG.suppressEmbeds | FLAG.ephemeral | FLAG.suppressNotifications | FLAG.componentsV2;
  try {
    checkMessage(JSON.parse(JSON.stringify(body)) as JsonObject, { flags, fileNames: new Set(fileNames) });
    return [];
  } catch (error) {
    if (error instanceof ApiError) return error.reasons;
    throw error;
  }
}

export type { Actor, Choice } from './driver/actor.ts';
export type { FileInput } from './driver/command-input.ts';
export { DidNotRespond, MemberCannot } from './driver/errors.ts';
export type { Outcome } from './driver/outcome.ts';
export type { Seen, SeenButton } from './driver/seen.ts';
export type { SeenModal } from './driver/seen-modal.ts';
export type { Fault } from './faults.ts';
export type { LoopbackOptions } from './options.ts';
export { PERMISSION } from './permissions.ts';
export type { RecordedRequest, Refusal } from './rest/server.ts';
