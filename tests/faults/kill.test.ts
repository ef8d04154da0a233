/** `index` killed with SIGKILL over and over on the same folders, at random moments and in the narrow places. */
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'vitest';
import { openEmbeddingModel } from '../../embeddings/model.ts';
import { tinyModelFolder } from '../helpers/core.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { lastJobIn, reach } from '../helpers/kill/moments.ts';
import {
  changeArticles,
  checkRound,
  emptyTally,
  killRounds,
  planRound,
  seededRandom,
  tellProgress,
} from '../helpers/kill/rounds.ts';
import type { Snapshot } from '../helpers/library.ts';
import { finished, startCli } from '../helpers/process.ts';

const ROUNDS = killRounds(6);
/** Longest wait between a narrow place and the kill. */
const AFTER_MOMENT_MS = 40;

test(`${ROUNDS} times killed while it indexes, the store opens, answers whole articles and ends as a clean build`, {
  timeout: 240_000 + ROUNDS * 60_000,
}, async () => {
  const root = temporaryFolder();
  const places = { articlesDir: join(root, 'articles'), dataDir: join(root, 'data') };
  const model = await openEmbeddingModel({ model: tinyModelFolder(), dataDir: root });
  const random = seededRandom();
  const tally = emptyTally();
  let before: Snapshot = { articles: [], failures: [] };
  // How long a whole run takes from its first word on: kills at random fall into one and a quarter of that.
  let span = 1500;
  for (let round = 0; round < ROUNDS; round++) {
    const { moment, full, later } = planRound(round, random);
    const lastJob = lastJobIn(places.dataDir);
    changeArticles(places.articlesDir, round, random);
    const child = startCli(places, full ? ['index', '--full'] : ['index']);
    const done = finished(child);
    if (child.stderr === null) throw new Error('The process has no standard error.');
    const over = new AbortController();
    void done.then(() => over.abort());
    await Promise.race([once(child.stderr, 'data'), done]);
    const started = performance.now();
    if (moment === 'random') await Promise.race([delay(later * span * 1.25), done]);
    else if (await reach(moment, places.dataDir, lastJob, over.signal)) {
      await delay(later * AFTER_MOMENT_MS);
      tally.moments[moment] = (tally.moments[moment] ?? 0) + 1;
    }
    child.kill('SIGKILL');
    if ((await done).signal === null) {
      tally.ended++;
      span = performance.now() - started;
    }
    before = await checkRound(places, model, before, tally);
    tellProgress('index', round + 1, ROUNDS, tally);
  }
});
