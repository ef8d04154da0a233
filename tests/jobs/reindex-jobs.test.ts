/** What becomes of a job whose end cannot be written down, and of one that a file holds up. */
import { expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { createJobRunner, type JobParts } from '../../src/jobs/reindex-jobs.ts';
import type { JobRecord } from '../../src/store/records.ts';

/** A job that stages nothing and goes live, but for what a test gives. */
const partsOf = (given: Partial<JobParts>): JobParts => ({
  begin: async () => {},
  stage: async () => STAGED,
  resume: async () => {},
  end: async () => {},
  activate: async () => COUNTS,
  foresee: async () => COUNTS,
  clearCancel: () => {},
  requestCancel: () => {},
  position: () => ({ step: 0, file: null }),
  memoryBytes: () => 0,
  killThread: async () => {},
  trouble: () => {},
  ...given,
});
const COUNTS = { articles: 2, passages: 3, windows: 4 };
const STAGED = {
  report: {
    ...{ added: 1, changed: 0, removed: 0, unchanged: 1, duplicate: 0, failed: [], skipped: [] },
    names: { added: ['a.md'], changed: [], removed: [], duplicate: [] },
  },
  space: { modelId: 'm', dimensions: 1 },
};

test('a job that is live is done, also where its report cannot be written down', async () => {
  const states: string[] = [];
  const troubles: string[] = [];
  const jobs = createJobRunner(
    partsOf({
      end: (_, state) => {
        states.push(state);
        return Promise.reject(new Error('database or disk is full'));
      },
      trouble: (message) => troubles.push(message),
    }),
    0,
  );
  expect(await jobs.start('changed', false).finished).toMatchObject({ job: 1, added: 1, ...COUNTS });
  expect(states).toEqual(['done']);
  expect(troubles).toEqual([expect.stringMatching(/Job 1 is done.*disk is full/)]);
});

test('a thread that a file held up is ended, and the one after it goes on with the job before it stages again', async () => {
  const calls: string[] = [];
  let hang: (error: Error) => void = () => {};
  const parts = partsOf({
    stage: ({ hanging }) => {
      calls.push(`stage without ${hanging.join()}`);
      return hanging.length > 0
        ? Promise.resolve(STAGED)
        : new Promise((_, reject) => {
            hang = reject;
          });
    },
    resume: async (job) => void calls.push(`resume ${job}`),
    position: () => ({ step: 1, file: 'slow.html' }),
    killThread: async () => {
      calls.push('kill');
      hang(new Error('The thread ended.'));
    },
  });
  const jobs = createJobRunner(parts, 6, 100);
  await jobs.start('changed', false).finished;
  expect(calls).toEqual(['stage without ', 'kill', 'resume 7', 'stage without slow.html']);
  // A preview is no job of the store, so that there is none to go on with.
  calls.length = 0;
  await jobs.start('changed', true).finished;
  expect(calls).toEqual(['stage without ', 'kill', 'stage without slow.html']);
});

test('a file that holds the job up again, though it is left out, ends the job with its name', async () => {
  let hang: (error: Error) => void = () => {};
  const parts = partsOf({
    stage: () =>
      new Promise((_, reject) => {
        hang = reject;
      }),
    position: () => ({ step: 1, file: 'slow.html' }),
    killThread: async () => hang(new Error('The thread ended.')),
  });
  await expect(createJobRunner(parts, 0, 100).start('changed', false).finished).rejects.toMatchObject({
    code: 'JOB_FAILED',
    message: expect.stringContaining('slow.html'),
  });
});

test('a preview is joined by another of the same kind, and followed by one of another kind', async () => {
  const jobs = createJobRunner(partsOf({}), 0);
  const first = jobs.start('changed', true);
  expect(jobs.start('changed', true)).toMatchObject({ joined: true, finished: first.finished });
  const other = jobs.start('full', true);
  expect(other.joined).toBe(false);
  expect(await first.finished).toMatchObject({ mode: 'changed' });
  expect(await other.finished).toMatchObject({ mode: 'full' });
});

test('who listens is told of the progress of the job, until they listen no more', async () => {
  const told: unknown[] = [];
  const jobs = createJobRunner(partsOf({}), 0);
  const job = jobs.start('changed', false);
  const stop = job.onProgress(({ done, total }) => told.push([done, total]));
  const progress = { phase: 'reading', file: 'a.md', total: 9, passages: 0 } as const;
  jobs.progress(1, { ...progress, done: 4 });
  jobs.progress(7, { ...progress, done: 5 });
  stop();
  jobs.progress(1, { ...progress, done: 6 });
  await job.finished;
  expect(told).toEqual([[4, 9]]);
});

test('a file that takes up more memory than any article is given up before its time is over', async () => {
  let hang: (error: Error) => void = () => {};
  let looks = 0;
  const without: string[][] = [];
  const parts = partsOf({
    stage: ({ hanging }) => {
      without.push([...hanging]);
      if (hanging.length > 0) return Promise.resolve(STAGED);
      return new Promise((_, reject) => {
        hang = reject;
      });
    },
    position: () => ({ step: 1, file: 'bomb.pdf' }),
    // What the rest of the process holds is not the file's.
    memoryBytes: () => 5_000 + 400 * looks++,
    killThread: async () => hang(new Error('The thread ended.')),
  });
  await createJobRunner(parts, 0, 400, 1_000).start('changed', false).finished;
  expect(without).toEqual([[], ['bomb.pdf']]);
  // Twenty would end its time; the last one is the first of the next try.
  expect(looks).toBe(5);
});

test('a job is told as failed while the disk has no room for its end, which the next run writes down first', async () => {
  const written: string[] = [];
  let isFull = true;
  const full = () => new AppError('DISK_FULL', 'There is no room.');
  const parts = partsOf({
    begin: async (job) => void written.push(`begin ${job}`),
    stage: () => Promise.reject(full()),
    end: async (job, state) => {
      if (isFull) throw full();
      written.push(`${state} ${job}`);
    },
  });
  const jobs = createJobRunner(parts, 0);
  const stored: JobRecord = { id: 1, mode: 'changed', state: 'running', startedAt: 1, endedAt: null, reason: null };
  await expect(jobs.start('changed', false).finished).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(jobs.asEnded(stored)).toMatchObject({ id: 1, state: 'failed', endedAt: expect.any(Number) });
  expect(jobs.asEnded({ ...stored, id: 7 })).toMatchObject({ id: 7, state: 'running' });
  expect(jobs.asEnded(null)).toBe(null);

  isFull = false;
  await expect(jobs.start('changed', false).finished).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(written).toEqual(['begin 1', 'failed 1', 'begin 2', 'failed 2']);
  expect(jobs.asEnded({ ...stored, id: 2 })).toMatchObject({ state: 'running' });
});
