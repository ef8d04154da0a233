/** The INTERACTION_CREATE event with every field a client reads: docs.discord.com, "Interaction Structure". */
import type { Interaction } from '../interactions.ts';
import type { JsonObject } from '../json.ts';
import { channelJson, interactingMemberJson, messageJson, userJson } from '../objects.ts';
import { botPermissionsIn, permissionsIn } from '../permissions.ts';
import type { World } from '../world.ts';

export function interactionPayload(
  world: World,
  interaction: Interaction,
  data: JsonObject,
  locale: string,
  attachmentLimitBytes: number,
): JsonObject {
  const { id, token, type, channel, member, user, source } = interaction;
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  return {
    id,
    token,
    type,
    data,
    version: 1,
    application_id: world.applicationId,
    channel_id: channel.id,
    channel: { ...channelJson(channel), permissions: permissionsIn(world, channel, member ?? undefined).toString() },
    ...(guild && {
      guild_id: guild.id,
      guild: { id: guild.id, locale: guild.locale, features: [] },
      guild_locale: guild.locale,
    }),
    ...(guild && member ? { member: interactingMemberJson(world, member, channel) } : { user: userJson(user) }),
    ...(source && { message: messageJson(world, source) }),
    app_permissions: botPermissionsIn(world, channel).toString(),
    locale,
    entitlements: [],
    authorizing_integration_owners: { 0: guild ? guild.id : '0' },
    context: guild ? 0 : 1,
    attachment_size_limit: attachmentLimitBytes,
  };
}
