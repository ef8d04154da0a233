/** Files that vanish, turn unreadable or are still being written while a reindex reads them. */
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArticleBytes } from '../../src/articles/read.ts';
import type { WalkedFile } from '../../src/articles/walk.ts';
import { numberedArticle, temporaryFolder, writeFiles } from '../helpers/folders.ts';
import { openLibrary } from '../helpers/library.ts';

test.each<[string, RegExp, (file: string) => void]>([
  ['vanishes', /cannot be opened \(ENOENT/, (file) => rmSync(file)],
  [
    'turns into a folder',
    /no file/,
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
])(
  'a file that %s after it was listed keeps its last good version, and the others are indexed',
  async (_, reason, strike) => {
    const library = await openLibrary();
    writeFiles(library.articlesDir, {
      'a.md': numberedArticle(1),
      'b.md': numberedArticle(2),
      'c.md': numberedArticle(3),
    });
    await library.reindex();
    writeFiles(library.articlesDir, { 'b.md': numberedArticle(12), 'c.md': numberedArticle(13) });
    let struck = false;
    const report = await library.reindex('changed', {
      onFile(path) {
        if (path !== 'b.md' || struck) return;
        struck = true;
        strike(join(library.articlesDir, 'b.md'));
      },
    });
    expect(report).toMatchObject({ unchanged: 1, changed: 1, removed: 0 });
    expect(report.failed).toMatchObject([{ file: 'b.md', reason: expect.stringMatching(reason) }]);
    expect((await library.search('keeper2'))[0]).toContain('b.md: ');
    expect((await library.search('keeper13'))[0]).toContain('c.md: ');
    await library.close();
  },
);

test('a file that is written to while it is read is refused, not taken half', async () => {
  const absolutePath = join(temporaryFolder(), 'growing.txt');
  writeFileSync(absolutePath, 'The ferry leaves at nine. '.repeat(1_000_000));
  let settled = false;
  const reading = readArticleBytes({ absolutePath, path: 'growing.txt' } as WalkedFile, 500_000_000)
    .then(
      () => 'taken',
      ({ message }: Error) => message,
    )
    .finally(() => {
      settled = true;
    });
  while (!settled) {
    appendFileSync(absolutePath, 'And it is written on. ');
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await reading).toContain('changed while it was read');
});
