/** Articles, jobs and answers put into a store by hand, for the suite that every backend runs. */
import type { KnownFile } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import type { Answer, Article, Block, Quote } from '../../src/types.ts';
import { createWordModel } from '../helpers/models/word-model.ts';

export const model = createWordModel();
export const SPACE = { modelId: model.id, dimensions: model.dimensions };
export const SETTINGS = 'words@1|1';

/** Opens a store in a new place; called again with the same place it opens what is there. */
export type OpenStore = (place?: string) => Promise<{ readonly store: Store; readonly place: string }>;

export interface Corpus {
  /** Path -> paragraphs. */
  readonly [path: string]: readonly string[];
}

export function makeArticle(path: string, paragraphs: readonly string[], title = 'A title'): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    if (text !== '') text += '\n\n';
    blocks.push({ start: text.length, end: text.length + paragraph.length, kind: 'paragraph', heading: [] });
    text += paragraph;
  }
  return { path, title, url: null, date: null, author: null, tags: [], text, blocks, omitted: [] };
}

/** Stages one version, each paragraph a passage of one window; returns its id. */
export async function stageArticle(store: Store, job: number, article: Article): Promise<number> {
  const id = await store.stageVersion(
    job,
    article,
    `file-hash-of-${article.path}`,
    '',
    article.blocks.map(({ start, end }) => article.text.slice(start, end)),
  );
  await stagePassagesOf(store, id);
  return id;
}

export async function stagePassagesOf(store: Store, version: number): Promise<void> {
  const stored = await store.loadVersion(version);
  if (stored === null) throw new Error(`There is no version ${version}.`);
  const passages = await Promise.all(
    stored.blocks.map(async ({ start, end }) => {
      const span = { start, end };
      const vectors = await model.embedPassages([stored.text.slice(start, end)]);
      return {
        passage: { ...span, heading: [], page: null, sentences: [span], windows: [span] },
        vectors,
        tokens: [Uint32Array.of(1, 2)],
      };
    }),
  );
  await store.stagePassages(stored, passages, SETTINGS);
}

export const fileOf = (path: string, version: number | null, duplicateOf: string | null = null): KnownFile => ({
  path,
  sizeBytes: 10,
  modifiedMs: 1,
  fileHash: `file-hash-of-${path}`,
  version,
  duplicateOf,
  failure: null,
});

/** Stages a job that leaves exactly `corpus`; versions whose text stands already are kept. */
export async function stageCorpus(store: Store, job: number, corpus: Corpus): Promise<void> {
  await store.beginJob(job, 'changed');
  const live = new Map((await store.knownFiles()).map((file) => [file.path, file.version]));
  const files: KnownFile[] = [];
  for (const [path, paragraphs] of Object.entries(corpus)) {
    const article = makeArticle(path, paragraphs);
    const version = live.get(path) ?? null;
    const same = version !== null && (await store.loadVersion(version))?.text === article.text;
    files.push(fileOf(path, same ? version : await stageArticle(store, job, article)));
  }
  await store.stageFiles(job, files);
  await store.buildVectors(job, SPACE, { onProgress: () => {}, isCancelled: () => false });
}

export async function runJob(store: Store, job: number, corpus: Corpus): Promise<boolean> {
  await stageCorpus(store, job, corpus);
  const changed = await store.activate(job, SPACE);
  await store.endJob(job, 'done', null, null);
  return changed;
}

/** Everything that searches see, without ids. */
export async function searchable(store: Store): Promise<Record<string, string[]>> {
  const { articles } = await store.listArticles(0, 10_000);
  const all: Record<string, string[]> = {};
  for (const { path } of articles) {
    all[path] = (await store.loadPassages(await store.passagesOf(path))).map(({ text }) => text);
  }
  return all;
}

export async function textsFor(store: Store, terms: readonly string[], limit = 10): Promise<string[]> {
  const hits = await store.searchLexical(terms, limit);
  return (await store.loadPassages(hits.map(({ passageId }) => passageId))).map(({ text }) => text);
}

export async function nearestTexts(store: Store, text: string, limit = 3): Promise<string[]> {
  const hits = await store.searchVector(await model.embedQuery(text), limit);
  return (await store.loadPassages(hits.map(({ passageId }) => passageId))).map((passage) => passage.text);
}

/** An answer that quotes the first block of an article's live version. */
export async function answerFrom(store: Store, path: string, more: Partial<Answer> = {}): Promise<Answer> {
  const version = (await store.findArticle(path))?.version ?? 0;
  const stored = await store.loadVersion(version);
  const span = stored?.blocks[0] ?? { start: 0, end: 0 };
  const quote: Quote = {
    n: 1,
    text: stored?.text.slice(span.start, span.end) ?? '',
    start: span.start,
    end: span.end,
    article: path,
    title: stored?.title ?? '',
    heading: [],
    version,
    url: null,
    date: null,
    page: null,
  };
  return {
    id: `answer-${path}`,
    question: `What stands in ${path}?`,
    status: 'answered',
    confidence: 'high',
    quotes: [quote],
    disagreeing: false,
    nearest: [],
    follows: null,
    askedAt: 1_000,
    ...more,
  };
}

export const record = (answer: Answer, person: string | null = null, place: string | null = null) => ({
  answer,
  place,
  person,
  tookMs: 5,
});
