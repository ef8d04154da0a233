/** Going back to the index before, and forward again, on the buttons of an admin. */
import { expect, test, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { because } from '../../src/reasons.ts';
import { expectClean, start } from '../discord/bot-fixture.ts';
import type { Seen } from '../helpers/discord/index.ts';

test('a rollback is shown first and done on a button, which does only what was shown', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  running.core.jobs.folder = { putBack: ['back.md'], overwritten: ['over.md'], takenOut: ['out.md'] };
  const shown = await admin.command('reindex rollback');
  expect(shown).toMatchObject({ ephemeral: true });
  expect(shown.text).toContain('### Back to the index before\nNothing has been changed yet.');
  expect(shown.text).toContain('Put back into the folder of articles: back.md');
  expect(shown.text).toContain('Replaced in the folder of articles by their earlier content: over.md');
  expect(shown.text).toContain('Taken out of the folder of articles: out.md');
  await running.restart();
  running.core.jobs.folder = { putBack: [], overwritten: [], takenOut: ['out.md', 'new.md'] };
  const anew = await admin.click(shown, 'Go back', { until: ({ text }) => text !== '' });
  expect(anew).toMatchObject({ ephemeral: true });
  expect(anew.text).toContain('Nothing has been changed yet.');
  expect(anew.text).toContain('Taken out of the folder of articles: out.md, new.md');
  expect(running.core.jobs.started.every(({ preview }) => preview)).toBe(true);
  expect((await admin.click(anew, 'Go back')).text).toContain('Done in');
  expect(running.core.jobs.started.at(-1)).toEqual({ mode: 'rollback', preview: false });
  const ahead = await admin.command('reindex forward');
  expect(ahead.text).toContain('### Forward to the index after it');
  expect((await admin.click(ahead, 'Go forward')).text).toContain('Done in');
  expect(running.core.jobs.started.at(-1)).toEqual({ mode: 'forward', preview: false });
  expectClean(running);
});

test('a button to go back that is pressed three times at once goes back once, and every press shows that', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  const shown = await admin.command('reindex rollback');
  const { jobs, reindex } = running.core;
  let asked = 0;
  running.core.reindex = (options) => {
    asked += 1;
    return reindex(options);
  };
  jobs.hold = true;
  const until = ({ text }: Seen) => text.includes('Done in');
  const pressed = [1, 2, 3].map(() => admin.click(shown, 'Go back', { until }));
  await vi.waitFor(() => expect(asked).toBe(3));
  jobs.finish();
  await vi.waitFor(() => expect(asked).toBe(6));
  jobs.finish();
  for (const outcome of await Promise.all(pressed)) expect(outcome).toMatchObject({ ephemeral: false, buttons: [] });
  expect(jobs.started.filter(({ preview }) => !preview)).toEqual([{ mode: 'rollback', preview: false }]);
  expectClean(running);
});

test('a rollback given twice says that there is none earlier and how to go forward again', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  running.core.jobs.hold = true;
  const message = await admin.command('reindex rollback', {}, { until: ({ text }) => text !== '' });
  running.core.jobs.fail(new AppError('NOTHING_TO_ROLL_BACK', because('job.earliest'), { audience: 'asker' }));
  const told = await admin.waitFor(message, ({ text }) => !text.includes('Starting'));
  expect(told.text).toBe(
    'This is the index before the last change already, and none earlier is kept. /reindex forward returns to the one after it.',
  );
  expectClean(running);
});
