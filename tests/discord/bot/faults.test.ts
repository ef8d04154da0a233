/** What happens when Discord, the network or the host misbehaves: late, once, never twice. */
import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { connectClient } from '../../../src/discord/bot/client.ts';
import { startBot } from '../../../src/discord/bot.ts';
import { startLoopbackDiscord } from '../../helpers/discord/index.ts';
import { createToyCore } from '../../helpers/toy/core.ts';
import { configFor, createLog, type LogLine, start } from '../bot-fixture.ts';

const QUESTION = 'Who announced that the president would meet Kim Jong Un?';

test('the routes that these tests break are the ones the bot uses', async () => {
  const { discord } = await start();
  await discord.as('member').in('general').command('ask', { question: QUESTION });
  const routes = discord.requests.map(({ method, route }) => `${method} ${route}`);
  expect(routes.some((route) => route.startsWith('PATCH /webhooks/'))).toBe(true);
  expect(routes.some((route) => route.startsWith('POST /interactions/'))).toBe(true);
});

test.each([
  ['500', { kind: 'status', status: 500, times: 2 }],
  ['503', { kind: 'status', status: 503, times: 1 }],
  ['429', { kind: 'rateLimit', retryAfterMs: 300, times: 2 }],
  ['a cut connection', { kind: 'reset', times: 2 }],
  ['a connection that is cut after the work', { kind: 'reset', after: true, times: 1 }],
  ['silence', { kind: 'hang', times: 1 }],
] as const)('an answer that meets %s is shown late and once', { timeout: 60_000 }, async (_, fault) => {
  const { discord } = await start();
  const member = discord.as('member').in('general');
  discord.fail({ ...fault, method: 'PATCH', route: '/webhooks/*' });
  const answer = await member.command('ask', { question: QUESTION }, { timeoutMs: 40_000 });
  expect(answer.text).toContain('> **1**  ');
  expect(discord.botMessages().length).toBe(1);
  expect(discord.refusals).toEqual([]);
});

test.each([
  ['500', { kind: 'status', status: 500, times: 2 }],
  ['a cut connection', { kind: 'reset', times: 2 }],
  ['a connection that is cut after the work', { kind: 'reset', after: true, times: 1 }],
] as const)('an acknowledgement that meets %s is repeated in time', async (_, fault) => {
  const { discord, log } = await start();
  const member = discord.as('member').in('general');
  discord.fail({ ...fault, method: 'POST', route: '/interactions/*' });
  const answer = await member.command('ask', { question: QUESTION });
  expect(answer.text).toContain('> **1**  ');
  expect(answer.acknowledgedAfterMs).toBeLessThan(3000);
  expect(discord.botMessages().length).toBe(1);
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
});

test('an answer whose acknowledgement is lost comes as a message in the channel, once', async () => {
  const { discord } = await start();
  const member = discord.as('member').in('general');
  discord.fail({ kind: 'status', status: 500, method: 'POST', route: '/interactions/*', times: 1000 });
  const lost = member.command('ask', { question: QUESTION }).catch((error: Error) => error.message);
  const posted = await member.waitForMessage(({ text }) => text.includes('> **1**  '));
  expect(posted.ephemeral).toBe(false);
  expect(await lost).toContain('did not respond');
  expect(discord.botMessages().length).toBe(1);
});

test('a reply to a mention that meets a connection cut after the work is written once', async () => {
  const { discord } = await start();
  const member = discord.as('member').in('general');
  discord.fail({ kind: 'reset', after: true, method: 'POST', route: '/channels/*/messages', times: 2 });
  await member.say(`@Footnote ${QUESTION}`);
  // The two that were cut, and one that came through.
  const posts = () => discord.requests.filter(({ method, route }) => method === 'POST' && route.endsWith('/messages'));
  await expect.poll(() => posts().map(({ status }) => status), { timeout: 20_000 }).toHaveLength(3);
  expect(discord.botMessages().length).toBe(1);
});

test('a dropped gateway, resumed or not, loses no question and answers none twice', async () => {
  const { discord, core } = await start();
  const member = discord.as('member').in('general');
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  core.beforeAsk = () => gate;
  const asked = member.command('ask', { question: QUESTION });
  discord.gateway.drop();
  open();
  expect((await asked).text).toContain('> **1**  ');
  const later = await retry(() => member.command('ask', { question: QUESTION }));
  expect(later.text).toContain('> **1**  ');
  discord.gateway.invalidate();
  const afterwards = await retry(() => member.command('ask', { question: QUESTION }));
  expect(afterwards.text).toContain('> **1**  ');
  expect(discord.botMessages().length).toBe(3);
});

/** A member presses enter again while the bot is reconnecting. */
async function retry<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries > 40) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

test('twenty questions at once are each acknowledged in time, and each answered', async () => {
  const { discord } = await start();
  const member = discord.as('member').in('general');
  const answers = await Promise.all(Array.from({ length: 20 }, () => member.command('ask', { question: QUESTION })));
  for (const answer of answers) expect(answer.text).toContain('> **1**  ');
  // A question that Discord has given up on refuses its answer.
  expect(discord.refusals).toEqual([]);
});

test('a stop finishes the answers under way and tells newcomers to wait', async () => {
  const { discord, core, bot } = await start();
  const member = discord.as('member').in('general');
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  core.beforeAsk = () => gate;
  const asked = member.command('ask', { question: QUESTION });
  await member.waitForMessage(({ loading }) => loading);
  const stopped = bot.stop();
  const late = await member.command('ask', { question: QUESTION });
  expect([late.ephemeral, late.text]).toEqual([true, 'Footnote is restarting. Try again in a moment.']);
  open();
  expect((await asked).text).toContain('> **1**  ');
  await stopped;
  expect(discord.gateway.connections).toBe(0);
});

test('commands are written only when they differ, and for one server when one is named', async () => {
  const running = await start();
  expect(running.discord.commandWrites).toBe(1);
  await running.restart();
  expect(running.discord.commandWrites).toBe(1);
  expect(running.discord.commands().map(({ name }) => name)).toEqual(commands.map(({ data }) => data.name));
  const discord = await startLoopbackDiscord();
  const config = configFor(discord, { DISCORD_GUILD_ID: discord.guild().id });
  for (let round = 0; round < 2; round += 1) {
    const bot = await startBot({ config, core: createToyCore(), commands, logger: createLog([]) });
    await bot.stop();
  }
  expect(discord.commandWrites).toBe(1);
  expect(discord.commands()).toEqual([]);
  expect(discord.commands(discord.guild().name).length).toBe(commands.length);
  expect(discord.refusals).toEqual([]);
  await discord.close();
});

test('a server that is named later has each command once, and commands of others stay', async () => {
  const discord = await startLoopbackDiscord();
  const begin = async (env: Record<string, string>) => {
    const config = configFor(discord, env);
    const bot = await startBot({ config, core: createToyCore(), commands, logger: createLog([]) });
    return bot;
  };
  const everywhere = await begin({});
  const route = `/applications/${discord.applicationId}/commands` as const;
  await everywhere.client.rest.post(route, { body: { name: 'other', description: 'Of somebody else' } });
  await everywhere.stop();
  for (let round = 0; round < 2; round += 1) await (await begin({ DISCORD_GUILD_ID: discord.guild().id })).stop();
  expect(discord.commands().map(({ name }) => name)).toEqual(['other']);
  expect(discord.commands(discord.guild().name).length).toBe(commands.length);
  expect(discord.refusals).toEqual([]);
  await discord.close();
});

test('a wrong token, and a Discord that cannot be reached, are named with what to do', async () => {
  const discord = await startLoopbackDiscord();
  const parts = { core: createToyCore(), commands, logger: createLog([]) };
  const wrong = configFor(discord, { DISCORD_TOKEN: `${discord.token}x` });
  await expect(startBot({ config: wrong, ...parts })).rejects.toMatchObject({
    code: 'TOKEN_INVALID',
    message: expect.stringContaining('Reset Token'),
  });
  await discord.close();
});

test('a Discord that is down at the start is waited for', async () => {
  const discord = await startLoopbackDiscord();
  discord.fail({ kind: 'status', status: 500, times: 2 });
  const bot = await startBot({ config: configFor(discord), core: createToyCore(), commands, logger: createLog([]) });
  expect(bot.client.isReady()).toBe(true);
  await bot.stop();
  await discord.close();
});

test('a host hears at once of a Discord that cannot be reached, and of one that keeps silent', async () => {
  const discord = await startLoopbackDiscord();
  const connect = async (tellAfterMs: number) => {
    const log: LogLine[] = [];
    const patience = { forMs: 10_000, firstPauseMs: 1, tellAfterMs };
    const client = await connectClient(configFor(discord), discord.token, createLog(log), () => {}, patience);
    await client.destroy();
    return log.map(({ level, message }) => `${level}: ${message}`);
  };
  expect(await connect(60_000)).toEqual([]);
  expect(await connect(0)).toEqual([expect.stringMatching(/^warn: Discord has not let the bot in yet/)]);
  discord.fail({ kind: 'status', status: 500, times: 3 });
  expect(await connect(60_000)).toEqual([
    expect.stringMatching(/^warn: Discord cannot be reached \(.+\); trying again/),
  ]);
  await discord.close();
});

test('an end of the connection for good is reported to whoever started the bot', async () => {
  const { discord, bot } = await start();
  discord.gateway.drop({ code: 4004, resumable: false });
  expect(await bot.failed).toMatchObject({ code: 'DISCORD_REFUSED' });
});

test('two processes on one token show one answer, and the doctor names the other process', async () => {
  const { discord, state } = await start();
  const config = configFor(discord);
  const twin = await startBot({ config, core: createToyCore(state), commands, logger: createLog([]) });
  const admin = discord.as('admin').in('general');
  const seen: string[] = [];
  // Both fill in the one reply; which of them was told that it came late is up to the network.
  while (!seen.some((text) => text.includes('given by somebody else first')) && seen.length < 20) {
    await admin.command('ask', { question: QUESTION });
    const shown = await admin.command('doctor');
    const { text, edits } = await admin.waitFor(shown, ({ edits }) => edits.length > 0);
    seen.push([...edits, text].join('\n'));
  }
  expect(seen.at(-1)).toContain('Stop the other process, or reset the token in the developer portal.');
  expect(discord.botMessages().length).toBe(2 * seen.length);
  await twin.stop();
});

test('health, readiness and metrics are served when a port is set', async () => {
  const { discord, bot } = await start({ env: { HEALTH_PORT: '0' } });
  await discord.as('member').in('general').command('ask', { question: QUESTION });
  await discord.as('member').in('general').command('ask', { question: 'xylophone concerto' });
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${bot.healthPort}${path}`);
    return { status: response.status, body: await response.text() };
  };
  expect(await get('/healthz')).toEqual({ status: 200, body: 'ok\n' });
  expect(await get('/readyz')).toEqual({ status: 200, body: 'ready\n' });
  const { body } = await get('/metrics');
  expect(body).toContain('footnote_questions_total{outcome="answered"} 1');
  expect(body).toContain('footnote_questions_total{outcome="abstained"} 1');
  expect(body).toContain('footnote_acknowledgement_seconds_count 2');
  expect(body).toContain('nodejs_eventloop_lag_p99_seconds');
  expect((await get('/other')).status).toBe(404);
});

test('the log holds neither questions nor the token', async () => {
  const lines: LogLine[] = [];
  const { discord, log } = await start();
  const member = discord.as('member').in('general');
  discord.fail({ kind: 'status', status: 404, method: 'PATCH', route: '/webhooks/*', times: 5 });
  await member.command('ask', { question: QUESTION }, { timeoutMs: 1_000 }).catch(() => undefined);
  lines.push(...log);
  expect(lines.some(({ level }) => level === 'error')).toBe(true);
  for (const line of lines) expect(line.message).not.toContain('president');
});
