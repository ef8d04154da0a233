/** One start in a process of its own, for start.ts: `node run.mjs bench/start-once.ts DATA_DIR ARTICLES_DIR`. */
import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '../src/config.ts';
import { openCore } from '../src/core/open-core.ts';
import { createWriter } from './corpus.ts';
import { quantiles, residentMb, timed } from './timing.ts';

const QUESTIONS = 200;

const [, , dataDir = '', articlesDir = ''] = process.argv;
const core = await openCore(loadConfig({ DATA_DIR: dataDir, ARTICLES_DIR: articlesDir, LOG_LEVEL: 'silent' }), {
  vectorsWaitMs: 250,
});
const writer = createWriter(5);
const first = await timed(() => core.ask({ question: writer.question() }));
// Counted from the start of the process: compiling, importing, threads, model, store and graph.
const readyMs = performance.now() - first;
const { user, system } = process.cpuUsage();
const residentAtStart = residentMb();
while ((await core.status()).index === 'building') await delay(10);
const vectorsMs = performance.now();
const times: number[] = [];

for (let i = 0; i < QUESTIONS; i++) times.push(await timed(() => core.ask({ question: writer.question() })));
process.stdout.write(
  JSON.stringify({
    readyMs,
    vectorsMs,
    firstAnswerMs: first,
    cpuMs: (user + system) / 1000,
    residentAtStart,
    residentMb: residentMb(),
    index: (await core.status()).index,
    ms: quantiles(times),
  }),
);
await core.close();
