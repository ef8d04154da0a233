/** Payloads, and the table of cases that takes each limit from both sides: the largest passes, one more is refused. */
import { DiscordAPIError } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whyRefused } from '../helpers/discord/index.ts';
import { type Running, run } from './tiny-bot.ts';

export const V2 = 1 << 15;
export const text = (content: string) => ({ type: 10, content });
export const row = (...components: object[]) => ({ type: 1, components });
export const button = (more: object = {}) => ({ type: 2, style: 2, label: 'Open', custom_id: 'open', ...more });
export const select = (more: object = {}) => ({ type: 3, custom_id: 'pick', options: options(1), ...more });
export const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ label: `Option ${n}`, value: `value-${n}` }));
export const buttons = (count: number) => Array.from({ length: count }, (_, n) => button({ custom_id: `b${n}` }));
export const texts = (count: number) => Array.from({ length: count }, (_, n) => text(`Line ${n}`));
export const v2 = (...components: object[]) => ({ flags: V2, components });
export const section = (count: number, accessory: object | null = button()) => ({
  type: 9,
  components: texts(count),
  accessory,
});
export const picture = (more: object = {}) => ({ media: { url: 'https://example.org/a.png' }, ...more });
export const embed = (more: object) => ({ embeds: [more] });
export const fields = (count: number) => Array.from({ length: count }, () => ({ name: 'n', value: 'v' }));
export const x = (count: number) => 'x'.repeat(count);

export type Accepted = [name: string, body: object];
/** The reason is a part of one line of `refusals[].reasons`. */
export type Refused = [name: string, body: object, reason: string];

/** @returns A function that sends a payload as it is to #general. */
export function testLimits(accepted: Accepted[], refused: Refused[]) {
  let running: Running;
  beforeAll(async () => {
    running = await run(async () => undefined);
  });
  afterAll(() => running.stop());

  const send = (body: object) =>
    running.client.rest.post(`/channels/${running.discord.channelId('general')}/messages`, { body });

  test.each(accepted)('takes %s', async (_, body) => {
    await expect(send(body)).resolves.toHaveProperty('id');
    expect(whyRefused(body)).toEqual([]);
  });

  test.each(refused)('refuses %s', async (_, body, reason) => {
    const before = running.discord.botMessages().length;
    const error = await send(body).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DiscordAPIError);
    const refusal = running.discord.refusals.at(-1);
    expect(refusal?.reasons.join('\n')).toContain(reason);
    expect(refusal).toMatchObject({ method: 'POST', route: '/channels/:channel/messages', status: 400, body });
    expect(running.discord.botMessages()).toHaveLength(before);
  });

  return { send, refusals: () => running.discord.refusals };
}
