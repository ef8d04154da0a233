/** Where text stands on the pages of a PDF: rows of tables, columns, running heads, lines round the title. */
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../../src/articles/read.ts';
import type { Article } from '../../../src/types.ts';
import { headings, OPTIONS, texts } from '../reading.ts';

/** Text, its left edge, its height, and where it differs from the body its size and face. */
type Item = readonly [text: string, x: number, y: number, size?: number, face?: 'bold' | 'italic'];

/** A4 pages with the items in the order in which they are drawn. */
async function draw(pages: readonly (readonly Item[])[], info: { title?: string; author?: string } = {}) {
  const pdf = await PDFDocument.create();
  if (info.title !== undefined) pdf.setTitle(info.title);
  if (info.author !== undefined) pdf.setAuthor(info.author);
  const plain = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  const italic = await pdf.embedFont(StandardFonts.HelveticaOblique);
  for (const items of pages) {
    const page = pdf.addPage([595, 842]);
    for (const [text, x, y, size = 10, face] of items)
      page.drawText(text, { x, y, size, font: face === 'bold' ? bold : face === 'italic' ? italic : plain });
  }
  return parseArticle('ferry.pdf', await pdf.save(), OPTIONS);
}

const PROSE = [
  'The first boat in two years left the harbour on Monday with forty passengers and',
  'a piano, which nobody had asked for. It was taken along as ballast, came back on',
  'Friday out of tune, and stands in the waiting room now, where the captain plays it',
  'whenever the fog is too thick for him to leave.',
];
const prose = (y: number, x = 60): Item[] => PROSE.map((line, at) => [line, x, y - at * 13]);
const text = PROSE.join(' ');
const rowsOf = (article: Article) =>
  article.blocks.filter(({ kind }) => kind === 'table-row').map(({ start, end }) => article.text.slice(start, end));
/** Cells at the given left edges, a row every 16 points. */
const grid = (y: number, edges: readonly number[], rows: readonly (readonly string[])[], lead = 16): Item[] =>
  rows.flatMap((row, at) =>
    row.map((cell, column): Item => [cell, edges[column] ?? 0, y - at * lead]).filter(([cell]) => cell !== ''),
  );

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
    for (const [word] of items) expect(article.text).toContain(word.split(' ')[0]);
  });
});

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

describe('round the title', () => {
  test('authors and spaced capitals are no headings', async () => {
    const article = await draw([
      [
        ['S A I L I N G   T H E', 60, 790, 12],
        ['Old Salt Road', 60, 750, 26, 'bold'],
        ['Ida Moe and Ola Brekke', 60, 722, 11.5, 'italic'],
        ['Summary', 60, 696, 12, 'bold'],
        ...prose(676),
        ['The Boat', 60, 610, 12, 'bold'],
        ['She was built in a barn, and the barn had to be taken down to let her out.', 60, 590],
      ],
    ]);
    expect(article.title).toBe('Old Salt Road');
    expect(headings(article)).toEqual(['Summary', 'The Boat']);
    expect(texts(article).slice(0, 2)).toEqual(['SAILING THE', 'Ida Moe and Ola Brekke']);
  });

  test('letters drawn one by one are words by their gaps', async () => {
    const widths: Record<string, number> = { T: 7.3, H: 8.7, E: 8, P: 8, I: 3.3, R: 8.7 };
    let x = 60;
    const letters = [...'THE PIER'].flatMap((letter): Item[] => {
      const at = x;
      x += (widths[letter] ?? 3) + 3;
      return letter === ' ' ? [] : [[letter, at, 790, 12]];
    });
    const article = await draw([[...letters, ['Old Salt Road', 60, 750, 26, 'bold'], ...prose(700)]]);
    expect(texts(article)[0]).toBe('THE PIER');
  });

  test('letters that stand far apart are cells', async () => {
    const answers = grid(
      690,
      [60, 200, 300],
      [
        ['Question', 'A', 'B'],
        ['Pianos', '1', '3'],
        ['A', 'N', 'D'],
      ],
    );
    const article = await draw([[...prose(760), ...answers]]);
    expect(rowsOf(article)).toEqual(['Question | A | B', 'Pianos | 1 | 3', 'A | N | D']);
  });

  test('a heading that only looks like a name stays one', async () => {
    const article = await draw([
      [['Old Salt Road', 60, 750, 26, 'bold'], ['Executive Summary', 60, 720, 12, 'bold'], ...prose(700)],
    ]);
    expect(headings(article)).toEqual(['Executive Summary']);
  });
});
