/**
 * Index recall: how many of the ten nearest windows of a question the graph finds, compared with looking at every window.
 * On the index of the given size with several widths of search; on a tenth of it, built anew, with several graphs.
 */

import { openEmbeddingModel } from '../embeddings/model.ts';
import { chooseEf, EF_CONSTRUCTION, LINKS } from '../embeddings/vector-index/graph-parameters.ts';
import { createVectorIndex, openVectorIndex, type VectorIndex } from '../embeddings/vector-index.ts';
import { dot, scaleToUnit, unpackVector } from '../embeddings/vectors.ts';
import { vectorSpace } from '../src/indexing/run.ts';
import { unpackRows } from '../src/store/packing.ts';
import { openDatabase } from '../src/store/sqlite/database.ts';
import { graphPath } from '../src/store/sqlite/graph.ts';
import { labelsOf } from '../src/store/sqlite/graph-fill.ts';
import { graphRows } from '../src/store/sqlite/graph-rows.ts';
import { databasePath } from '../src/store/sqlite.ts';
import { createWriter } from './corpus.ts';
import { describeCorpus, prepareIndex } from './prepared.ts';
import { saveResult } from './results.ts';
import { quantiles, round } from './timing.ts';

const QUESTIONS = 100;
const K = 10;
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
  const config = await prepareIndex(passages);
  const model = await openEmbeddingModel({ model: 'builtin', dataDir: config.DATA_DIR });
  const { dimensions, modelId } = vectorSpace(model);
  const cut = (vector: Float32Array) => scaleToUnit(vector.slice(0, dimensions));
  const writer = createWriter(9);
  const questions: Float32Array[] = [];
  for (let i = 0; i < QUESTIONS; i++) questions.push(cut(await model.embedQuery(writer.question())));

  const db = openDatabase(databasePath(config.DATA_DIR));
  const rows = graphRows(db);
  const whole = createExact(questions);
  const part = createExact(questions);
  const few: Window[] = [];
  const fewer = Math.ceil(rows.liveWindows() / 10);
  const ids = rows.live();
  for (let at = 0; at < ids.length; at += PAGE) {
    for (const row of rows.byIds(ids.slice(at, at + PAGE))) {
      const labels = labelsOf(row);
      unpackRows(row.vectors, row.windows).forEach((packed, i) => {
        const window = { label: labels[i] as number, vector: cut(unpackVector(packed)) };
        whole.look(window);
        if (few.length >= fewer) return;
        few.push(window);
        part.look(window);
      });
    }
  }
  const opened = await openVectorIndex({
    path: graphPath(config.DATA_DIR),
    modelId: `${modelId} of ${rows.storeId}`,
    dimensions,
    generation: 0,
    anyGeneration: true,
  });
  db.close();
  if ('refusal' in opened) throw new Error(`The graph of ${config.DATA_DIR} cannot be used: it is ${opened.refusal}.`);
  const { size } = opened.index;
  const widths = [...new Set([...WIDTHS, chooseEf(size)])].sort((a, b) => a - b);
  const shared = { windows: size, dimensions, m: LINKS, efConstruction: EF_CONSTRUCTION, chosenEf: chooseEf(size) };
  const exact = whole.nearest();
  const measured = widths.map((ef) => ({ ef, ...measure(opened.index, questions, exact, ef) }));
  saveResult('recall', String(passages), describeCorpus(Math.ceil(passages / 10), passages), {
    ...shared,
    questions: QUESTIONS,
    chosen: measured.find(({ ef }) => ef === shared.chosenEf)?.recall,
    widths: measured,
  });
  await opened.index.close();
  await compareGraphs(few, questions, part.nearest(), dimensions);
}

async function compareGraphs(
  windows: readonly Window[],
  questions: Float32Array[],
  exact: Set<number>[],
  dimensions: number,
) {
  const graphs = [];
  for (const parameters of GRAPHS) {
    const path = '.cache/bench/graph';
    const index = createVectorIndex({
      path,
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
