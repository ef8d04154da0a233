/** Articles with paths too long for Discord are found again by their key, without going through the list of articles. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleChoices, articleKey, findArticlePath } from '../../src/discord/article-key.ts';
import { encodeCustomId } from '../../src/discord/custom-id.ts';
import { createToyCore } from '../helpers/toy/core.ts';
import { addVersion, createToyState } from '../helpers/toy/state.ts';

test('a choice with a long path leads back to it, and no list of articles is asked for', async () => {
  const state = createToyState();
  const path = `minutes/${'of the harbour board/'.repeat(8)}2018.md`;
  const sections = [{ heading: [], paragraphs: ['The board met.'] }];
  addVersion(state, { path, title: 'Harbour board', date: null, url: null, sections });
  const core = createToyCore(state);
  core.listArticles = () => Promise.reject(new Error('The list of all articles is long.'));
  const [choice] = articleChoices('harbour board', core);
  expect(choice?.value.length).toBeLessThanOrEqual(60);
  expect(await findArticlePath(choice?.value ?? '', core)).toBe(path);
  await expect(findArticlePath(articleKey(`${path}.old`), core)).rejects.toMatchObject({ code: 'ARTICLE_NOT_FOUND' });
});

test('a name that grows when it is escaped, such as a percent-encoded one, fits into the id of a button', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[%:~a-z0-9./]{1,90}$/), (path) => {
      for (const action of ['art-remove', 'art-omit', 'art-page'])
        expect(encodeCustomId(action, articleKey(path), 999_999).length).toBeLessThanOrEqual(100);
    }),
    { examples: [['%EC%84%9C%EC%9A%B8%EC%A4%91%EC%95%99%EB%B3%91%EC%9B%90.html']] },
  );
});
