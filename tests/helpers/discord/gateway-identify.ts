/** What an IDENTIFY may ask for, and what a new session is greeted with. */
import type { Session } from './gateway-session.ts';
import { guildCreateJson, userJson } from './objects.ts';
import type { World } from './world.ts';

export const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidShard: 4010,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

const PRIVILEGED_INTENTS = INTENT.guildMembers | INTENT.presences | INTENT.messageContent;
/** Bits 0 to 16, 20, 21, 24 and 25 have a meaning. */
const KNOWN_INTENTS = 0x1ffff | (0x3 << 20) | (0x3 << 24);

/** The code to close with when the shard or the intents cannot be had. */
export function identifyRefusal(id: number, count: number, intents: number, switchedOn: number): number | undefined {
  if (id < 0 || count < 1 || id >= count) return CLOSE.invalidShard;
  if (intents < 0 || (intents & ~KNOWN_INTENTS) !== 0) return CLOSE.invalidIntents;
  return (intents & PRIVILEGED_INTENTS & ~switchedOn) === 0 ? undefined : CLOSE.disallowedIntents;
}

/** READY, then a GUILD_CREATE for each guild of the shard. */
export function greet(world: World, session: Session, url: string, flags: number): void {
  const [id, count] = session.shard;
  const mine = [...world.guilds.values()].filter((guild) => {
    const here = Number((BigInt(guild.id) >> 22n) % BigInt(count)) === id;
    return here && world.member(guild.id, world.bot.id) !== undefined;
  });
  session.dispatch('READY', {
    v: 10,
    user: { ...userJson(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: session.wants(INTENT.guilds) ? mine.map((guild) => ({ id: guild.id, unavailable: true })) : [],
    session_id: session.id,
    resume_gateway_url: url,
    shard: [id, count],
    application: { id: world.applicationId, flags },
  });
  if (!session.wants(INTENT.guilds)) return;
  const allMembers = session.wants(INTENT.guildMembers);
  for (const guild of mine) session.dispatch('GUILD_CREATE', guildCreateJson(world, guild, allMembers));
}
