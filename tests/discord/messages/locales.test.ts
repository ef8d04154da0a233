/** A walk through everything in each language: no payload leaves the limits, and the sentences are those of the language. */
import { expect, test } from 'vitest';
import { type LocaleName, speak } from '../../../src/discord/messages/index.ts';
import { start } from '../bot-fixture.ts';

const QUESTION = 'Who announced that the president would meet Kim Jong Un?';
const CODES: readonly (readonly [LocaleName, string])[] = [
  ['ko', 'ko'],
  ['es', 'es-419'],
  ['fr', 'fr'],
  ['de', 'de'],
];

test.each(CODES)('members and admins are answered in %s', async (locale, code) => {
  const say = speak(locale);
  const members = [{ name: 'admin', permissions: 1n << 3n, locale: code }];
  const { discord, core, log } = await start({ discord: { members } });
  const admin = discord.as('admin').in('general');
  const answer = await admin.command('ask', { question: QUESTION });
  const labels = answer.buttons.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining([say('button.open'), say('button.all'), say('button.helpful')]));
  const opened = await admin.click(answer, answer.buttons[0]?.customId ?? '');
  expect(opened.text).toContain(say('source.title', { n: 1 }));
  expect((await admin.click(answer, say('button.all'))).text).toContain(say('source.which'));
  const form = await admin.click(answer, say('button.follow'));
  expect(form.modal).toMatchObject({ title: say('modal.follow.title') });
  expect((await admin.submitModal(form, { question: QUESTION })).text).toContain(
    say('answer.follows', { question: QUESTION }),
  );
  expect((await admin.click(answer, say('button.not-helpful'))).text).toBe(say('judged.not-helpful'));
  expect((await admin.command('ask', { question: 'xylophone' })).text).toContain(say('answer.none'));
  expect((await admin.command('ask', { question: '🚂' })).text).toBe(say('reason.question.wordless'));
  core.jobs.failed = Array.from({ length: 12 }, (_, index) => ({ file: `${index}.pdf`, reason: 'damaged' }));
  expect((await admin.command('reindex preview')).text).toContain(say('reindex.previewed'));
  expect((await admin.command('articles list')).text).toContain(say('articles.heading', { count: 4 }));
  expect((await admin.command('articles show', { article: 'summit.md' })).text).toContain(
    say('articles.omitted', { count: 1 }),
  );
  expect((await admin.command('articles search', { words: 'wagons' })).text).toContain('wagons');
  expect((await admin.command('gaps')).text).toContain(say('gaps.heading'));
  const doctor = await admin.command('doctor');
  expect(doctor.text).toContain(say('doctor.heading'));
  expect(doctor.text).toContain(`-# ${say('doctor.disk.advice')}`);
  expect((await admin.command('status')).text).toContain(say('status.index.ready'));
  expect((await admin.command('privacy')).text).toContain(say('privacy.heading'));
  expect((await admin.command('pin list')).text).toBe(say('pin.none'));
  expect(discord.refusals).toEqual([]);
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
});
