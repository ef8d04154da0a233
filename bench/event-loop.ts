/**
 * Whether the bot keeps its promises to Discord while it works hardest: twenty members ask, again and again, during a
 * full reindex. How late its event loop runs, how soon each question is acknowledged, and whether each is answered.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { reindexAs, startBotProcess } from './bot-process.ts';
import { createWriter } from './corpus.ts';
import { describeCorpus, prepareIndex } from './prepared.ts';
import { saveResult } from './results.ts';
import { quantiles, round } from './timing.ts';

const MEMBERS = 20;
const PATIENCE_MS = 120_000;
/** Questions of each member before it begins: a bot that has just started opens its connections to Discord first. */
const WARM_UP = 3;

export async function run(passages = 10_000): Promise<void> {
  const config = await prepareIndex(passages);
  const folder = await mkdtemp(join(tmpdir(), 'footnote-bench-'));
  await cp(config.ARTICLES_DIR, join(folder, 'articles'), { recursive: true });
  await cp(config.DATA_DIR, join(folder, 'data'), { recursive: true });
  const bot = await startBotProcess(folder, MEMBERS);
  try {
    const acknowledged: number[] = [];
    const answered: number[] = [];
    let asked = 0;
    let lost = 0;
    let running = true;
    const admin = bot.discord.as('admin').in('general');
    await Promise.all(
      Array.from({ length: MEMBERS }, async (_, i) => {
        const member = bot.discord.as(`member-${i}`).in('general');
        const writer = createWriter(200 + i);
        for (let n = 0; n < WARM_UP; n++) await member.command('ask', { question: writer.question() });
      }),
    );
    await delay(1_000);
    bot.resetLag();
    const started = performance.now();
    const reindex = reindexAs(admin, 'full').finally(() => {
      running = false;
    });
    const members = Array.from({ length: MEMBERS }, async (_, i) => {
      const member = bot.discord.as(`member-${i}`).in('general');
      const writer = createWriter(100 + i);
      while (running) {
        asked++;
        const began = performance.now();
        const outcome = await member
          .command('ask', { question: writer.question() }, { timeoutMs: PATIENCE_MS })
          .catch(() => null);
        if (outcome === null || outcome.text === '') lost++;
        else {
          acknowledged.push(outcome.acknowledgedAfterMs);
          answered.push(performance.now() - began);
        }
      }
    });
    const report = await reindex;
    const seconds = (performance.now() - started) / 1000;
    await Promise.all(members);
    await delay(1_500);
    const lag = bot.lag();
    if (lag === null) throw new Error('The bot did not write how late its event loop was.');
    saveResult('event-loop', String(passages), describeCorpus(Math.ceil(passages / 10), passages), {
      members: MEMBERS,
      asked,
      lost,
      reindexSeconds: round(seconds),
      reindexDone: report.text.includes('Done in'),
      acknowledgedMs: quantiles(acknowledged),
      answeredMs: quantiles(answered),
      lagMs: { p50: round(lag.p50), p99: round(lag.p99), longest: round(lag.longest) },
      residentMb: lag.residentMb,
    });
  } finally {
    await bot.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
