/** Rows of tables on the pages of a PDF. */
import { describe, expect, test } from 'vitest';
import { headings, texts } from '../reading.ts';
import { draw, grid, type Item, prose, rowsOf } from './drawn.ts';

describe('a table', () => {
  test('is a row a block, and the bold line above it a heading', async () => {
    const rows = [
      ['Wind', 'What sails', 'Boats a day'],
      ['3', 'Everything', '14'],
      ['6', 'Ferry and tug', '5'],
      ['9', 'Nothing that floats', '0'],
    ];
    const article = await draw(
      [
        [
          ...prose(760),
          ['1. Look at the flag on the pier before you buy a ticket.', 60, 700],
          ['Wind and boats', 60, 684, 10, 'bold'],
          ...grid(668, [60, 115, 285], rows),
          ['Nobody was asked about the flag.', 60, 590],
        ],
      ],
      { title: 'The Ferry' },
    );
    expect(rowsOf(article)).toEqual(rows.map((row) => row.join(' | ')));
    expect(headings(article)).toEqual(['Wind and boats']);
    expect(texts(article)).toContain('1. Look at the flag on the pier before you buy a ticket.');
    expect(texts(article).at(-1)).toBe('Nobody was asked about the flag.');
  });

  test('keeps its header over the end of a page, and an empty cell its place', async () => {
    const years = [
      ['', '2021', '2022'],
      ['Tickets', '88,400', '91,250'],
      ['Pianos', '310', '42,000'],
      ['Fines and fees', '11,930', '19,480'],
    ];
    const edges = [60, 300, 400];
    const article = await draw([
      [...prose(760), ...grid(100, edges, years.slice(0, 1))],
      [...grid(770, edges, years.slice(1)), ...prose(680)],
    ]);
    expect(rowsOf(article)).toEqual(['| 2021 | 2022', ...years.slice(1).map((row) => row.join(' | '))]);
  });

  test('takes a cell of two lines as one', async () => {
    const article = await draw([
      [
        ...prose(760),
        ['Gull', 60, 690],
        ['takes the herring from', 150, 690],
        ['60', 400, 690],
        ['the crates on the quay', 150, 678],
        ['Tern', 60, 658],
        ['dives for it', 150, 658],
        ['12', 400, 658],
      ],
    ]);
    expect(rowsOf(article)).toEqual([
      'Gull | takes the herring from the crates on the quay | 60',
      'Tern | dives for it | 12',
    ]);
  });

  const left = [
    'The ferry left the harbour',
    'early on Monday, and the',
    'captain waved to nobody',
    'whom he knew. It rained.',
  ];
  const right = [
    'the piano was taken along',
    'as ballast and came back',
    'on Friday, out of tune',
    'and covered with salt.',
  ];
  test.each<[string, Item[]]>([
    [
      'two columns drawn line by line',
      left.flatMap((line, at): Item[] => [
        [line, 60, 690 - at * 12],
        [right[at] ?? '', 320, 690 - at * 12],
      ]),
    ],
    [
      'a list with wide gaps',
      grid(
        690,
        [60, 110],
        [
          ['1.', 'Buy a ticket'],
          ['2.', 'Find the pier'],
          ['3.', 'Wait for the boat'],
        ],
      ),
    ],
    [
      'contents with leaders',
      grid(
        690,
        [60, 400],
        [
          ['The boat . . . . . . . . . . . . .', '3'],
          ['The pier . . . . . . . . . . . . .', '5'],
          ['The piano . . . . . . . . . . . .', '9'],
        ],
      ),
    ],
    [
      'a form',
      grid(
        690,
        [60, 300],
        [
          ['Name:', 'Ida Moe'],
          ['Boat:', 'Tern'],
          ['Harbour:', 'Strand'],
        ],
      ),
    ],
    [
      'a numbered list without points',
      grid(
        690,
        [60, 110],
        [
          ['1', 'Buy a ticket'],
          ['2', 'Find the pier'],
          ['3', 'Wait for the boat'],
        ],
      ),
    ],
    [
      'a list with times behind its entries',
      grid(
        690,
        [60, 200, 340],
        [
          ['• Strand', '12:40', '14:10'],
          ['• Elm', '13:40', '15:10'],
          ['• Hook', '13:50', '15:40'],
        ],
      ),
    ],
    [
      'lines with gaps anywhere',
      [
        ['The boat', 60, 690],
        ['left', 190, 690],
        ['It came', 60, 677],
        ['back on Friday', 150, 677],
        ['Nobody', 60, 664],
        ['was there', 260, 664],
      ],
    ],
  ])('is not seen in %s', async (_, items) => {
    const article = await draw([[...prose(760), ...items, ...prose(560)]]);
    expect(rowsOf(article)).toEqual([]);
    for (const [word] of items) expect(article.text).toContain(word.replace('• ', '').split(' ')[0]);
  });
});
