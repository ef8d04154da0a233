import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutPassages } from '../../../embeddings/chunker.ts';
import { blockKeys, longBlockKeys, markRepeated, parseArticle } from '../../../src/articles/read.ts';
import type { Article } from '../../../src/types.ts';

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

/** The articles as a reindex leaves them: a block that stands in four may be furniture, one that stands in two is shared. */
function markAll(articles: readonly Article[]): Article[] {
  const keys = articles.flatMap((article) => [...blockKeys(article), ...longBlockKeys(article)]);
  const standsIn = (count: number) => (key: string) => keys.filter((one) => one === key).length >= count;
  return articles.map((article) => markRepeated(article, standsIn(4), standsIn(2)));
}

const omittedOf = ({ blocks, text }: Article) =>
  blocks.filter(({ omitted }) => omitted !== undefined).map(({ start, end }) => text.slice(start, end));

const sentence = (number: number, words: number) =>
  `Lamp ${number} ${Array.from({ length: words }, (_, at) => `shone${(number * 31 + at) % 97}`).join(' ')} at night.`;

test('whatever copies of an article differ in, each of its paragraphs stays in at least one of them', async () => {
  const lengths = fc.array(fc.integer({ min: 5, max: 90 }), { minLength: 3, maxLength: 12 });
  const changes = fc.array(fc.nat({ max: 11 }), { minLength: 4, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(lengths, changes, async (paragraphs, changed) => {
      const copies = changed.map((place, copy) => {
        const texts = paragraphs.map((words, at) => sentence(at, words));
        // One paragraph of each is another one, so that the copies are not the same article.
        texts[place % texts.length] = sentence(100 + copy, 12);
        return `The lamps of the quay\n\n${texts.join('\n\n')}`;
      });
      const marked = markAll(await Promise.all(copies.map(read)));
      const kept = new Set(
        marked.flatMap(({ blocks, text }) =>
          blocks.filter(({ omitted }) => omitted === undefined).map(({ start, end }) => text.slice(start, end)),
        ),
      );
      for (const { text, blocks } of marked)
        for (const { start, end } of blocks) expect(kept).toContain(text.slice(start, end));
    }),
  );
});

test('what several stories quote in their middle stays in each, and so does an ingredient of many recipes', async () => {
  const quoted = 'The harbour board regrets the delay and will answer all letters by May.';
  const stories = [1, 2, 3, 4].map(
    (n) => `Story ${n}\n\n${sentence(n, 9)}\n\n${quoted}\n\n${sentence(n + 9, 9)}\n\n${FOOTER}`,
  );
  for (const story of markAll(await Promise.all(stories.map(read)))) expect(omittedOf(story)).toEqual([FOOTER]);
  const recipes = [1, 2, 3, 4].map(
    (n) => `Bread ${n}\n\n${sentence(n, 9)}\n\n- 1 spoon of salt\n- ${n} eggs\n\n${sentence(n + 9, 9)}`,
  );
  for (const recipe of markAll(await Promise.all(recipes.map(read)))) expect(omittedOf(recipe)).toEqual([]);
});

test('one long paragraph of the law below each page does not make copies of them', async () => {
  const law = sentence(50, 90);
  const pages = [1, 2, 3, 4].map(
    (n) => `Page ${n}\n\n${[1, 2, 3].map((m) => sentence(n * 10 + m, 9)).join('\n\n')}\n\n${FOOTER}\n\n${law}`,
  );
  for (const page of markAll(await Promise.all(pages.map(read)))) expect(omittedOf(page)).toEqual([FOOTER]);
});
