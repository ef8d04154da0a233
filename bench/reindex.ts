/** Reindex of unchanged articles, and of one changed article until a question finds it, in a running core. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openCore } from '../src/core/open-core.ts';
import { describeCorpus, prepareIndex } from './prepared.ts';
import { saveResult } from './results.ts';
import { quantiles, residentMb, round, timed } from './timing.ts';

const ROUNDS = 5;
/** A file that changed a moment ago is not trusted until its clock has moved on; see src/indexing/survey.ts. */
const SETTLE_MS = 2_500;

export async function run(passages = 100_000): Promise<void> {
  const config = await prepareIndex(passages);
  const core = await openCore(config);
  const file = join(config.ARTICLES_DIR, '0', 'article-0.txt');
  const original = await readFile(file, 'utf8');
  const unchanged: number[] = [];
  const changed: number[] = [];
  try {
    const reindex = () => core.reindex({ mode: 'changed' }).finished;
    // The first one also starts the indexing thread.
    const coldMs = await timed(reindex);
    for (let i = 0; i < ROUNDS; i++) unchanged.push(await timed(reindex));
    for (let i = 0; i < ROUNDS; i++) {
      await delay(SETTLE_MS);
      const bird = `zebrafinch${'abcdefgh'[i]}`;
      await writeFile(file, `${original}\n\nThe ${bird} parade began in Quorlington.`);
      changed.push(
        await timed(async () => {
          await reindex();
          const { answer } = await core.ask({ question: `Where did the ${bird} parade begin?` });
          if (answer.quotes[0]?.text.includes(bird) !== true) throw new Error('The changed article was not found.');
        }),
      );
    }
    const { articles, passages: found } = await core.status();
    saveResult('reindex', String(articles), describeCorpus(articles, found), {
      rounds: ROUNDS,
      coldUnchangedMs: round(coldMs),
      unchangedMs: quantiles(unchanged).p50,
      changedMs: quantiles(changed).p50,
      slowestChangedMs: round(Math.max(...changed)),
      residentMb: residentMb(),
    });
  } finally {
    await writeFile(file, original);
    await core.reindex({ mode: 'changed' }).finished.catch(() => undefined);
    await core.close();
  }
}
