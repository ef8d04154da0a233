/** Mentions of the bot in channels where it may do less than usual. */
import { expect, test } from 'vitest';
import { createDelivery } from '../../src/discord/bot/delivery.ts';
import { notice } from '../../src/discord/rendering/payload.ts';
import { PERMISSION } from '../helpers/discord/index.ts';
import { start } from './bot-fixture.ts';
import { expectClean, QUESTION } from './member-walks.ts';

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
