/** A page as `lynx -dump` and `w3m -dump` print it: numbers of links are none of its words, a note's number is. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const LYNX = `   #[1]Feed [2]next

   [3]Skip to content

   [4]The Ness Lamp

     * [5]Boats
     * [6]Donate

   Search ____________________ (BUTTON) Go

                                  Lighthouses

[7]Keepers Vote To Stay Through The Winter

   By [8]Jane Doe on May 6, 2024 | [9]4 Comments

   Forty of the keepers^[10][1] voted to stay on the reef until the first
   of April, and nine against it. They want coal for it [11][...]

   [12]Read more

[13]The Lamp That Burned For A Year

   By [14]John Roe on May 2, 2024 | [15]No Comments

   Nobody had been told to put it out. It took 300 litres of oil, and the
   bill went to [16]the harbour office in Ness, which has not paid it yet.

   [17]Read more

   [18][2] The roll was called twice.

    Categories

     * [19]Lamps (41)
     * [20]Keepers (118)

References

   Visible links:
${Array.from({ length: 20 }, (_, at) => `  ${at + 1}. https://lamp.example/${at}#top`).join('\n')}

   Hidden links:
  22. https://lamp.example/hidden
`;

test('the numbers of links leave headlines, credits and sentences', async () => {
  const article = await read(LYNX);
  expect(article.title).toBe('Lighthouses');
  expect(headings(article)).toEqual(['Keepers Vote To Stay Through The Winter', 'The Lamp That Burned For A Year']);
  expect(texts(article)).toEqual([
    'Keepers Vote To Stay Through The Winter',
    'By Jane Doe on May 6, 2024 | 4 Comments',
    'Forty of the keepers^[1] voted to stay on the reef until the first of April, and nine against it. They want coal for it [...]',
    'The Lamp That Burned For A Year',
    'By John Roe on May 2, 2024 | No Comments',
    'Nobody had been told to put it out. It took 300 litres of oil, and the bill went to the harbour office in Ness, which has not paid it yet.',
    '[2] The roll was called twice.',
  ]);
});

test('the addresses, fields and buttons are told as left out', async () => {
  const { omitted } = await read(LYNX);
  const told = omitted.map(({ text }) => text).join('\n');
  for (const line of ['20. https://lamp.example/19#top', 'Hidden links:', '#Feed next', 'Search ____'])
    expect(told).toContain(line);
});

const W3M = `Letters from the reef

We had [1]herring again, and the boat of [2]Captain Roe brought the mail on a Sunday.
The [3]lamp was out for an hour.

References:

[1] https://lamp.example/herring
[2] https://lamp.example/roe
[3] https://lamp.example/lamp
`;

test('w3m sets its addresses behind brackets', async () => {
  expect(texts(await read(W3M))).toEqual([
    'We had herring again, and the boat of Captain Roe brought the mail on a Sunday. The lamp was out for an hour.',
  ]);
});

test.each([
  ['behind the words that they prove', W3M.replace(/\[(\d)\](\w+)/g, '$2 [$1]')],
  ['and the list names other numbers', W3M.replace(/^\[/gm, '[9')],
  ['and nothing is listed', W3M.slice(0, W3M.indexOf('References:'))],
])('numbers in brackets stay where they stand %s', async (_, text) => {
  expect((await read(text)).text).toMatch(/herring \[1\]|\[1\]herring/);
});
