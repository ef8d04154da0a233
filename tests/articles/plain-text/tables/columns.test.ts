/** Tables set with runs of spaces or leading dots become a row a block; what has wide gaps for another reason does not. */
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../../src/types.ts';
import { headings, read, texts } from '../../reading.ts';

const INTRO = 'The seed library of the valley lends out beans and asks for a handful back in the autumn.';
const page = (group: string) => read(`Seed library\n\n${INTRO}\n\n${group}\n\n${INTRO} Bring an envelope.`);
const rows = (article: Article) =>
  article.blocks.filter(({ kind }) => kind === 'table-row').map(({ start, end }) => article.text.slice(start, end));

describe('each row of a table is a block of its own', () => {
  test.each([
    [
      'columns that begin alike',
      'Bean                 Sown        Height\nBlue Lake            May         2 m\nCherokee Trail       May, June   2.5 m, on poles\nDwarf French         June        40 cm',
      [
        'Bean | Sown | Height',
        'Blue Lake | May | 2 m',
        'Cherokee Trail | May, June | 2.5 m, on poles',
        'Dwarf French | June | 40 cm',
      ],
    ],
    [
      'numbers that end alike',
      'Packets lent      1,204\nPackets returned    871\nMembers              96',
      ['Packets lent | 1,204', 'Packets returned | 871', 'Members | 96'],
    ],
    [
      'an empty cell, and one that is too long for its column',
      'Monday       Sorting     Ada Berg\nTuesday                  Jon Vik\nThe Wednesday before Easter  closed     nobody\nFriday       Lending     Ada Berg\nSaturday     Drying      Ines Roth',
      [
        'Monday | Sorting | Ada Berg',
        'Tuesday | Jon Vik',
        'The Wednesday before Easter | closed | nobody',
        'Friday | Lending | Ada Berg',
        'Saturday | Drying | Ines Roth',
      ],
    ],
    [
      'cells as wide as their column, which text browsers part by one space',
      'Bean              Sown in late  Height of the plant\nBlue Lake         May           2 m\nCherokee Trail of May           2.5 m\nDwarf French      June          40 cm\nScarlet Emperor   May or June   3 m',
      [
        'Bean | Sown in late | Height of the plant',
        'Blue Lake | May | 2 m',
        'Cherokee Trail of | May | 2.5 m',
        'Dwarf French | June | 40 cm',
        'Scarlet Emperor | May or June | 3 m',
      ],
    ],
    [
      'two rows',
      'Peas        two packets     free\nGarlic      five cloves     1 crown',
      ['Peas | two packets | free', 'Garlic | five cloves | 1 crown'],
    ],
    [
      'dots that lead to a number',
      'Beans lent out ......... 61 packets\nPeas ................... 12 packets\nLost to mice ........... all the maize',
      ['Beans lent out | 61 packets', 'Peas | 12 packets', 'Lost to mice | all the maize'],
    ],
    [
      'a numbered list with a column',
      '1. Beans       61 packets\n2. Peas        12 packets\n3. Maize       none',
      ['1. Beans | 61 packets', '2. Peas | 12 packets', '3. Maize | none'],
    ],
    [
      'a column in Korean',
      '품종          파종        높이\n강낭콩        5월         2 m\n완두          3월         1 m',
      ['품종 | 파종 | 높이', '강낭콩 | 5월 | 2 m', '완두 | 3월 | 1 m'],
    ],
  ])('%s', async (_, group, expected) => {
    expect(rows(await page(group))).toEqual(expected);
  });

  test('and the line above its rows, and the one below, are none of them', async () => {
    const article = await page(
      'WHAT WE LENT\nCounted on the last day of October by two of us:\nBeans       61     packets\nPeas        12     packets\nMaize        0     mice\nThe mice have been spoken to since then.',
    );
    expect(rows(article)).toHaveLength(3);
    expect(texts(article)).toContain('Counted on the last day of October by two of us:');
    expect(texts(article)).toContain('The mice have been spoken to since then.');
  });

  test('a word alone above a table is its heading', async () => {
    const article = await page('Harvest\n\nBean        Weight     Where\nBlue Lake   3.1 kg     north bed');
    expect(headings(article)).toEqual(['Harvest']);
  });
});

describe('no table', () => {
  test.each([
    [
      'two spaces after full stops',
      'The library opened in 1998.  It had four jars.  Nobody thought that it\nwould last.  The jars stood in a cellar.  Then came the flood, and all the\nbeans sprouted.  A photograph was taken.  It hangs above the till.  The\nmice came later.',
    ],
    [
      'justified prose',
      'The  library  was  founded  in a cellar by four  women who had met there\nto play cards, and it  was given  its first jar in April of the same year\nby a  miller who  could not read. He died  soon after, and the  jar  went\nto  his  nephew,  who  opened  it,  looked  at the beans and planted none\nof them.',
    ],
    [
      'justified prose of two lines',
      'The library was founded in  a cellar by four women who  had met there to\nplay cards, and was given a  jar by a miller in the April  of that year.',
    ],
    [
      'verse in halves',
      'Sow we the seed-corn    in the sorrow of spring,\nfor the frost goes forth    and the furrows lie open,\nand the hare in the headland    hearkens and waits.\nLong was the winter,    lean were the granaries.',
    ],
    [
      'turns of speakers',
      'MARR:    Which bean is the oldest?\nVIK:     The black one in the small jar.\nMARR:    Who brought it?\nVIK:     A man from the coast.\nMARR:    And when?\nVIK:     Before my time.',
    ],
    ['numbers of a list', '1.  Wash the jar.\n2.  Dry the beans for a week.\n3.  Write the year on the lid.'],
    ['dots of hesitation', 'I thought ... well, I thought of beans\nand then .... nothing at all came of it'],
    ['labels', 'Open:       Monday to Friday\nPrice:      nothing at all\nBring:      an envelope and a pen'],
  ])('%s', async (_, group) => {
    expect(rows(await page(group))).toEqual([]);
  });

  test('a menu in two lines is a menu', async () => {
    const article = await read(
      `Log in   Account   Basket (2)\nBeans  Peas  Maize  Gifts  Search\n\nSeed library\n\n${INTRO}\n\n${INTRO} Bring an envelope.`,
    );
    expect(article.title).toBe('Seed library');
    expect(rows(article)).toEqual([]);
  });
});

test('a form that nobody filled in has no rows', async () => {
  expect(rows(await page('Name ........ Date ........\nSigned ........ Place ........'))).toEqual([]);
});

test.each([
  ['rows', 'Bean      3.1 kg     north bed\n'.repeat(60_000)],
  ['one long row', 'Bean      '.repeat(400_000)],
  ['dots', `${'. '.repeat(1_000_000)}\n${'....a'.repeat(200_000)}`],
  [
    'gaps of which none stand above each other',
    Array.from({ length: 60_000 }, (_, at) => `a${' '.repeat(2 + (at % 97))}b`).join('\n'),
  ],
])('is read in time: %s', async (_, text) => {
  const before = process.cpuUsage();
  await read(`Seed library\n\n${text}`);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(8000);
});

test('a row of fewer cells is still one of the table that was copied with tabs', async () => {
  const lines = [
    'Year\tBean\tLent\tLost',
    '2021\tBlue Lake\t61\t2',
    '2022\tnot lent',
    '2023\tBlue Lake\t70\t0',
    '2024\tRunner\t12\t1',
  ];
  expect(rows(await page(lines.join('\n')))).toEqual(lines.map((line) => line.replaceAll('\t', ' | ')));
});

test('the box of an encyclopaedia keeps a value that goes on below with its label', async () => {
  const article = await read(
    'Ada Fenn\n\nAda Fenn\nFenn in 1904\nBorn\t2 May 1871\nHavern, West Coast\nDied\t30 June 1940 (aged 69)\nMorby, Isles\nNationality\tHavernese\nTrade\nKnown for\tFenn jib\nAwards\tCopper Needle (1911)\n\n' +
      'Ada Fenn was a maker of sails who taught the whole coast between Havern and Morby how to cut a jib from nettle cloth.\n',
  );
  expect(texts(article)).toEqual(
    expect.arrayContaining([
      'Born | 2 May 1871 Havern, West Coast',
      'Died | 30 June 1940 (aged 69) Morby, Isles',
      'Nationality | Havernese',
      'Trade',
      'Known for | Fenn jib',
    ]),
  );
  expect(headings(article)).toEqual([]);
  expect(article.date).toBeNull();
});

test('numbers and titles of a list of contents are no box', async () => {
  const article = await read(
    'Ada Fenn\n\nParts\n1\tThe loft\n2\tThe jib\n3\tThe needle, and after\n\nShe sewed by hand all her life and left her needles to the museum in the old customs house.\n',
  );
  expect(article.blocks.some(({ kind }) => kind === 'table-row')).toBe(false);
});

test('a numbered list is none, though two spaces stand behind its numbers', async () => {
  const article = await page('1)  Oil the chain\n2)  True the wheel\n3)  Ride round the block\n4)  Tighten the bolts');
  expect(rows(article)).toEqual([]);
  expect(article.blocks.filter(({ kind }) => kind === 'list-item')).toHaveLength(4);
});
