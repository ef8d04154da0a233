/** A member in a channel, acting as people do: types commands, presses buttons, fills modals, writes. */
import { INTERACTION } from '../checks/callback.ts';
import { asNumber, asText, type Json, type JsonObject } from '../json.ts';
import { messageJson } from '../objects.ts';
import type { Parts } from '../rest/route.ts';
import type { Channel, Message, User } from '../world.ts';
import { commandData, type OptionValues, visibleCommand } from './command-input.ts';
import { MemberCannot } from './errors.ts';
import { type FieldValues, modalData } from './modal-input.ts';
import type { Outcome } from './outcome.ts';
import { entityType, resolveEntity } from './resolve.ts';
import { flatten, type SeenButton, seeMessage } from './seen.ts';
import { Sender, type Wait } from './sender.ts';
import { Visitor } from './visitor.ts';
import type { Patience } from './waiting.ts';

export interface CommandWait extends Wait {
  /** Sends it even if the member's client would hide the command or refuse an option. */
  bypass?: boolean;
}

export interface Choice {
  name: string;
  value: Json;
}

export class Actor extends Visitor {
  readonly #sender: Sender;

  constructor(parts: Parts, user: User, channel: Channel) {
    super(parts, user, channel);
    this.#sender = new Sender(parts, user, channel);
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
    const { world } = this.parts;
    const command = visibleCommand(world, this.channel, this.member, name, 3, wait.bypass === true);
    const message = this.visible(target);
    const resolved = { messages: { [message.id]: messageJson(world, message) } };
    const data = { id: command.id ?? '', name, type: 3, target_id: message.id, resolved };
    return this.#sender.interact({ type: INTERACTION.command }, data, wait);
  }

  async userCommand(name: string, target: string, wait: CommandWait = {}): Promise<Outcome> {
    const command = visibleCommand(this.parts.world, this.channel, this.member, name, 2, wait.bypass === true);
    const resolved: JsonObject = {};
    const target_id = resolveEntity(this.parts.world, this.channel, 6, target, resolved);
    return this.#sender.interact(
      { type: INTERACTION.command },
      { id: command.id ?? '', name, type: 2, target_id, resolved },
      wait,
    );
  }

  /** @param button - Its custom id, its label or its emoji. */
  async click(target: { id: string }, button: string, wait: Wait = {}): Promise<Outcome> {
    const source = this.visible(target);
    const { buttons } = seeMessage(this.parts.world, source);
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
    const { world } = this.parts;
    const source = this.visible(target);
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
    const opened = this.parts.interactions.all.get(form.interactionId);
    if (!opened?.modal) throw new MemberCannot('No modal was shown');
    if (opened.user.id !== this.user.id) throw new MemberCannot('That modal was shown to somebody else');
    const data = modalData(this.parts.world, this.channel, opened.modal, values);
    return this.#sender.interact({ type: INTERACTION.modalSubmit, source: opened.source }, data, wait);
  }

  #command(name: string, values: OptionValues, bypass: boolean, focused?: string) {
    const [first = '', ...path] = name.replace(/^\//, '').split(' ');
    const { world } = this.parts;
    const command = visibleCommand(world, this.channel, this.member, first, 1, bypass);
    const typed = { path, values, bypass, ...(focused !== undefined && { focused }) };
    return commandData(world, this.channel, command, typed, (file) => this.#sender.upload(file));
  }

  #componentData(source: Message, customId: string): JsonObject {
    const component = flatten(source.components).find(({ custom_id }) => custom_id === customId);
    return { id: component?.id ?? 0, custom_id: customId, component_type: asNumber(component?.type) };
  }
}
