/**
 * Index recall: how many of the ten nearest windows of a question the graph finds, compared with looking at every window.
 * On the made-up index of the given size with several widths of search; on a tenth of it, built anew, with several graphs;
 * and on as many passages of real texts, where those are there.
 */
import { join } from 'node:path';
import { type EmbeddingModel, openEmbeddingModel } from '../embeddings/model.ts';
import { cutSentences } from '../embeddings/sentences.ts';
import { chooseEf, EF_CONSTRUCTION, LINKS } from '../embeddings/vector-index/graph-parameters.ts';
import { createVectorIndex, openVectorIndex, type VectorIndex } from '../embeddings/vector-index.ts';
import { dot, packVector, scaleToUnit, unpackVector } from '../embeddings/vectors.ts';
import { cutWindows } from '../embeddings/windows.ts';
import { vectorSpace } from '../src/indexing/made-with.ts';
import { windowText } from '../src/indexing/passages.ts';
import { unpackRows } from '../src/store/packing.ts';
import { openDatabase } from '../src/store/sqlite/database.ts';
import { graphPath } from '../src/store/sqlite/graph.ts';
import { labelsOf } from '../src/store/sqlite/graph-fill.ts';
import { graphRows } from '../src/store/sqlite/graph-rows.ts';
import { databasePath } from '../src/store/sqlite.ts';
import { createWriter } from './corpus.ts';
import { CACHE, describeCorpus, prepareIndex } from './prepared.ts';
import {
  describeRealTexts,
  hasRealTexts,
  type RealPassage,
  readRealPassages,
  readRealQuestions,
} from './real-texts.ts';
import { saveResult } from './results.ts';
import { quantiles, round } from './timing.ts';

const QUESTIONS = 100;
const REAL_QUESTIONS = 500;
const K = 10;
/** Windows that are embedded at once. */
const BATCH = 2000;
/** Never written. */
const GRAPH = join(CACHE, 'graph');
const PAGE = 2000;
const WIDTHS = [50, 100, 200, 400, 800, 1600];
const GRAPHS = [
  { m: 8, efConstruction: 200 },
  { m: 16, efConstruction: 100 },
  { m: LINKS, efConstruction: EF_CONSTRUCTION },
  { m: 16, efConstruction: 400 },
  { m: 32, efConstruction: 200 },
];

interface Window {
  readonly label: number;
  readonly vector: Float32Array;
}

export async function run(passages = 100_000): Promise<void> {
  await measureMadeUp(passages);
  if (hasRealTexts()) await measureReal(passages);
  else process.stdout.write('recall: ../shared/training is not there; real texts are left out.\n');
}

async function measureMadeUp(passages: number): Promise<void> {
  const config = await prepareIndex(passages);
  const model = await openEmbeddingModel({ model: 'builtin', dataDir: config.DATA_DIR });
  const { dimensions, modelId } = vectorSpace(model);
  const writer = createWriter(9);
  const questions = await embedQuestions(
    model,
    Array.from({ length: QUESTIONS }, () => writer.question()),
  );

  const db = openDatabase(databasePath(config.DATA_DIR));
  const rows = graphRows(db);
  const opened = await openVectorIndex({
    path: graphPath(config.DATA_DIR),
    modelId: `${modelId} of ${rows.storeId}`,
    dimensions,
    generation: 0,
    anyGeneration: true,
  });
  if ('refusal' in opened) throw new Error(`The graph of ${config.DATA_DIR} cannot be used: it is ${opened.refusal}.`);
  const whole = createExact(questions);
  const part = createExact(questions);
  const few: Window[] = [];
  const fewer = Math.ceil(rows.liveWindows() / 10);
  const ids = rows.live();
  for (let at = 0; at < ids.length; at += PAGE) {
    for (const row of rows.byIds(ids.slice(at, at + PAGE))) {
      const labels = labelsOf(row, opened.index.base);
      unpackRows(row.vectors, row.windows).forEach((packed, i) => {
        const window = { label: labels[i] as number, vector: leading(unpackVector(packed), dimensions) };
        whole.look(window);
        if (few.length >= fewer) return;
        few.push(window);
        part.look(window);
      });
    }
  }
  db.close();
  const data = describeCorpus(Math.ceil(passages / 10), passages);
  saveWidths(String(passages), data, opened.index, questions, whole.nearest());
  await opened.index.close();
  await compareGraphs(few, questions, part.nearest(), dimensions);
}

/** The graph that the product would build of so many passages of real texts. */
async function measureReal(passages: number): Promise<void> {
  const model = await openEmbeddingModel({ model: 'builtin', dataDir: CACHE });
  const { dimensions } = vectorSpace(model);
  const questions = await embedQuestions(model, readRealQuestions(REAL_QUESTIONS));
  const exact = createExact(questions);
  const index = createVectorIndex({ path: GRAPH, dimensions, modelId: 'bench', generation: 1 });
  let texts: string[] = [];
  const flush = async () => {
    for (const whole of await model.embedPassages(texts)) {
      const vector = leading(unpackVector(packVector(whole)), dimensions);
      const label = index.size;
      index.add(label, vector);
      exact.look({ label, vector });
    }
    texts = [];
  };
  const read = readRealPassages(passages);
  for (const passage of read) {
    texts.push(...windowTexts(passage, model));
    if (texts.length >= BATCH) await flush();
  }
  await flush();
  saveWidths(`${passages} real`, describeRealTexts(read.length), index, questions, exact.nearest());
  await index.close();
}

function windowTexts({ title, text }: RealPassage, { maxTokens, countTokens }: EmbeddingModel): string[] {
  const sentences = cutSentences(text, { start: 0, end: text.length });
  // The title stands in front of each window, and counts.
  const room = maxTokens - countTokens(title);
  const windows = cutWindows(text, sentences, { countTokens, maxTokens: room });
  return windows.map(({ start, end }) => windowText({ title, text }, [], start, end));
}

const leading = (vector: Float32Array, dimensions: number): Float32Array => scaleToUnit(vector.slice(0, dimensions));

async function embedQuestions(model: EmbeddingModel, texts: readonly string[]): Promise<Float32Array[]> {
  const { dimensions } = vectorSpace(model);
  const vectors: Float32Array[] = [];
  for (const text of texts) vectors.push(leading(await model.embedQuery(text), dimensions));
  return vectors;
}

function saveWidths(
  key: string,
  data: string,
  index: VectorIndex,
  questions: readonly Float32Array[],
  exact: readonly Set<number>[],
): void {
  const chosenEf = chooseEf(index.size);
  const widths = [...new Set([...WIDTHS, chosenEf])]
    .sort((a, b) => a - b)
    .map((ef) => ({ ef, ...measure(index, questions, exact, ef) }));
  saveResult('recall', key, data, {
    windows: index.size,
    dimensions: index.dimensions,
    m: LINKS,
    efConstruction: EF_CONSTRUCTION,
    chosenEf,
    questions: questions.length,
    chosen: widths.find(({ ef }) => ef === chosenEf)?.recall,
    widths,
  });
}

async function compareGraphs(
  windows: readonly Window[],
  questions: Float32Array[],
  exact: Set<number>[],
  dimensions: number,
) {
  const graphs = [];
  for (const parameters of GRAPHS) {
    const index = createVectorIndex({
      path: GRAPH,
      dimensions,
      modelId: 'bench',
      generation: 1,
      capacity: windows.length,
      ...parameters,
    });
    const started = performance.now();
    await index.addMany(
      windows.map(({ label }) => label),
      windows.map(({ vector }) => vector),
    );
    const buildSeconds = round((performance.now() - started) / 1000);
    graphs.push({
      ...parameters,
      buildSeconds,
      widths: [100, 200, 400, 800].map((ef) => ({ ef, ...measure(index, questions, exact, ef) })),
    });
    await index.close();
  }
  saveResult('graphs', String(windows.length), `${windows.length} windows of the same corpus`, { dimensions, graphs });
}

function measure(index: VectorIndex, questions: readonly Float32Array[], exact: readonly Set<number>[], ef: number) {
  let found = 0;
  const times: number[] = [];
  questions.forEach((question, q) => {
    const started = performance.now();
    const neighbours = index.search(question, K, ef);
    times.push(performance.now() - started);
    found += neighbours.filter(({ label }) => exact[q]?.has(label)).length;
  });
  return { recall: Number((found / (questions.length * K)).toFixed(4)), ms: quantiles(times).p50 };
}

/** The nearest windows by looking at every one of them. */
function createExact(questions: readonly Float32Array[]) {
  const best = questions.map((): { label: number; similarity: number }[] => []);
  return {
    look({ label, vector }: Window): void {
      questions.forEach((question, q) => {
        const list = best[q] as { label: number; similarity: number }[];
        const similarity = dot(question, vector);
        if (list.length === K && similarity <= (list[K - 1]?.similarity ?? 0)) return;
        list.push({ label, similarity });
        list.sort((a, b) => b.similarity - a.similarity);
        list.length = Math.min(K, list.length);
      });
    },
    nearest: () => best.map((list) => new Set(list.map(({ label }) => label))),
  };
}
