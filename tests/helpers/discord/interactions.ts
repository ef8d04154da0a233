/** The life of an interaction: sent, acknowledged within three seconds, answered for fifteen minutes under its token. */
import { randomBytes } from 'node:crypto';
import { FLAG } from './checks/message.ts';
import {
  alreadyAcknowledged,
  invalidWebhookToken,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './errors.ts';
import type { JsonObject } from './json.ts';
import type { Channel, Member, Message, User, World } from './world.ts';

export const ACKNOWLEDGE_WITHIN_MS = 3000;
export const TOKEN_LIFETIME_MS = 15 * 60 * 1000;

export interface Interaction {
  id: string;
  token: string;
  type: number;
  user: User;
  member: Member | null;
  channel: Channel;
  sentAtMs: number;
  /** Real milliseconds from sending to the acknowledgement's arrival, untouched by the test's clock. */
  sentAtReal: number;
  acknowledgedAfterMs: number | null;
  callbackType: number | null;
  /** The message a component sits on. */
  source: Message | null;
  /** What @original means now. */
  original: Message | null;
  modal: JsonObject | null;
  choices: JsonObject[] | null;
  focusedType: number;
  /** Messages sent as followups, oldest first. */
  followups: Message[];
  /** Edits and deletions under this token, so that a waiter can tell that something came of a deferred update. */
  changes: number;
}

export class Interactions {
  readonly all = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  open(start: Pick<Interaction, 'type' | 'user' | 'member' | 'channel'> & Partial<Interaction>): Interaction {
    const interaction: Interaction = {
      id: this.#world.ids.next(),
      token: `interaction-${randomBytes(24).toString('base64url')}`,
      sentAtMs: this.#world.clock.now(),
      sentAtReal: performance.now(),
      acknowledgedAfterMs: null,
      callbackType: null,
      source: null,
      original: null,
      modal: null,
      choices: null,
      focusedType: 3,
      followups: [],
      changes: 0,
      ...start,
    };
    this.all.set(interaction.id, interaction);
    this.#byToken.set(interaction.token, interaction);
    return interaction;
  }

  /** @throws ApiError 10062 when it is unknown or too late, 40060 when it was acknowledged before. */
  toAcknowledge(id: string, token: string): Interaction {
    const interaction = this.all.get(id);
    if (!interaction || interaction.token !== token) throw unknownInteraction();
    if (interaction.callbackType !== null) throw alreadyAcknowledged();
    if (this.#world.clock.now() - interaction.sentAtMs > ACKNOWLEDGE_WITHIN_MS) throw unknownInteraction();
    return interaction;
  }

  acknowledge(interaction: Interaction, callbackType: number): void {
    interaction.callbackType = callbackType;
    interaction.acknowledgedAfterMs = performance.now() - interaction.sentAtReal;
    this.#world.changed();
  }

  /** @throws ApiError 10015 for an unknown or never acknowledged token, 50027 after fifteen minutes. */
  byToken(applicationId: string, token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (applicationId !== this.#world.applicationId || !interaction) throw unknownWebhook();
    if (this.#world.clock.now() - interaction.sentAtMs > TOKEN_LIFETIME_MS) throw invalidWebhookToken();
    if (interaction.callbackType === null) throw unknownWebhook();
    return interaction;
  }

  /** A message this token may read and change: @original, its followups, the message its component sits on. */
  messageOf(interaction: Interaction, messageId: string): Message {
    const mine = [interaction.original, interaction.source, ...interaction.followups];
    const found = messageId === '@original' ? interaction.original : mine.find((message) => message?.id === messageId);
    if (!found || found.deleted) throw unknownMessage();
    return found;
  }

  isLoading(interaction: Interaction): boolean {
    const { original } = interaction;
    return original !== null && !original.deleted && (original.flags & FLAG.loading) !== 0;
  }
}
