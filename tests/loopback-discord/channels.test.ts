import { AttachmentBuilder, MessageFlags } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERMISSION } from '../helpers/discord/index.ts';
import { ask, type Running, run, soon } from './tiny-bot.ts';

const { viewChannel, sendMessages, readMessageHistory, attachFiles, sendMessagesInThreads } = PERMISSION;

let running: Running;
beforeAll(async () => {
  const denied = (name: string, deny: bigint) => ({ name, overwrites: [{ for: 'bot', deny }] });
  running = await run(async () => undefined, [ask], {
    attachmentLimitBytes: 1000,
    channels: [
      { name: 'general' },
      denied('hidden', viewChannel),
      denied('read-only', sendMessages),
      denied('no-history', readMessageHistory),
      denied('no-files', attachFiles),
      { name: 'thread', type: 11, parent: 'read-only' },
      denied('quiet', sendMessagesInThreads),
      { name: 'quiet-thread', type: 11, parent: 'quiet' },
    ],
  });
});
afterAll(() => running.stop());

const post = (channel: string, body: object = { content: 'a' }) =>
  running.client.rest.post(`/channels/${running.discord.channelId(channel)}/messages`, { body });

async function sendable(name: string) {
  const channel = await running.client.channels.fetch(running.discord.channelId(name));
  if (!channel?.isSendable()) throw new Error(`#${name} cannot be written to`);
  return channel;
}

describe('the bot may only do what its permissions allow', () => {
  test('unseen is 50001, unallowed 50013, unknown 10003', async () => {
    await expect(post('hidden')).rejects.toMatchObject({ code: 50001, status: 403 });
    await expect(post('read-only')).rejects.toMatchObject({ code: 50013, status: 403 });
    await expect(running.client.rest.get('/channels/1')).rejects.toMatchObject({ code: 10003 });
    await expect(running.client.rest.get('/guilds/1')).rejects.toMatchObject({ code: 50001 });
  });

  test('threads have a permission of their own, and the overwrites of their parent', async () => {
    await expect(post('thread')).resolves.toHaveProperty('id');
    await expect(post('quiet-thread')).rejects.toMatchObject({ code: 50013 });
    await expect(post('quiet')).resolves.toHaveProperty('id');
  });

  test('without history there is no reply and no reading', async () => {
    const said = running.discord.as('member').in('no-history').post('hello');
    const body = { content: 'a', message_reference: { message_id: said.id } };
    await expect(post('no-history', body)).rejects.toMatchObject({ code: 160002 });
    const path = `/channels/${said.channelId}/messages/${said.id}` as const;
    await expect(running.client.rest.get(path)).rejects.toMatchObject({ code: 50013 });
  });

  test('messages of others are neither edited nor deleted', async () => {
    const said = running.discord.as('member').in('general').post('mine');
    const path = `/channels/${said.channelId}/messages/${said.id}` as const;
    await expect(running.client.rest.patch(path, { body: { content: 'yours' } })).rejects.toMatchObject({
      code: 50005,
    });
    await expect(running.client.rest.delete(path)).rejects.toMatchObject({ code: 50013 });
  });

  test('what it hears in a channel it cannot see is nothing', async () => {
    const heard: string[] = [];
    running.client.on('messageCreate', ({ channelId }) => heard.push(channelId));
    running.discord.as('member').in('hidden').post('@Footnote');
    running.discord.as('member').in('general').post('@Footnote');
    await expect.poll(() => heard, soon).toEqual([running.discord.channelId('general')]);
  });
});

test('messages are sent, edited, fetched and deleted, in direct messages too', async () => {
  const channel = await sendable('general');
  const message = await channel.send('one');
  await message.edit('two');
  const fetched = await channel.messages.fetch({ message: message.id, force: true });
  expect(fetched.content).toBe('two');
  expect(fetched.editedTimestamp).not.toBeNull();
  await channel.sendTyping();
  await message.delete();
  await expect(channel.messages.fetch({ message: message.id, force: true })).rejects.toMatchObject({ code: 10008 });
  const user = await running.client.users.fetch(running.discord.world.user('member').id);
  await user.send('psst');
  expect(running.discord.as('member').inDirectMessages().messages()).toMatchObject([{ text: 'psst' }]);
  running.discord.world.closedToBots.add(user.id);
  await expect(user.send('again')).rejects.toMatchObject({ code: 50007 });
});

test('an edit keeps what it does not mention, and components v2 stay so', async () => {
  const channel = await sendable('general');
  const text = (content: string) => ({ type: 10, content });
  const message = await channel.send({ flags: MessageFlags.IsComponentsV2, components: [text('a')] });
  await message.edit({ components: [text('b')] });
  const member = running.discord.as('member').in('general');
  expect(member.read(message)).toMatchObject({ text: 'b', componentsV2: true, edits: ['a'] });
  await expect(message.edit({ content: 'c' })).rejects.toMatchObject({ code: 50035 });
  const plain = await channel.send({ content: 'plain' });
  const upgrade = { flags: MessageFlags.IsComponentsV2 as const, components: [text('v2')] };
  await expect(plain.edit(upgrade)).rejects.toMatchObject({ code: 50035 });
  await plain.edit({ ...upgrade, content: null });
  expect(member.read(plain)).toMatchObject({ text: 'v2', componentsV2: true });
});

describe('files', () => {
  const csv = (name = 'failed files.csv', size = 9) =>
    new AttachmentBuilder(Buffer.alloc(size, 'a'), { name, description: 'What failed' });

  test('are stored and shown, in components v2 only where a component names them', async () => {
    const channel = await sendable('general');
    const components = [{ type: 13, file: { url: 'attachment://shown.csv' } }];
    const sent = await channel.send({
      flags: MessageFlags.IsComponentsV2,
      components,
      files: [csv('shown.csv'), csv()],
    });
    const seen = running.discord.as('member').in('general').read(sent);
    expect(seen.attachments.map(({ name, shown, text, description }) => ({ name, shown, text, description }))).toEqual([
      { name: 'shown.csv', shown: true, text: 'a'.repeat(9), description: 'What failed' },
      { name: 'failed_files.csv', shown: false, text: 'a'.repeat(9), description: 'What failed' },
    ]);
    const url = seen.attachments[0]?.url ?? '';
    expect(await (await fetch(url)).text()).toBe('a'.repeat(9));
  });

  test('are refused over the limit, without permission, and where a component names none', async () => {
    const channel = await sendable('general');
    await expect(channel.send({ files: [csv('a.csv', 1000)] })).resolves.toHaveProperty('id');
    await expect(channel.send({ files: [csv('a.csv', 1001)] })).rejects.toMatchObject({ code: 40005, status: 413 });
    await expect((await sendable('no-files')).send({ files: [csv()] })).rejects.toMatchObject({ code: 50013 });
    const missing = [{ type: 13, file: { url: 'attachment://other.csv' } }];
    const send = channel.send({ flags: MessageFlags.IsComponentsV2, components: missing, files: [csv('a.csv')] });
    await expect(send).rejects.toMatchObject({ code: 50035 });
  });

  test('are kept or dropped by an edit that lists them', async () => {
    const channel = await sendable('general');
    const member = running.discord.as('member').in('general');
    const sent = await channel.send({ content: 'two files', files: [csv('a.csv'), csv('b.csv')] });
    await sent.edit('still two');
    expect(member.read(sent).attachments).toHaveLength(2);
    const [first] = sent.attachments.values();
    if (!first) throw new Error('no attachment');
    await sent.edit({ attachments: [first], files: [csv('c.csv')] });
    expect(member.read(sent).attachments.map(({ name }) => name)).toEqual(['a.csv', 'c.csv']);
    await sent.edit({ attachments: [] });
    expect(member.read(sent).attachments).toEqual([]);
  });
});

test('guilds, members, roles and users are fetched', async () => {
  const { client, discord } = running;
  const guild = await client.guilds.fetch({ guild: discord.guild().id, force: true });
  expect((await guild.members.fetchMe({ force: true })).user.id).toBe(client.user.id);
  const member = await guild.members.fetch({ user: discord.world.user('admin').id, force: true });
  expect(member.user.username).toBe('admin');
  await expect(guild.members.fetch({ user: '5', force: true })).rejects.toMatchObject({ code: 10007 });
  expect((await guild.channels.fetch()).size).toBe(6);
  expect((await guild.roles.fetch()).size).toBe(2);
  expect((await client.application.fetch()).id).toBe(discord.applicationId);
});
