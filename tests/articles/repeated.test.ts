import { expect, test } from 'vitest';
import { cutPassages } from '../../embeddings/chunker.ts';
import { blockKeys, markRepeated, parseArticle } from '../../src/articles/read.ts';

const read = (text: string) =>
  parseArticle('a.txt', new TextEncoder().encode(text), { boilerplate: 'drop', maxBytes: 1e6 });
const FOOTER = 'This text appeared in the Island Herald under a licence that nobody has read.';

test('blocks that stand in many articles leave the passages but not the text', async () => {
  const one = await read(`One\n\nThe ferry left the harbour on Monday with forty passengers.\n\n${FOOTER}`);
  const two = await read(`Two\n\nThe lighthouse was lit again after thirty years.\n\n${FOOTER}`);
  const shared = blockKeys(one).filter((key) => blockKeys(two).includes(key));
  expect(shared).toHaveLength(1);
  const marked = markRepeated(one, (key) => shared.includes(key));
  expect(marked.text).toBe(one.text);
  expect(marked.blocks.map(({ omitted }) => omitted)).toEqual([undefined, 'repeated-in-corpus']);
  expect(
    cutPassages(marked)
      .map(({ start, end }) => marked.text.slice(start, end))
      .join(),
  ).not.toContain('Herald');
});

test('an article that repeats as a whole keeps its blocks', async () => {
  const article = await read('One\n\nThe ferry left.\n\nIt came back.');
  expect(markRepeated(article, () => true)).toBe(article);
});

test('keys are the same on every run, and long prose has none', async () => {
  const article = await read(
    `One\n\nThe ferry left.\n\n${'It came back and left again with the same forty people. '.repeat(9)}`,
  );
  expect(blockKeys(article)).toEqual(blockKeys(article));
  expect(blockKeys(article)).toHaveLength(1);
});
