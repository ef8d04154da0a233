/** How the bot stands with Discord: the lines that `/doctor` shows beside those about model, index and disk. */
import { type Client, Status } from 'discord.js';
import type { Finding } from '../../core.ts';
import type { Command, Connection } from '../command.ts';
import type { Say } from '../messages/index.ts';
import { commandsMatch } from './register.ts';

const HOUR_MS = 3_600_000;

/** Counts the answers that somebody else gave first: another process on the same token. */
export interface TwinWatch {
  note(): void;
  lastHour(): number;
}

export function createTwinWatch(now: () => number = Date.now): TwinWatch {
  let seen: number[] = [];
  const recent = () => seen.filter((at) => now() - at < HOUR_MS);
  return {
    note() {
      seen = [...recent(), now()].slice(-1000);
    },
    lastHour: () => recent().length,
  };
}

export function createConnection(
  client: Client<true>,
  commands: readonly Command[],
  guild: string | null,
  twins: TwinWatch,
): Connection {
  return {
    async findings(say) {
      const match = await commandsMatch(client.rest, client.application.id, commands, guild).catch(() => false);
      return [
        ...shardFindings(client, say),
        { subject: say('doctor.intents'), state: 'ok', detail: say('doctor.intents.ok'), advice: null },
        match
          ? line(say('doctor.commands'), 'ok', say('doctor.commands.ok', { count: commands.length }), null)
          : line(say('doctor.commands'), 'warning', say('doctor.commands.differ'), say('doctor.commands.advice')),
        twinFinding(twins, say),
      ];
    },
  };
}

function line(subject: string, state: Finding['state'], detail: string, advice: string | null): Finding {
  return { subject, state, detail, advice };
}

function shardFindings(client: Client<true>, say: Say): Finding[] {
  const shards = client.options.shardCount ?? 1;
  return client.ws.shards.map((shard) => {
    const subject = say('doctor.connection');
    if (shard.status !== Status.Ready) {
      const down = say('doctor.connection.down', { shard: shard.id, shards });
      return line(subject, 'problem', down, say('doctor.connection.advice'));
    }
    // No heartbeat has been answered yet shortly after the start: the delay is then -1.
    const ms = Math.max(0, Math.round(shard.ping));
    return line(subject, 'ok', say('doctor.connection.ok', { shard: shard.id, shards, ms }), null);
  });
}

function twinFinding(twins: TwinWatch, say: Say): Finding {
  const count = twins.lastHour();
  if (count === 0) return line(say('doctor.twin'), 'ok', say('doctor.twin.ok'), null);
  return line(say('doctor.twin'), 'problem', say('doctor.twin.found', { count }), say('doctor.twin.advice'));
}
