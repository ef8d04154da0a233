/** Sends a member's interaction to the bot and waits for what comes of it. */
import { INTERACTION } from '../checks/callback.ts';
import { ACKNOWLEDGE_WITHIN_MS, type Interaction } from '../interactions.ts';
import type { JsonObject } from '../json.ts';
import { has, PERMISSION, permissionsIn } from '../permissions.ts';
import type { Parts } from '../rest/route.ts';
import type { Channel, Message, StoredFile, User } from '../world.ts';
import type { FileInput } from './command-input.ts';
import { DidNotRespond, MemberCannot } from './errors.ts';
import { type Outcome, seeOutcome } from './outcome.ts';
import { interactionPayload } from './payload.ts';
import { seeMessage } from './seen.ts';
import { type Patience, waitUntil } from './waiting.ts';

export interface Wait extends Patience {
  /** Waits on until the answer looks so; default: the first answer that is no "thinking" state. */
  until?: (seen: Outcome) => boolean;
}

interface Start {
  type: number;
  source?: Message | null;
  focusedType?: number;
}

export class Sender {
  readonly #parts: Parts;
  readonly #user: User;
  readonly #channel: Channel;

  constructor(parts: Parts, user: User, channel: Channel) {
    this.#parts = parts;
    this.#user = user;
    this.#channel = channel;
  }

  upload(file: FileInput): StoredFile {
    const { world, fileRules } = this.#parts;
    const { name, contentType = 'text/plain; charset=utf-8' } = file;
    const id = world.ids.next();
    const url = file.url ?? `${fileRules().cdnUrl}/attachments/${this.#channel.id}/${id}/${encodeURIComponent(name)}`;
    const stored = { id, name, description: null, contentType, data: Buffer.from(file.data), url };
    world.uploads.push(stored);
    return stored;
  }

  async interact(start: Start, data: JsonObject, wait: Wait): Promise<Outcome> {
    const interaction = this.#send(start, data);
    const { world, interactions } = this.#parts;
    const look = () => {
      if (!this.#acknowledged(interaction)) return undefined;
      const message = settled(interaction);
      if (message === undefined || (message && interactions.isLoading(interaction))) return undefined;
      const outcome = seeOutcome(world, interaction, message);
      return (wait.until?.(outcome) ?? true) ? outcome : undefined;
    };
    return waitUntil(world, look, () => this.#explain(interaction), wait);
  }

  async choices(data: JsonObject, focusedType: number, wait: Patience): Promise<JsonObject[]> {
    const interaction = this.#send({ type: INTERACTION.autocomplete, focusedType }, data);
    const look = () => (this.#acknowledged(interaction) ? (interaction.choices ?? undefined) : undefined);
    return waitUntil(this.#parts.world, look, () => this.#explain(interaction), wait);
  }

  #send(start: Start, data: JsonObject): Interaction {
    const { world, interactions, events, options } = this.#parts;
    const [user, channel] = [this.#user, this.#channel];
    const member = world.member(channel.guildId, user.id) ?? null;
    const held = permissionsIn(world, channel, member ?? undefined);
    if (!has(held, PERMISSION.viewChannel)) throw new MemberCannot(`${user.name} cannot see #${channel.name}`);
    const interaction = interactions.open({ user, member, channel, ...start });
    const locale = member?.locale ?? world.members.find((one) => one.user.id === user.id)?.locale ?? 'en-US';
    const limit = options.attachmentLimitBytes ?? 10 * 1024 * 1024;
    const payload = interactionPayload(world, interaction, data, locale, limit);
    if (!events.interactionCreated(payload, channel.guildId)) {
      throw new DidNotRespond('The application did not respond: the bot is not connected');
    }
    return interaction;
  }

  #refused(): string[] {
    return this.#parts.refusals
      .slice(-3)
      .map(({ method, route, reasons }) => `${method} ${route}: ${reasons.join('; ')}`);
  }

  #explain(interaction: Interaction): string {
    const { callbackType, original } = interaction;
    const state = callbackType === null ? 'not acknowledged' : `acknowledged with type ${callbackType}`;
    const shown = original ? `, showing "${seeMessage(this.#parts.world, original).text}"` : '';
    return [`No answer came: the interaction is ${state}${shown}`, ...this.#refused()].join('\n  refused: ');
  }

  /** @throws DidNotRespond once three seconds have passed without an acknowledgement. */
  #acknowledged(interaction: Interaction): boolean {
    if (interaction.callbackType !== null) return true;
    if (this.#parts.world.clock.now() - interaction.sentAtMs <= ACKNOWLEDGE_WITHIN_MS) return false;
    throw new DidNotRespond(['The application did not respond', ...this.#refused()].join('\n  refused: '));
  }
}

/** The message to look at; null when a modal opened; undefined while nothing has come of it. */
function settled(interaction: Interaction): Message | null | undefined {
  const { callbackType, original, followups, changes, source, modal } = interaction;
  if (modal) return null;
  if (callbackType === 6) return followups[0] ?? (changes > 0 ? (source ?? undefined) : undefined);
  if (original?.deleted) return followups.find(({ deleted }) => !deleted) ?? original;
  return original ?? undefined;
}
