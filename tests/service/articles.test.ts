/** Articles listed from a real store: a list is made without reading any article's text. */
import { expect, onTestFinished, test } from 'vitest';
import { parseArticle } from '../../src/articles/read.ts';
import { createArticles } from '../../src/service/articles.ts';
import { outline } from '../../src/service/reading.ts';
import { versionRow } from '../../src/store/rows.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { fileOf, makeArticle, SPACE, stageArticle } from '../store/fixture.ts';

test('a list tells title, date, author and tags of each article and reads no text', async () => {
  const store = openSqliteStore(temporaryFolder());
  onTestFinished(() => store.close());
  await store.openVectors(SPACE);
  await store.beginJob(1, 'changed');
  const about = {
    url: 'https://example.org/ferry',
    date: '2018-06-12',
    author: 'M. Lindqvist',
    tags: ['sea', 'boats'],
  };
  const ferry = { ...makeArticle('ferry.md', ['The ferry leaves at nine.'], 'The ferry'), ...about };
  await store.stageFiles(1, [
    fileOf('bread.md', await stageArticle(store, 1, makeArticle('bread.md', ['Rye.'], 'Bread'))),
    fileOf('ferry.md', await stageArticle(store, 1, ferry)),
  ]);
  await store.activate(1, SPACE);
  const read: number[] = [];
  const watched = {
    ...store,
    loadVersion(id: number) {
      read.push(id);
      return store.loadVersion(id);
    },
  };
  const nothing = () => Promise.reject(new Error('Nothing is asked here.'));
  const articles = createArticles(watched, nothing, nothing);
  const { total, articles: listed } = await articles.listArticles(0, 10);
  expect(total).toBe(2);
  expect(listed).toMatchObject([
    { path: 'bread.md', title: 'Bread', url: null, date: null, author: null, tags: [] },
    { path: 'ferry.md', title: 'The ferry', ...about, words: 5, passages: 1, duplicates: [] },
  ]);
  expect(read).toEqual([]);
  expect(await articles.showArticle('ferry.md')).toMatchObject({ ...about, sections: 1, outline: [{ words: 5 }] });
});

test('an article in Chinese is as long as it reads', () => {
  const article = makeArticle('ferry.md', ['渡轮明天早上离开港口']);
  expect(versionRow(article).words).toBe(5);
  expect(outline(article)).toMatchObject([{ words: 5 }]);
});

test('a section that a rule divides is listed once', async () => {
  const text = '## The harbour\n\nIt froze twice.\n\n---\n\nThe ice broke in May.\n\n## The quay\n\nIt stood.\n';
  const article = await parseArticle('a.md', Buffer.from(text), { boilerplate: 'drop', maxBytes: 1000 });
  expect(outline(article)).toMatchObject([
    { heading: ['The harbour'], words: 8 },
    { heading: ['The quay'], words: 2 },
  ]);
});
