/**
 * `npm run soak -- --minutes N`: a bot under all that a server does to it at once. Members ask, an admin reindexes, articles
 * change, and faults are put in: the gateway drops, Discord answers 429 and 500, a file cannot be read. Every question
 * has one right answer; what is lost, wrong or slow is counted, and memory is read at the start and at the end.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type BotProcess, reindexAs, startBotProcess } from './bot-process.ts';
import { createWriter, seeded } from './corpus.ts';
import { writeReport } from './report.ts';
import { saveResult } from './results.ts';
import { quantiles, round } from './timing.ts';

const MEMBERS = 10;
const ARTICLES = 200;
const FILLER_WORDS = 600;
const CHANGED_AT_ONCE = 5;
const PATIENCE_MS = 60_000;
/** What a member would call slow. */
const SLOW_MS = 3_000;
const PAUSE_MS = 1_500;
const REINDEX_EVERY_MS = 8_000;
const FAULT_EVERY_MS = 20_000;

interface Tally {
  asked: number;
  answered: number;
  lost: string[];
  wrong: string[];
  slow: number;
  reindexes: number;
  failedReindexes: number;
  faults: Record<string, number>;
  times: number[];
  residentMb: number[];
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new TypeError('Usage: npm run soak -- --minutes N, N being a number above 0.');

const folder = await mkdtemp(join(tmpdir(), 'footnote-soak-'));
const articles = join(folder, 'articles');
mkdirSync(articles);
const writer = createWriter(21);
/** The year that each article gives now, and the one before: a question may meet either while a reindex runs. */
const years: { now: number; before: number }[] = [];

function writeArticle(i: number, year: number): void {
  const known = years[i];
  years[i] = { now: year, before: known?.now ?? year };
  const text = `Keeper number ${i}\n\nThe lighthouse keeper Ostrander${i} left the island of Quorl${i} in the year ${year}.\n\nFrom the diary\n\n${writer.article(FILLER_WORDS)}`;
  writeFileSync(join(articles, `keeper-${i}.txt`), text);
}
for (let i = 0; i < ARTICLES; i++) writeArticle(i, 1800 + (i % 100));

const bot = await startBotProcess(folder, MEMBERS, { LOG_LEVEL: 'info' });
const tally: Tally = {
  asked: 0,
  answered: 0,
  lost: [],
  wrong: [],
  slow: 0,
  reindexes: 0,
  failedReindexes: 0,
  faults: {},
  times: [],
  residentMb: [],
};
const end = performance.now() + minutes * 60_000;
const running = () => performance.now() < end;

await delay(2_000);
bot.resetLag();
await Promise.all([
  ...Array.from({ length: MEMBERS }, (_, i) => ask(bot, i)),
  reindex(bot),
  disturb(bot),
  watchMemory(bot),
]);
const lag = bot.lag();
const exitCode = await bot.stop();
await rm(folder, { recursive: true, force: true });
const { lost, wrong, times, residentMb, ...counts } = tally;
saveResult('soak', `${minutes} minutes`, `${ARTICLES} articles, ${MEMBERS} members, one admin`, {
  ...counts,
  lost: lost.length,
  wrong: wrong.length,
  examples: [...lost.slice(0, 3), ...wrong.slice(0, 3)],
  answeredMs: quantiles(times),
  lagMs: { p50: round(lag?.p50 ?? 0), p99: round(lag?.p99 ?? 0), longest: round(lag?.longest ?? 0) },
  residentMbAtStart: residentMb[0] ?? 0,
  residentMbHighest: Math.max(...residentMb),
  residentMbAtEnd: residentMb.at(-1) ?? 0,
  refusals: bot.discord.refusals.length,
  exitCode,
});
writeReport();

async function ask({ discord }: BotProcess, i: number): Promise<void> {
  const member = discord.as(`member-${i}`).in('general');
  const random = seeded(500 + i);
  while (running()) {
    const article = Math.floor(random() * ARTICLES);
    const question = `When did the keeper Ostrander${article} leave the island of Quorl${article}?`;
    const began = performance.now();
    tally.asked++;
    const answer = await member
      .command('ask', { question }, { timeoutMs: PATIENCE_MS })
      .catch((error: unknown) => error);
    const ms = performance.now() - began;
    if (answer instanceof Error) tally.lost.push(`${question}: ${answer.message.slice(0, 200)}`);
    else {
      const { text } = answer as { text: string };
      const { now, before } = years[article] as { now: number; before: number };
      if (!text.includes(String(now)) && !text.includes(String(before)))
        tally.wrong.push(`${question}: ${text.slice(0, 200)}`);
      else tally.answered++;
      tally.times.push(ms);
      if (ms > SLOW_MS) tally.slow++;
    }
    await delay(random() * PAUSE_MS);
  }
}

/** Changes a few articles, reindexes, and goes on; an article changes again only when its last change is in the index. */
async function reindex({ discord }: BotProcess): Promise<void> {
  const admin = discord.as('admin').in('general');
  const random = seeded(77);
  for (let round = 0; running(); round++) {
    const changing = new Set(Array.from({ length: CHANGED_AT_ONCE }, () => Math.floor(random() * ARTICLES)));
    for (const i of changing) writeArticle(i, 1900 + Math.floor(random() * 100));
    const ended = await reindexAs(admin, round % 5 === 4 ? 'full' : 'changed').catch(() => null);
    tally.reindexes++;
    if (ended === null || !/Done in|Nothing has changed/.test(ended.text)) tally.failedReindexes++;
    await delay(REINDEX_EVERY_MS * random());
  }
}

async function disturb({ discord }: BotProcess): Promise<void> {
  const faults: Readonly<Record<string, () => void>> = {
    'gateway dropped, resumable': () => discord.gateway.drop(),
    'three answers of 500': () =>
      discord.fail({ kind: 'status', status: 500, method: 'PATCH', route: '/webhooks/*', times: 3 }),
    'an answer of 429': () =>
      discord.fail({ kind: 'rateLimit', retryAfterMs: 500, method: 'PATCH', route: '/webhooks/*', times: 1 }),
    'a file that is no text': () => writeFileSync(join(articles, 'broken.txt'), Buffer.from([0, 1, 2, 3, 0, 255])),
    'the file gone again': () => rmSync(join(articles, 'broken.txt'), { force: true }),
  };
  const names = Object.keys(faults);
  for (let i = 0; running(); i++) {
    await delay(Math.min(FAULT_EVERY_MS, Math.max(0, end - performance.now())));
    const name = names[i % names.length] as string;
    faults[name]?.();
    tally.faults[name] = (tally.faults[name] ?? 0) + 1;
  }
}

async function watchMemory({ lag: read }: BotProcess): Promise<void> {
  while (running()) {
    const found = read();
    if (found !== null) tally.residentMb.push(found.residentMb);
    await delay(2_000);
  }
}
