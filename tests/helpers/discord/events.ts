/** Which gateway events the bot gets of what happens: by its intents, its permissions and the shard of the guild. */
import type { Gateway } from './gateway.ts';
import { INTENT } from './gateway-identify.ts';
import type { Session } from './gateway-session.ts';
import type { JsonObject } from './json.ts';
import { memberJson, messageJson } from './objects.ts';
import { botPermissionsIn, has, PERMISSION } from './permissions.ts';
import type { Message, World } from './world.ts';

export class Events {
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #privilegedIntents: number;

  constructor(world: World, gateway: Gateway, privilegedIntents: number) {
    this.#world = world;
    this.#gateway = gateway;
    this.#privilegedIntents = privilegedIntents;
  }

  /** @returns False when the bot is not connected, nor about to resume. */
  interactionCreated(payload: JsonObject, guildId: string | null): boolean {
    const sessions = this.#gateway.sessionsFor(guildId);
    for (const session of sessions) session.dispatch('INTERACTION_CREATE', payload);
    return sessions.length > 0;
  }

  messageCreated(message: Message): void {
    this.#tell(message, 'MESSAGE_CREATE', (session) => this.#withMember(message, this.asBotSees(message, session)));
  }

  messageUpdated(message: Message): void {
    this.#tell(message, 'MESSAGE_UPDATE', (session) => this.#withMember(message, this.asBotSees(message, session)));
  }

  messageDeleted(message: Message): void {
    const { id, channelId: channel_id, guildId: guild_id } = message;
    this.#tell(message, 'MESSAGE_DELETE', () => ({ id, channel_id, ...(guild_id !== null && { guild_id }) }));
  }

  /** Without the MESSAGE_CONTENT intent, text is blank in guild messages that neither come from the bot nor mention it. */
  asBotSees(message: Message, session?: Session): JsonObject {
    const json = messageJson(this.#world, message);
    const reads = ((session?.intents ?? this.#privilegedIntents) & INTENT.messageContent) !== 0;
    const bot = this.#world.bot.id;
    if (reads || message.guildId === null || message.author.id === bot || message.pings.users.includes(bot))
      return json;
    return { ...json, content: '', embeds: [], attachments: [], components: [] };
  }

  #withMember(message: Message, json: JsonObject): JsonObject {
    if (message.guildId === null) return json;
    const member = this.#world.member(message.guildId, message.author.id);
    if (!member) return { ...json, guild_id: message.guildId };
    const { user: _, ...partial } = memberJson(member);
    return { ...json, guild_id: message.guildId, member: partial };
  }

  #tell(message: Message, event: string, payload: (session: Session) => JsonObject): void {
    const channel = this.#world.channels.get(message.channelId);
    if (!channel || message.visibleTo !== null) return;
    if (!has(botPermissionsIn(this.#world, channel), PERMISSION.viewChannel)) return;
    const intent = message.guildId === null ? INTENT.directMessages : INTENT.guildMessages;
    for (const session of this.#gateway.sessionsFor(message.guildId)) {
      if (session.wants(intent)) session.dispatch(event, payload(session));
    }
  }
}
