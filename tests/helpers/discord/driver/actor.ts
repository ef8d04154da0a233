/** A member in a channel, acting as people do: types commands, presses buttons, fills modals, writes. */
import { INTERACTION } from '../checks/callback.ts';
import { asNumber, asText, type Json, type JsonObject } from '../json.ts';
import { storePlain } from '../messages.ts';
import { messageJson } from '../objects.ts';
import { has, isThread, PERMISSION, permissionsIn } from '../permissions.ts';
import type { Parts } from '../rest/route.ts';
import type { Channel, Member, Message, User } from '../world.ts';
import { commandData, type FileInput, type OptionValues, visibleCommand } from './command-input.ts';
import { MemberCannot } from './errors.ts';
import { type FieldValues, modalData } from './modal-input.ts';
import type { Outcome } from './outcome.ts';
import { entityType, resolveEntity } from './resolve.ts';
import { flatten, type Seen, type SeenButton, seeMessage } from './seen.ts';
import { Sender, type Wait } from './sender.ts';
import { type Patience, waitUntil } from './waiting.ts';

export interface CommandWait extends Wait {
  /** Sends it even if the member's client would hide the command or refuse an option. */
  bypass?: boolean;
}

export interface Choice {
  name: string;
  value: Json;
}

export class Actor {
  readonly user: User;
  readonly channel: Channel;
  readonly #parts: Parts;
  readonly #sender: Sender;

  constructor(parts: Parts, user: User, channel: Channel) {
    this.#parts = parts;
    this.user = user;
    this.channel = channel;
    this.#sender = new Sender(parts, user, channel);
  }

  get member(): Member | undefined {
    return this.#parts.world.member(this.channel.guildId, this.user.id);
  }

  /** `command('ask', { question: '…' })`; subcommands and groups after the name: `command('articles list')`. */
  async command(name: string, values: OptionValues = {}, wait: CommandWait = {}): Promise<Outcome> {
    const { data } = this.#command(name, values, wait.bypass === true);
    return this.#sender.interact({ type: INTERACTION.command }, data, wait);
  }

  /** What the bot offers while the member types into an option. */
  async autocomplete(
    name: string,
    values: OptionValues,
    focused: string,
    wait: Patience & { bypass?: boolean } = {},
  ): Promise<Choice[]> {
    const { data, focusedType } = this.#command(name, values, wait.bypass === true, focused);
    const choices = await this.#sender.choices(data, focusedType, wait);
    return choices.map((choice) => ({ name: asText(choice.name), value: choice.value ?? null }));
  }

  async messageCommand(name: string, target: { id: string }, wait: CommandWait = {}): Promise<Outcome> {
    const { world } = this.#parts;
    const command = visibleCommand(world, this.channel, this.member, name, 3, wait.bypass === true);
    const message = this.#visible(target);
    const resolved = { messages: { [message.id]: messageJson(world, message) } };
    const data = { id: command.id ?? '', name, type: 3, target_id: message.id, resolved };
    return this.#sender.interact({ type: INTERACTION.command }, data, wait);
  }

  async userCommand(name: string, target: string, wait: CommandWait = {}): Promise<Outcome> {
    const command = visibleCommand(this.#parts.world, this.channel, this.member, name, 2, wait.bypass === true);
    const resolved: JsonObject = {};
    const target_id = resolveEntity(this.#parts.world, this.channel, 6, target, resolved);
    return this.#sender.interact(
      { type: INTERACTION.command },
      { id: command.id ?? '', name, type: 2, target_id, resolved },
      wait,
    );
  }

  /** @param button - Its custom id, its label or its emoji. */
  async click(target: { id: string }, button: string, wait: Wait = {}): Promise<Outcome> {
    const source = this.#visible(target);
    const { buttons } = seeMessage(this.#parts.world, source);
    const named = (one: SeenButton) => one.customId === button || one.label === button || one.emoji === button;
    const found = buttons.filter(named);
    const [one] = found;
    const there = buttons.map(({ label, customId }) => `${label} (${customId ?? 'link'})`).join(', ') || 'none';
    if (!one) throw new MemberCannot(`That message has no button "${button}"; there are ${there}`);
    if (found.length > 1)
      throw new MemberCannot(`"${button}" names ${found.length} buttons, use a custom id: ${there}`);
    if (one.disabled) throw new MemberCannot(`The button "${button}" is disabled`);
    if (one.customId === null)
      throw new MemberCannot(`The button "${button}" opens ${one.url} and tells the bot nothing`);
    return this.#sender.interact(
      { type: INTERACTION.component, source },
      this.#componentData(source, one.customId),
      wait,
    );
  }

  /** @param values - Values or labels of a string select; names of members, roles or channels of the others. */
  async select(target: { id: string }, customId: string, values: string | string[], wait: Wait = {}): Promise<Outcome> {
    const { world } = this.#parts;
    const source = this.#visible(target);
    const { selects } = seeMessage(world, source);
    const select = selects.find((one) => one.customId === customId || one.placeholder === customId);
    const wanted = Array.isArray(values) ? values : [values];
    if (!select)
      throw new MemberCannot(
        `That message has no select "${customId}"; there are ${selects.map((one) => one.customId).join(', ') || 'none'}`,
      );
    if (select.disabled) throw new MemberCannot(`The select "${customId}" is disabled`);
    if (wanted.length < select.minValues || wanted.length > select.maxValues) {
      throw new MemberCannot(
        `"${customId}" takes ${select.minValues} to ${select.maxValues} values, got ${wanted.length}`,
      );
    }
    const resolved: JsonObject = {};
    const chosen = wanted.map((name) => {
      if (select.type !== 3) return resolveEntity(world, this.channel, entityType(select.type), name, resolved);
      const option = select.options.find(({ value, label }) => value === name || label === name);
      if (!option)
        throw new MemberCannot(
          `"${customId}" does not offer "${name}"; it offers ${select.options.map(({ value }) => value).join(', ')}`,
        );
      return option.value;
    });
    const data = {
      ...this.#componentData(source, select.customId),
      values: chosen,
      ...(Object.keys(resolved).length > 0 && { resolved }),
    };
    return this.#sender.interact({ type: INTERACTION.component, source }, data, wait);
  }

  /** @param form - The outcome that showed the modal. @param values - By custom id or label. */
  async submitModal(form: Outcome, values: FieldValues, wait: Wait = {}): Promise<Outcome> {
    const opened = this.#parts.interactions.all.get(form.interactionId);
    if (!opened?.modal) throw new MemberCannot('No modal was shown');
    if (opened.user.id !== this.user.id) throw new MemberCannot('That modal was shown to somebody else');
    const data = modalData(this.#parts.world, this.channel, opened.modal, values);
    return this.#sender.interact({ type: INTERACTION.modalSubmit, source: opened.source }, data, wait);
  }

  /** Writes a message and waits for the bot's. `@Footnote` and `@member` become mentions. */
  async say(
    text: string,
    wait: Patience & { until?: (seen: Seen) => boolean; replyTo?: { id: string } } = {},
  ): Promise<Seen> {
    const { world } = this.#parts;
    const mine = this.post(text, wait.replyTo);
    const look = () => {
      const later = world
        .messagesIn(this.channel.id)
        .filter((one) => one.author.id === world.bot.id && one.visibleTo === null && BigInt(one.id) > BigInt(mine.id));
      const answer =
        later.find((one) => one.repliesTo === mine.id) ??
        later.find((one) => one.repliesTo === null && one.interaction === null);
      const seen = answer && seeMessage(world, answer);
      return seen && !seen.loading && (wait.until?.(seen) ?? true) ? seen : undefined;
    };
    return waitUntil(world, look, () => `The bot did not answer "${text}"`, wait);
  }

  /** Writes a message and waits for nothing. */
  post(text: string, replyTo?: { id: string }): Seen {
    const { world, events } = this.#parts;
    const held = permissionsIn(world, this.channel, this.member);
    if (!has(held, isThread(this.channel) ? PERMISSION.sendMessagesInThreads : PERMISSION.sendMessages)) {
      throw new MemberCannot(`${this.user.name} may not write in #${this.channel.name}`);
    }
    const longestFirst = [...world.users.values()].sort((a, b) => b.name.length - a.name.length);
    const content = longestFirst.reduce((line, { name, id }) => line.replaceAll(`@${name}`, `<@${id}>`), text);
    const message = storePlain(
      world,
      this.channel,
      this.user,
      content,
      replyTo === undefined ? null : this.#visible(replyTo),
    );
    events.messageCreated(message);
    return seeMessage(world, message);
  }

  /** How a message looks to this member now. */
  read(target: { id: string }): Seen {
    const message = this.#parts.world.messages.get(target.id);
    if (!message || (message.visibleTo !== null && message.visibleTo !== this.user.id)) {
      throw new MemberCannot(`${this.user.name} cannot see message ${target.id}`);
    }
    return seeMessage(this.#parts.world, message);
  }

  /** The channel as this member sees it, oldest first: what everyone sees, and private answers to them. */
  messages(): Seen[] {
    const { world } = this.#parts;
    const held = permissionsIn(world, this.channel, this.member);
    if (!has(held, PERMISSION.viewChannel)) return [];
    const visible = world
      .messagesIn(this.channel.id)
      .filter(({ visibleTo }) => visibleTo === null || visibleTo === this.user.id);
    return visible.map((message) => seeMessage(world, message));
  }

  /** Waits until a message looks as wanted. */
  waitFor(target: { id: string }, wanted: (seen: Seen) => boolean, patience: Patience = {}): Promise<Seen> {
    const look = () => {
      const seen = this.read(target);
      return wanted(seen) ? seen : undefined;
    };
    return waitUntil(this.#parts.world, look, () => `The message still reads: ${this.read(target).text}`, patience);
  }

  /** Waits for a message in the channel, however it came. */
  waitForMessage(wanted: (seen: Seen) => boolean, patience: Patience = {}): Promise<Seen> {
    const explain = () =>
      `No such message; there are:\n${this.messages()
        .map(({ text }) => text)
        .join('\n')}`;
    return waitUntil(this.#parts.world, () => this.messages().find(wanted), explain, patience);
  }

  #command(name: string, values: OptionValues, bypass: boolean, focused?: string) {
    const [first = '', ...path] = name.replace(/^\//, '').split(' ');
    const { world } = this.#parts;
    const command = visibleCommand(world, this.channel, this.member, first, 1, bypass);
    const typed = { path, values, bypass, ...(focused !== undefined && { focused }) };
    return commandData(world, this.channel, command, typed, (file) => this.#sender.upload(file));
  }

  #visible(target: { id: string }): Message {
    const message = this.#parts.world.messages.get(target.id);
    const seen = this.read(target);
    if (!message || seen.deleted) throw new MemberCannot('That message was deleted');
    if (message.channelId !== this.channel.id) throw new MemberCannot('That message is in another channel');
    return message;
  }

  #componentData(source: Message, customId: string): JsonObject {
    const component = flatten(source.components).find(({ custom_id }) => custom_id === customId);
    return { id: component?.id ?? 0, custom_id: customId, component_type: asNumber(component?.type) };
  }
}

export type { FieldValues, FileInput, OptionValues, Outcome, Seen };
