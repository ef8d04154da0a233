/** `articles list` prints every article, asking for a page of them at a time. */
import { Command } from 'commander';
import { expect, test, vi } from 'vitest';
import { addArticles } from '../../src/terminal/commands/articles.ts';
import { createToyCore } from '../helpers/toy/core.ts';
import { addVersion, createToyState } from '../helpers/toy/state.ts';

test('a long list is asked for page by page and printed whole', async () => {
  const state = createToyState();
  const sections = [{ heading: [], paragraphs: ['The board met.'] }];
  for (let n = 0; n < 1_200; n += 1)
    addVersion(state, { path: `minutes/${n}.md`, title: `Minutes ${n}`, date: null, url: null, sections });
  const core = createToyCore(state);
  const list = vi.spyOn(core, 'listArticles');
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const program = new Command();
  addArticles(program, {
    settings: () => Promise.reject(new Error('No settings are asked for here.')) as never,
    withCore: (work) => work(core),
  });
  await program.parseAsync(['articles', 'list', '--json'], { from: 'user' });
  const printed = JSON.parse(written.mock.calls.map(([text]) => text).join('')) as { path: string }[];
  written.mockRestore();
  expect(new Set(printed.map(({ path }) => path))).toEqual(new Set(state.current.keys()));
  expect(printed).toHaveLength(state.current.size);
  for (const [, limit] of list.mock.calls) expect(limit).toBeLessThanOrEqual(1_000);
});
