/**
 * `index` killed with SIGKILL at random moments, over and over on the same folders. KILL_ROUNDS=100 for a long run,
 * KILL_SEED for other moments. Each round changes the articles, so that every kind of job is met.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type EmbeddingModel, openEmbeddingModel } from '../../embeddings/model.ts';
import { unpackVector } from '../../embeddings/vectors.ts';
import { vectorSpace } from '../../src/indexing/run.ts';
import { contentTerms } from '../../src/lexical.ts';
import { tinyModelFolder } from '../helpers/core.ts';
import { numberedArticle, temporaryFolder, writeFiles } from '../helpers/folders.ts';
import { liveLabels, storedLabels } from '../helpers/graph.ts';
import { type Library, openLibrary, rebuildVectors, type Snapshot } from '../helpers/library.ts';
import { seededNumbers } from '../helpers/models/tiny-models.ts';
import { finished, startCli } from '../helpers/process.ts';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 6);
const SEED = Number(process.env.KILL_SEED ?? 20);
const ARTICLES = 60;
const FOOTER = '\nThis notice stands under every story of the house and says where it may be read.\n';

test(`${ROUNDS} times killed while it indexes, the store opens, answers whole articles and ends as a clean build`, {
  timeout: 120_000 + ROUNDS * 30_000,
}, async () => {
  const root = temporaryFolder();
  const places = { articlesDir: join(root, 'articles'), dataDir: join(root, 'data') };
  const model = await openEmbeddingModel({ model: tinyModelFolder(), dataDir: root });
  const next = seededNumbers(SEED);
  const random = (below: number) => Math.floor(((next() + 1) / 2) * below) % below;
  let before: Snapshot = { articles: [], failures: [] };
  // How long a whole run takes from its first word on: kills fall into one and a quarter of that.
  let span = 1500;
  const seen = { old: 0, new: 0, ended: 0, rebuilt: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    writeFiles(places.articlesDir, changes(round, random));
    const child = startCli(places, round % 5 === 4 ? ['index', '--full'] : ['index']);
    const done = finished(child);
    if (child.stderr === null) throw new Error('The process has no standard error.');
    await Promise.race([once(child.stderr, 'data'), done]);
    const started = performance.now();
    await Promise.race([delay((random(1000) / 1000) * span * 1.25), done]);
    child.kill('SIGKILL');
    if ((await done).signal === null) {
      seen.ended++;
      span = performance.now() - started;
    }
    before = await checkRound(places, model, before, seen);
  }
  process.stdout.write(`${ROUNDS} kills: ${JSON.stringify(seen)}\n`);
});

/** Some stories come, go and change; in some rounds most of them do, so that the graph is built anew. */
function changes(round: number, random: (below: number) => number): Record<string, string> {
  const count = round % 3 === 0 ? ARTICLES : 1 + random(3);
  return Object.fromEntries(
    Array.from({ length: count }, () => {
      const story = random(ARTICLES);
      return [`story-${story}.md`, numberedArticle(random(4000), 20) + (random(8) === 0 ? FOOTER : '')];
    }),
  );
}

/** Looks at what the killed process left, completes the run, and returns what is then in the index. */
async function checkRound(
  { articlesDir, dataDir }: { articlesDir: string; dataDir: string },
  model: EmbeddingModel,
  before: Snapshot,
  seen: { old: number; new: number; rebuilt: number },
): Promise<Snapshot> {
  const library = await openLibrary({ articlesDir, dataDir, model });
  const clean = await openLibrary({ articlesDir, dataDir: temporaryFolder(), model });
  try {
    await clean.reindex();
    const wanted = await clean.snapshot();
    expect(await library.store.check()).toEqual([]);
    const found = await library.snapshot();
    const isNew = JSON.stringify(found.articles) === JSON.stringify(wanted.articles);
    if (!isNew) expect(found.articles).toEqual(before.articles);
    seen[isNew ? 'new' : 'old']++;
    if (library.store.vectorsDue()) {
      seen.rebuilt++;
      await rebuildVectors(library, model);
    }
    await checkAnswers(library, found);
    await library.store.abandonJobs();
    await library.reindex();
    expect(await library.snapshot()).toEqual(wanted);
    expect(await library.store.statistics()).toEqual(await clean.store.statistics());
    await checkAnswers(library, wanted);
    const live = await liveLabels(library.store);
    expect(await storedLabels(library.store, dataDir, vectorSpace(model))).toEqual(live);
    return wanted;
  } finally {
    await clean.close();
  }
}

/** Every article is found by words and by its own vector, and what is found is a slice of its stored text. */
async function checkAnswers({ store }: Library, { articles }: Snapshot): Promise<void> {
  for (const { path, passages } of articles) {
    const ids = await store.passagesOf(path);
    expect(ids).toHaveLength(passages.length);
    const [first] = await store.loadCandidates(ids.slice(0, 1));
    const near = await store.searchVector(unpackVector(first?.vectors[0] as Uint8Array), 20);
    expect(near.map(({ passageId }) => passageId)).toContain(ids[0]);
    for (const passage of await store.loadPassages(ids)) {
      const version = await store.loadVersion(passage.versionId);
      expect(version?.text.slice(passage.start, passage.end)).toBe(passage.text);
    }
    const keeper = contentTerms(passages[0] ?? '')[0];
    expect((await store.searchLexical([keeper ?? ''], 10_000)).map(({ passageId }) => passageId)).toContain(ids[0]);
  }
}
