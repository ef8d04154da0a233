/** SIGTERM at moments when there is work under way, to a process of its own: nothing is lost and the exit code is 0. */
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startLoopbackDiscord } from '../helpers/discord/index.ts';
import { numberedArticle, temporaryFolder, writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';
import { finished, startProgram } from '../helpers/process.ts';

vi.setConfig({ testTimeout: 240_000 });

const stories = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${i}.md`, numberedArticle(i, 30)]));

async function startBot(articles: number) {
  const discord = await startLoopbackDiscord();
  // Whether an answer comes in time on a busy machine is not the subject here.
  discord.clock.freeze();
  const root = temporaryFolder();
  const places = { articlesDir: join(root, 'articles'), dataDir: join(root, 'data') };
  writeFiles(places.articlesDir, stories(articles));
  const child = startProgram('index', places, [], {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ASK_COOLDOWN_SECONDS: '0',
    ASK_SERVER_PER_MINUTE: '1000',
  });
  const done = finished(child);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await done;
    await discord.close();
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const says = async (wanted: string) => {
    while (!said.includes(wanted)) {
      const ended = await Promise.race([done.then(() => true), new Promise((later) => setTimeout(later, 10, false))]);
      if (ended && !said.includes(wanted)) throw new Error(`It ended before it said "${wanted}": ${said}`);
    }
  };
  return { discord, child, done, says, places };
}

test('SIGTERM under load: what was asked is answered, newcomers are told to wait, and every answer is kept', async () => {
  const { discord, child, done, says, places } = await startBot(20);
  await says('The bot is online');
  const member = discord.as('member').in('general');
  const ask = (i: number) =>
    member.command('ask', { question: `What did keeper${i} write down on day ${i * 31}?` }, { timeoutMs: 60_000 });
  const asked = Array.from({ length: 20 }, (_, i) => ask(i));
  await member.waitForMessage(({ loading }) => loading);
  child.kill('SIGTERM');
  const answers = await Promise.all(asked);
  const answered = answers.filter(({ text }) => text.includes('keeper'));
  const waiting = answers.filter(({ text }) => text.includes('restarting'));
  expect(answered.length).toBeGreaterThan(0);
  expect(answered.length + waiting.length).toBe(20);
  expect((await done).code).toBe(0);
  const library = await openLibrary(places);
  expect(await library.store.answerTimesSince(0)).toHaveLength(answered.length);
  await library.close();
});

test('SIGTERM during the first index ends at once with 0, and the next start begins anew', async () => {
  const { child, done, says, places } = await startBot(800);
  await says('Embedding');
  child.kill('SIGTERM');
  const { code, stderr } = await done;
  expect({ code, failed: /cancelled|Error/.test(stderr) }).toEqual({ code: 0, failed: false });
  const library = await openLibrary(places);
  expect(await library.store.lastJob()).toMatchObject({ state: 'cancelled' });
  expect((await library.store.listArticles(0, 1)).total).toBe(0);
  await library.close();
});
