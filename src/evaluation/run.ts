/**
 * Runs a question set: indexes its articles in a temporary folder and asks every question. A set without articles of
 * its own borrows those of its neighbours: of the one that a question names in `set`, else of all, one after another.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type EmbeddingModel, openEmbeddingModel } from '../../embeddings/model.ts';
import { loadCalibration } from '../answering/evidence/calibration.ts';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { vectorSpace } from '../indexing/made-with.ts';
import { stageJob } from '../indexing/run.ts';
import { modelOptions } from '../service/model-in-use.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { type Evaluation, summarise } from './evaluate.ts';
import { judgeQuestion, type QuestionOutcome } from './judge.ts';
import { type EvaluationQuestion, readQuestionSet } from './question-set.ts';
import { createWindowRanker } from './windows.ts';

export interface SetResult {
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly outcomes: readonly QuestionOutcome[];
}

export interface RunOptions {
  readonly config: Config;
  /** Articles to index instead of the set's own. */
  readonly articlesDir?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** @throws AppError QUESTION_INVALID when the folder is no question set. */
export async function evaluateFolder(given: string, options: RunOptions): Promise<SetResult> {
  // "." has its neighbours beside it as well.
  const folder = resolve(given);
  const set = readQuestionSet(folder);
  const own = options.articlesDir ?? set.articlesDir;
  const groups =
    own === null ? await borrowArticles(folder, set.questions) : [{ articlesDir: own, questions: set.questions }];
  const total = groups.reduce((sum, { questions }) => sum + questions.length, 0);
  const started = performance.now();
  const model = await openEmbeddingModel(modelOptions(options.config));
  const outcomes: QuestionOutcome[] = [];
  try {
    for (const { articlesDir, questions } of groups) {
      await withIndex(articlesDir, model, options.config, async (judge) => {
        for (const question of questions) {
          outcomes.push(await judge(question));
          options.onProgress?.(outcomes.length, total);
        }
      });
    }
  } finally {
    await model.close();
  }
  return { name: set.name, evaluation: summarise(outcomes, (performance.now() - started) / 1000), outcomes };
}

async function borrowArticles(folder: string, questions: readonly EvaluationQuestion[]) {
  const parent = dirname(folder);
  const named = new Map<string, EvaluationQuestion[]>();
  const unnamed = questions.filter(({ set }) => set === undefined);
  for (const question of questions) {
    if (question.set !== undefined) named.set(question.set, [...(named.get(question.set) ?? []), question]);
  }
  const neighbours = unnamed.length === 0 ? [] : await findNeighbours(parent, basename(folder));
  const groups = [
    ...[...named].map(([set, own]) => ({ articlesDir: join(parent, set, 'articles'), questions: own })),
    ...neighbours.map((articlesDir) => ({ articlesDir, questions: unnamed })),
  ];
  if (groups.length > 0) return groups;
  throw new AppError('QUESTION_INVALID', `${folder} has no articles/, and no folder beside it has any to borrow.`, {
    audience: 'asker',
  });
}

async function findNeighbours(parent: string, own: string): Promise<string[]> {
  const folders: string[] = [];
  for (const entry of await readdir(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === own) continue;
    const inside = await readdir(join(parent, entry.name));
    if (inside.includes('articles')) folders.push(join(parent, entry.name, 'articles'));
  }
  return folders.sort();
}

type JudgeOne = (question: EvaluationQuestion) => Promise<QuestionOutcome>;

async function withIndex(
  articlesDir: string,
  model: EmbeddingModel,
  config: Config,
  work: (judge: JudgeOne) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'footnote-eval-'));
  const store = openSqliteStore(dataDir);
  try {
    const job = { id: 1, mode: 'full', preview: false, hanging: [] } as const;
    await store.beginJob(job.id, job.mode);
    await stageJob(store, async () => model, { ...config, ARTICLES_DIR: articlesDir, DATA_DIR: dataDir }, job, {
      onProgress: () => {},
      onFile: () => {},
      isCancelled: () => false,
    });
    await store.openVectors(vectorSpace(model));
    await store.activate(job.id, vectorSpace(model));
    const calibration = await loadCalibration(store, model);
    const judge = { store, model, calibration, windows: createWindowRanker(store, model) };
    await work((question) => judgeQuestion(judge, question));
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
