/** A search by words finds passages that hold them, the fullest first, and nothing where no passage does. */
import { expect, test } from 'vitest';
import { openTestCore } from '../helpers/core.ts';

const FILES = {
  'ferry.md': '# The ferry\n\nThe ferry leaves the harbour at nine. Its captain crossed the sound for thirty years.\n',
  'harbour.md': '# Stone\n\nThe harbour was built of granite from the northern quarry and opened in spring.\n',
  'bread.md': '# Rye bread\n\nA rye loaf needs a sour starter, because rye flour holds little gluten.\n',
  'train.md': '# The train\n\nThe captains of industry paid for the railway, and the first engine ran on coal.\n',
};

test('only passages that hold a word of the search are found, those that hold more of them first', async () => {
  const { core } = await openTestCore({ files: FILES });
  const search = async (words: string, limit = 6) =>
    (await core.searchPassages(words, limit)).map(({ passage, rank }) => [rank, passage.article]);
  expect(await search('zzzz qqqq')).toEqual([]);
  expect(await search('the of')).toEqual([]);
  expect(await search('gluten')).toEqual([[1, 'bread.md']]);
  const both = await search('harbour captain');
  expect(both[0]).toEqual([1, 'ferry.md']);
  expect(
    both
      .slice(1)
      .map(([, article]) => article)
      .sort(),
  ).toEqual(['harbour.md', 'train.md']);
  expect(await search('harbour captain', 1)).toEqual([[1, 'ferry.md']]);
  expect(await search('granitte zzzz'), 'a mended word beside an unknown one').toEqual([[1, 'harbour.md']]);
});
