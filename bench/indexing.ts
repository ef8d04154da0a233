/** Indexing by stage, one after the other on one core: read, clean, cut, tokenize, embed, store, graph. */
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutPassages } from '../embeddings/chunker.ts';
import { openEmbeddingModel } from '../embeddings/model.ts';
import { createVectorIndex } from '../embeddings/vector-index.ts';
import { blockKeys, parseArticle, readArticleBytes } from '../src/articles/read.ts';
import type { WalkedFile } from '../src/articles/walk.ts';
import { vectorSpace } from '../src/indexing/made-with.ts';
import { windowText } from '../src/indexing/passages.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import type { Article } from '../src/types.ts';
import { describeCorpus, prepareArticles } from './prepared.ts';
import { saveResult } from './results.ts';
import { round } from './timing.ts';

const MEGABYTES = 2 ** 20;

export async function run(passages = 10_000): Promise<void> {
  const articlesDir = join(await prepareArticles(passages), 'articles');
  const dataDir = await mkdtemp(join(tmpdir(), 'footnote-bench-'));
  try {
    const model = await openEmbeddingModel({ model: 'builtin', dataDir });
    const store = openSqliteStore(dataDir);
    const seconds: Record<string, number> = {};
    const stage = async <T>(name: string, work: () => Promise<T> | T): Promise<T> => {
      const started = performance.now();
      const result = await work();
      seconds[name] = (performance.now() - started) / 1000;
      return result;
    };
    const files = await listFiles(articlesDir);
    const read = await stage('read', async () => {
      const all: Uint8Array[] = [];
      for (const file of files) all.push(await readArticleBytes(file, MEGABYTES));
      return all;
    });
    const articles = await stage('clean', async () => {
      const all: Article[] = [];
      for (const [i, bytes] of read.entries())
        all.push(await parseArticle(files[i]?.path as string, bytes, { boilerplate: 'drop', maxBytes: MEGABYTES }));
      return all;
    });
    await store.beginJob(1, 'full');
    const ids = await stage('store', async () => {
      const all: number[] = [];
      for (const article of articles) all.push(await store.stageVersion(1, article, '', '', blockKeys(article)));
      return all;
    });
    const { windowWords } = model.description;
    const cutting = { windowWords, countTokens: (text: string) => model.countTokens(text), maxTokens: model.maxTokens };
    const cut = await stage('cut', () => articles.map((article) => cutPassages(article, cutting)));
    const texts = cut.map((own, a) =>
      own.map(({ windows, heading }) =>
        windows.map(({ start, end }) => windowText(articles[a] as Article, heading, start, end)),
      ),
    );
    const tokens = await stage('tokenize', () =>
      texts.map((own) => own.map((windows) => windows.map((text) => model.tokenIds(text)))),
    );
    const flat = texts.flat(2);
    const vectors = await stage('embed', () => model.embedPassages(flat));
    const storing = performance.now();
    let next = 0;
    for (const [a, own] of cut.entries()) {
      const version = await store.loadVersion(ids[a] as number);
      if (version === null) throw new Error('A version that was just stored is gone.');
      const indexed = own.map((passage, p) => {
        const embedded = vectors.slice(next, next + passage.windows.length);
        next += passage.windows.length;
        return { passage, vectors: embedded, tokens: tokens[a]?.[p] ?? [] };
      });
      await store.stagePassages(version, indexed, '');
    }
    seconds.store = (seconds.store ?? 0) + (performance.now() - storing) / 1000;
    const graph = createVectorIndex({
      path: join(dataDir, 'graph'),
      generation: 1,
      capacity: flat.length,
      ...vectorSpace(model),
    });
    await stage('graph', () => graph.addMany(Array.from(flat.keys()), vectors));
    await store.close();
    const count = cut.reduce((sum, own) => sum + own.length, 0);
    const total = Object.values(seconds).reduce((sum, one) => sum + one, 0);
    saveResult('indexing', String(passages), describeCorpus(articles.length, count), {
      passages: count,
      windows: flat.length,
      seconds: Object.fromEntries(Object.entries(seconds).map(([name, value]) => [name, round(value)])),
      passagesPerSecond: round(count / total),
      windowsPerSecond: round(flat.length / total),
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function listFiles(folder: string): Promise<WalkedFile[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
  return Promise.all(
    names.map(async (path) => {
      const absolutePath = join(folder, path);
      const { size, mtimeMs, ino } = await stat(absolutePath);
      return { path, absolutePath, sizeBytes: size, modifiedMs: mtimeMs, identity: String(ino) };
    }),
  );
}
