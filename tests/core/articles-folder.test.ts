/** A folder of articles that is missing, or another one than before: said at the start and by the doctor. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { speak } from '../../src/discord/messages/index.ts';
import { sayFinding } from '../../src/discord/rendering/say-finding.ts';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle, temporaryFolder } from '../helpers/folders.ts';
import { until } from '../helpers/until.ts';

// Threads start slowly on a machine that is busy with other things.
vi.setConfig({ testTimeout: 120_000 });

const FILES = { 'a.md': numberedArticle(1) };

async function indexedFolder() {
  const [articlesDir, dataDir] = [join(temporaryFolder(), 'articles'), temporaryFolder()];
  const { core, troubles } = await openTestCore({ files: FILES, articlesDir, dataDir });
  expect(troubles).toEqual([]);
  const folder = (await core.diagnose()).find(({ subject }) => subject === 'Folder of articles');
  expect(folder).toMatchObject({ state: 'ok', detail: articlesDir, advice: null });
  await core.close();
  return { articlesDir, dataDir };
}

test('a folder that is gone or is a file is named at the start and by the doctor, and the index answers on', async () => {
  const { articlesDir, dataDir } = await indexedFolder();
  renameSync(articlesDir, `${articlesDir}-away`);
  for (const what of ['missing', 'a file']) {
    if (what === 'a file') writeFileSync(articlesDir, 'No folder.');
    // The helper would make the folder again.
    const place = { articlesDir: temporaryFolder(), dataDir, env: { ARTICLES_DIR: articlesDir }, indexed: false };
    const { core, troubles } = await openTestCore(place);
    const said = `The folder of articles, ${articlesDir}, cannot be read: `;
    await until(() => troubles.length > 0);
    expect(troubles, what).toEqual([expect.stringContaining(said)]);
    expect(troubles[0]).toContain('answers come from the index that is there');
    const findings = await core.diagnose();
    expect(
      findings.find(({ subject }) => subject === 'Folder of articles'),
      what,
    ).toMatchObject({
      state: 'problem',
      detail: expect.stringContaining(said),
      facts: { topic: 'folder', reason: { key: 'root.unread' } },
    });
    expect(await core.listArticles(0, 10)).toMatchObject({ total: 1 });

    await expect(core.reindex({ mode: 'changed' }).finished).rejects.toMatchObject({ code: 'ARTICLES_DIR_UNREADABLE' });
    const job = (await core.diagnose()).find(({ subject }) => subject === 'Last reindex');
    expect(job).toMatchObject({ state: 'warning', detail: expect.stringContaining(said) });
    await core.close();
  }
});

test('another folder than the one that was indexed is named with it until a reindex', async () => {
  const { articlesDir, dataDir } = await indexedFolder();
  const other = temporaryFolder();
  const { core, troubles } = await openTestCore({ files: FILES, articlesDir: other, dataDir, indexed: false });
  await until(() => troubles.length > 0);
  expect(troubles).toEqual([
    expect.stringContaining(`from the articles in ${articlesDir}, but ARTICLES_DIR is now ${other}`),
  ]);
  const find = async () => (await core.diagnose()).find(({ subject }) => subject === 'Folder of articles');
  expect(await find()).toMatchObject({ state: 'warning', detail: expect.stringContaining(articlesDir) });
  // The same articles: nothing changes but where they come from.
  expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ unchanged: 1 });
  expect(await find()).toMatchObject({ state: 'ok', detail: other });
  expect((await core.diagnose()).filter(({ subject }) => subject === 'Last reindex')).toEqual([]);
});

test('the doctor names an index without articles, in every language, and is content once there is one', async () => {
  const { core, articlesDir } = await openTestCore({ files: {}, indexed: false });
  const articles = async () => (await core.diagnose()).find(({ subject }) => subject === 'Articles');
  const empty = await articles();
  expect(empty).toMatchObject({ state: 'warning', advice: null });
  expect(empty?.detail).toMatch(/^No article is indexed yet\. Put articles into the folder/);
  const told = (locale: 'en' | 'ko') => empty && sayFinding(empty, { say: speak(locale), locale });
  expect(told('en')?.detail).toBe(empty?.detail);
  expect(told('ko')).toMatchObject({ state: 'warning', advice: null, detail: expect.stringMatching(/^아직 색인된/) });
  writeFileSync(join(articlesDir, 'a.md'), numberedArticle(1));
  await core.reindex({ mode: 'changed' }).finished;
  expect(await articles()).toMatchObject({ state: 'ok', detail: 'Every file could be read.' });
});

test('free room on the disk is told in megabytes of a million bytes, as every size is', async () => {
  const { core } = await openTestCore({ files: FILES });
  const disk = (await core.diagnose()).find(({ subject }) => subject === 'Disk');
  const freeBytes = disk?.facts?.topic === 'disk' ? disk.facts.freeBytes : Number.NaN;
  expect(disk?.detail).toContain(`${Math.floor(freeBytes / 1_000_000)} MB`);
});
