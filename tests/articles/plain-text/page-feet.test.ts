/** What pages put between and below stories: boxes that ask for money or an address, buttons, titles of other articles. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const PROSE =
  'The harbour board met on Monday evening and heard for two hours why the crane cannot lift the new boats out of the basin.';
const MORE =
  'A second crane would cost more than the old one ever earned, said the engineer who had measured both of them.';
const page = (foot: string) => read(`The crane that will not lift\n\n${PROSE}\n\n${MORE}\n\n${foot}`);

describe('is left out', () => {
  test.each([
    [
      'donation',
      'Help us stay afloat\nWe take no money from the port. Ninety readers gave in March. Will you?\nDonate',
    ],
    [
      'donation',
      'Liked this story?\nReporting costs money. We have no paywall; give two crowns and keep us going.\nDonate now',
    ],
    ['donation', 'Support us\nThis report took a month. If you can, please chip in.\nOne-off   Monthly   Yearly'],
    [
      'sign-up',
      'The Basin Letter\nGet our letter from the quay every Friday. It costs nothing.\nYour email\nSign me up',
    ],
    ['sign-up', 'Join our mailing list!\nFirst name\nLast name\nEmail\nJOIN'],
    ['sign-up', 'Sign up for harbour news\nEmail address\nSubmit'],
    ['sign-up', 'You receive this email because you are a member. Unsubscribe | Update your preferences'],
    ['sign-up', 'You are receiving this e-mail because you left your address at the desk or on our website.'],
    ['sign-up', 'Unsubscribe ( https://post.example/u/8 ) | Update your preferences ( https://post.example/p/8 )'],
    [
      'sharing',
      'Follow us: Facebook ( https://f.example ) | Instagram ( https://i.example )\nForward to a friend ( https://post.example/f/8 )',
    ],
    ['navigation', 'Trouble reading this e-mail? View it in your browser ( https://post.example/v/8 )'],
    ['sharing', 'Enjoying the show? Rate us five stars wherever you listen. Follow us: Instagram YouTube RSS'],
    ['navigation', 'Load more stories'],
    ['navigation', 'Sort by: Newest | Oldest | Most read'],
    ['navigation', 'Rate this page: Useful   Not useful'],
    ['navigation', 'Was this page helpful? Yes | No'],
    ['navigation', '© Ostrand Courier 2020. Registered in Ostrand.'],
    ['navigation', 'Copyright 2020 Ostrand Courier'],
    ['navigation', 'Site by Dockside. Powered by Squarespace'],
    [
      'navigation',
      'Read more on this topic\nThe day the crane came: an hour on the quay\nHalf a tide behind: boats wait again',
    ],
  ])('as %s: %j', async (reason, foot) => {
    const article = await page(foot);
    expect(texts(article)).toEqual([PROSE, MORE]);
    expect(article.omitted[0]?.reason).toBe(reason);
  });
});

test('a box that asks for money between two stories is neither a story nor part of one', async () => {
  const box = 'Help us stay afloat\nWe take no money from the port. Ninety readers gave in March. Will you?\nDonate';
  const article = await page(
    `The crane is sold\n${PROSE.replace('Monday', 'Tuesday')}\n\n${box}\n\nThe crane is back\n${MORE.replace('second', 'third')}`,
  );
  expect(headings(article)).toEqual(['The crane is sold', 'The crane is back']);
  expect(article.omitted).toEqual([{ text: box, reason: 'donation' }]);
});

describe('stays', () => {
  test.each([
    'Write to us\nGet your letters to the harbour office before Friday, the clerk asks. It is closed on Sundays.\n\nSign me up',
    'Our history\nWe were founded in 1902 by nine fishermen, and our house still stands on the quay.\n\nDonate',
    'Rooms\nStay with our keepers for a night in the lamp room, which costs forty crowns.\n\nSubscribe',
    'If you enjoyed this soup, try the stew.',
    'You are receiving this stew because the cook fell in.',
    'The plans ( https://harbour.example/plans ) | The costs ( https://harbour.example/costs )',
    'The old songs keep us going.',
    'Sort by size and colour.',
    '12 replies to the minister',
    'Powered by steam, the crane lifted forty tons.',
    'Rate this page among the worst in the harbour book of 1902.',
    'Keep us going, the engineer said, and the crane went.',
  ])('%j', async (foot) => {
    const article = await page(foot);
    expect(article.text).toContain(foot.split('\n')[foot.includes('\n') ? 1 : 0]);
  });
});

test('titles of other articles are no sign-up where a sign-up box stands above them', async () => {
  const article = await page(
    'Sign up for The Basin Letter\nOur best stories in your inbox. Unsubscribe at any time.\nEnter your email address\nSubscribe\n\nMost read\n1. The day the crane came\n2. Boats wait again\n3. Nobody at the pumps',
  );
  expect(texts(article)).toEqual([PROSE, MORE]);
  expect(article.omitted.map(({ reason }) => reason)).toEqual(['sign-up', 'navigation']);
});

test('who helped to write a story heads nothing below it', async () => {
  expect(headings(await page(`Additional reporting by Ida Moe\n\n${MORE.replace('second', 'third')}`))).toEqual([]);
});

test.each(['Last reviewed: 7 February 2024', 'Revised 7 February 2024'])(
  'the day of a change heads nothing, and announces no row of links: %s',
  async (line) => {
    const article = await page(`${line}\n\nPrivacy | Cookies | Accessibility | © Ostrand Courier`);
    expect(texts(article)).toEqual([PROSE, MORE, line]);
    expect(headings(article)).toEqual([]);
  },
);

test.each([
  [
    'below a heading',
    'crane.md',
    `# The crane\n\n${PROSE}\n\n## Ports on the west coast that have a crane\n\nOslo | Bergen | Moss`,
  ],
  ['where no prose stands above', 'crane.txt', 'Cranes\n\nOpen daily.\n\nOslo | Bergen | Moss'],
])('a row of labels stays %s', async (_, path, text) => {
  expect(texts(await read(text, path))).toContain('Oslo | Bergen | Moss');
});
