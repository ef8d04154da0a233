/** `index --rollback` and `--forward`: looked at, asked for, done. */
import { expect, test, vi } from 'vitest';
import { writeFiles } from '../helpers/folders.ts';
import { runCli, runHere } from '../helpers/process.ts';
import { NO_TERMINAL, onTerminal, places } from './places.ts';

vi.setConfig({ testTimeout: 300_000 });

test('a rollback that is only looked at is told as a rollback, and one that reads everything anew is wrong use', async () => {
  const at = places();
  await runHere(at, ['index']);
  writeFiles(at.articlesDir, { 'new.md': 'The lighthouse burned down in 1902.' });
  await runHere(at, ['index']);
  const preview = await runHere(at, ['index', '--rollback', '--preview']);
  expect(preview).toMatchObject({ code: 0, stdout: expect.stringContaining('A rollback would bring: 0 added') });
  expect(preview.stdout).toContain('1 removed');
  expect((await runHere(at, ['index', '--preview'])).stdout).toContain('A reindex would find: 0 added');
  const both = await runHere(at, ['index', '--full', '--rollback']);
  expect(both).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/--full .*--rollback/) });
  expect(JSON.parse((await runHere(at, ['status', '--json'])).stdout)).toMatchObject({ articles: 2 });
});

test('a rollback without a terminal says what it would change and waits for --yes; a second one never goes forward', async () => {
  const at = places();
  await runHere(at, ['index']);
  writeFiles(at.articlesDir, { 'new.md': 'The lighthouse burned down in 1902.' });
  await runHere(at, ['index']);
  const articles = async () => JSON.parse((await runHere(at, ['status', '--json'])).stdout).articles;
  const unasked = await runCli(at, ['index', '--rollback', '--json']);
  expect(unasked).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('A rollback would bring') });
  expect(unasked.stderr).toContain('Nothing was changed. Give --yes to do it.');
  expect(await articles()).toBe(2);
  const done = await runHere(at, ['index', '--rollback', '--yes', '--json']);
  expect(JSON.parse(done.stdout)).toMatchObject({ removed: 1, articles: 1 });
  const twice = await runHere(at, ['index', '--rollback', '--yes']);
  expect(twice).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('index --forward') });
  expect(await articles()).toBe(1);
  expect((await runHere(at, ['index', '--forward', '--yes'])).stdout).toContain('1 added');
  expect(await articles()).toBe(2);
});

test.skipIf(NO_TERMINAL)('a rollback on a terminal asks, and is done on a yes alone', async () => {
  const at = places();
  await runHere(at, ['index']);
  writeFiles(at.articlesDir, { 'new.md': 'The lighthouse burned down in 1902.' });
  await runHere(at, ['index']);
  expect(onTerminal(at, ['index', '--rollback'], 'n\n')).toMatch(
    /1 removed[\s\S]*Go back\? \[y\/N\] [\s\S]*Nothing was changed\./,
  );
  expect(JSON.parse((await runHere(at, ['status', '--json'])).stdout)).toMatchObject({ articles: 2 });
  expect(onTerminal(at, ['index', '--rollback'], 'y\n')).toMatch(/Go back\?[\s\S]*Done in /);
  expect(JSON.parse((await runHere(at, ['status', '--json'])).stdout)).toMatchObject({ articles: 1 });
});
