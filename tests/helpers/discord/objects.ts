/** The JSON that Discord shows of users, members, guilds, channels and messages. */
import { FLAG } from './checks/message.ts';
import type { JsonObject } from './json.ts';
import { isThread, permissionsIn } from './permissions.ts';
import type { Channel, Guild, Member, Message, StoredFile, User, World } from './world.ts';

const iso = (ms: number) => new Date(ms).toISOString();

export function userJson(user: User): JsonObject {
  return {
    id: user.id,
    username: user.name,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.bot ? null : user.name,
    avatar: null,
    bot: user.bot,
    public_flags: 0,
  };
}

export function memberJson(member: Member): JsonObject {
  return {
    user: userJson(member.user),
    nick: member.nick,
    avatar: null,
    roles: member.roleIds,
    joined_at: '2018-04-27T00:00:00.000Z',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function interactingMemberJson(world: World, member: Member, channel: Channel): JsonObject {
  return { ...memberJson(member), permissions: permissionsIn(world, channel, member).toString() };
}

export function channelJson(channel: Channel): JsonObject {
  if (channel.recipient) {
    return { id: channel.id, type: 1, recipients: [userJson(channel.recipient)], last_message_id: null, flags: 0 };
  }
  const shared = {
    id: channel.id,
    guild_id: channel.guildId,
    name: channel.name,
    type: channel.type,
    parent_id: channel.parentId,
  };
  if (isThread(channel)) {
    const metadata = { archived: false, auto_archive_duration: 1440, archive_timestamp: iso(0), locked: false };
    return { ...shared, owner_id: '0', message_count: 0, member_count: 1, thread_metadata: metadata, flags: 0 };
  }
  const overwrites = channel.overwrites.map(({ id, type, allow, deny }) => {
    return { id, type, allow: allow.toString(), deny: deny.toString() };
  });
  return {
    ...shared,
    position: 0,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0,
    last_message_id: null,
    permission_overwrites: overwrites,
  };
}

export function guildJson(guild: Guild): JsonObject {
  const roles = guild.roles.map(({ id, name, permissions, position }) => {
    const colors = { primary_color: 0, secondary_color: null, tertiary_color: null };
    return {
      id,
      name,
      permissions: permissions.toString(),
      position,
      color: 0,
      colors,
      hoist: false,
      managed: false,
      mentionable: false,
      icon: null,
      unicode_emoji: null,
      flags: 0,
    };
  });
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    roles,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    features: [],
    emojis: [],
    stickers: [],
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    application_id: null,
    vanity_url_code: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    max_members: 500_000,
  };
}

/** GUILD_CREATE: the guild with its channels, and only the members a bot without GUILD_MEMBERS is shown. */
export function guildCreateJson(world: World, guild: Guild, allMembers: boolean): JsonObject {
  const members = world.members.filter(({ guildId }) => guildId === guild.id);
  const bot = members.filter(({ user }) => user.id === world.bot.id);
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  return {
    ...guildJson(guild),
    joined_at: '2018-04-27T00:00:00.000Z',
    large: false,
    unavailable: false,
    member_count: members.length,
    members: (allMembers ? members : bot).map(memberJson),
    channels: channels.filter((channel) => !isThread(channel)).map(channelJson),
    threads: channels.filter(isThread).map(channelJson),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function fileJson(file: StoredFile): JsonObject {
  const { id, name, description, contentType, data, url } = file;
  return { id, filename: name, description, content_type: contentType, size: data.length, url, proxy_url: url };
}

export function messageJson(world: World, message: Message, depth = 0): JsonObject {
  const mentioned = message.pings.users.flatMap((id) => world.users.get(id) ?? []);
  const json: JsonObject = {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    content: message.content,
    author: userJson(message.author),
    timestamp: iso(message.createdAtMs),
    edited_timestamp: message.editedAtMs === null ? null : iso(message.editedAtMs),
    tts: false,
    pinned: false,
    mention_everyone: message.pings.everyone,
    mentions: mentioned.map(userJson),
    mention_roles: message.pings.roles,
    attachments: message.files.map(fileJson),
    embeds: message.embeds,
    components: message.components,
    flags: message.flags | (message.visibleTo === null ? 0 : FLAG.ephemeral),
  };
  if (message.author.id === world.bot.id) json.application_id = world.applicationId;
  if (message.interaction) {
    const { id, type, user } = message.interaction;
    json.webhook_id = world.applicationId;
    json.interaction_metadata = {
      id,
      type,
      user: userJson(user),
      authorizing_integration_owners: { 0: message.guildId ?? '0' },
    };
  }
  if (message.repliesTo !== null && depth === 0) {
    json.message_reference = { type: 0, message_id: message.repliesTo, channel_id: message.channelId };
    const original = world.messages.get(message.repliesTo);
    json.referenced_message = original && !original.deleted ? messageJson(world, original, 1) : null;
  }
  return json;
}
