import { MessageFlags } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { DidNotRespond, MemberCannot } from '../helpers/discord/index.ts';
import { ask, type Handler, logIn, type Running, run, soon } from './tiny-bot.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(handle: Handler) {
  running = await run(handle, [ask]);
  const { discord, errors, client } = running;
  return {
    discord,
    errors,
    client,
    member: discord.as('member').in('general'),
    admin: discord.as('admin').in('general'),
  };
}

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

test('an acknowledgement after three seconds is refused with 10062, and the member is told that nobody answered', async () => {
  const { open, opened } = gate();
  const { discord, member, errors } = await start(async (interaction) => {
    await opened;
    if (interaction.isRepliable()) await interaction.reply('late');
  });
  const asked = member.command('ask', { question: 'a' });
  discord.clock.advance(3001);
  await expect(asked).rejects.toBeInstanceOf(DidNotRespond);
  open();
  await expect.poll(() => errors, soon).toMatchObject([{ code: 10062 }]);
  expect(discord.refusals).toMatchObject([{ status: 404, code: 10062, message: 'Unknown interaction' }]);
});

test('an acknowledgement just within three seconds is taken', async () => {
  const { open, opened } = gate();
  const { discord, member } = await start(async (interaction) => {
    await opened;
    if (interaction.isRepliable()) await interaction.reply('in time');
  });
  discord.clock.freeze();
  const asked = member.command('ask', { question: 'a' });
  discord.clock.advance(3000);
  open();
  await expect(asked).resolves.toMatchObject({ text: 'in time' });
});

test('a second acknowledgement is refused with 40060', async () => {
  const { discord, member, client } = await start(async (interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.reply('once');
    await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
      body: { type: 5 },
      auth: false,
    });
  });
  await member.command('ask', { question: 'a' });
  await expect.poll(() => running?.errors, soon).toMatchObject([{ code: 40060 }]);
  expect(discord.refusals.map(({ code }) => code)).toEqual([40060]);
});

test('an interaction token ends after fifteen minutes', async () => {
  const { open, opened } = gate();
  const { discord, member, errors } = await start(async (interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.reply('first');
    await opened;
    await interaction.editReply('second');
    discord.clock.advance(2);
    await interaction.editReply('third');
  });
  discord.clock.freeze();
  const reply = await member.command('ask', { question: 'a' });
  discord.clock.advance(15 * 60 * 1000 - 1);
  open();
  await expect.poll(() => errors, soon).toMatchObject([{ code: 50027, status: 401 }]);
  expect(member.read(reply)).toMatchObject({ text: 'second', edits: ['first'] });
});

test('a private answer is seen by the member who asked and by nobody else, nor through the channel', async () => {
  const { discord, member, admin, client } = await start(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'psst', flags: MessageFlags.Ephemeral });
  });
  const reply = await member.command('ask', { question: 'a' });
  expect(reply).toMatchObject({ text: 'psst', ephemeral: true });
  expect(member.messages().map(({ id }) => id)).toEqual([reply.id]);
  expect(admin.messages()).toEqual([]);
  expect(() => admin.read(reply)).toThrow(MemberCannot);
  const path = `/channels/${discord.channelId('general')}/messages/${reply.id}` as const;
  await expect(client.rest.patch(path, { body: { content: 'x' } })).rejects.toMatchObject({ code: 10008 });
});

test('with_response gives the message; followups, their edits and deletions work under the token', async () => {
  const { member, discord } = await start(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const response = await interaction.reply({ content: 'one', withResponse: true });
    const followup = await interaction.followUp({ content: 'two', flags: MessageFlags.Ephemeral });
    await interaction.webhook.editMessage(followup, 'two and a half');
    await interaction.followUp(response.resource?.message?.content ?? 'no message');
    await interaction.deleteReply();
  });
  const reply = await member.command(
    'ask',
    { question: 'a' },
    { until: ({ deleted, followups }) => deleted || followups.length === 2 },
  );
  await member.waitForMessage(() => member.messages().length === 2);
  expect(member.messages().map(({ text, ephemeral, edits }) => ({ text, ephemeral, edits }))).toEqual([
    { text: 'two and a half', ephemeral: true, edits: ['two'] },
    { text: 'one', ephemeral: false, edits: [] },
  ]);
  await expect.poll(() => member.read(reply).deleted, soon).toBe(true);
  expect(discord.refusals).toEqual([]);
});

test('a first followup to a deferred response fills it and keeps it private', async () => {
  const { member } = await start(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.followUp('filled');
  });
  await expect(member.command('ask', { question: 'a' })).resolves.toMatchObject({
    text: 'filled',
    ephemeral: true,
    followups: [],
  });
});

test('before any acknowledgement the token is good for nothing', async () => {
  const { discord, member, client } = await start(async (interaction) => {
    await client.rest.post(`/webhooks/${interaction.applicationId}/${interaction.token}`, {
      body: { content: 'x' },
      auth: false,
    });
  });
  const asked = member.command('ask', { question: 'a' }).catch((error: unknown) => error);
  await expect.poll(() => running?.errors, soon).toMatchObject([{ code: 10015 }]);
  discord.clock.advance(4000);
  await expect(asked).resolves.toBeInstanceOf(DidNotRespond);
});

test.each([
  [
    'a deferred answer with components',
    { type: 5, data: { flags: 1 << 15 } },
    'data.flags: A deferred response takes EPHEMERAL only',
  ],
  ['an update without a message', { type: 7, data: { content: 'x' } }, 'type: Value must be one of {4, 5, 9}'],
  ['choices for a command', { type: 8, data: { choices: [] } }, 'type: Value must be one of {4, 5, 9}'],
  [
    'a message beyond the limits, under data',
    { type: 4, data: { content: 'x'.repeat(2001) } },
    'data.content: Must be 2000 or fewer',
  ],
])('a command cannot be answered with %s', async (_, body, reason) => {
  const { discord, member, errors, client } = await start(async (interaction) => {
    await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, { body, auth: false });
  });
  const asked = member.command('ask', { question: 'a' }).catch((error: unknown) => error);
  await expect.poll(() => errors, soon).toMatchObject([{ code: 50035 }]);
  expect(discord.refusals[0]?.reasons[0]).toContain(reason);
  discord.clock.advance(4000);
  await expect(asked).resolves.toMatchObject({ name: 'DidNotRespond', message: expect.stringContaining(reason) });
});

test('a bot that restarts answers buttons of before, and one that is gone does not respond', async () => {
  const handle: Handler = async (interaction) => {
    const components = [{ type: 1, components: [{ type: 2, style: 2, label: 'Again', custom_id: 'again' }] }];
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'first', components });
    if (interaction.isButton()) await interaction.update('second');
  };
  const { discord, member, client } = await start(handle);
  const reply = await member.command('ask', { question: 'a' });
  await client.destroy();
  await expect(member.click(reply, 'Again')).rejects.toThrow('the bot is not connected');
  const next = await logIn(discord, handle);
  await expect(member.click(reply, 'Again')).resolves.toMatchObject({ kind: 'update', text: 'second' });
  await next.destroy();
});

test('an interaction brings what a client asks of it', async () => {
  let seen: object = {};
  const { discord, member } = await start(async (interaction) => {
    if (!interaction.isChatInputCommand() || !interaction.inCachedGuild()) return;
    const { locale, guildLocale, context, attachmentSizeLimit, authorizingIntegrationOwners, entitlements } =
      interaction;
    seen = {
      locale,
      guildLocale,
      context,
      attachmentSizeLimit,
      owners: authorizingIntegrationOwners.guildId,
      entitlements: entitlements.size,
      guild: interaction.guild.name,
      channel: interaction.channel?.name,
      member: interaction.member.displayName,
      mayManage: interaction.memberPermissions.has('ManageGuild'),
      appMaySend: interaction.appPermissions.has('SendMessages'),
    };
    await interaction.reply('ok');
  });
  await member.command('ask', { question: 'a' });
  expect(seen).toEqual({
    locale: 'en-US',
    guildLocale: 'en-US',
    context: 0,
    attachmentSizeLimit: 10 * 1024 * 1024,
    owners: discord.guild().id,
    entitlements: 0,
    guild: 'Library',
    channel: 'general',
    member: 'member',
    mayManage: false,
    appMaySend: true,
  });
});
