/** How far a reindex is: within one large article too, and while a graph is built, in which the last windows take longest. */
import { expect, onTestFinished, test } from 'vitest';
import type { Progress } from '../../src/indexing/job.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';

async function progressOf(files: Readonly<Record<string, string>>): Promise<Progress[]> {
  const library = await openLibrary();
  onTestFinished(() => library.close());
  writeFiles(library.articlesDir, files);
  const seen: Progress[] = [];
  await library.reindex('changed', { onProgress: (progress) => seen.push(progress) });
  return seen;
}

const isSorted = (numbers: readonly number[]) => numbers.every((one, at) => at === 0 || one >= (numbers[at - 1] ?? 0));

test('one large article is embedded in steps that are told, with its name', async () => {
  const seen = await progressOf({ 'large.txt': numberedArticle(1, 12_000), 'small.txt': numberedArticle(2) });
  const embedding = seen.filter(({ phase, file }) => phase === 'embedding' && file === 'large.txt');
  const within = embedding.filter(({ done, total }) => done > total * 0.1 && done < total * 0.9);
  expect(within.length).toBeGreaterThan(1);
  expect(isSorted(embedding.map(({ done }) => done))).toBe(true);
  expect(isSorted(embedding.map(({ passages }) => passages))).toBe(true);
});

test('half of the windows are less than half of the work of building', async () => {
  const seen = await progressOf({ 'large.txt': numberedArticle(1, 12_000) });
  const building = seen.filter(({ phase }) => phase === 'building');
  expect(building.length).toBeGreaterThan(1);
  expect(isSorted(building.map(({ done }) => done))).toBe(true);
  const [first, last] = [building[0], building.at(-1)];
  expect(last?.done).toBe(last?.total);
  // Pages are of equal size: this is what the first would be if each took as long.
  expect(first?.done).toBeLessThan((first?.total ?? 0) / building.length);
});
