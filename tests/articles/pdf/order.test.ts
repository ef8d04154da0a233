/** The order of lines on the pages of a PDF, and heads that run over them. */
import { describe, expect, test } from 'vitest';
import { texts } from '../reading.ts';
import { draw, grid, type Item, PROSE, prose, text } from './drawn.ts';

describe('lines of a column', () => {
  test('are read from above, in whatever order they were drawn', async () => {
    const article = await draw([[...prose(760).reverse(), ['It never rained on a Sunday.', 60, 690]]]);
    expect(texts(article)).toEqual([text, 'It never rained on a Sunday.']);
  });

  test('of a footnote too, and columns stay one after the other', async () => {
    const narrow = (x: number, word: string): Item[] =>
      [0, 1, 2, 3].map((at) => [`${word} column of the ferry and its piano, line ${at}`, x, 760 - at * 13]);
    const note: Item[] = [
      ['and nobody has found the key.', 54, 60, 8],
      ['1 The piano was locked on Friday,', 54, 69, 8],
    ];
    const article = await draw([[...narrow(54, 'Left'), ...narrow(320, 'Right'), ...note]]);
    expect(article.text.match(/(Left|Right) column|line \d|piano was|found the key/g)?.join(' ')).toBe(
      [0, 1, 2, 3].map((at) => `Left column line ${at}`).join(' ') +
        ` ${[0, 1, 2, 3].map((at) => `Right column line ${at}`).join(' ')} piano was found the key`,
    );
  });

  test('are left as they were drawn where a box stands beside them', async () => {
    const box: Item[] = [
      ['Four hours', 430, 700],
      ['Nine stiles', 430, 687],
    ];
    const short = PROSE.map((line, at): Item => [line.slice(0, 50), 60, 705 - at * 13]);
    const article = await draw([[...short, ...box]]);
    expect(article.text.indexOf('Four hours')).toBeGreaterThan(article.text.indexOf('whenever the fog'));
  });
});

describe('a running head that stands once', () => {
  const title: Item = ['The Ferry and Its Piano', 60, 760, 20, 'bold'];

  test.each<[string, Item[]]>([
    [
      'a journal with volume, year and page',
      [
        ['Notes of the Coast 12 (2020)', 60, 806, 8],
        ['113', 520, 806, 8],
      ],
    ],
    [
      'the title and a page number',
      [
        ['The Ferry and Its Piano', 60, 806, 8],
        ['3', 520, 806, 8],
      ],
    ],
    ['rights at the foot', [['Received 3 January 2020; accepted 2 June 2020. © The authors', 60, 30, 7]]],
    ['the author at the foot', [['Ida Moe', 60, 30, 8]]],
  ])('is left out: %s', async (_, items) => {
    const article = await draw([[...items, title, ...prose(720)]], { author: 'Ida Moe' });
    expect(article.title).toBe('The Ferry and Its Piano');
    expect(texts(article)).toEqual([text]);
    expect(article.omitted.map((omitted) => omitted.text).join(' ')).toContain(items[0]?.[0]);
    if (article.omitted[0]?.text.startsWith('Received')) expect(article.date).toBe('2020-06-02');
  });

  test('names another chapter on each page, and the page', async () => {
    const pages = ['The boat', 'The pier', 'The piano', 'The fog'].map((name, at): Item[] => [
      [`Chapter ${at * 7 + 1}: ${name} of the ferry`, 60, 800],
      [String(at + 9), 520, 800],
      ...PROSE.map((line, row): Item => [`${line} ${name}`, 60, 760 - row * 13]),
    ]);
    expect((await draw(pages)).text).not.toContain('Chapter');
  });

  test('behind a cover repeats its names', async () => {
    const cover: Item[] = [['Island Ferry Trust', 60, 700, 26, 'bold'], ...prose(640)];
    const second: Item[] = [['ISLAND FERRY TRUST', 60, 800, 8, 'bold'], ['Report 2022', 440, 800, 8], ...prose(770)];
    const article = await draw([cover, second], { title: 'Report 2022' });
    expect(article.text).not.toMatch(/ISLAND|Report 2022/);
  });

  test.each<[string, Item[]]>([
    [
      'a letterhead',
      [
        ['Invoice', 60, 800],
        ['471', 520, 800],
      ],
    ],
    [
      'a number that is no page',
      [
        ['Invoice no.', 60, 800, 8],
        ['471', 520, 800, 8],
      ],
    ],
    [
      'a year',
      [
        ['Sails of the coast', 60, 800, 8],
        ['1984', 520, 800, 8],
      ],
    ],
    ['a footnote', [['2 Moe, Notes of the Coast 12 (2020), on pianos', 60, 40, 8]]],
    ['a remark at the foot', [['Printed on old sails', 60, 30, 8]]],
    ['a line at the usual distance', [['Notes of the Coast 12 (2020)', 60, 733, 8]]],
    ['the last row of a table', grid(720 - 39 - 560, [60, 200], [['Boats', '14']])],
  ])('is no reason to leave out %s', async (_, items) => {
    const table = grid(
      600,
      [60, 200],
      [
        ['Piers', '3'],
        ['Pianos', '1'],
        ['Flags', '9'],
      ],
    );
    const article = await draw([[title, ...prose(720), ...table, ...items]]);
    expect(article.text).toContain(items[0]?.[0]);
  });
});

test('raised digits stay raised', async () => {
  const { text } = await draw([
    [
      ...prose(740),
      ['It held 6.02 x 10', 60, 640, 10],
      ['23', 131.2, 644, 6],
      [' grains of sand and more, as the keeper of the mill had counted.', 138, 640, 10],
    ],
  ]);
  expect(text).toContain('6.02 x 10²³ grains of sand');
});
