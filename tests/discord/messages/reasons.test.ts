/** Why something failed, told in the language of whoever reads it: real failures, seen in Korean. */
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { startBot } from '../../../src/discord/bot.ts';
import { speak } from '../../../src/discord/messages/index.ts';
import { sayReason } from '../../../src/discord/rendering/say-reason.ts';
import { because, describeReason, REASONS, type ReasonKey } from '../../../src/reasons.ts';
import { openTestCore, type TestCore, type TestCoreOptions } from '../../helpers/core.ts';
import { startLoopbackDiscord } from '../../helpers/discord/index.ts';
import { numberedArticle, writeFiles } from '../../helpers/folders.ts';
import { mount, remount } from '../../helpers/mount.ts';
import { until } from '../../helpers/until.ts';
import { configFor, createLog } from '../bot-fixture.ts';

const say = speak('ko');

async function startInKorean(options: TestCoreOptions): Promise<{ admin: Person; member: Person } & TestCore> {
  const opened = await openTestCore(options);
  const discord = await startLoopbackDiscord({
    members: [
      { name: 'admin', permissions: 1n << 3n, locale: 'ko' },
      { name: 'member', locale: 'ko' },
    ],
  });
  onTestFinished(() => discord.close());
  const config = configFor(discord, { MAX_ARTICLE_MB: '1' });
  const bot = await startBot({ config, core: opened.core, commands, logger: createLog([]) });
  onTestFinished(() => bot.stop());
  return { ...opened, admin: discord.as('admin').in('general'), member: discord.as('member').in('general') };
}
type Person = ReturnType<ReturnType<Awaited<ReturnType<typeof startLoopbackDiscord>>['as']>['in']>;

/** Runs of three English words, outside of parentheses, where words of the system are quoted. */
const englishIn = (text: string) =>
  text.replace(/\([^()]*\)/g, '').match(/(?<![\w/.-])[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/g) ?? [];

test('files that cannot be read are listed with reasons in Korean, in a preview, a report and by the doctor', async () => {
  const files = {
    'a.md': numberedArticle(1),
    'binary.txt': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
    'blank.md': ' \n',
    'broken.pdf': 'no PDF',
    'empty.txt': '',
    'large.txt': 'A line of words. '.repeat(80_000),
    'report.docx': 'x',
  };
  const { admin, member, core } = await startInKorean({ files, env: { MAX_ARTICLE_MB: '1' }, indexed: false });
  const preview = await admin.command(
    'reindex preview',
    {},
    { until: ({ text }) => text.includes(say('reindex.reasons')), timeoutMs: 60_000 },
  );
  const report = await admin.command(
    'reindex run',
    {},
    { until: ({ text }) => text.includes('끝났습니다'), timeoutMs: 60_000 },
  );
  for (const { text } of [preview, report]) {
    expect(text).toContain('binary.txt: 이름은 text 파일인데 실제 내용은 PNG 그림입니다.');
    expect(text).toContain('empty.txt: 빈 파일입니다(0바이트).');
    expect(text).toContain('large.txt: 파일 크기가 1.4MB로, 허용된 1MB를 넘습니다.');
    expect(text).toContain('report.docx: .docx 파일은 읽지 않습니다.');
    expect(englishIn(text)).toEqual([]);
  }
  const doctor = await admin.command('doctor');
  expect(doctor.text).toContain('binary.txt: 이름은 text 파일인데');
  expect(englishIn(doctor.text.replace(/Guilds와 GuildMessages/, ''))).toEqual([]);
  // Members are refused the command that names the files.
  expect((await admin.command('status')).text).toContain('/색인 미리보기');
  const seen = (await member.command('status')).text;
  expect(seen).toContain(say('status.unread', { count: (await core.status()).failed.length }));
  expect(seen).not.toContain('/색인');
  // In a file for a spreadsheet, as in the terminal, reasons are English.
  expect((await core.status()).failed.map(({ reason }) => reason)).toContainEqual(
    expect.stringContaining('PNG picture'),
  );
}, 120_000);

test('an upload of a wrong type, an empty one and a folder that is closed are refused in Korean', async ({ skip }) => {
  const { admin, articlesDir } = await startInKorean({ files: { 'a.md': numberedArticle(1) } });
  const type = await admin.command('articles add', { file: { name: 'a.zip', data: 'x' } });
  expect(type.text).toBe(say('upload.type', { name: 'a.zip' }));
  const unknown = await admin.command('articles show', { article: 'nothing of the kind' });
  expect(englishIn(unknown.text.replace('nothing of the kind', ''))).toEqual([]);
  if (mount('ro', articlesDir) === null) return skip('this account may not mount a file system');
  const closed = await admin.command('articles add', { file: { name: 'b.md', data: '# B' } });
  expect(closed.text).toContain('기사 폴더를 바꿀 수 없습니다(EROFS');
  expect(englishIn(closed.text)).toEqual([]);
}, 120_000);

test('a job that finds the disk full, and one that is cancelled, say so in Korean', async ({ skip }) => {
  const dataDir = mount('size=4m');
  if (dataDir === null) return skip('this account may not mount a file system');
  const { admin, member, core, articlesDir } = await startInKorean({ dataDir, files: { 'a.md': numberedArticle(1) } });
  const many = (to: number) =>
    Object.fromEntries(Array.from({ length: to }, (_, i) => [`${i}.md`, numberedArticle(i, 60)]));
  writeFiles(articlesDir, many(500));
  const full = await admin.command(
    'reindex run',
    {},
    { until: ({ text }) => text.includes('못했습니다'), timeoutMs: 60_000 },
  );
  expect(full.text).toContain('있는 디스크가 가득 찼습니다');
  expect(englishIn(full.text)).toEqual([]);
  const status = await admin.command('status');
  expect(status.text).toContain('있는 디스크가 가득 찼습니다');
  expect(englishIn(status.text)).toEqual([]);
  // Reasons name files and folders of the host.
  const seen = await member.command('status');
  expect(seen.text).toContain(say('status.job.failed', { when: '|' }).split('|')[0] as string);
  expect(seen.text).not.toContain('디스크');

  remount('size=64m', dataDir);
  const run = admin.command(
    'reindex run',
    {},
    { until: ({ text }) => text.endsWith(`\n${say('reindex.cancelled')}`), timeoutMs: 60_000 },
  );
  await until(() => core.currentJob() !== null);
  await new Promise<void>((resolve) => core.currentJob()?.onProgress(() => resolve()));
  core.currentJob()?.cancel();
  expect((await run).text).toBe(`### ${say('reindex.heading.changed')}\n취소했습니다. 이전 색인을 계속 씁니다.`);
  const after = (await admin.command('status')).text;
  expect(after).toContain(say('status.job.cancelled', { when: '|' }).split('|')[0] as string);
  expect(after).not.toContain(say('reason.job.cancelled'));
}, 120_000);

test.each([
  ['en', '/articles list'],
  ['ko', '/기사 목록'],
  ['es', '/artículos lista'],
  ['fr', '/articles liste'],
  ['de', '/artikel liste'],
] as const)('an article that is not there is told with the command that lists them, in %s', (locale, command) => {
  const why = because('article.unknown', { name: 'nix' });
  expect(sayReason(why, speak(locale))).toContain(command);
  expect(describeReason(why)).toContain('"articles list"');
});

test('no reason is English in another language, whatever its values', () => {
  const values = Object.fromEntries(
    ['size', 'limit', 'count', 'found', 'file', 'kind', 'format', 'why'].map((name) => [name, because('kind.pdf')]),
  );
  for (const locale of ['ko', 'es', 'fr', 'de'] as const) {
    for (const key of Object.keys(REASONS) as ReasonKey[]) {
      const said = sayReason({ key, values }, speak(locale));
      expect([key, said.replace(/\{[a-z]+\}/g, '').match(/\b(?:the|is|it|to|file|allowed)\b(?! --)/g) ?? []]).toEqual([
        key,
        [],
      ]);
    }
  }
});
