import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, run } from './tiny-bot.ts';

let running: Running;
beforeAll(async () => {
  running = await run(async () => undefined, [], { guilds: [{ name: 'Library', roles: [{ name: 'Readers' }] }] });
});
afterAll(() => running.stop());

const member = () => running.discord.world.user('member').id;
const role = () => running.discord.guild().roles.find(({ name }) => name === 'Readers')?.id ?? '';

/** Sends with exactly the fields given: the client's default of no mentions is left aside. */
async function pingsOf(body: object) {
  await running.client.rest.post(`/channels/${running.discord.channelId('general')}/messages`, { body });
  return running.discord.botMessages().at(-1)?.pings;
}

test('without allowed_mentions, what the text names is pinged, in content and in text displays', async () => {
  const text = `<@${member()}> <@!${member()}> <@&${role()}> @here`;
  const everyone = { everyone: true, users: [member()], roles: [role()] };
  expect(await pingsOf({ content: text })).toEqual(everyone);
  const nested = {
    type: 17,
    components: [
      {
        type: 9,
        components: [{ type: 10, content: text }],
        accessory: { type: 2, style: 2, label: 'a', custom_id: 'a' },
      },
    ],
  };
  expect(await pingsOf({ flags: 1 << 15, components: [nested] })).toEqual(everyone);
  expect(await pingsOf({ content: 'see', embeds: [{ description: text }] })).toEqual({
    everyone: false,
    users: [],
    roles: [],
  });
});

test('allowed_mentions decides who is pinged', async () => {
  const content = `<@${member()}> <@&${role()}> @everyone`;
  expect(await pingsOf({ content, allowed_mentions: { parse: [] } })).toEqual({
    everyone: false,
    users: [],
    roles: [],
  });
  expect(await pingsOf({ content, allowed_mentions: { parse: ['users'] } })).toEqual({
    everyone: false,
    users: [member()],
    roles: [],
  });
  expect(await pingsOf({ content, allowed_mentions: { roles: [role()] } })).toEqual({
    everyone: false,
    users: [],
    roles: [role()],
  });
  expect(await pingsOf({ content, allowed_mentions: { parse: ['everyone'], users: ['5'] } })).toEqual({
    everyone: true,
    users: [],
    roles: [],
  });
});

test('a reply pings the one it answers, unless allowed_mentions is there and does not say so', async () => {
  const said = running.discord.as('member').in('general').post('hello');
  const body = { content: 'hi', message_reference: { message_id: said.id } };
  expect(await pingsOf(body)).toMatchObject({ users: [member()] });
  expect(await pingsOf({ ...body, allowed_mentions: { parse: [] } })).toMatchObject({ users: [] });
  expect(await pingsOf({ ...body, allowed_mentions: { parse: [], replied_user: true } })).toMatchObject({
    users: [member()],
  });
});

test('a ping that comes with an edit is not forgotten', async () => {
  const channel = await running.client.channels.fetch(running.discord.channelId('general'));
  if (!channel?.isSendable()) throw new Error('no channel');
  const message = await channel.send('nobody');
  await message.edit({ content: `<@${member()}>`, allowedMentions: { parse: ['users'] } });
  await message.edit({ content: 'nobody again' });
  expect(running.discord.as('admin').in('general').read(message)).toMatchObject({
    pings: { users: [member()] },
    text: 'nobody again',
  });
});
