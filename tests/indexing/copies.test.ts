/** Articles that say the same, whole or in part, as they come and go. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { libraryWith, NO_FILES } from '../helpers/library.ts';

test('the same content under several names is one article that lists them, whichever comes or goes', async () => {
  const library = await libraryWith({ 'm.md': numberedArticle(1), 'z.md': numberedArticle(1) });
  expect(await library.reindex()).toMatchObject({
    ...{ ...NO_FILES, added: 1, duplicate: 1 },
    names: { added: ['m.md'], duplicate: [{ file: 'z.md', indexed: 'm.md' }] },
  });
  const listed = async () => (await library.snapshot()).articles.map(({ path, duplicates }) => [path, ...duplicates]);
  expect(await listed()).toEqual([['m.md', 'z.md']]);
  expect(await library.reindex()).toMatchObject({ ...NO_FILES, unchanged: 1, duplicate: 1 });

  writeFiles(library.articlesDir, { 'a.md': numberedArticle(1) });
  const { names } = await library.reindex();
  expect(names.duplicate).toEqual([
    { file: 'm.md', indexed: 'a.md' },
    { file: 'z.md', indexed: 'a.md' },
  ]);
  expect(await listed()).toEqual([['a.md', 'm.md', 'z.md']]);

  writeFiles(library.articlesDir, { 'a.md': null });
  expect(await library.reindex()).toMatchObject({ ...NO_FILES, removed: 1, added: 1, duplicate: 1 });
  expect(await listed()).toEqual([['m.md', 'z.md']]);

  writeFiles(library.articlesDir, { 'm.md': null });
  await library.reindex();
  expect(await listed()).toEqual([['z.md']]);
  expect(await library.search('keeper1')).not.toEqual([]);
});

test('a copy is known again by its stamp, and read anew once the article that it points at is another', async () => {
  const library = await libraryWith({ 'a.md': numberedArticle(1), 'b.md': numberedArticle(1) });
  for (const name of ['a.md', 'b.md']) utimesSync(join(library.articlesDir, name), 1000, 1000);
  expect(await library.reindex()).toMatchObject({ ...NO_FILES, added: 1, duplicate: 1 });
  expect(await library.reindex()).toMatchObject({
    ...{ ...NO_FILES, unchanged: 1, duplicate: 1 },
    names: { duplicate: [{ file: 'b.md', indexed: 'a.md' }] },
  });
  writeFiles(library.articlesDir, { 'a.md': numberedArticle(2) });
  expect(await library.reindex()).toMatchObject({
    ...{ ...NO_FILES, changed: 1, added: 1 },
    names: { changed: ['a.md'], added: ['b.md'] },
  });
  expect((await library.search('keeper1'))[0]).toContain('b.md: ');
  expect(await library.reindex('rollback')).toMatchObject({ ...NO_FILES, changed: 1, duplicate: 1 });
  expect(await library.reindex('forward')).toMatchObject({ ...NO_FILES, changed: 1, added: 1 });
});

test('a block that four articles share is left out of passages, and comes back when the others go', async () => {
  const footer = 'Our newsroom is an independent house of reporters in the old harbour quarter.';
  const withFooter = (number: number) => `${numberedArticle(number)}\n${footer}\n`;
  const library = await libraryWith({ 'a.md': withFooter(1), 'b.md': withFooter(2), 'c.md': withFooter(3) });
  await library.reindex();
  const passages = async () => (await library.snapshot()).articles.flatMap((article) => article.passages).join('\n');
  expect(await passages()).toContain(footer);
  writeFiles(library.articlesDir, { 'd.md': withFooter(4) });
  await library.reindex();
  expect(await passages()).not.toContain(footer);
  expect((await library.snapshot()).articles.every(({ text }) => text.includes(footer))).toBe(true);
  writeFiles(library.articlesDir, { 'd.md': null });
  await library.reindex();
  expect((await passages()).split(footer)).toHaveLength(4);
});

test('copies of an article that differ in a sentence lose nothing, however many come and go', async () => {
  const told = [1, 2, 3, 4, 5].map((number) => `The pilot of boat ${number} wrote home about the fog and the bell.`);
  const copy = (number: number) =>
    told.map((line, at) => (at === number ? `In copy ${number} this line is another one.` : line)).join('\n\n');
  const library = await libraryWith({ 'a.txt': copy(0), 'b.txt': copy(1), 'c.txt': copy(2), 'd.txt': copy(3) });
  const passages = async () => (await library.snapshot()).articles.flatMap((article) => article.passages).join('\n');
  await library.reindex();
  for (const line of told) expect(await passages()).toContain(line);
  writeFiles(library.articlesDir, { 'e.txt': copy(4), 'f.txt': copy(0).replace('boat 3', 'boat 30') });
  await library.reindex();
  for (const line of told) expect(await passages()).toContain(line);
  writeFiles(library.articlesDir, { 'a.txt': null, 'b.txt': null });
  await library.reindex();
  for (const line of told) expect(await passages()).toContain(line);
});
