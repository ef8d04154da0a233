/** What a test says about the Discord it wants, and the small server it gets when it says nothing. */
import { BOT_PERMISSIONS, MEMBER_PERMISSIONS } from './permissions.ts';
import { type Overwrite, World } from './world.ts';

export interface RoleOptions {
  name: string;
  permissions?: bigint;
}

export interface GuildOptions {
  name: string;
  id?: string;
  locale?: string;
  roles?: RoleOptions[];
  /** Permissions of @everyone. */
  everyone?: bigint;
  /** Permissions of the bot's own role; null leaves the bot out of this guild. */
  bot?: bigint | null;
}

export interface OverwriteOptions {
  /** A role's or member's name, "@everyone", or "bot". */
  for: string;
  allow?: bigint;
  deny?: bigint;
}

export interface ChannelOptions {
  name: string;
  id?: string;
  /** Default: the first guild. */
  guild?: string;
  /** 0 text (default), 11 public thread, 12 private thread, 5 announcements. */
  type?: number;
  /** Name of the channel a thread belongs to. */
  parent?: string;
  overwrites?: OverwriteOptions[];
}

export interface MemberOptions {
  name: string;
  id?: string;
  /** Default: the first guild. */
  guild?: string;
  roles?: string[];
  /** Beside those of @everyone and the roles. */
  permissions?: bigint;
  owner?: boolean;
  nick?: string;
  /** Default: en-US. */
  locale?: string;
}

export interface LoopbackOptions {
  guilds?: GuildOptions[];
  channels?: ChannelOptions[];
  members?: MemberOptions[];
  botName?: string;
  token?: string;
  /** Privileged intents switched on in the developer portal, as a bit field; default none. */
  privilegedIntents?: number;
  heartbeatIntervalMs?: number;
  recommendedShards?: number;
  maxConcurrency?: number;
  /** Identifies above `maxConcurrency` within this time get an invalid session; Discord's is 5,000, here 0 unless asked. */
  identifyWindowMs?: number;
  /** Largest upload in bytes; default 10 MiB. */
  attachmentLimitBytes?: number;
  /** Requests a bucket takes: route as in `requests[].route` to a limit. Unlisted routes have room to spare. */
  rateLimits?: Record<string, { limit: number; perMs: number }>;
  /** Requests a second with the bot's token, over all routes; Discord's is 50. Default: not enforced. */
  globalRateLimit?: number;
  /** Where members' uploads are served; default the loopback server itself. */
  cdnUrl?: string;
}

const DEFAULT_GUILDS: GuildOptions[] = [{ name: 'Library' }];
const DEFAULT_CHANNELS: ChannelOptions[] = [{ name: 'general' }];
const DEFAULT_MEMBERS: MemberOptions[] = [{ name: 'member' }, { name: 'admin', permissions: 1n << 3n }];

export function buildWorld(options: LoopbackOptions): World {
  const botName = options.botName ?? 'Footnote';
  const world = new World('1000000000000000001', { id: '1000000000000000001', name: botName, bot: true });
  world.users.set(world.bot.id, world.bot);
  for (const guild of options.guilds ?? DEFAULT_GUILDS) addGuild(world, guild);
  for (const member of options.members ?? DEFAULT_MEMBERS) addMember(world, member);
  for (const channel of options.channels ?? DEFAULT_CHANNELS) addChannel(world, channel);
  return world;
}

function addGuild(world: World, options: GuildOptions): void {
  const id = options.id ?? world.ids.next();
  const everyone = { id, name: '@everyone', permissions: options.everyone ?? MEMBER_PERMISSIONS, position: 0 };
  const roles = (options.roles ?? []).map((role, index) => {
    return { id: world.ids.next(), name: role.name, permissions: role.permissions ?? 0n, position: index + 1 };
  });
  const guild = {
    id,
    name: options.name,
    ownerId: world.ids.next(),
    locale: options.locale ?? 'en-US',
    roles: [everyone, ...roles],
    commands: [],
  };
  world.guilds.set(id, guild);
  if (options.bot === null) return;
  const bot = {
    id: world.ids.next(),
    name: world.bot.name,
    permissions: options.bot ?? BOT_PERMISSIONS,
    position: roles.length + 1,
  };
  guild.roles.push(bot);
  world.members.push({ user: world.bot, guildId: id, roleIds: [bot.id], permissions: 0n, nick: null, locale: 'en-US' });
}

export function addMember(world: World, options: MemberOptions): void {
  const guild = options.guild === undefined ? firstGuild(world) : world.guild(options.guild);
  const known = [...world.users.values()].find(({ name }) => name === options.name);
  const user = known ?? { id: options.id ?? world.ids.next(), name: options.name, bot: false };
  world.users.set(user.id, user);
  const roleIds = (options.roles ?? []).map((name) => roleNamed(world, guild.id, name));
  if (options.owner === true) guild.ownerId = user.id;
  const { permissions = 0n, nick = null, locale = 'en-US' } = options;
  world.members.push({ user, guildId: guild.id, roleIds, permissions, nick, locale });
}

export function addChannel(world: World, options: ChannelOptions): string {
  const guild = options.guild === undefined ? firstGuild(world) : world.guild(options.guild);
  const id = options.id ?? world.ids.next();
  const parentId = options.parent === undefined ? null : world.channel(options.parent, guild.id).id;
  const overwrites = (options.overwrites ?? []).map((one): Overwrite => {
    const { allow = 0n, deny = 0n } = one;
    const user = one.for === 'bot' ? world.bot : [...world.users.values()].find(({ name }) => name === one.for);
    if (user) return { id: user.id, type: 1, allow, deny };
    return { id: roleNamed(world, guild.id, one.for), type: 0, allow, deny };
  });
  world.channels.set(id, {
    id,
    guildId: guild.id,
    name: options.name,
    type: options.type ?? 0,
    parentId,
    overwrites,
    recipient: null,
  });
  return id;
}

function firstGuild(world: World) {
  const [guild] = world.guilds.values();
  if (!guild) throw new Error('Give the loopback Discord a guild before its channels and members');
  return guild;
}

function roleNamed(world: World, guildId: string, name: string): string {
  const role = world.guild(guildId).roles.find((one) => one.name === name);
  if (!role) throw new Error(`No role "${name}" in that guild`);
  return role.id;
}
