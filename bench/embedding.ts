/**
 * Text to vector: the built-in model on one core, a question, and a model of MiniLM's shape, whose indexing from file to
 * store is held against the bare model on the very same tokens at its best batch: no tokenizer, no store.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddingModel, openEmbeddingModel } from '../embeddings/model.ts';
import { packTokens, planBatches } from '../embeddings/runtime/batching.ts';
import { loadEncoder, loadTokenizer } from '../embeddings/runtime/library.ts';
import { createTokenizer } from '../embeddings/runtime/tokenizer.ts';
import { loadConfig } from '../src/config.ts';
import { stageJob } from '../src/indexing/run.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import { createWriter, writeCorpus } from './corpus.ts';
import { writeMiniLmShape } from './minilm-shape.ts';
import { WORDS_PER_ARTICLE } from './prepared.ts';
import { saveResult } from './results.ts';
import { quantiles, round, timed } from './timing.ts';

const WINDOWS = 20_000;
const WINDOW_WORDS = 45;
const QUESTIONS = 2_000;
const BATCHES = [1, 2, 4, 8, 16, 32];
const COMMON_WORDS = 20_000;

export async function run(articles = 24): Promise<void> {
  await measureBuiltin();
  await measureMiniLm(articles);
}

async function measureBuiltin(): Promise<void> {
  const model = await openEmbeddingModel({ model: 'builtin', dataDir: tmpdir(), threads: 1 });
  const writer = createWriter(11);
  const texts = Array.from({ length: WINDOWS }, () => Array.from({ length: WINDOW_WORDS }, writer.word).join(' '));
  await model.embedPassages(texts.slice(0, 2_000));
  const before = process.cpuUsage();
  const seconds = (await timed(() => model.embedPassages(texts))) / 1000;
  const { user, system } = process.cpuUsage(before);
  const questionTimes: number[] = [];
  for (let i = 0; i < QUESTIONS; i++) {
    const question = writer.question();
    questionTimes.push(await timed(() => model.embedQuery(question)));
  }
  saveResult('embedding', 'builtin', `${WINDOWS} windows of ${WINDOW_WORDS} words by Zipf's law, seed 11, one thread`, {
    dimensions: model.dimensions,
    windowsPerSecond: round(WINDOWS / seconds),
    windowsPerCpuSecond: round((WINDOWS * 1e6) / (user + system)),
    questionMs: quantiles(questionTimes),
  });
}

async function measureMiniLm(articles: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-bench-'));
  try {
    const writer = createWriter(12);
    const words = new Set(Array.from({ length: 200_000 }, writer.word));
    const modelFolder = writeMiniLmShape(join(folder, 'minilm-shape'), [...words].slice(0, COMMON_WORDS));
    await writeCorpus(join(folder, 'articles'), articles, WORDS_PER_ARTICLE, 13);
    const model = await openEmbeddingModel({ model: modelFolder, dataDir: folder });
    const embedded: string[] = [];
    const watched: EmbeddingModel = {
      ...model,
      embedPassages(texts) {
        embedded.push(...texts);
        return model.embedPassages(texts);
      },
    };
    const index = (dataDir: string) => indexAll(watched, modelFolder, folder, join(folder, dataDir));
    // The first pass warms the model up and tells which tokens there are.
    await index('warm');
    const rows = await tokenRows(modelFolder, embedded.splice(0));
    const session = await loadEncoder(modelFolder, true, availableParallelism());
    const bare: { batch: number; seconds: number }[] = [];
    const own: number[] = [];
    for (const batch of BATCHES) {
      // Both in turn, so that a busy minute meets both.
      own.push(await index(`run-${batch}`));
      bare.push({ batch, seconds: (await timed(() => runBare(session, rows, batch))) / 1000 });
    }
    const best = bare.reduce((least, one) => (one.seconds < least.seconds ? one : least));
    const fastest = Math.min(...own);
    const tokens = rows.reduce((sum, row) => sum + row.length, 0);
    saveResult(
      'embedding',
      'MiniLM shape',
      `${articles} articles of ${WORDS_PER_ARTICLE} words, seed 13; ${availableParallelism()} threads`,
      {
        windows: rows.length,
        tokens,
        bareWindowsPerSecond: round(rows.length / best.seconds),
        bestBatch: best.batch,
        bare: bare.map(({ batch, seconds }) => ({ batch, windowsPerSecond: round(rows.length / seconds) })),
        indexingWindowsPerSecond: round(rows.length / fastest),
        shareOfBare: round(best.seconds / fastest),
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Files to store with this model, in this thread; returns seconds. The graph is left out: a bare model has none. */
async function indexAll(model: EmbeddingModel, modelFolder: string, folder: string, dataDir: string): Promise<number> {
  const config = loadConfig({
    ARTICLES_DIR: join(folder, 'articles'),
    DATA_DIR: dataDir,
    EMBEDDING_MODEL: modelFolder,
  });
  await mkdir(dataDir, { recursive: true });
  const opened = openSqliteStore(dataDir);
  const store = { ...opened, buildVectors: async () => false };
  await store.beginJob(1, 'full');
  const controls = { onProgress: () => {}, onFile: () => {}, isCancelled: () => false };
  const job = { id: 1, mode: 'full', preview: false, hanging: [] } as const;
  const ms = await timed(() => stageJob(store, async () => model, config, job, controls));
  await opened.close();
  return ms / 1000;
}

async function tokenRows(modelFolder: string, texts: readonly string[]): Promise<number[][]> {
  const tokenizer = createTokenizer(await loadTokenizer(modelFolder));
  return texts.map((text) => [...tokenizer.before, ...tokenizer.encode(text), ...tokenizer.after]);
}

async function runBare(session: Awaited<ReturnType<typeof loadEncoder>>, rows: readonly number[][], batch: number) {
  const plan = planBatches(
    rows.map(({ length }) => length),
    { rows: batch, tokens: Number.POSITIVE_INFINITY },
  );
  for (const indices of plan) await session.run(packTokens(indices.map((i) => rows[i] as number[])));
}
