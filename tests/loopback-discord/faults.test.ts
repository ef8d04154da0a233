import { afterEach, expect, test } from 'vitest';
import type { LoopbackOptions } from '../helpers/discord/index.ts';
import { logIn, type Running, run } from './tiny-bot.ts';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(options: LoopbackOptions = {}) {
  running = await run(async () => undefined, [], options);
  const { discord, client } = running;
  const path = `/channels/${discord.channelId('general')}/messages` as const;
  const send = (content: string, more: object = {}) => client.rest.post(path, { body: { content, ...more } });
  const texts = () => discord.botMessages().map(({ text }) => text);
  return { discord, client, send, texts, path };
}

const MESSAGES = '/channels/:channel/messages';

test('a 500 is tried again, a fault is counted down, and it is no refusal', async () => {
  const { discord, send, texts } = await start();
  discord.fail({ kind: 'status', status: 500, method: 'POST', route: MESSAGES, times: 2 });
  await send('through');
  expect(texts()).toEqual(['through']);
  expect(discord.requests.filter(({ route }) => route === MESSAGES).map(({ status }) => status)).toEqual([
    500, 500, 200,
  ]);
  expect(discord.refusals).toEqual([]);
});

test('a 502 with a page instead of JSON ends as an error after four tries', async () => {
  const { discord, send } = await start();
  discord.fail({ kind: 'status', status: 502, body: '<html>Bad Gateway</html>', route: MESSAGES, times: 9 });
  await expect(send('never')).rejects.toMatchObject({ status: 502 });
  discord.clearFaults();
  await expect(send('now')).resolves.toHaveProperty('id');
});

test('a 429 is waited out, for one route or for all', async () => {
  const { discord, client, send, texts } = await start();
  discord.fail({ kind: 'rateLimit', retryAfterMs: 150, route: MESSAGES });
  const before = performance.now();
  await send('patient');
  expect(performance.now() - before).toBeGreaterThanOrEqual(150);
  discord.fail({ kind: 'rateLimit', retryAfterMs: 150, global: true });
  const limited: boolean[] = [];
  client.rest.on('rateLimited', ({ global }) => limited.push(global));
  await send('more patient');
  expect(texts()).toEqual(['patient', 'more patient']);
  expect(limited).toContain(true);
});

test('silence ends at the time limit of the client', async () => {
  const { discord, client, send } = await start();
  client.rest.options.timeout = 100;
  client.rest.options.retries = 0;
  discord.fail({ kind: 'hang', route: MESSAGES });
  await expect(send('anyone?')).rejects.toThrow(/abort/i);
  expect(discord.requests.at(-1)).toMatchObject({ route: MESSAGES, status: null });
});

test('a connection cut before the work loses it, one cut after has done it, and a nonce keeps a retry from doubling it', async () => {
  const { discord, client, send, texts } = await start();
  client.rest.options.retries = 0;
  discord.fail({ kind: 'reset', route: MESSAGES });
  await expect(send('lost')).rejects.toThrow();
  discord.fail({ kind: 'reset', after: true, route: MESSAGES });
  await expect(send('done', { nonce: '1', enforce_nonce: true })).rejects.toThrow();
  await send('done', { nonce: '1', enforce_nonce: true });
  expect(texts()).toEqual(['done']);
});

test('a delay is as long as asked', async () => {
  const { discord, send } = await start();
  discord.fail({ kind: 'delay', ms: 120, route: '/channels/*' });
  const before = performance.now();
  await send('slow');
  expect(performance.now() - before).toBeGreaterThanOrEqual(115);
});

test('a rate limit is told in headers that the client obeys, so that nothing is refused', async () => {
  const { discord, client, send } = await start({ rateLimits: { [`POST ${MESSAGES}`]: { limit: 2, perMs: 1000 } } });
  const waits: number[] = [];
  client.rest.on('rateLimited', ({ timeToReset }) => waits.push(timeToReset));
  for (const text of ['a', 'b', 'c']) await send(text);
  expect(waits).toHaveLength(1);
  expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
});

test('a client that ignores the limit gets 429 with the time to wait', async () => {
  const { discord, path } = await start({ globalRateLimit: 3 });
  const send = () =>
    fetch(`${discord.apiUrl}/v10${path}`, {
      method: 'POST',
      headers: { Authorization: `Bot ${discord.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ content: 'again' }),
    });
  const answers = [];
  for (let n = 0; n < 5; n += 1) answers.push(await send());
  const last = answers.at(-1);
  expect(last?.status).toBe(429);
  expect(last?.headers.get('x-ratelimit-global')).toBe('true');
  expect(await last?.json()).toMatchObject({ global: true, retry_after: expect.any(Number) });
});

test('requests without the token, to nowhere, by the wrong method or with broken JSON are refused', async () => {
  const { discord } = await start();
  const status = async (path: string, init: RequestInit = {}) =>
    (await fetch(`${discord.apiUrl}/v10${path}`, init)).status;
  const headers = { Authorization: `Bot ${discord.token}`, 'Content-Type': 'application/json' };
  expect(await status('/users/@me')).toBe(401);
  expect(await status('/nowhere', { headers })).toBe(404);
  expect(await status('/users/@me', { method: 'DELETE', headers })).toBe(405);
  const broken = { method: 'POST', headers, body: '{' };
  expect(await status(`/channels/${discord.channelId('general')}/messages`, broken)).toBe(400);
  expect(discord.refusals.map(({ code }) => code)).toEqual([0, 0, 0, 50109]);
});

test('the busiest second is known', async () => {
  const { discord, send } = await start();
  discord.clock.freeze();
  for (const text of ['a', 'b', 'c']) await send(text);
  discord.clock.advance(1000);
  await send('d');
  expect(discord.peakRequestsPerSecond()).toBeGreaterThanOrEqual(3);
  expect(discord.peakRequestsPerSecond()).toBeLessThan(discord.requests.length);
});

test('a second login counts against the sessions of the day', async () => {
  const { discord } = await start();
  const second = await logIn(discord, async () => undefined);
  expect(discord.gateway.information()).toMatchObject({ session_start_limit: { remaining: 998 } });
  await second.destroy();
});
