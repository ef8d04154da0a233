/** A member in a channel: reads what is there and writes plain messages. */
import { storePlain } from '../messages.ts';
import { has, isThread, PERMISSION, permissionsIn } from '../permissions.ts';
import type { Parts } from '../rest/route.ts';
import type { Channel, Member, Message, User } from '../world.ts';
import { MemberCannot } from './errors.ts';
import { type Seen, seeMessage } from './seen.ts';
import { type Patience, waitUntil } from './waiting.ts';

export class Visitor {
  readonly user: User;
  readonly channel: Channel;
  protected readonly parts: Parts;

  constructor(parts: Parts, user: User, channel: Channel) {
    this.parts = parts;
    this.user = user;
    this.channel = channel;
  }

  get member(): Member | undefined {
    return this.parts.world.member(this.channel.guildId, this.user.id);
  }

  /** Writes a message and waits for the bot's. `@Footnote` and `@member` become mentions. */
  async say(
    text: string,
    wait: Patience & { until?: (seen: Seen) => boolean; replyTo?: { id: string } } = {},
  ): Promise<Seen> {
    const { world } = this.parts;
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
    const { world, events } = this.parts;
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
      replyTo === undefined ? null : this.visible(replyTo),
    );
    events.messageCreated(message);
    return seeMessage(world, message);
  }

  /** How a message looks to this member now. */
  read(target: { id: string }): Seen {
    const message = this.parts.world.messages.get(target.id);
    if (!message || (message.visibleTo !== null && message.visibleTo !== this.user.id)) {
      throw new MemberCannot(`${this.user.name} cannot see message ${target.id}`);
    }
    return seeMessage(this.parts.world, message);
  }

  /** The channel as this member sees it, oldest first: what everyone sees, and private answers to them. */
  messages(): Seen[] {
    const { world } = this.parts;
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
    return waitUntil(this.parts.world, look, () => `The message still reads: ${this.read(target).text}`, patience);
  }

  /** Waits for a message in the channel, however it came. */
  waitForMessage(wanted: (seen: Seen) => boolean, patience: Patience = {}): Promise<Seen> {
    const explain = () =>
      `No such message; there are:\n${this.messages()
        .map(({ text }) => text)
        .join('\n')}`;
    return waitUntil(this.parts.world, () => this.messages().find(wanted), explain, patience);
  }

  /** @throws MemberCannot when it is private to another, deleted, or elsewhere. */
  protected visible(target: { id: string }): Message {
    const message = this.parts.world.messages.get(target.id);
    const seen = this.read(target);
    if (!message || seen.deleted) throw new MemberCannot('That message was deleted');
    if (message.channelId !== this.channel.id) throw new MemberCannot('That message is in another channel');
    return message;
  }
}
