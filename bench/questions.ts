/** Question to answer, by stage in this thread, and as a whole through the core's threads as the bot has it. */
import { openEmbeddingModel } from '../embeddings/model.ts';
import { answerQuestion } from '../src/answering/answer.ts';
import { loadCalibration } from '../src/answering/evidence/calibration.ts';
import type { Config } from '../src/config.ts';
import { openCore } from '../src/core/open-core.ts';
import { vectorSpace } from '../src/indexing/made-with.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import { createWriter } from './corpus.ts';
import { describeCorpus, prepareIndex, prepareRealIndex, realKey } from './prepared.ts';
import { describeRealTexts, hasRealTexts, readRealQuestions } from './real-texts.ts';
import { saveResult } from './results.ts';
import { quantiles, round, stopwatch, timed } from './timing.ts';

const QUESTIONS = 300;
/** Of so many questions each; the round in the middle by its p95 counts, as one may meet whatever else the machine does. */
const ROUNDS = 5;
const WARM_UP = 50;
const STAGE_QUESTIONS = WARM_UP + QUESTIONS;
const ALL_QUESTIONS = STAGE_QUESTIONS + WARM_UP + ROUNDS * QUESTIONS;

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

/** Of this size an index of real texts is asked as well, where those are there. */
const REAL = 100_000;

interface Subject {
  readonly key: string;
  readonly config: Config;
  /** Different ones, as many as all rounds and the stages ask. */
  readonly questions: readonly string[];
  describe(articles: number, passages: number): string;
}

export async function run(...sizes: number[]): Promise<void> {
  for (const passages of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]) {
    await measure(await madeUp(passages));
    if (passages !== REAL) continue;
    if (hasRealTexts()) await measure(await real(passages));
    else process.stdout.write('questions: ../shared/training is not there; real texts are left out.\n');
  }
}

async function madeUp(passages: number): Promise<Subject> {
  const writer = createWriter(3);
  return {
    key: String(passages),
    config: await prepareIndex(passages),
    questions: Array.from({ length: ALL_QUESTIONS }, () => writer.question()),
    describe: describeCorpus,
  };
}

const real = async (passages: number): Promise<Subject> => ({
  key: realKey(passages),
  config: await prepareRealIndex(passages),
  questions: readRealQuestions(ALL_QUESTIONS),
  describe: (_, found) => describeRealTexts(found),
});

async function measure({ key, config, questions, describe }: Subject): Promise<void> {
  const stages = await measureStages(config.DATA_DIR, questions.slice(0, STAGE_QUESTIONS));
  const core = await openCore(config);
  try {
    const waiting = questions.slice(STAGE_QUESTIONS).values();
    let answered = 0;
    const ask = () =>
      timed(async () => {
        const { answer } = await core.ask({ question: waiting.next().value as string });
        if (answer.quotes.length > 0) answered++;
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
    saveResult('questions', key, describe(status.articles, status.passages), {
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
async function measureStages(dataDir: string, questions: readonly string[]): Promise<Record<string, number>> {
  const plain = await openEmbeddingModel({ model: 'builtin', dataDir });
  const opened = openSqliteStore(dataDir);
  await opened.openVectors(vectorSpace(plain));
  const calibration = await loadCalibration(opened, plain);
  const spent = new Map<string, number>();
  const tokenTable = plain.tokenTable === null ? null : stopwatch(plain.tokenTable, spent);
  const model = stopwatch({ ...plain, tokenTable }, spent);
  const store = stopwatch(opened, spent);
  let total = 0;
  for (const [i, question] of questions.entries()) {
    if (i === WARM_UP) {
      spent.clear();
      total = 0;
    }
    const started = performance.now();
    const { answer } = await answerQuestion(store, model, calibration, question, { askedAt: 0 });
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
