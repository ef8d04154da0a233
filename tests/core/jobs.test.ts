/** Reindex jobs as a caller of the core sees them: one at a time, joined, cancelled, previewed, while questions are answered. */
import { expect, test, vi } from 'vitest';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';

// Threads start slowly on a machine that is busy with other things.
vi.setConfig({ testTimeout: 120_000 });

const many = (count: number, from = 0) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`story-${from + i}.md`, numberedArticle(from + i)]));
const QUESTION = { question: 'What did keeper1 write down on day 31?' };

test('questions are answered from the old index while a reindex runs, and from the new one after it', async () => {
  const { core, articlesDir } = await openTestCore({ files: many(20) });
  const before = (await core.ask(QUESTION)).answer.quotes;
  writeFiles(articlesDir, { ...many(60, 100), 'story-1.md': numberedArticle(900) });
  const job = core.reindex({ mode: 'full' });
  let running = true;
  const ended = job.finished.finally(() => {
    running = false;
  });
  ended.catch(() => undefined);
  let asked = 0;
  while (running) {
    const { answer } = await core.ask(QUESTION);
    if (!running) break;
    if (answer.quotes[0]?.article === 'story-1.md') expect(answer.quotes[0].text).toBe(before[0]?.text);
    asked++;
  }
  expect(asked).toBeGreaterThan(0);
  await ended;
  expect((await core.ask({ question: 'What did keeper900 write down?' })).answer.quotes[0]?.article).toBe('story-1.md');
});

test('a second call joins the job under way, and a cancel stops only that one', async () => {
  const { core } = await openTestCore({ files: many(40), indexed: false });
  const first = core.reindex({ mode: 'changed' });
  const second = core.reindex({ mode: 'changed' });
  expect(second).toMatchObject({ id: first.id, joined: true });
  expect(core.currentJob()).toMatchObject({ id: first.id, joined: true });
  second.cancel();
  await expect(first.finished).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect((await core.status()).lastJob).toMatchObject({ id: first.id, state: 'cancelled' });
  expect((await core.status()).articles).toBe(0);
  first.cancel();
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ added: 40 });
  expect(core.currentJob()).toBeNull();
});

test('a reindex asked for during a preview is no preview: it follows and changes the index', async () => {
  const { core } = await openTestCore({ files: many(3), indexed: false });
  const preview = core.reindex({ mode: 'changed', preview: true });
  const job = core.reindex({ mode: 'changed' });
  expect(job.joined).toBe(false);
  expect(await preview.finished).toMatchObject({ preview: true, added: 3, articles: 0 });
  expect(await job.finished).toMatchObject({ preview: false, added: 3, articles: 3 });
  expect(core.currentJob()).toBeNull();
});

test('a cancel of the run that waits for a preview stops that run, and the preview is told whole', async () => {
  const { core } = await openTestCore({ files: many(3), indexed: false });
  const preview = core.reindex({ mode: 'changed', preview: true });
  const job = core.reindex({ mode: 'changed' });
  core.currentJob(job.id)?.cancel();
  expect(await preview.finished).toMatchObject({ preview: true, added: 3 });
  await expect(job.finished).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(await core.status()).toMatchObject({ articles: 0, lastJob: null });
  expect(core.currentJob()).toBeNull();
});

test('a cancel of a preview finds it while a run waits for it, and the run goes ahead', async () => {
  const { core } = await openTestCore({ files: many(40), indexed: false });
  const preview = core.reindex({ mode: 'changed', preview: true });
  const job = core.reindex({ mode: 'changed' });
  expect(core.currentJob()).toMatchObject({ id: job.id });
  core.currentJob(preview.id)?.cancel();
  await expect(preview.finished).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(core.currentJob(preview.id)).toBeNull();
  expect(await job.finished).toMatchObject({ preview: false, added: 40, articles: 40 });
});

test('a report holds what it promises and nothing else', async () => {
  const { core } = await openTestCore({ files: many(2), indexed: false });
  const report = await core.reindex({ mode: 'changed' }).finished;
  expect(Object.keys(report).sort()).toEqual(
    'added articles changed duplicate failed job mode names passages preview removed seconds skipped unchanged windows'.split(
      ' ',
    ),
  );
});

test('more questions than the queue takes are told to come back, and those in the queue are answered', async () => {
  const { core } = await openTestCore({ files: many(3), env: { QUEUE_LIMIT: '3' } });
  const asked = await Promise.allSettled(Array.from({ length: 8 }, () => core.ask(QUESTION)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  for (const one of asked)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'BUSY', audience: 'asker' });
  expect((await core.ask(QUESTION)).answer.status).toBe('answered');
});

test('closing finishes the questions under way, ends a job as cancelled and loses nothing', async () => {
  const opened = await openTestCore({ files: many(30) });
  writeFiles(opened.articlesDir, many(60, 200));
  const job = opened.core.reindex({ mode: 'full' });
  const cancelled = expect(job.finished).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  const asked = Array.from({ length: 10 }, () => opened.core.ask({ ...QUESTION, place: 'here' }));
  await opened.core.close();
  for (const { answer } of await Promise.all(asked)) expect(answer.status).toBe('answered');
  await cancelled;
  const { core } = await openTestCore({ articlesDir: opened.articlesDir, dataDir: opened.dataDir, indexed: false });
  expect(await core.latestAnswers('here')).toHaveLength(10);
  expect(await core.status()).toMatchObject({ articles: 30, index: 'ready', lastJob: { state: 'cancelled' } });
});

test('a second process is told who holds the data folder', async () => {
  const { dataDir, articlesDir } = await openTestCore({ indexed: false });
  const second = openTestCore({ dataDir, articlesDir, indexed: false });
  await expect(second).rejects.toMatchObject({
    code: 'DATA_DIR_LOCKED',
    message: expect.stringContaining(`process ${process.pid} on`),
  });
});
