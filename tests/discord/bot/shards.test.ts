/** Several shards: as many as Discord recommends in one process, or a range of them in each of several. */
import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { startBot } from '../../../src/discord/bot.ts';
import type { LoopbackOptions } from '../../helpers/discord/index.ts';
import { createToyCore } from '../../helpers/toy/core.ts';
import { configFor, createLog, start } from '../bot-fixture.ts';

const QUESTION = 'Who announced that the president would meet Kim Jong Un?';
const SHARDS = [0, 1, 2] as const;

/** One guild on each shard: Discord takes the time in an id, modulo the number of shards. */
const guildId = (shard: number) => String((300_000_000_000n * BigInt(SHARDS.length) + BigInt(shard)) << 22n);

const THREE_GUILDS: LoopbackOptions = {
  recommendedShards: SHARDS.length,
  maxConcurrency: SHARDS.length,
  guilds: SHARDS.map((shard) => ({ name: `guild ${shard}`, id: guildId(shard) })),
  channels: SHARDS.map((shard) => ({ name: `channel ${shard}`, guild: `guild ${shard}` })),
  members: SHARDS.map((shard) => ({ name: `admin ${shard}`, guild: `guild ${shard}`, permissions: 1n << 3n })),
};

test('SHARDS=auto takes as many shards as Discord recommends, and each answers its servers', async () => {
  const { discord, bot } = await start({ discord: THREE_GUILDS, env: { SHARDS: 'auto' } });
  expect(discord.gateway.identifies.map(({ shard }) => shard).sort()).toEqual(SHARDS.map((shard) => [shard, 3]));
  expect(bot.client.guilds.cache.size).toBe(3);
  for (const shard of SHARDS) {
    const admin = discord.as(`admin ${shard}`).in(`channel ${shard}`);
    expect((await admin.command('ask', { question: QUESTION })).text).toContain('> **1**  ');
    expect((await admin.say(`@Footnote ${QUESTION}`)).text).toContain('> **1**  ');
  }
  const doctor = await discord.as('admin 1').in('channel 1').command('doctor');
  for (const shard of SHARDS) expect(doctor.text).toContain(`Connection to Discord: Shard ${shard} of 3,`);
  expect(discord.refusals).toEqual([]);
});

test('a range of shards a process: each answers its own servers and nobody is answered twice', async () => {
  const { discord, bot, state } = await start({ discord: THREE_GUILDS, env: { SHARDS: '0-1/3' } });
  const config = configFor(discord, { SHARDS: '2-2/3' });
  const second = await startBot({ config, core: createToyCore(state), commands, logger: createLog([]) });
  expect([bot.client.ws.shards.size, second.client.ws.shards.size]).toEqual([2, 1]);
  expect([...second.client.guilds.cache.keys()]).toEqual([guildId(2)]);
  expect(discord.commandWrites).toBe(1);
  for (const shard of SHARDS) {
    const admin = discord.as(`admin ${shard}`).in(`channel ${shard}`);
    expect((await admin.command('ask', { question: QUESTION })).text).toContain('> **1**  ');
  }
  expect(discord.botMessages().length).toBe(SHARDS.length);
  await second.stop();
  expect(discord.refusals).toEqual([]);
});
