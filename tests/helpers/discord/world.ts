/** What exists on the loopback Discord: guilds, channels, members, messages, commands. Plain data and how to find it. */
import { Clock, Snowflakes } from './clock.ts';
import type { JsonObject } from './json.ts';
import type { Pings } from './pings.ts';

export interface User {
  id: string;
  name: string;
  bot: boolean;
}

export interface Role {
  id: string;
  name: string;
  permissions: bigint;
  position: number;
}

export interface Member {
  user: User;
  guildId: string;
  roleIds: string[];
  /** Beside what the roles give. */
  permissions: bigint;
  nick: string | null;
  locale: string;
}

export interface Overwrite {
  id: string;
  type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface Channel {
  id: string;
  /** Null for a direct message. */
  guildId: string | null;
  name: string;
  type: number;
  parentId: string | null;
  overwrites: Overwrite[];
  /** The other end of a direct message. */
  recipient: User | null;
}

export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  locale: string;
  roles: Role[];
  commands: JsonObject[];
}

export interface StoredFile {
  id: string;
  name: string;
  description: string | null;
  contentType: string;
  data: Buffer;
  url: string;
}

export interface Version {
  content: string;
  components: JsonObject[];
  embeds: JsonObject[];
  atMs: number;
}

export interface Message {
  id: string;
  channelId: string;
  guildId: string | null;
  author: User;
  type: number;
  content: string;
  embeds: JsonObject[];
  components: JsonObject[];
  files: StoredFile[];
  flags: number;
  createdAtMs: number;
  editedAtMs: number | null;
  deleted: boolean;
  repliesTo: string | null;
  /** The interaction this answers. */
  interaction: { id: string; type: number; user: User } | null;
  /** The only user who sees it, when it is ephemeral. */
  visibleTo: string | null;
  pings: Pings;
  /** What it said before each edit, oldest first. */
  versions: Version[];
}

export class World {
  readonly clock = new Clock();
  readonly ids = new Snowflakes(this.clock);
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly members: Member[] = [];
  readonly users = new Map<string, User>();
  readonly messages = new Map<string, Message>();
  readonly globalCommands: JsonObject[] = [];
  /** Files that members attached to commands. */
  readonly uploads: StoredFile[] = [];
  /** Users whose privacy settings keep direct messages of bots out. */
  readonly closedToBots = new Set<string>();
  /** Messages by channel and nonce, for `enforce_nonce`. */
  readonly nonces = new Map<string, Message>();
  readonly #watchers = new Set<() => void>();

  readonly applicationId: string;
  readonly bot: User;

  constructor(applicationId: string, bot: User) {
    this.applicationId = applicationId;
    this.bot = bot;
  }

  /** Called after anything a member could see has changed. */
  changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  member(guildId: string | null, userId: string): Member | undefined {
    return this.members.find((member) => member.guildId === guildId && member.user.id === userId);
  }

  /** @param nameOrId - A channel's name or id; a name must be unique or come with its guild. */
  channel(nameOrId: string, guildId?: string): Channel {
    const named = (channel: Channel) => channel.id === nameOrId || channel.name === nameOrId;
    const found = [...this.channels.values()].find((c) => named(c) && (guildId === undefined || c.guildId === guildId));
    if (!found)
      throw new Error(
        `No channel "${nameOrId}" here; there are ${[...this.channels.values()].map((c) => c.name).join(', ')}`,
      );
    return found;
  }

  guild(nameOrId: string): Guild {
    const found = [...this.guilds.values()].find((guild) => guild.id === nameOrId || guild.name === nameOrId);
    if (!found)
      throw new Error(
        `No guild "${nameOrId}" here; there are ${[...this.guilds.values()].map((g) => g.name).join(', ')}`,
      );
    return found;
  }

  user(nameOrId: string): User {
    const found = [...this.users.values()].find((user) => user.id === nameOrId || user.name === nameOrId);
    if (!found)
      throw new Error(
        `No member "${nameOrId}" here; there are ${[...this.users.values()].map((u) => u.name).join(', ')}`,
      );
    return found;
  }

  messagesIn(channelId: string): Message[] {
    return [...this.messages.values()].filter((message) => message.channelId === channelId && !message.deleted);
  }

  directChannel(user: User): Channel {
    const existing = [...this.channels.values()].find((channel) => channel.recipient?.id === user.id);
    if (existing) return existing;
    const id = this.ids.next();
    const channel: Channel = {
      id,
      guildId: null,
      name: `@${user.name}`,
      type: 1,
      parentId: null,
      overwrites: [],
      recipient: user,
    };
    this.channels.set(id, channel);
    return channel;
  }

  /** Commands a member could see in that guild: the guild's own hide global ones of the same name and type. */
  commandsIn(guildId: string | null): JsonObject[] {
    const own = guildId === null ? [] : (this.guilds.get(guildId)?.commands ?? []);
    const hidden = (command: JsonObject) => own.some((one) => one.name === command.name && one.type === command.type);
    return [...own, ...this.globalCommands.filter((command) => !hidden(command))];
  }
}
