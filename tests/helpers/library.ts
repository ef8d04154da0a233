/**
 * A store with its folder of articles and jobs run on it in this very thread: everything of a reindex but the threads.
 * `snapshot` is what a searcher can see of it, without ids, so that two libraries can be compared.
 */
import { join } from 'node:path';
import type { EmbeddingModel } from '../../embeddings/model.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { ReindexMode, ReindexReport } from '../../src/core.ts';
import { reasonOf } from '../../src/errors.ts';
import type { DraftReport } from '../../src/indexing/draft-report.ts';
import type { OpenModel, Progress } from '../../src/indexing/job.ts';
import { vectorSpace } from '../../src/indexing/made-with.ts';
import { stageJob } from '../../src/indexing/run.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder, writeFiles } from './folders.ts';
import { createWordModel } from './models/word-model.ts';

export interface Library {
  readonly articlesDir: string;
  readonly dataDir: string;
  readonly store: Store;
  readonly config: Config;
  reindex(mode?: ReindexMode, options?: ReindexOptions): Promise<DraftReport>;
  /** Stages a job and stops before it is activated, as a process that dies there does. */
  stageOnly(mode?: ReindexMode): Promise<number>;
  search(question: string): Promise<string[]>;
  snapshot(): Promise<Snapshot>;
  /** Closes the store and opens it again, as the next start does. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface ReindexOptions {
  readonly preview?: boolean;
  readonly hanging?: readonly string[];
  readonly isCancelled?: () => boolean;
  readonly onFile?: (path: string | null) => void;
  readonly model?: EmbeddingModel;
  readonly openModel?: OpenModel;
  readonly onProgress?: (progress: Progress) => void;
  readonly sweep?: boolean;
}

export interface Snapshot {
  readonly articles: readonly {
    path: string;
    text: string;
    duplicates: readonly string[];
    passages: readonly string[];
  }[];
  readonly failures: readonly string[];
}

/** The counts of a report in which nothing happened to any file. */
export const NO_FILES = { added: 0, changed: 0, removed: 0, unchanged: 0, duplicate: 0, failed: [], skipped: [] };

/** A library whose folder has these files, not indexed yet. */
export async function libraryWith(files: Record<string, string>, env: Record<string, string> = {}): Promise<Library> {
  const library = await openLibrary({ env });
  writeFiles(library.articlesDir, files);
  return library;
}

export async function openLibrary(
  options: { articlesDir?: string; dataDir?: string; env?: Record<string, string>; model?: EmbeddingModel } = {},
): Promise<Library> {
  const articlesDir = options.articlesDir ?? join(temporaryFolder(), 'articles');
  const dataDir = options.dataDir ?? temporaryFolder();
  const config = loadConfig({ ARTICLES_DIR: articlesDir, DATA_DIR: dataDir, ...options.env });
  let store = openSqliteStore(dataDir);
  let model: EmbeddingModel = options.model ?? createWordModel();
  let lastJob = (await store.lastJob())?.id ?? 0;
  await store.openVectors(vectorSpace(model));

  const stage = async (mode: ReindexMode, more: ReindexOptions) => {
    model = more.model ?? model;
    const id = more.preview ? 0 : ++lastJob;
    if (!more.preview) await store.beginJob(id, mode);
    const report = await stageJob(
      store,
      more.openModel ?? (async () => model),
      config,
      { id, mode, preview: more.preview ?? false, hanging: more.hanging ?? [] },
      {
        onProgress: more.onProgress ?? (() => {}),
        onFile: more.onFile ?? (() => {}),
        isCancelled: more.isCancelled ?? (() => false),
      },
    ).catch(async (error: Error) => {
      if (id !== 0) await store.endJob(id, 'failed', reasonOf(error), null);
      throw error;
    });
    return { id, report };
  };

  const library: Library = {
    articlesDir,
    dataDir,
    config,
    get store() {
      return store;
    },
    async reindex(mode = 'changed', more = {}) {
      const { id, report } = await stage(mode, more);
      if (more.preview) return report;
      await store.activate(id, vectorSpace(model));
      await store.endJob(id, 'done', null, report as ReindexReport);
      if (more.sweep ?? true) await store.sweep();
      if (store.vectorsDue()) await rebuildVectors(library, model);
      return report;
    },
    stageOnly: async (mode = 'changed') => (await stage(mode, {})).id,
    async search(question) {
      const { ranked } = await retrieve(store, model, question, { limit: 10 });
      const passages = await store.loadPassages(ranked.map(({ candidate }) => candidate.passageId));
      return passages.map(({ article, text }) => `${article}: ${text}`);
    },
    snapshot: () => takeSnapshot(store),
    async reopen() {
      await store.close();
      store = openSqliteStore(dataDir);
      await store.openVectors(vectorSpace(model));
    },
    close: () => store.close(),
  };
  return library;
}

/** What the threads do when the graph is missing or worn. */
export async function rebuildVectors(library: Library, model: EmbeddingModel = createWordModel()): Promise<void> {
  await library.store.buildVectors(null, vectorSpace(model), { onProgress: () => {}, isCancelled: () => false });
  await library.store.openVectors(vectorSpace(model));
}

async function takeSnapshot(store: Store): Promise<Snapshot> {
  const { articles } = await store.listArticles(0, 1_000_000);
  const failures = await store.failures();
  return {
    articles: await Promise.all(
      articles.map(async ({ path, version, duplicates }) => {
        const stored = await store.loadVersion(version);
        const passages = await store.loadPassages(await store.passagesOf(path));
        return { path, text: stored?.text ?? '', duplicates, passages: passages.map(({ text }) => text) };
      }),
    ),
    failures: failures.map(({ file }) => file),
  };
}
