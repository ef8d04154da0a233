/** Naming an article in a terminal: by its path or title, by a part of one, and in vain. */
import { expect, test, vi } from 'vitest';
import { findNamedArticle } from '../../src/terminal/named-article.ts';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle } from '../helpers/folders.ts';

test('an article is named by its path, its title or what only it has of them', async () => {
  const files = {
    'old-salt-road.md': `# The way of the carters\n\n${numberedArticle(1)}`,
    'salt.md': `# Salt in the kitchen\n\n${numberedArticle(2)}`,
    'bread.md': `# An oven\n\n${numberedArticle(3)}`,
  };
  const { core } = await openTestCore({ files });
  // Names are read once the first run is told as done.
  await vi.waitFor(() => expect(core.suggestArticles('')).toHaveLength(3));
  const find = (name: string) => findNamedArticle(core, name);
  expect(await Promise.all(['bread.md', 'An oven', 'bread', 'CARTERS'].map(find))).toEqual([
    'bread.md',
    'bread.md',
    'bread.md',
    'old-salt-road.md',
  ]);
  await expect(find('salt')).rejects.toMatchObject({
    code: 'ARTICLE_NOT_FOUND',
    message: 'Several articles could be "salt": salt.md, old-salt-road.md. Name one.',
  });
  await expect(find('pepper')).rejects.toMatchObject({ code: 'ARTICLE_NOT_FOUND' });
});
