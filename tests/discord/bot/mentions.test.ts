/** Mentions of the bot in channels where it may do less than usual. */
import { expect, test } from 'vitest';
import { createDelivery } from '../../../src/discord/bot/delivery.ts';
import { readMention } from '../../../src/discord/bot/incoming-from-discord.ts';
import { notice } from '../../../src/discord/rendering/payload.ts';
import { PERMISSION } from '../../helpers/discord/index.ts';
import { start } from '../bot-fixture.ts';
import { expectClean, QUESTION } from '../member-walks.ts';

const NO_HISTORY = {
  channels: [{ name: 'no-history', overwrites: [{ for: 'bot', deny: PERMISSION.readMessageHistory }] }],
};

test('where the bot may not read the history, a mention is answered with a message that stands alone', async () => {
  const running = await start({ discord: NO_HISTORY });
  const member = running.discord.as('member').in('no-history');
  member.post(`@Footnote ${QUESTION}`);
  const answer = await member.waitForMessage(({ text }) => text.includes('> **1**  '));
  expect(answer.repliesTo).toBeNull();
  expect(running.discord.botMessages()).toHaveLength(1);
  expectClean(running);
});

test('a reply that Discord refuses for want of the history is posted once more without being one', async () => {
  const { discord, bot } = await start({ discord: NO_HISTORY });
  const said = discord.as('member').in('no-history').post('hello');
  const delivery = createDelivery(bot.client.rest);
  await delivery.post(said.channelId, notice('Hello.'), said.id, said.id);
  expect(discord.botMessages().map(({ text, repliesTo }) => [text, repliesTo])).toEqual([['Hello.', null]]);
});

test('only a person who names the bot in a channel asks something: no bot, webhook, notice, direct message or mere reply', () => {
  const channel = { isDMBased: () => false, isThread: () => true, permissionsFor: () => ({ bitfield: 5n }) };
  const member = { roles: { cache: new Map([['77', {}]]) } };
  const message = (change: object = {}) =>
    ({
      ...{ id: '1', channelId: '2', guildId: '3', content: '<@9> who *won* <@!9>?', system: false, webhookId: null },
      ...{ client: { user: { id: '9' } }, author: { id: '4', bot: false }, guild: { preferredLocale: 'de' } },
      ...{ member, channel, ...change },
    }) as unknown as Parameters<typeof readMention>[0];
  expect(readMention(message())).toEqual({
    ...{ kind: 'mention', id: '1', place: '2', inThread: true, server: '3', content: 'who *won*  ?' },
    ...{ person: { id: '4', roles: ['77'], permissions: '5' }, locale: 'de', appPermissions: '5' },
  });
  for (const change of [
    { author: { id: '4', bot: true } },
    { webhookId: '5' },
    { system: true },
    { channel: { ...channel, isDMBased: () => true } },
    { content: 'who won?' },
    { content: '<@&9> @everyone who won?' },
  ])
    expect(readMention(message(change))).toBeNull();
  // Somebody who has left since has no rights.
  expect(readMention(message({ member: null }))?.person).toEqual({ id: '4', roles: [], permissions: '0' });
});
