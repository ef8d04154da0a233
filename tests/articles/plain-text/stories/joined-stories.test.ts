/** A page whose lines were joined: each story stands under its own headline again. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const STORIES = [
  [
    'The bridge that goes nowhere yet',
    'March 3, 2025 by Ola Brekke The new road bridge was finished in 2014. Nobody has yet driven a cart over it.',
  ],
  [
    "U.S. boats can't enter. Why?",
    'February 17, 2025 by Ida Moe Forty-one of them lie off the reef since the autumn, and one has sunk.',
  ],
  [
    'The price of eggs',
    'January 29, 2025 by Ola Brekke An egg costs 16 crowns in Ness, says a trader. Lamp oil has doubled [...]',
  ],
  ['Lamps that count', '12 January 2025 by Mary Ann Hall Each flash is written down at night.'],
] as const;
const page = (button: string) =>
  `The Ness Dispatch\n\nWe print what the reef tells us. Newest first. ${STORIES.map((story) => `${story.join(' ')} ${button} `).join('')}Older posts Subscribe to our newsletter`;

test.each(['Read more »', 'Continue reading →', '[…] Read More…'])('parted at "%s"', async (button) => {
  const article = await read(page(button));
  expect(article.title).toBe('The Ness Dispatch');
  expect(headings(article)).toEqual(STORIES.map(([headline]) => headline));
  const under = (headline: string) =>
    article.blocks
      .filter(({ heading }) => heading[0] === headline)
      .map(({ start, end }) => article.text.slice(start, end));
  expect(under(STORIES[0][0])).toEqual([
    STORIES[0][0],
    'March 3, 2025',
    'by Ola Brekke',
    'The new road bridge was finished in 2014. Nobody has yet driven a cart over it.',
  ]);
  expect(under(STORIES[3][0]).slice(1)).toEqual([
    '12 January 2025',
    'by Mary Ann Hall Each flash is written down at night.',
  ]);
  expect(article.text).not.toMatch(/read more|continue reading|older posts/i);
});

test('a line in which an article speaks of such buttons stays one', async () => {
  const line = `The button says Read more » on each page. Its ${'words were chosen by a clerk in 1998. '.repeat(9)}Read more » was his. So was Continue reading → and Read more » again.`;
  expect(texts(await read(`On buttons\n\n${line}`))).toEqual([line]);
});
