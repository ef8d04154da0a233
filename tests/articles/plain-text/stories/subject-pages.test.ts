import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const STORIES = [
  'Herring boats stay in port for a second week\nA dozen skippers tied up at the east quay on Tuesday.\nOla Brekke  March 14, 2021',
  'Parents asked to bring their own chalk\nThe order came from the county, whose stores are empty.\nUna Moe  March 12, 2021',
  'Ferry to Outer Holm sails again, operator says\nThe boat had lain in dock since the autumn.\nOla Brekke  March 9, 2021',
];
const page = (...head: string[]) => [...head, ...STORIES].join('\n\n');
const MENU = 'Menu\nHome | News | Sport | Shop | Log in';

describe('a page that lists the stories of one subject is named by it', () => {
  test.each([
    ['Category: Harbours & Fish', 'Harbours & Fish'],
    ['Tag: tide tax', 'tide tax'],
    ['Topic: Schools', 'Schools'],
    ['Category Archives: Schools', 'Schools'],
    ['Kategorie: Häfen', 'Häfen'],
    ['카테고리: 항구', '항구'],
  ])('%s', async (label, title) => {
    const article = await read(
      page('Skip to content', MENU, 'Subscribe for $12/month', label, 'Stories from our desk. Updated daily.'),
    );
    expect(article).toMatchObject({ title, date: null, author: null });
    expect(texts(article)[0]).toBe('Stories from our desk. Updated daily.');
  });

  test('the name of the site above the label goes with the menu', async () => {
    const article = await read(page('Holm Gazette', 'Topic: Schools'));
    expect(article.title).toBe('Schools');
    expect(texts(article)).not.toContain('Holm Gazette');
    expect(article.omitted).toContainEqual({ text: 'Holm Gazette', reason: 'navigation' });
  });

  test('whose stories have neither day nor author, below the menu of a copied page', async () => {
    const unsigned = [1, 2, 3, 4].map(
      (boat) =>
        `Boat Number ${boat} Stays In Port Again\n\nIts skipper tied it up at the quay on Tuesday, because nobody wants herring. He will go on when the price is better.\n\nRead more`,
    );
    const text = (head: string) => [head, ...unsigned].join('\n\n');
    const head = 'Holm Gazette\n\nNews for people who fish\n\nHome\nAbout\nShop\n\nCategory: Harbours';
    const article = await read(text(`Skip to content\n\n${head}`));
    expect(article.title).toBe('Harbours');
    expect(article.text).not.toContain('News for people who fish');
    const own = await read(text('Four boats\nCategory: Harbours'));
    expect(own).toMatchObject({ title: 'Four boats', tags: ['Harbours'] });
  });

  test('a title that is given stays', async () => {
    expect((await read(page('Title: News of the week', 'Category: Schools'))).title).toBe('News of the week');
  });

  test('the category of one article is not its title', async () => {
    const article = await read(
      'The bridge that nobody crosses\nCategory: Travel\n\nThere is a bridge in Strand that leads from a field to another field.\n\nIt was built for a road that never came.',
    );
    expect(article.title).toBe('The bridge that nobody crosses');
  });

  test('labels of the single stories name none of the page', async () => {
    const labelled = STORIES.map((story, at) => `Topic: ${['Boats', 'Schools', 'Ferries'][at]}\n${story}`);
    expect((await read(['Holm Gazette', ...labelled].join('\n\n'))).title).toBe('Holm Gazette');
  });
});

describe('what a page costs is not what it is about', () => {
  test.each([
    'Subscribe for $12/month',
    'Subscribe from £3 a month',
    'Donate $5',
    '$4.99/month',
    'Join us for 5 € per month',
    'Only £1 a week',
  ])('%s', async (button) => {
    const article = await read(
      `${MENU}\n${button}\n\nThe bridge that nobody crosses\n\nThere is a bridge in Strand that leads from a field to another field.\n`,
    );
    expect(article.title).toBe('The bridge that nobody crosses');
  });

  test.each([
    'Subscribe to Saga+ for $2/month before it is gone',
    'Join Costway for $20 and get a gift card',
    '$12/month is too much for a newspaper',
    'Donate or leave: a village and its church',
    'The £1 houses of Strand',
  ])('a headline may name a price: %s', async (title) => {
    const article = await read(
      `${title}\n\nThere is a bridge in Strand that leads from a field to another field.\n\nIt was built for a road.`,
    );
    expect(article.title).toBe(title);
  });
});

test('a headline of three capitalised words is none of a name where the page speaks of what it says', async () => {
  const stories = ['Border Trains Return', 'Guard Posts Blown Up', 'Kim Jong Un Visits Beijing'].map(
    (headline) =>
      `${headline}\n\nAna Maria Vik\n\n3 May 2018\n\nOne of the trains came on Friday, and the guard at the posts saw a mine blown up. It was the fourth this year.`,
  );
  const article = await read(['Skip to content', 'Category: North Korea', ...stories].join('\n\n'));
  expect(article.title).toBe('North Korea');
  expect(headings(article)).toEqual(['Border Trains Return', 'Guard Posts Blown Up', 'Kim Jong Un Visits Beijing']);
});
