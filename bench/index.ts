/**
 * `npm run bench [-- passages …]`: indexing, reindexing, questions, start and memory at several sizes, through the same
 * core that the bot uses. Writes docs/performance.md beside the goals. Default sizes: 1000, 10000 and 100000 passages.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../src/config.ts';
import { openCore } from '../src/open-core.ts';
import { createWriter, writeCorpus } from './corpus.ts';

const WORDS_PER_ARTICLE = 1500;
const PASSAGES_PER_ARTICLE = 10;
const QUESTIONS = 200;
const WARM_UP = 20;
const MEGABYTE = 2 ** 20;

interface Row {
  readonly passages: number;
  readonly windows: number;
  readonly indexSeconds: number;
  readonly unchangedMs: number;
  readonly oneChangedMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly readyMs: number;
  readonly residentMb: number;
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

async function measure(passages: number): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-bench-'));
  const config = loadConfig({
    ARTICLES_DIR: join(folder, 'articles'),
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'silent',
  });
  await writeCorpus(config.ARTICLES_DIR, Math.ceil(passages / PASSAGES_PER_ARTICLE), WORDS_PER_ARTICLE, 1);
  try {
    const first = await openCore(config);
    const report = await first.reindex({ mode: 'changed' }).finished;
    const unchanged = await timed(() => first.reindex({ mode: 'changed' }).finished);
    await writeFile(
      join(config.ARTICLES_DIR, '0', 'article-0.txt'),
      `${createWriter(2).article(WORDS_PER_ARTICLE)}\n\nThe zebrafinch parade began in Quorlington.`,
    );
    const changed = await timed(() => first.reindex({ mode: 'changed' }).finished);
    const { answer } = await first.ask({ question: 'Where did the zebrafinch parade begin?' });
    if (answer.quotes[0]?.text.includes('Quorlington') !== true) throw new Error('The changed article was not found.');
    await first.close();

    const started = performance.now();
    const core = await openCore(config);
    const readyMs = performance.now() - started;
    const writer = createWriter(3);
    const times: number[] = [];
    for (let i = 0; i < QUESTIONS + WARM_UP; i++) {
      const ms = await timed(() => core.ask({ question: writer.question() }));
      if (i >= WARM_UP) times.push(ms);
    }
    times.sort((a, b) => a - b);
    const residentMb = process.memoryUsage.rss() / MEGABYTE;
    await core.close();
    return {
      passages: report.passages,
      windows: report.windows,
      indexSeconds: report.seconds,
      unchangedMs: unchanged,
      oneChangedMs: changed,
      p50Ms: quantile(times, 0.5),
      p95Ms: quantile(times, 0.95),
      p99Ms: quantile(times, 0.99),
      readyMs,
      residentMb,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const rows: Row[] = [];
for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]) {
  const row = await measure(size);
  rows.push(row);
  process.stdout.write(`${JSON.stringify(row)}\n`);
}

const largest = rows.at(-1) as Row;
const reached = (yes: boolean) => (yes ? 'reached' : 'not reached');
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const cells = (row: Row) =>
  [
    row.passages,
    row.windows,
    row.indexSeconds.toFixed(1),
    (row.passages / row.indexSeconds).toFixed(0),
    row.unchangedMs.toFixed(0),
    row.oneChangedMs.toFixed(0),
    row.p50Ms.toFixed(1),
    row.p95Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    row.readyMs.toFixed(0),
    row.residentMb.toFixed(0),
  ].join(' | ');
await writeFile(
  join('docs', 'performance.md'),
  `# Performance

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)} (${machine}). Articles of about ${WORDS_PER_ARTICLE} words made up from a seeded
vocabulary of 60,000 words by Zipf's law; the built-in model; questions of three to six such words, one after another, through
the core that the bot uses. Resident memory is the whole process after ${QUESTIONS} questions. The machine is shared, so a figure can be
twice as high in a busy minute.

| passages | windows | first index, s | passages a second | reindex unchanged, ms | one article changed, ms | question p50, ms | p95, ms | p99, ms | start to ready, ms | resident, MB |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${cells(row)} |`).join('\n')}

## Goals, at ${largest.passages} passages

| what | goal | measured | |
| --- | --- | --- | --- |
| question to answer, p95 | under 25 ms | ${largest.p95Ms.toFixed(1)} ms | ${reached(largest.p95Ms < 25)} |
| start to ready | under 2 s | ${(largest.readyMs / 1000).toFixed(2)} s | ${reached(largest.readyMs < 2000)} |
| resident memory | under 700 MB | ${largest.residentMb.toFixed(0)} MB | ${reached(largest.residentMb < 700)} |
| reindex of unchanged articles | under 1 s | ${(largest.unchangedMs / 1000).toFixed(2)} s | ${reached(largest.unchangedMs < 1000)} |
| one changed article to searchable | under 500 ms | ${largest.oneChangedMs.toFixed(0)} ms | ${reached(largest.oneChangedMs < 500)} |
`,
);
