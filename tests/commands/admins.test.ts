/** Articles that an admin adds and removes, through a real client; a member is refused all that is an admin's by the bot itself. */
import { expect, test } from 'vitest';
import { expectClean, idOf, start } from '../discord/bot-fixture.ts';
import type { LoopbackOptions } from '../helpers/discord/index.ts';

const QUESTION = 'Who announced that the president would meet Kim Jong Un?';
const ROLE = '900000000000000001';

test('an article is added from an attachment and indexed on a button', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  const added = await admin.command('articles add', { file: { name: 'new one.md', data: '# New\n\nText.' } });
  expect(added.text).toBe('Stored as new one.md. It can be asked about once the reindex has run.');
  expect(Buffer.from(running.state.files.get('new one.md') ?? []).toString()).toBe('# New\n\nText.');
  expect((await admin.click(added, 'Run it')).text).toContain('**1** added');
  const again = { file: { name: 'new one.md', data: '# Newer\n\nText.' } };
  expect((await admin.command('articles add', again)).text).toBe(
    'There is a file new one.md already; nothing was changed. Add yours again with "replace" set to True, or rename it.',
  );
  expect(Buffer.from(running.state.files.get('new one.md') ?? []).toString()).toBe('# New\n\nText.');
  expect((await admin.command('articles add', { ...again, replace: true })).text).toBe(
    'Replaced new one.md. The new text can be asked about once the reindex has run; /reindex rollback brings the old one back.',
  );
  const refused = async (file: { name: string; data: string; url?: string; contentType?: string }) =>
    (await admin.command('articles add', { file })).text;
  expect(await refused({ name: 'tool.exe', data: 'MZ' })).toContain(
    'Only .txt, .md, .html and .pdf files can be added',
  );
  expect(await refused({ name: 'x.md', data: '\u0089PNG', contentType: 'image/png' })).toContain('Only .txt');
  expect(await refused({ name: 'empty.md', data: '' })).toBe(
    'The file is empty. Write the article into it, then attach it again.',
  );
  expect(await refused({ name: 'x.md', data: 'x', url: 'https://evil.example/x.md' })).toContain(
    'Files can only be fetched from',
  );
  expect(running.state.files.size).toBe(1);
  expectClean(running);
});

test('an article is removed after a confirmation', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  const asked = await admin.command('articles remove', { article: 'summit.md' });
  expect(asked.text).toBe('Remove Summit year (summit.md) from the articles?');
  expect((await admin.click(asked, 'Keep it')).text).toBe('Nothing was removed.');
  const again = await admin.command('articles remove', { article: 'summit.md' });
  await running.restart();
  const removed = await admin.click(again, 'Remove');
  expect(removed.text).toContain('Removed summit.md.');
  expect(running.state.current.has('summit.md')).toBe(false);
  expectClean(running);
});

test('a member is refused every admin command and button by the bot itself', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const admin = running.discord.as('admin').in('general');
  const refused = 'This is for the admins of this server. Ask one of them.';
  const file = { name: 'x.md', data: 'x' };
  const tries: [string, Record<string, string | number | typeof file>][] = [
    ['reindex run', {}],
    ['reindex preview', {}],
    ['reindex rollback', {}],
    ['reindex forward', {}],
    ['gaps', {}],
    ['pin list', {}],
    ['pin add', { answer: 'x' }],
    ['doctor', {}],
    ['articles add', { file }],
    ['articles remove', { article: 'summit.md' }],
  ];
  for (const [name, options] of tries) {
    const outcome = await member.command(name, options, { bypass: true });
    expect([name, outcome.ephemeral, outcome.text]).toEqual([name, true, refused]);
  }
  await admin.command('ask', { question: QUESTION });
  expect(await member.autocomplete('pin add', { answer: '' }, 'answer', { bypass: true })).toEqual([]);
  running.core.jobs.hold = true;
  const job = await admin.command('reindex run', {}, { until: ({ text }) => text !== '' });
  const pressed = await member.click(job, idOf(job, 'Cancel'));
  expect([pressed.ephemeral, pressed.text]).toEqual([true, refused]);
  expect(running.core.jobs.current()).not.toBeNull();
  running.core.jobs.finish();
  expect(running.state.current.has('summit.md')).toBe(true);
  expectClean(running);
});

test('admins are also those whom the settings name', async () => {
  const discord: LoopbackOptions = {
    members: [
      { name: 'named', id: '800000000000000001' },
      { name: 'ranked', roles: ['Librarian'] },
      { name: 'manager', permissions: 1n << 5n },
    ],
    guilds: [{ name: 'Library', roles: [{ name: 'Librarian' }] }],
  };
  const running = await start({ discord, env: { ADMIN_USER_IDS: '800000000000000001', ADMIN_ROLE_IDS: ROLE } });
  const ask = async (name: string) =>
    (await running.discord.as(name).in('general').command('gaps', {}, { bypass: true })).text;
  expect(await ask('named')).toContain('Nothing is waiting');
  expect(await ask('manager')).toContain('Nothing is waiting');
  expect(await ask('ranked')).toContain('admins of this server');
  const librarian = running.discord.guild().roles.find(({ name }) => name === 'Librarian');
  await running.bot.stop();
  const second = await start({ discord, env: { ADMIN_ROLE_IDS: librarian?.id ?? '' } });
  const [role] = second.discord.guild().roles.filter(({ name }) => name === 'Librarian');
  expect(role).toBeDefined();
});
