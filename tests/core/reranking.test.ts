/** RERANK_MODEL from a hub: a start waits for its download and tells of it; without it answers go on. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ReindexProgress } from '../../src/core.ts';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle, temporaryFolder } from '../helpers/folders.ts';
import { openLoopbackHub } from '../helpers/models/loopback-hub.ts';
import { writeTinyBert } from '../helpers/models/tiny-models.ts';

const QUESTION = { question: 'What did keeper1 write down on day 31?' };
const env = { RERANK_MODEL: 'someone/reranker' };
const files = { 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) };

async function openHub() {
  const model = writeTinyBert(join(temporaryFolder(), 'reranker'), { labels: 1 });
  const hub = await openLoopbackHub({ 'someone/reranker': model });
  onTestFinished(() => hub.close());
  return hub;
}

test('the first start downloads the cross-encoder and tells how far it is; the next one does not', async () => {
  const hub = await openHub();
  const told: ReindexProgress[] = [];
  const options = { files, env, hubUrl: hub.url, onDownload: (progress: ReindexProgress) => void told.push(progress) };
  const { core, dataDir, articlesDir, troubles } = await openTestCore(options);
  expect(told[0]).toMatchObject({ phase: 'downloading', file: 'config.json' });
  expect((await core.ask(QUESTION)).answer.quotes[0]?.article).toBe('a.md');
  expect((await core.diagnose()).map(({ subject }) => subject)).not.toContain('Reranking');
  await core.close();
  told.length = 0;
  hub.requests.length = 0;
  await openTestCore({ ...options, dataDir, articlesDir, indexed: false });
  expect([told, hub.requests, troubles]).toEqual([[], [], []]);
});

test('a cross-encoder that cannot be had is told at the start, with setting, file and hub, and answers go on', async () => {
  const hub = await openHub();
  hub.misbehave('is-down');
  const { core, troubles } = await openTestCore({ files, env, hubUrl: hub.url });
  expect(troubles).toEqual([expect.stringContaining('RERANK_MODEL is someone/reranker, and config.json could not be')]);
  expect(troubles[0]).toMatch(/answered 503.*set RERANK_MODEL to another model.*Answers keep the order they have/);
  expect((await core.ask(QUESTION)).answer.quotes[0]?.article).toBe('a.md');
});
