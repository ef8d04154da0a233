/** The name of the site, of a part of it or of the kind of piece, which stands above a title or is the title. */
import { describe, expect, test } from 'vitest';
import { headings, read } from '../../reading.ts';
import { page } from './page.ts';

test.each(['LONG READS', 'The Big Read', 'In depth', 'Essay'])(
  'the kind of piece above a title is none: %s',
  async (kicker) => {
    const article = await page(
      `${kicker}\n\nEleven Hives on a Sledge\n\nFor one night the wardens of Aldermoor, who like no bees, carried eleven hives over the ice. They still argue about who had asked them to.\n\nBy Ida Moe\nPhotographs by Jon Vik\nPublished 4 May 2020\n14 min read`,
    );
    expect(article).toMatchObject({ title: 'Eleven Hives on a Sledge', author: 'Ida Moe', date: '2020-05-04' });
    expect(headings(article)).toEqual([]);
  },
);

test('and names the page where it stands above stories that each have a day', async () => {
  const story = (at: number) =>
    `Hive number ${at} arrives\nIt was carried over the dyke by four men and a goat, the warden says.\n${at} May 2020`;
  const article = await read(`Long reads\n\n${[3, 4, 5, 6].map(story).join('\n\n')}`);
  expect(article.title).toBe('Long reads');
  expect(headings(article)).toHaveLength(4);
});

test('a name with a motto is that of the site, and a line with an address is no title', async () => {
  const menu = 'Home\nNews\nAbout\nContact';
  const named = await page(
    `Marsh and Hive - letters to all of the beekeepers of the far north\n${menu}\nHives on a sledge\nBy Ida Moe`,
  );
  expect(named.title).toBe('Hives on a sledge');
  const told = await page(`Marsh and Hive\n${menu}\nAll about hives, at https://marsh.example/hives and on the sledge`);
  expect(told.title).toBe('Marsh and Hive');
});

describe('a name that the page uses as its own is that of the site', () => {
  const head = 'Marsh and Hive\n\nEleven hives on a sledge, and why\n\nLast updated: 4 May 2020';
  test('above a title that stands on the day of a change', async () => {
    const changed = head.replace('Last updated: 4 May 2020', 'Revised 4 May 2020, third printing');
    expect((await page(changed, 'a.txt', '\n\nAbout Marsh and Hive')).title).toBe('Eleven hives on a sledge, and why');
  });

  test.each([
    '© 2020 Marsh and Hive. All rights reserved.',
    'Marsh and Hive is a charity registered in Aldermoor.',
    'About Marsh and Hive',
    'Marsh and Hive is published by three beekeepers.',
  ])('%s', async (foot) => {
    const article = await page(head, 'a.txt', `\n\n${foot}`);
    expect(article).toMatchObject({ title: 'Eleven hives on a sledge, and why', date: '2020-05-04' });
  });

  test.each([
    'Marsh and Hive is a film of 1954.',
    'Write to marsh.and.hive@example.org',
    'They met in Marsh and Hive.',
    '© 2020 Marsh and Hives of the North',
  ])('and what is only told of it makes it no site: %s', async (foot) => {
    expect((await page(head, 'a.txt', `\n\n${foot}`)).title).toBe('Marsh and Hive');
  });
});

test.each(['Marsh Courier\nNews of every dyke and island', 'Marsh Courier'])(
  'the page of a part of a site is named by the last step of the way to it: %j',
  async (head) => {
    const story = (at: number) =>
      `Hive number ${at} arrives\nIt was carried over the dyke by four men and a goat, the warden says.\n${at} May 2020`;
    const stories = [3, 4, 5, 6].map(story).join('\n\n');
    const menu = 'Menu\nHome\nSearch\n\nHome > News > Bees';
    const article = await read(
      `Skip to content\n${head}\n${menu}\n\nBees: all stories\n\nSort by: Newest | Most read\n\n${stories}`,
    );
    expect(article.title).toBe('Bees: all stories');
    expect(headings(article)).toHaveLength(4);
  },
);

test.each(['Help / Eleven hives', 'Keeping › Eleven hives'])(
  'the title stands below the two last steps of the way to it: %s',
  async (trail) => {
    const article = await page(`${trail}\n\nEleven hives on a sledge`);
    expect(article.title).toBe('Eleven hives on a sledge');
    expect((await page(`${trail}\n\nThe dyke of Aldermoor`)).title).toBe(trail);
  },
);

describe('a file that is saved under the name of its page names the title', () => {
  const title = 'Why do my hives freeze twice in one winter?';
  const path = (name: string) => `keeping/${name}.txt`;
  // Nothing of this head is a menu by its words.
  const head = `Keepers and hives of the far north together at last\nCompanies\nCollectives\nExplore all collectives\n${title}\nAsked 4 years ago`;

  test.each([
    'frost - Why do my hives freeze twice in one winter - Hive Exchange',
    'why-do-my-hives-freeze-twice-in-one-winter',
    'Why do my hives freeze twice in one winter_ _ Hive Exchange',
  ])('%s', async (name) => {
    const article = await page(head, path(name));
    expect(article.title).toBe(title);
    expect(article.text).not.toContain('Collectives');
  });

  test('whose credits above it are kept', async () => {
    const article = await page(`Keepers\nBy Ida Moe\n4 May 2020\nMarsh issue\n${title}`, path(title.slice(0, -1)));
    expect(article).toMatchObject({ title, author: 'Ida Moe', date: '2020-05-04' });
  });

  test.each([
    [
      'which is longer than a line below',
      'Hives on a sledge in May: what was learned\n\nHives on a sledge in May',
      'hives-on-a-sledge-in-may',
    ],
    ['and no line of a few words', 'Hives on a Sledge\n\nFrozen hives', 'frozen-hives'],
  ])('but not against a first line %s', async (_, lines, name) => {
    expect((await page(lines, path(name))).title).toBe(lines.split('\n')[0]);
  });
});
