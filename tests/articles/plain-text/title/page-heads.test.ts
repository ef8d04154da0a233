/** What stands above a story that was saved with its page, and which line of it is the title. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const PROSE =
  'The harbour board met on Monday evening and heard for two hours why the crane cannot lift the new boats out of the basin.';
const MORE =
  'A second crane would cost more than the old one ever earned, said the engineer who had measured both of them.';
const page = (head: string) => read(`${head}\n\n${PROSE}\n\n${MORE}`);

describe('the title is the headline', () => {
  test.each([
    ['below a menu in one line, its labels far apart', 'Menu\nHome   Boats   Tides   Charts   About   Support us'],
    ['below a breadcrumb', 'Home\nBroadcasts\nArchive\n\nArchive › Series 2'],
    [
      'below a cookie notice, the site and its menu',
      'Cookies on this site\nWe use cookies to make things better. Accept | Manage\n\nPort of Ostrand\nBerths | Pilots | Dredging',
    ],
    ['below the name of the paper and its menu', 'OSTRAND COURIER\nWorld Coast Sport Weather Subscribe\nSearch'],
    ['below the name, the menu and the kind of piece', 'OSTRAND COURIER\nHome | World | Coast | Search\n\nProfile'],
  ])('%s', async (_, head) => {
    const article = await page(`${head}\n\nThe crane that will not lift`);
    expect(article.title).toBe('The crane that will not lift');
    expect(article.text).toBe(`${PROSE}\n\n${MORE}`);
  });

  test.each([
    'Home Is Where The Boats Are',
    'Search For The Lost Boat',
    'Contact Lost With Three Boats',
    'Archive › Series 2',
    'The crane that will not lift\n\nHarbour | Crane | Board',
    'THE CRANE\n\nSubscribe\n\nHow it stopped to lift',
    'THE CRANE\n\nHarbour | Crane | Board\n\nCrane',
  ])('and stays the first line where nothing above it is a menu: %j', async (head) => {
    const article = await page(head);
    expect(article.title).toBe(head.split('\n')[0]);
    expect(article.text).toContain(PROSE);
  });
});

test('what is offered below a short headline makes no menu of it and of the credits', async () => {
  const article = await read(
    `Menu\nSearch\n\nThe quiet crane\n\nIda Moe, Ostrand\n22 June 2020\n\nListen to this article (9 min)\n\nShare\n\n${PROSE}\n\n${MORE}`,
  );
  expect(article).toMatchObject({ title: 'The quiet crane', date: '2020-06-22' });
  expect(article.text).toContain('Ida Moe');
});

test('nor does what orders a list of stories below its name', async () => {
  const head = 'Menu\nSearch\n\nTopic: Cranes\n\nSort by: Newest | Oldest | Most read';
  expect((await page(head)).title).toBe('Topic: Cranes');
});

test('a table with tabs between its cells has rows, none of which is a heading, and the line above it is one', async () => {
  const rows = '\tHour\tDay\nMember\t£6\t£40\nVisitor\t£8\t-';
  const article = await read(`The crane\n\n${PROSE}\n\nCharges\n\nTable 1. Hire\n\n${rows}\n\n${MORE}`);
  expect(headings(article)).toEqual(['Charges']);
  expect(texts(article)).toContain('Visitor | £8 | -');
  expect(article.blocks.filter(({ kind }) => kind === 'table-row')).toHaveLength(3);
  expect(article.blocks.at(-1)?.heading).toEqual(['Charges']);
});

test('nor is a table with bars a menu, whatever its cells are called', async () => {
  const rows = 'Name | Email | Boat\nIda | ida | Skua\nJon | jon | Tern';
  const article = await read(`The crane\n\n${rows}\n\n${PROSE}\n\n${MORE}`);
  expect(texts(article).slice(0, 3)).toEqual(rows.split('\n'));
});

test.each([
  'IDA\tI went to the quay and nobody was there\nJON\tWhy did you go to the quay at all?',
  '06:02\tpager\n06:05\tcall',
])('nor is a conversation or a log with tabs a table: %j', async (lines) => {
  const article = await read(`The crane\n\n${PROSE}\n\n${lines}\n\n${MORE}`);
  expect(article.blocks.filter(({ kind }) => kind === 'table-row')).toEqual([]);
});

test('tabs that indent or number lines are no table', async () => {
  const article = await read(
    `The crane\n\n${PROSE}\n\n1\tSupply\n2\tDemand\n2.1\tBoats\n\n\tThe end of it.\n\tIt was good.`,
  );
  expect(article.blocks.filter(({ kind }) => kind === 'table-row')).toEqual([]);
});

test.each([
  ['sharing', 'Share on Facebook Share on Twitter Share by email'],
  ['navigation', 'Listen to this article (9 min)'],
  ['navigation', 'Print this page | Jump to recipe | Pin it'],
])('what a page offers below a headline heads nothing, and is left out as %s: %s', async (reason, line) => {
  const article = await page(`The crane that will not lift\n\nBy Ida Moe\n\n${line}`);
  expect(headings(article)).toEqual([]);
  expect(article.omitted).toEqual([{ text: line, reason }]);
});

test.each([
  'The crane of Ostrand in May 2020. Photo: Courier / I. Moe',
  'The crane of Ostrand. Picture: Ida Moe',
  'Boats in the basin (photo by Ida Moe)',
])('a caption heads nothing and stays: %s', async (caption) => {
  const article = await page(`The crane that will not lift\n\n${caption}`);
  expect(headings(article)).toEqual([]);
  expect(texts(article)[0]).toBe(caption);
});
