/** Reindexes as admins run them from Discord: previews, progress, cancel, what a report tells. */
import { expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { because } from '../../src/reasons.ts';
import { expectClean, idOf, start } from '../discord/bot-fixture.ts';

test('the counts of a report are written as the rest of it, in the way of the language', async () => {
  const running = await start({ discord: { members: [{ name: 'admin', permissions: 1n << 3n, locale: 'de' }] } });
  running.core.jobs.changes = 3000;
  const preview = await running.discord.as('admin').in('general').command('reindex preview');
  expect(preview.text).toContain('**3.000** ');
  expect(preview.text).toContain(' +2.999');
  expectClean(running);
});

test.each([
  ['fr', '**1** ajouté', 'ajoutés\u00a0: new'],
  ['es-ES', '**1** añadido', 'añadidos: new'],
])(
  'one file that was added is told as one, and named as the language writes lists (%s)',
  async (locale, one, named) => {
    const running = await start({ discord: { members: [{ name: 'admin', permissions: 1n << 3n, locale }] } });
    const preview = await running.discord.as('admin').in('general').command('reindex preview');
    expect(preview.text.split(/\n| · /)).toContain(one);
    expect(preview.text).toContain(named);
    expectClean(running);
  },
);

test('a preview says that passages are made anew where no file has changed', async () => {
  const { discord, core } = await start();
  core.jobs.changes = 0;
  core.jobs.anew = true;
  const preview = await discord.as('admin').in('general').command('reindex preview');
  expect(preview.text).toContain(
    'The passages of all articles, anew: Footnote, a setting or the model has changed since.',
  );
  expect(preview.text).not.toContain('Nothing has changed.');
  core.jobs.anew = false;
  expect((await discord.as('admin').in('general').command('reindex preview')).text).toContain('Nothing has changed.');
});

test('a preview tells what would change and runs it on a button', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  const preview = await admin.command('reindex preview');
  expect(preview).toMatchObject({ ephemeral: true });
  expect(preview.text).toContain('Nothing has been changed yet.');
  expect(preview.text).toContain('added: new \\*article\\*.md');
  await running.restart();
  const report = await admin.click(preview, 'Run it');
  expect(report).toMatchObject({ ephemeral: false });
  expect(report.text).toContain('**1** added');
  expect(running.core.jobs.started).toEqual([{ mode: 'changed', preview: false }]);
  expectClean(running);
});

test('a preview without changes says so, and a rollback without an earlier index is answered calmly', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  running.core.jobs.changes = 0;
  const preview = await admin.command('reindex preview');
  expect(preview.text).toContain('Nothing has changed.\n**4** unchanged');
  running.core.jobs.hold = true;
  const message = await admin.command('reindex rollback', {}, { until: ({ text }) => text !== '' });
  running.core.jobs.fail(new AppError('NOTHING_TO_ROLL_BACK', because('job.first'), { audience: 'asker' }));
  const told = await admin.waitFor(message, ({ text }) => !text.includes('Starting'));
  expect(told.text).toBe('There is no earlier index to return to: only one has been made so far.');
  expectClean(running);
});

test('a report names a duplicate with the file that is indexed for both', async () => {
  const running = await start();
  running.core.jobs.duplicate = [{ file: 'copy.md', indexed: 'ferry.md' }];
  const report = await running.discord.as('admin').in('general').command('reindex run');
  expect(report.text).toContain('duplicate: copy.md = ferry.md');
  expectClean(running);
});

test('a run shows progress, can be joined and cancelled, and edits only every few seconds', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  running.core.jobs.hold = true;
  const first = admin.command('reindex run', { mode: 'full' }, { until: ({ text }) => text !== '' });
  await running.discord
    .as('admin')
    .in('general')
    .waitForMessage(({ text }) => text.includes('Full reindex'));
  const message = await first;
  expect(message.text).toContain('Starting');
  for (let done = 0; done < 50; done += 1) running.core.jobs.progress({ done, file: `file *${done}*.md` });
  const shown = await admin.waitFor(message, ({ text }) => text.includes('Embedding'));
  expect(shown.text).toContain('▰▰▰▰▰▰▰▰▱▱▱▱▱▱▱▱  49%');
  expect(shown.text).toContain('50 passages a second · 1 min 30 sec left · file \\*49\\*.md');
  expect(shown.edits.length).toBe(1);
  const joined = await admin.command('reindex run', {}, { until: ({ text }) => text !== '' });
  expect(joined.text).toContain(
    '### A reindex is already running\n-# This is its progress. Yours has not been started.',
  );
  const pressed = admin.click(shown, 'Cancel', { timeoutMs: 1_000 }).catch(() => undefined);
  await admin.waitFor(joined, ({ text }) => text === '### Full reindex\nCancelled. The old index stays.');
  await pressed;
  expect(running.core.jobs.started).toEqual([{ mode: 'full', preview: false }]);
  expectClean(running);
});

test('a run that fails tells an admin why', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  running.core.jobs.hold = true;
  const message = await admin.command('reindex run', {}, { until: ({ text }) => text !== '' });
  running.core.jobs.fail(new AppError('JOB_FAILED', 'The disk is full: 0 bytes left on *data*.'));
  const failed = await admin.waitFor(message, ({ text }) => text.includes('failed'));
  expect(failed.text).toBe(
    '### Reindex of what changed\nThe reindex failed; the old index stays. The disk is full: 0 bytes left on \\*data\\*.',
  );
});

test('a run that finds another process at it has not failed, and the old index is not said to stay', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  running.core.jobs.hold = true;
  const message = await admin.command('reindex run', {}, { until: ({ text }) => text !== '' });
  const elsewhere = because('job.elsewhere.named', {
    holder: 'footnote 7 on *host*',
    since: '2026-11-27T17:00:00.000Z',
  });
  running.core.jobs.fail(new AppError('JOB_ELSEWHERE', elsewhere, { audience: 'asker' }));
  const told = await admin.waitFor(message, ({ text }) => !text.includes('Starting'));
  expect(told.text).toBe(
    'A reindex is under way in another process (footnote 7 on \\*host\\*, since 2026-11-27T17\\:00\\:00.000Z). What it makes is used here as well, as soon as it is done. Ask again then.',
  );
  expectClean(running);
});

test('/status says once that the last reindex was cancelled', async () => {
  const running = await start();
  const status = await running.core.status();
  const lastJob = { ...status.lastJob, state: 'cancelled' as const, reason: because('job.cancelled') };
  running.core.status = async () => ({ ...status, lastJob: lastJob as typeof status.lastJob });
  const shown = await running.discord.as('admin').in('general').command('status');
  expect(shown.text.match(/cancelled/g)).toEqual(['cancelled']);
});

test('a restart during a run is told at once, and its old cancel button is answered calmly', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  running.core.jobs.hold = true;
  const message = await admin.command('reindex run', {}, { until: ({ text }) => text !== '' });
  const cancel = idOf(message, 'Cancel');
  running.discord.fail({ kind: 'status', status: 404, method: 'PATCH', route: '/webhooks/*', times: 1 });
  await running.restart();
  const pressed = await admin.click(message, cancel);
  expect(pressed.text).toBe('This run has ended. /status tells how.');
});

test('a report tells a file that is not indexed from one whose version before stays', async () => {
  const running = await start();
  running.core.jobs.failed = [
    { file: 'new.pdf', reason: 'It is damaged.' },
    { file: 'old.pdf', reason: 'It is damaged.', kept: true },
  ];
  const report = await running.discord.as('admin').in('general').command('reindex run');
  expect(report.text).toContain(
    'Could not be read; the version before stays:\n-# old.pdf: It is damaged.\nNot indexed:\n-# new.pdf: It is damaged.',
  );
  expectClean(running);
});

test('a report with many failures carries them as a list that no spreadsheet runs', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  running.core.jobs.failed = Array.from({ length: 30 }, (_, index) => ({
    file: `=bad${index}.pdf`,
    reason: 'No *PDF*, "x"',
  }));
  const report = await admin.command('reindex run');
  expect(report.text).toContain('**30** failed');
  expect(report.text).toContain('22 more in the attached list.');
  const [file] = report.attachments;
  expect(file).toMatchObject({ name: 'not-indexed.csv', shown: true });
  expect(file?.text).toContain("'=bad29.pdf");
  expect((await admin.command('reindex rollback')).text).toContain('### Back to the index before');
  expectClean(running);
});

test('a run outlives its token in a message of the channel', async () => {
  const running = await start({ tokenLifetimeMs: 1_500 });
  const admin = running.discord.as('admin').in('general');
  running.core.jobs.hold = true;
  const message = await admin.command('reindex run', {}, { until: ({ text }) => text !== '' });
  running.discord.clock.advance(16 * 60_000);
  running.core.jobs.progress({ done: 80 });
  const posted = await admin.waitForMessage(({ id, text }) => id !== message.id && text.includes('80%'));
  expect(posted).toMatchObject({ ephemeral: false });
  running.core.jobs.finish();
  await admin.waitFor(posted, ({ text }) => text.includes('**1** added'));
  expect(running.discord.botMessages().length).toBe(2);
  expectClean(running);
});
