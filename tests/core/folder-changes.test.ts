/** Files that admins add and remove through the core, and how a rollback puts the folder back as well. */
import { mkdirSync, readdirSync, readFileSync, rmdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createArticleFiles } from '../../src/article-folder/files.ts';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle, temporaryFolder, writeFiles } from '../helpers/folders.ts';
import { until } from '../helpers/until.ts';

// Threads start slowly on a machine that is busy with other things.
vi.setConfig({ testTimeout: 120_000 });

const bytes = (text: string) => new TextEncoder().encode(text);
const listed = (folder: string) => readdirSync(folder).sort();

test('a rollback takes out what was added, brings back what was removed or replaced, and can itself be undone', async () => {
  const files = { 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) };
  const { core, articlesDir } = await openTestCore({ files });
  expect(await core.addArticleFile('new.md', bytes(numberedArticle(3)))).toEqual({ path: 'new.md', replaced: false });
  expect(await core.addArticleFile('a.md', bytes(numberedArticle(4)), true)).toEqual({ path: 'a.md', replaced: true });
  await core.removeArticleFile('b.md');
  await core.reindex({ mode: 'changed' }).finished;
  const paths = async () => (await core.listArticles(0, 10)).articles.map(({ path }) => path);
  expect(await paths()).toEqual(['a.md', 'new.md']);

  await core.reindex({ mode: 'rollback' }).finished;
  expect(await paths()).toEqual(['a.md', 'b.md']);
  expect(listed(articlesDir)).toEqual(['a.md', 'b.md']);
  expect(readFileSync(join(articlesDir, 'a.md'), 'utf8')).toBe(files['a.md']);
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ unchanged: 2, added: 0, removed: 0 });

  await core.reindex({ mode: 'forward' }).finished;
  expect(listed(articlesDir)).toEqual(['a.md', 'new.md']);
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ unchanged: 2, added: 0, removed: 0 });
});

test('a rollback says beforehand what it changes in the folder, and a second one changes nothing', async () => {
  const files = { 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) };
  const { core, articlesDir } = await openTestCore({ files });
  await core.addArticleFile('new.md', bytes(numberedArticle(3)));
  await core.addArticleFile('a.md', bytes(numberedArticle(4)), true);
  await core.removeArticleFile('b.md');
  await core.reindex({ mode: 'changed' }).finished;
  const left = () => listed(articlesDir).map((name) => [name, readFileSync(join(articlesDir, name), 'utf8')]);
  const untouched = left();

  const folder = { putBack: ['b.md'], overwritten: ['a.md'], takenOut: ['new.md'] };
  expect(await core.reindex({ mode: 'rollback', preview: true }).finished).toMatchObject({ folder });
  expect(left()).toEqual(untouched);
  expect(await core.reindex({ mode: 'rollback' }).finished).toMatchObject({ folder });
  const gone = left();
  const twice = { code: 'NOTHING_TO_ROLL_BACK', reason: { key: 'job.earliest' } };
  await expect(core.reindex({ mode: 'rollback', preview: true }).finished).rejects.toMatchObject(twice);
  await expect(core.reindex({ mode: 'rollback' }).finished).rejects.toMatchObject(twice);
  expect(left()).toEqual(gone);

  const ahead = { putBack: ['new.md'], overwritten: ['a.md'], takenOut: ['b.md'] };
  expect(await core.reindex({ mode: 'forward', preview: true }).finished).toMatchObject({ folder: ahead });
  expect(await core.reindex({ mode: 'forward' }).finished).toMatchObject({ folder: ahead });
  expect(left()).toEqual(untouched);
  await expect(core.reindex({ mode: 'forward' }).finished).rejects.toMatchObject({
    ...{ code: 'NOTHING_TO_ROLL_BACK', reason: { key: 'job.latest' } },
  });
});

test('a rollback with nothing to go back to is refused and leaves the last job as it was', async () => {
  const { core } = await openTestCore({ files: { 'a.md': numberedArticle(1) } });
  const { lastJob } = await core.status();
  expect(lastJob).toMatchObject({ state: 'done', mode: 'changed' });
  await expect(core.reindex({ mode: 'rollback' }).finished).rejects.toMatchObject({ code: 'NOTHING_TO_ROLL_BACK' });
  expect((await core.status()).lastJob).toEqual(lastJob);
  expect(core.currentJob()).toBeNull();
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ unchanged: 1 });
});

test('a rollback counts as unchanged what a full reindex read anew and found the same', async () => {
  const { core, articlesDir } = await openTestCore({
    files: { 'a.md': numberedArticle(1), 'b.md': numberedArticle(2) },
  });
  writeFiles(articlesDir, { 'b.md': numberedArticle(3) });
  expect(await core.reindex({ mode: 'full' }).finished).toMatchObject({ unchanged: 1, changed: 1 });
  const report = await core.reindex({ mode: 'rollback' }).finished;
  expect(report).toMatchObject({ unchanged: 1, changed: 1, names: { changed: ['b.md'] } });
});

test('a file whose name came decomposed, as from a Mac, is found by the name that its article has', async ({
  skip,
}) => {
  const [path, other] = ['caf\u00e9.md', '\ubd81\ud55c/\ub450\ub9cc\uac15.md'];
  const files = { [path.normalize('NFD')]: numberedArticle(1), [other.normalize('NFD')]: numberedArticle(2) };
  const { core, articlesDir } = await openTestCore({ files });
  if (readdirSync(articlesDir).includes(path)) return skip('this file system composes names by itself');
  await expect(core.addArticleFile(path, bytes(numberedArticle(3)))).rejects.toMatchObject({
    reason: { key: 'upload.taken' },
  });
  expect(await core.addArticleFile(path, bytes(numberedArticle(3)), true)).toEqual({ path, replaced: true });
  await core.removeArticleFile(other);
  expect(listed(articlesDir).map((name) => name.normalize('NFC'))).toEqual([path, '\ubd81\ud55c']);
  const report = await core.reindex({ mode: 'changed' }).finished;
  expect(report).toMatchObject({ changed: 1, removed: 1, skipped: [] });
  await core.reindex({ mode: 'rollback' }).finished;
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ unchanged: 2, added: 0, skipped: [] });
});

test('nothing is written, read or removed outside the folder of articles', async () => {
  const outside = temporaryFolder();
  writeFiles(outside, { 'secret.md': 'Secret.', 'articles/a.md': 'A.' });
  const files = createArticleFiles(join(outside, 'articles'), temporaryFolder(), 1000);
  for (const path of ['../secret.md', '/etc/passwd', '..', '.', '', 'a.md/../../secret.md', 'missing.md'])
    await expect(files.remove(path, 1)).rejects.toMatchObject({ code: 'ARTICLE_NOT_FOUND' });
  expect(await files.add('../../evil.md', bytes('E.'), 1)).toEqual({ path: 'evil.md', replaced: false });
  expect(await files.add('..\\..\\worse.md', bytes('W.'), 1)).toEqual({ path: 'worse.md', replaced: false });
  for (const name of ['.md', 'a.exe', 'a', '', '....md', 'x.md\u0000.sh'])
    await expect(files.add(name, bytes('x'), 1)).rejects.toMatchObject({ code: 'UPLOAD_REFUSED' });
  await expect(files.add('big.md', new Uint8Array(1001), 1)).rejects.toMatchObject({ code: 'UPLOAD_REFUSED' });
  expect(listed(outside)).toEqual(['articles', 'secret.md']);
  expect(listed(join(outside, 'articles'))).toEqual(['a.md', 'evil.md', 'worse.md']);
});

test('a name that is taken, and content that is not what its name says, are refused before anything is written', async () => {
  const [articles, data] = [temporaryFolder(), temporaryFolder()];
  writeFiles(articles, { 'a.md': 'First.' });
  const files = createArticleFiles(articles, data, 1000);
  const refused = (key: string) => ({ code: 'UPLOAD_REFUSED', audience: 'asker', reason: { key } });
  await expect(files.add('a.md', bytes('Second.'), 1)).rejects.toMatchObject(refused('upload.taken'));
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  for (const name of ['new.txt', 'a.md'])
    await expect(files.add(name, picture, 1, true)).rejects.toMatchObject(refused('file.mislabelled'));
  await expect(files.add('new.txt', new Uint8Array(), 1)).rejects.toMatchObject(refused('file.empty'));
  expect([listed(articles), listed(data)]).toEqual([['a.md'], []]);
  expect(readFileSync(join(articles, 'a.md'), 'utf8')).toBe('First.');
});

test('a journal torn by a crash, or an entry whose change never happened, does not stop a rollback', async () => {
  const [articles, data] = [temporaryFolder(), temporaryFolder()];
  writeFiles(articles, { 'a.md': 'One.' });
  const files = createArticleFiles(articles, data, 1000);
  await files.add('a.md', bytes('Two.'), 3, true);
  const journal = join(data, 'removed', 'journal.jsonl');
  const never = '{"path":"a.md","kept":"never-made.md","generation":3}\n';
  writeFiles(data, { 'removed/journal.jsonl': `${readFileSync(journal, 'utf8')}${never}{"path":"b.m` });
  await files.undoSince({ to: 3, from: 3, made: 4 });
  expect(readFileSync(join(articles, 'a.md'), 'utf8')).toBe('One.');
  await files.undoSince({ to: 3, from: 4, made: 5 });
  expect(readFileSync(join(articles, 'a.md'), 'utf8')).toBe('Two.');
});

test('what a killed process left of a file is deleted with the next one, not what may still be written', async () => {
  const [articles, data] = [temporaryFolder(), temporaryFolder()];
  writeFiles(articles, { '.footnote.0a.part': 'On', '.footnote.0b.part': 'Tw', '.mine.0a.part': 'Three' });
  for (const name of ['.footnote.0a.part', '.mine.0a.part']) utimesSync(join(articles, name), 1, 1);
  await createArticleFiles(articles, data, 1000).add('a.md', bytes('One.'), 1);
  expect(listed(articles)).toEqual(['.footnote.0b.part', '.mine.0a.part', 'a.md']);
});

test('a removal that is written down behind a torn line of the journal keeps its copy', async () => {
  const [articles, data] = [temporaryFolder(), temporaryFolder()];
  writeFiles(articles, { 'a.md': 'One.' });
  writeFiles(data, { 'removed/journal.jsonl': '{"path":"b.m' });
  const files = createArticleFiles(articles, data, 1000);
  await files.remove('a.md', 3);
  await files.trim(3);
  expect(keptTexts(data)).toEqual(['One.']);
  await files.undoSince({ to: 3, from: 3, made: 4 });
  expect(readFileSync(join(articles, 'a.md'), 'utf8')).toBe('One.');
});

const keptTexts = (data: string) =>
  listed(join(data, 'removed'))
    .filter((name) => name !== 'journal.jsonl')
    .map((name) => readFileSync(join(data, 'removed', name), 'utf8'));

test('a change that cannot be undone is told, stops no other, and what is kept for it stays', async () => {
  const [articles, data] = [temporaryFolder(), temporaryFolder()];
  writeFiles(articles, { 'one.md': 'One, first.', 'sub/two.md': 'Two.', 'three.md': 'Three, first.' });
  const files = createArticleFiles(articles, data, 1000);
  await files.add('three.md', bytes('Three, second.'), 5, true);
  await files.remove('sub/two.md', 5);
  await files.add('one.md', bytes('One, second.'), 5, true);
  // A folder took the place of the file.
  mkdirSync(join(articles, 'sub/two.md'));
  const undone = await files.undoSince({ to: 5, from: 6, made: 7 });
  expect(undone).toMatchObject({
    ...{ putBack: [], overwritten: ['one.md', 'three.md'], takenOut: [] },
    stuck: [{ path: 'sub/two.md' }],
  });
  expect(readFileSync(join(articles, 'one.md'), 'utf8')).toBe('One, first.');
  expect(readFileSync(join(articles, 'three.md'), 'utf8')).toBe('Three, first.');
  await files.trim(6);
  expect(keptTexts(data).sort()).toEqual(['One, second.', 'Three, second.', 'Two.']);
  rmdirSync(join(articles, 'sub/two.md'));
  await files.undoSince({ to: 6, from: 7, made: 8 });
  expect(readFileSync(join(articles, 'one.md'), 'utf8')).toBe('One, second.');
  expect(readFileSync(join(articles, 'three.md'), 'utf8')).toBe('Three, second.');
});

test('what is kept is deleted once no rollback can reach it, and what one can reach is not', async () => {
  const [articles, data] = [temporaryFolder(), temporaryFolder()];
  writeFiles(articles, { 'a.md': 'First.' });
  const files = createArticleFiles(articles, data, 1000);
  await files.trim(1);
  for (const [generation, text] of [
    [3, 'Second.'],
    [4, 'Third.'],
    [5, 'Fourth.'],
  ] as const)
    await files.add('a.md', bytes(text), generation, true);
  // Kept by a change that was never written down.
  writeFiles(data, { 'removed/1-00.md': 'Nobody knows of it.' });
  await files.trim(4);
  expect(keptTexts(data).sort()).toEqual(['Second.', 'Third.']);
  expect(await files.added()).toEqual(['a.md']);
  await files.undoSince({ to: 4, from: 6, made: 7 });
  expect(readFileSync(join(articles, 'a.md'), 'utf8')).toBe('Second.');
});

test('a job deletes what the rollback after it cannot put back', async () => {
  const { core, dataDir } = await openTestCore({ files: { 'a.md': numberedArticle(1) } });
  for (const number of [2, 3, 4]) {
    await core.addArticleFile('a.md', bytes(numberedArticle(number)), true);
    await core.reindex({ mode: 'changed' }).finished;
  }
  await until(() => keptTexts(dataDir).length === 1);
  expect(keptTexts(dataDir)).toEqual([numberedArticle(3)]);
});

test('a file that is not what its name says is refused before it is stored', async () => {
  const files = createArticleFiles(temporaryFolder(), temporaryFolder(), 1000);
  const add = (name: string, text: string) => files.add(name, Buffer.from(text), 0);
  await expect(add('fake.pdf', 'hello')).rejects.toMatchObject({
    code: 'UPLOAD_REFUSED',
    message: 'The file is named as PDF but is none, or it is damaged. Save it again as PDF, or as .txt.',
  });
  // Readers of PDF look for its mark in the first kilobyte.
  expect(await add('mailed.pdf', 'Content-Type: application/pdf\r\n\r\n%PDF-1.7 …')).toMatchObject({
    path: 'mailed.pdf',
  });
});
