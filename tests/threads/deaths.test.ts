/** Worker threads that die or hang: questions come a little later, a job ends with its reason, the next one works. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { because, explainFile } from '../../src/reasons.ts';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { until } from '../helpers/until.ts';

// Threads start slowly on a machine that is busy with other things.
vi.setConfig({ testTimeout: 120_000 });

const FILES = { 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) };
const QUESTION = { question: 'What did keeper1 write down on day 31?' };

test('questions under way when the answering thread dies are answered a little later, each once', async () => {
  const { core, kill, troubles } = await openTestCore({ files: FILES });
  // Sent before the thread's end is known; a thread that is ended within a search of hnswlib takes the whole process along.
  void kill.answering();
  const asked = Array.from({ length: 5 }, () => core.ask({ ...QUESTION, place: 'here' }));
  const answers = await Promise.all(asked);
  for (const { answer } of answers) expect(answer.quotes[0]?.article).toBe('a.md');
  expect(await core.latestAnswers('here')).toHaveLength(5);
  expect(troubles.filter((line) => line.includes('answering thread died'))).toHaveLength(1);
  await until(async () => (await core.status()).index === 'ready');
});

test('a job whose thread dies is recorded as failed with the reason, and the next one works', async () => {
  const { core, kill, articlesDir } = await openTestCore({ files: FILES });
  writeFiles(articlesDir, { 'c.md': numberedArticle(3) });
  const job = core.reindex({ mode: 'full' });
  const failed = expect(job.finished).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
  await new Promise<void>((resolve) => job.onProgress(() => resolve()));
  await kill.indexing();
  await failed;
  expect((await core.status()).lastJob).toMatchObject({
    state: 'failed',
    reason: { key: 'engine.died', values: { found: expect.any(String) } },
  });
  expect((await core.status()).articles).toBe(2);
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ added: 1, unchanged: 2 });
});

test('a file that cannot be got through in time is given up by name, and the others are indexed', async () => {
  const slow = 'A lantern keeper wrote it down on a grey day by the river. '.repeat(250_000);
  const { core, articlesDir, troubles } = await openTestCore({ files: FILES, fileTimeoutMs: 500 });
  writeFiles(articlesDir, { 'b.md': numberedArticle(5), 'm-slow.html': `<p>${slow}</p>`, 'z.md': numberedArticle(6) });
  utimesSync(join(articlesDir, 'm-slow.html'), 1_000_000, 1_000_000);
  const report = await core.reindex({ mode: 'changed' }).finished;
  expect(report.failed).toEqual([explainFile('m-slow.html', because('file.slow'))]);
  expect(report).toMatchObject({ added: 1, changed: 1, unchanged: 1 });
  expect((await core.status()).failed).toHaveLength(1);
  // It is remembered: the next run need not find out again.
  const deaths = troubles.length;
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ failed: report.failed, unchanged: 3 });
  expect(troubles).toHaveLength(deaths);
});
