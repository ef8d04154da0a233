/**
 * The bot killed with SIGKILL while it reindexes, over and over on the same folders: besides what is asked of `index`, no
 * answer that a member was given is lost, and each can still be read as it was quoted.
 */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openEmbeddingModel } from '../../embeddings/model.ts';
import { tinyModelFolder } from '../helpers/core.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from '../helpers/discord/index.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { ended, lastJobIn, reach } from '../helpers/kill/moments.ts';
import {
  changeArticles,
  checkRound,
  emptyTally,
  killRounds,
  planRound,
  seededRandom,
  tellProgress,
} from '../helpers/kill/rounds.ts';
import { type Library, openLibrary, type Snapshot } from '../helpers/library.ts';
import { finished, type Places, startProgram } from '../helpers/process.ts';

const ROUNDS = killRounds(2);
const AFTER_MOMENT_MS = 40;
const PATIENT = { timeoutMs: 120_000 };

test(`${ROUNDS} times killed during /reindex, the bot loses no article and no answer`, {
  timeout: 240_000 + ROUNDS * 90_000,
}, async () => {
  const root = temporaryFolder();
  const places = { articlesDir: join(root, 'articles'), dataDir: join(root, 'data') };
  const model = await openEmbeddingModel({ model: tinyModelFolder(), dataDir: root });
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.close());
  // Whether an answer comes in time on a busy machine is not the subject here.
  discord.clock.freeze();
  const random = seededRandom();
  const tally = emptyTally();
  const answers = new Set<string>();
  changeArticles(places.articlesDir, 0, random);
  mkdirSync(places.dataDir);
  const library = await openLibrary({ ...places, model, env: { EMBEDDING_MODEL: tinyModelFolder() } });
  await library.reindex();
  let before = await library.snapshot();
  await library.close();
  let span = 1500;
  for (let round = 0; round < ROUNDS; round++) {
    const { moment, full, later } = planRound(round, random);
    const bot = await startOnline(places, discord);
    await discord
      .as('member')
      .in('general')
      .command('ask', { question: questionAbout(before, random) }, PATIENT);
    const lastJob = lastJobIn(places.dataDir);
    changeArticles(places.articlesDir, round, random);
    const over = new AbortController();
    const started = performance.now();
    const done = ended(places.dataDir, lastJob, over.signal);
    // Nobody answers once the bot is killed.
    const reindex = discord
      .as('admin')
      .in('general')
      .command('reindex run', full ? { mode: 'full' } : {});
    reindex.catch(() => undefined);
    if (moment === 'random') await Promise.race([delay(later * span * 1.25), done]);
    else if (await Promise.race([reach(moment, places.dataDir, lastJob, over.signal), done.then(() => false)]))
      tally.moments[moment] = (tally.moments[moment] ?? 0) + 1;
    if (moment !== 'random') await delay(later * AFTER_MOMENT_MS);
    over.abort();
    if (await done) {
      tally.ended++;
      span = performance.now() - started;
    }
    bot.child.kill('SIGKILL');
    await bot.done;
    before = await checkRound(places, model, before, tally, (found) =>
      checkGiven(found, discord.channelId('general'), answers, round + 1),
    );
    tellProgress('the bot', round + 1, ROUNDS, { ...tally, answers: answers.size });
  }
  expect(discord.refusals).toEqual([]);
});

async function startOnline(places: Places, discord: LoopbackDiscord) {
  const child = startProgram('index', places, [], {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ASK_COOLDOWN_SECONDS: '0',
  });
  const done = finished(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  while (!said.includes('The bot is online')) {
    const dead = await Promise.race([
      done,
      ...[child.stdout, child.stderr].map((stream) => once(stream as NodeJS.ReadableStream, 'data').then(() => null)),
    ]);
    if (dead !== null) throw new Error(`The bot ended before it was online: ${said}`);
  }
  return { child, done };
}

/** About something that stands in the articles. */
function questionAbout({ articles }: Snapshot, random: (below: number) => number): string {
  const passage = articles[random(articles.length)]?.passages[0] ?? '';
  return `What did ${/keeper\d+/.exec(passage)?.[0]} do on day ${/day (\d+)/.exec(passage)?.[1]}?`;
}

/** Every answer given so far is there, and its quotes stand in the versions they were taken from. */
async function checkGiven({ store }: Library, channel: string, answers: Set<string>, asked: number): Promise<void> {
  expect(await store.answerTimesSince(0)).toHaveLength(asked);
  for (const { id } of await store.latestAnswers(channel, 25)) answers.add(id);
  expect(answers.size).toBe(asked);
  for (const id of answers) {
    const answer = await store.findAnswer(id);
    if (answer === null) throw new Error(`The answer ${id} was lost.`);
    for (const { version, start, end, text } of answer.quotes)
      expect((await store.loadVersion(version))?.text.slice(start, end)).toBe(text);
  }
}
