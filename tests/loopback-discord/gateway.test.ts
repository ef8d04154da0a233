import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { type LoopbackDiscord, type LoopbackOptions, startLoopbackDiscord } from '../helpers/discord/index.ts';
import { ask, type Handler, logIn, soon } from './tiny-bot.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord(options);
  closing.push(() => discord.close());
  discord.world.globalCommands.push({ ...ask, id: '1', type: 1 });
  return discord;
}

const answerAll: Handler = async (interaction) => {
  if (interaction.isChatInputCommand())
    await interaction.reply(`answer to ${interaction.options.getString('question')}`);
};

async function bot(discord: LoopbackDiscord, options: Parameters<typeof logIn>[3] = {}) {
  const client = await logIn(discord, answerAll, [], options);
  closing.push(() => client.destroy());
  return client;
}

const login = async (discord: LoopbackDiscord, intents: number, token = discord.token) => {
  const client = new Client({ intents, rest: { api: discord.apiUrl } });
  closing.push(() => client.destroy());
  return client.login(token);
};

test('a wrong token is refused', async () => {
  const discord = await start();
  await expect(login(discord, GatewayIntentBits.Guilds, 'wrong')).rejects.toThrow(/invalid token/i);
});

test('privileged intents are refused until they are switched on', async () => {
  const discord = await start();
  const wanted = GatewayIntentBits.Guilds | GatewayIntentBits.MessageContent;
  await expect(login(discord, wanted)).rejects.toThrow('Used disallowed intents');
  const generous = await start({ privilegedIntents: GatewayIntentBits.MessageContent });
  await expect(login(generous, wanted)).resolves.toBe(generous.token);
});

test('an intent that does not exist is refused', async () => {
  const discord = await start();
  await expect(login(discord, 1 << 18)).rejects.toThrow('Used invalid intents');
  expect(discord.gateway.identifies).toMatchObject([{ intents: 1 << 18, shard: [0, 1] }]);
});

test('the bot sees its guilds, channels and permissions', async () => {
  const discord = await start({
    guilds: [{ name: 'Library' }, { name: 'Elsewhere', bot: null }],
    channels: [{ name: 'general' }, { name: 'thread', type: 11, parent: 'general' }],
  });
  const client = await bot(discord);
  expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Library']);
  expect(client.channels.cache.map((channel) => ('name' in channel ? channel.name : '')).sort()).toEqual([
    'general',
    'thread',
  ]);
  const general = client.channels.cache.get(discord.channelId('general'));
  expect(
    general?.isTextBased() && 'permissionsFor' in general && general.permissionsFor(client.user)?.has('SendMessages'),
  ).toBe(true);
});

test('heartbeats are answered', async () => {
  const discord = await start({ heartbeatIntervalMs: 200 });
  const client = await bot(discord);
  await expect.poll(() => discord.gateway.heartbeats, soon).toBeGreaterThan(2);
  expect(client.ws.ping).toBeGreaterThanOrEqual(0);
  expect(discord.gateway.resumes).toBe(0);
});

test('a dropped connection is resumed, and what was asked meanwhile is answered', async () => {
  const discord = await start();
  await bot(discord);
  const member = discord.as('member').in('general');
  discord.gateway.drop();
  await expect(member.command('ask', { question: 'meanwhile' })).resolves.toMatchObject({
    text: 'answer to meanwhile',
  });
  expect(discord.gateway).toMatchObject({ resumes: 1, identifies: [{}] });
});

test('a connection dropped for good makes the client identify again', async () => {
  const discord = await start();
  await bot(discord, { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) } });
  discord.gateway.drop({ resumable: false });
  await expect(discord.as('member').in('general').command('ask', { question: 'lost' })).rejects.toThrow(
    'the bot is not connected',
  );
  await expect.poll(() => discord.gateway.identifies.length, soon).toBe(2);
  await expect.poll(() => discord.gateway.connections, soon).toBe(1);
  await expect(discord.as('member').in('general').command('ask', { question: 'found' })).resolves.toMatchObject({
    text: 'answer to found',
  });
});

test('asked to reconnect, the client resumes', async () => {
  const discord = await start();
  await bot(discord);
  discord.gateway.askToReconnect();
  await expect.poll(() => discord.gateway.resumes, soon).toBe(1);
  await expect(discord.as('member').in('general').command('ask', { question: 'b' })).resolves.toMatchObject({
    text: 'answer to b',
  });
});

test('a session called invalid is begun anew', async () => {
  const discord = await start();
  await bot(discord, { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) } });
  discord.gateway.invalidate();
  await expect.poll(() => discord.gateway.connections, soon).toBe(1);
  expect(discord.gateway).toMatchObject({ resumes: 0, identifies: [{}, {}] });
  // An answer also shows that the client is done connecting; destroyed before, it would never say so.
  await expect(discord.as('member').in('general').command('ask', { question: 'b' })).resolves.toMatchObject({
    text: 'answer to b',
  });
});

test('a gateway that goes silent is left by the client, which resumes and misses nothing', async () => {
  const discord = await start({ heartbeatIntervalMs: 200 });
  await bot(discord);
  discord.gateway.goSilent();
  const asked = discord.as('member').in('general').command('ask', { question: 'into the silence' });
  await expect(asked).resolves.toMatchObject({ text: 'answer to into the silence' });
  expect(discord.gateway.resumes).toBeGreaterThan(0);
});

test('a gateway that is down is tried again until it is up', async () => {
  const discord = await start();
  await bot(discord);
  discord.gateway.goDown();
  const asked = discord.as('member').in('general').command('ask', { question: 'at night' });
  setTimeout(() => discord.gateway.comeUp(), 700);
  await expect(asked).resolves.toMatchObject({ text: 'answer to at night' });
});

test('each shard has its own guilds and gets their interactions alone', async () => {
  const ids = ['1000000000000000000', (1000000000000000000n + (1n << 22n)).toString()];
  const discord = await start({
    guilds: [
      { name: 'even', id: ids[0] as string },
      { name: 'odd', id: ids[1] as string },
    ],
    channels: [
      { name: 'one', guild: 'even' },
      { name: 'two', guild: 'odd' },
    ],
    members: [
      { name: 'member', guild: 'even' },
      { name: 'member', guild: 'odd' },
    ],
    recommendedShards: 2,
    maxConcurrency: 2,
  });
  const client = await bot(discord, { shards: 'auto' });
  expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual(
    expect.arrayContaining([
      [0, 2],
      [1, 2],
    ]),
  );
  const shards = new Map<string | null, number[]>();
  client.on(Events.InteractionCreate, ({ guild }) =>
    shards.set(guild?.name ?? null, [...(shards.get(guild?.name ?? null) ?? []), guild?.shardId ?? -1]),
  );
  await discord.as('member').in('one').command('ask', { question: 'a' });
  await discord.as('member').in('two').command('ask', { question: 'b' });
  const shardOf = (id: string | undefined) => Number((BigInt(id ?? 0) >> 22n) % 2n);
  expect([...shards]).toEqual([
    ['even', [shardOf(ids[0])]],
    ['odd', [shardOf(ids[1])]],
  ]);
  expect(shardOf(ids[0])).not.toBe(shardOf(ids[1]));
});

test('identifying faster than max_concurrency allows gives an invalid session, where a test asks for it', async () => {
  const discord = await start({ identifyWindowMs: 1000 });
  await bot(discord);
  await bot(discord, { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) } });
  expect(discord.gateway.identifies.length).toBeGreaterThan(2);
});

test('two processes with one token both get an interaction, and only the first answer counts', async () => {
  const discord = await start();
  const errors: unknown[] = [];
  for (const _ of [1, 2]) {
    const client = await logIn(discord, answerAll, errors);
    closing.push(() => client.destroy());
  }
  await discord.as('member').in('general').command('ask', { question: 'a' });
  await expect.poll(() => errors, soon).toMatchObject([{ code: 40060 }]);
});
