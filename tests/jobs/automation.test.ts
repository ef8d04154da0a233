/** Reindexes by the clock and after changes in the folder: as many as are due, and no more. */
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchFolder } from '../../src/article-folder/watch.ts';
import { AppError } from '../../src/errors.ts';
import { type AutomationParts, noticeChanges, startAutomation } from '../../src/jobs/automation.ts';
import { because } from '../../src/reasons.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { createToyJobs } from '../helpers/toy/jobs.ts';
import { until } from '../helpers/until.ts';

function automate(parts: AutomationParts) {
  const automation = startAutomation(parts);
  onTestFinished(() => automation.stop());
  return automation;
}

const quiet = { error: () => {}, info: () => {} };

function createCore() {
  const jobs = createToyJobs(() => 1);
  return { jobs, core: { reindex: jobs.start, currentJob: jobs.current } };
}

/** Watches the same folder and tells of a change later than the automation would, which would have acted by then. */
async function createWitness(folder: string) {
  let told = 0;
  const witness = watchFolder(
    { ARTICLES_DIR: folder, MAX_DEPTH: 4 },
    { quietMs: 450 },
    () => {
      told += 1;
    },
    () => {},
  );
  onTestFinished(() => witness.close());
  await witness.ready;
  return { tells: () => until(() => told > 0) };
}

test('many changes at once are one run, and a change during a run is one more', async () => {
  const folder = temporaryFolder();
  const { jobs, core } = createCore();
  const config = { REINDEX_CRON: null, WATCH: true, ARTICLES_DIR: folder, MAX_DEPTH: 4 };
  const automation = automate({ config, core, logger: quiet, quietMs: 150 });
  await automation.ready;
  // What changed while nobody watched is looked for first.
  await until(() => jobs.started.length === 1);
  jobs.hold = true;
  for (let index = 0; index < 5; index += 1) await writeFile(join(folder, `${index}.md`), 'text');
  await until(() => jobs.started.length === 2);
  const witness = await createWitness(folder);
  await writeFile(join(folder, '0.md'), 'another text');
  await witness.tells();
  expect(jobs.started).toEqual(Array(2).fill({ mode: 'changed', preview: false }));
  jobs.hold = false;
  jobs.finish();
  await until(() => jobs.started.length === 3);
});

test('a start says what differs from the index, but for where a run by itself takes it', async () => {
  const { jobs, core } = createCore();
  const config = { REINDEX_CRON: null, WATCH: false };
  expect(await noticeChanges({ config, core })).toBe(
    '1 file differs from the index: 1 added, 0 changed, 0 removed. /reindex run takes in what has changed.',
  );
  expect(jobs.started).toEqual([{ mode: 'changed', preview: true }]);
  jobs.changes = 0;
  expect(await noticeChanges({ config, core })).toBeNull();
  jobs.anew = true;
  expect(await noticeChanges({ config, core })).toBe(
    'Footnote or a setting has changed since the index was made. /reindex run makes the passages of all articles anew.',
  );
  jobs.changes = 1;
  expect(await noticeChanges({ config, core })).toMatch(/^1 file differs from .* changed\. Footnote or a setting has /);
  expect(await noticeChanges({ config: { ...config, WATCH: true }, core })).toBeNull();
  expect(await noticeChanges({ config: { ...config, REINDEX_CRON: '0 3 * * *' }, core })).toBeNull();
  expect(jobs.started.length).toBe(4);
});

test('a schedule runs, waits for a run that an admin started, and a failure stops nothing', async () => {
  const { jobs, core } = createCore();
  const calls: string[] = [];
  const watched: typeof core = {
    reindex: (options) => {
      calls.push('reindex');
      return core.reindex(options);
    },
    currentJob: (id) => {
      calls.push('currentJob');
      return core.currentJob(id);
    },
  };
  const problems: string[] = [];
  const logger = { info: () => {}, error: (_: object, message: string) => problems.push(message) };
  const config = { REINDEX_CRON: '* * * * * *', WATCH: false, ARTICLES_DIR: '.', MAX_DEPTH: 4 };
  jobs.hold = true;
  core.reindex({ mode: 'full' });
  automate({ config, core: watched, logger });
  // The schedule has come round and found a run under way, which it does not join.
  await until(() => calls.length > 0);
  expect(calls).toEqual(['currentJob']);
  jobs.finish();
  await until(() => jobs.started.length === 2);
  jobs.fail(new Error('broken'));
  await until(() => problems.length === 1);
  jobs.hold = false;
  await until(() => jobs.started.length >= 3);
});

test('a run that another process is at already is no failure, and the next one is made all the same', async () => {
  const { jobs, core } = createCore();
  const told: string[] = [];
  const tell = (_: object, message: string) => told.push(message);
  const config = { REINDEX_CRON: '* * * * * *', WATCH: false, ARTICLES_DIR: '.', MAX_DEPTH: 4 };
  jobs.hold = true;
  automate({ config, core, logger: { info: tell, error: tell } });
  await until(() => jobs.started.length === 1);
  jobs.fail(new AppError('JOB_ELSEWHERE', because('job.elsewhere'), { audience: 'asker' }));
  await until(() => told.length === 1);
  jobs.hold = false;
  await until(() => told.length === 2);
  expect(told).toEqual(['Another process reindexes just now', 'Reindexed what changed']);
});

test('a change during the run that a stop waits for starts no other one after it', async () => {
  const folder = temporaryFolder();
  const { jobs, core } = createCore();
  const problems: string[] = [];
  const logger = { info: () => {}, error: (_: object, message: string) => problems.push(message) };
  const config = { REINDEX_CRON: null, WATCH: true, ARTICLES_DIR: folder, MAX_DEPTH: 4 };
  jobs.hold = true;
  const automation = automate({ config, core, logger, quietMs: 20 });
  await until(() => jobs.started.length === 1);
  const first = core.currentJob();
  const witness = await createWitness(folder);
  await writeFile(join(folder, 'a.md'), 'text');
  await witness.tells();
  await automation.stop();
  first?.cancel();
  await new Promise((resolve) => setImmediate(resolve));
  expect(jobs.started).toHaveLength(1);
  expect(problems).toEqual([]);
});

test('files that are no articles start no run and hold none up, nor does one that is written all the time', async () => {
  const folder = temporaryFolder();
  const { jobs, core } = createCore();
  const config = { REINDEX_CRON: null, WATCH: true, ARTICLES_DIR: folder, MAX_DEPTH: 4 };
  const automation = automate({ config, core, logger: quiet, quietMs: 400, longestMs: 1_500 });
  await automation.ready;
  await until(() => jobs.started.length === 1);
  let written = 0;
  const write = async (name: string) => {
    await writeFile(join(folder, name), `${Math.random()}`);
    written += 1;
  };
  await mkdir(join(folder, '.data'));
  const others = setInterval(() => void Promise.all(['server.log', '.data/a.md'].map(write)), 100);
  await until(() => written >= 24);
  expect(jobs.started).toHaveLength(1);
  await write('a.md');
  await until(() => jobs.started.length === 2);
  const busy = setInterval(() => void write('notes.md'), 100);
  await until(() => jobs.started.length >= 4);
  clearInterval(others);
  clearInterval(busy);
});

test('a folder that goes and comes back, as a network drive does, is watched again', async () => {
  const folder = temporaryFolder();
  const articles = join(folder, 'articles');
  await mkdir(articles);
  await writeFile(join(articles, 'old.md'), 'text');
  const { jobs, core } = createCore();
  const config = { REINDEX_CRON: null, WATCH: true, ARTICLES_DIR: articles, MAX_DEPTH: 4 };
  const automation = automate({ config, core, logger: quiet, quietMs: 50, lookMs: 50 });
  await automation.ready;
  await until(() => jobs.started.length === 1);
  await rename(articles, join(folder, 'away'));
  await until(() => jobs.started.length === 2);
  await rename(join(folder, 'away'), articles);
  await until(() => jobs.started.length === 3);
  await writeFile(join(articles, 'new.md'), 'text');
  await until(() => jobs.started.length === 4);
});

// Windows lets only some accounts make links.
test.skipIf(process.platform === 'win32')(
  'a folder that takes the place of the watched one is watched in its stead',
  async () => {
    const folder = temporaryFolder();
    for (const name of ['first', 'next']) await mkdir(join(folder, name));
    await symlink(join(folder, 'first'), join(folder, 'shown'));
    const { jobs, core } = createCore();
    const config = { REINDEX_CRON: null, WATCH: true, ARTICLES_DIR: join(folder, 'shown'), MAX_DEPTH: 4 };
    const automation = automate({ config, core, logger: quiet, quietMs: 50, lookMs: 50 });
    await automation.ready;
    await until(() => jobs.started.length === 1);
    await symlink(join(folder, 'next'), join(folder, 'link'));
    await rename(join(folder, 'link'), join(folder, 'shown'));
    await until(() => jobs.started.length === 2);
    await writeFile(join(folder, 'next', 'new.md'), 'text');
    await until(() => jobs.started.length === 3);
  },
);
