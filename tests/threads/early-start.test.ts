import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestCore } from '../helpers/core.ts';
import { until } from '../helpers/until.ts';

const FILES = { 'bridge.txt': 'The old bridge\n\nThe bridge over the river was opened in 1932 by the mayor.\n' };
const QUESTION = 'When was the bridge opened?';
/** Hardly any wait: what a start with a very large vector index sees after half a second. */
const IMPATIENT = { vectorsWaitMs: 0, indexed: false };

async function leaveIndex(): Promise<{ articlesDir: string; dataDir: string }> {
  const { core, articlesDir, dataDir } = await openTestCore({ files: FILES });
  await core.close();
  return { articlesDir, dataDir };
}

test('a start that does not wait for the vector index answers, and has the index a little later', async () => {
  const folders = await leaveIndex();
  const { core, troubles } = await openTestCore({ ...folders, ...IMPATIENT });
  const { answer } = await core.ask({ question: QUESTION });
  expect(answer.quotes[0]?.text).toContain('1932');
  await until(async () => (await core.status()).index === 'ready');
  expect(troubles).toEqual([]);
});

test('an index that proves damaged after such a start is built again', async () => {
  const folders = await leaveIndex();
  const graph = readdirSync(folders.dataDir).find((name) => name.endsWith('.graph')) as string;
  truncateSync(join(folders.dataDir, graph), 50);
  const { core, troubles } = await openTestCore({ ...folders, ...IMPATIENT });
  expect((await core.ask({ question: QUESTION })).answer.quotes[0]?.text).toContain('1932');
  await until(async () => (await core.status()).index === 'ready');
  expect(troubles).toEqual([expect.stringContaining('being built again')]);
});

test('a reindex that comes before the index is there waits for it, and loses nothing', async () => {
  const folders = await leaveIndex();
  const { core } = await openTestCore({
    ...folders,
    ...IMPATIENT,
    files: { 'tower.txt': 'The tower\n\nThe tower beside it was closed in 1951.\n' },
  });
  await core.reindex({ mode: 'changed' }).finished;
  const { index, articles, windows } = await core.status();
  expect({ index, articles, windows }).toEqual({ index: 'ready', articles: 2, windows: 2 });
});
