/** Question to answer, by stage in this thread, and as a whole through the core's threads as the bot has it. */
import { openEmbeddingModel } from '../embeddings/model.ts';
import { answerQuestion } from '../src/answering/answer.ts';
import { loadCalibration } from '../src/answering/evidence/calibration.ts';
import { openCore } from '../src/core/open-core.ts';
import { vectorSpace } from '../src/indexing/made-with.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import { createWriter } from './corpus.ts';
import { describeCorpus, prepareIndex } from './prepared.ts';
import { saveResult } from './results.ts';
import { quantiles, round, stopwatch, timed } from './timing.ts';

const QUESTIONS = 300;
/** Of so many questions each; the round in the middle by its p95 counts, as one may meet whatever else the machine does. */
const ROUNDS = 5;
const WARM_UP = 50;

/** What each function of store and model is counted under; all else is ranking, sentences and gate. */
const STAGES: Readonly<Record<string, string>> = {
  embedQuery: 'embed',
  sumRows: 'embed',
  documentFrequencies: 'terms',
  similarTerms: 'spelling',
  searchLexical: 'lexical search',
  searchVector: 'vector search',
  loadCandidates: 'load candidates',
  loadTokens: 'load tokens',
  softMatch: 'soft match',
  loadPassages: 'load passages',
  saveAnswer: 'save',
};

export async function run(...sizes: number[]): Promise<void> {
  for (const passages of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]) await measure(passages);
}

async function measure(passages: number): Promise<void> {
  const config = await prepareIndex(passages);
  const stages = await measureStages(config.DATA_DIR);
  const core = await openCore(config);
  try {
    const writer = createWriter(3);
    let answered = 0;
    const ask = () =>
      timed(async () => {
        if ((await core.ask({ question: writer.question() })).answer.quotes.length > 0) answered++;
      });
    for (let i = 0; i < WARM_UP; i++) await ask();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const times: number[] = [];
      for (let i = 0; i < QUESTIONS; i++) times.push(await ask());
      rounds.push(quantiles(times));
    }
    rounds.sort((a, b) => a.p95 - b.p95);
    const status = await core.status();
    saveResult('questions', String(passages), describeCorpus(status.articles, status.passages), {
      passages: status.passages,
      windows: status.windows,
      questions: ROUNDS * QUESTIONS,
      answeredShare: round(answered / (ROUNDS * QUESTIONS + WARM_UP)),
      ms: rounds[Math.floor(ROUNDS / 2)],
      p95OfRounds: rounds.map(({ p95 }) => p95),
      stagesMs: stages,
    });
  } finally {
    await core.close();
  }
}

/** Mean milliseconds of each stage, in one thread. */
async function measureStages(dataDir: string): Promise<Record<string, number>> {
  const plain = await openEmbeddingModel({ model: 'builtin', dataDir });
  const opened = openSqliteStore(dataDir);
  await opened.openVectors(vectorSpace(plain));
  const calibration = await loadCalibration(opened, plain);
  const spent = new Map<string, number>();
  const tokenTable = plain.tokenTable === null ? null : stopwatch(plain.tokenTable, spent);
  const model = stopwatch({ ...plain, tokenTable }, spent);
  const store = stopwatch(opened, spent);
  const writer = createWriter(4);
  let total = 0;
  for (let i = 0; i < QUESTIONS + WARM_UP; i++) {
    if (i === WARM_UP) {
      spent.clear();
      total = 0;
    }
    const started = performance.now();
    const { answer } = await answerQuestion(store, model, calibration, writer.question(), { askedAt: 0 });
    await store.saveAnswer({ answer: { ...answer, askedAt: 1 }, place: null, person: null, tookMs: 0 });
    total += performance.now() - started;
  }
  await opened.forgetBefore(2);
  await opened.close();
  const stages: Record<string, number> = {};
  for (const [name, stage] of Object.entries(STAGES))
    stages[stage] = round((stages[stage] ?? 0) + (spent.get(name) ?? 0) / QUESTIONS);
  const known = Object.values(stages).reduce((sum, ms) => sum + ms, 0);
  return { ...stages, 'ranking, sentences, gate': round(total / QUESTIONS - known) };
}
