/** What becomes of a job whose end cannot be written down. */
import { expect, test } from 'vitest';
import { AppError } from '../src/errors.ts';
import { createJobRunner, type JobParts } from '../src/reindex-jobs.ts';
import type { JobRecord } from '../src/store/store.ts';

test('a job is told as failed while the disk has no room for its end, which the next run writes down first', async () => {
  const written: string[] = [];
  let isFull = true;
  const full = () => new AppError('DISK_FULL', 'There is no room.');
  const parts: JobParts = {
    begin: async (job) => void written.push(`begin ${job}`),
    stage: () => Promise.reject(full()),
    end: async (job, state) => {
      if (isFull) throw full();
      written.push(`${state} ${job}`);
    },
    activate: () => Promise.reject(new Error('nothing was staged')),
    counts: () => Promise.reject(new Error('no preview')),
    clearCancel: () => {},
    requestCancel: () => {},
    position: () => ({ step: 0, file: null }),
    killThread: async () => {},
  };
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
