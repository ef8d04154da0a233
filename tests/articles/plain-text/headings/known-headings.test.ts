/** Headings that something besides their own lines tells: a list of contents, headings of the same shape, a transcript's clock. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const PROSE =
  'Use the drops in the morning, and shake the bottle well before you open it so that nothing settles at the bottom.';

test('every entry of a list of contents is a heading below it, however long', async () => {
  const article = await read(
    `Nettarin 5 mg drops\n\nWhat is in this leaflet\n1. What Nettarin drops are and what they are used for\n2. What you should know before you use Nettarin\n3. How to use it\n\n` +
      `1. What Nettarin drops are and what they are used for\n${PROSE}\n\n2. What you should know before you use Nettarin\nDo not use them if you\n- cannot bear nettles\n- have cut your hand\n\n3. How to use it\n${PROSE.replace('morning', 'evening')}\n`,
  );
  expect(headings(article)).toEqual([
    '1. What Nettarin drops are and what they are used for',
    '2. What you should know before you use Nettarin',
    '3. How to use it',
  ]);
});

test('a short line directly on short ones is a heading where others like it are', async () => {
  const part = (name: string, word: string) => `${name}\n${PROSE.replace('morning', word)}\n\n`;
  const article = await read(
    `Tollgate opens its works in Havern\n\n${PROSE}\n\n${part('Money', 'noon')}${part('First buyers', 'night')}${part('About Tollgate', 'afternoon')}` +
      'Notes for editors\nPictures are at tollgate.example/press.\n\nPress contact\nRory Lind, +44 1779 000 000, press@tollgate.example\n',
  );
  expect(headings(article)).toEqual(['Money', 'First buyers', 'About Tollgate', 'Notes for editors', 'Press contact']);
});

test('a cue with its time heads nothing in a transcript', async () => {
  const turns = ['MIRA LUND', 'ODA HAUG', 'MIRA LUND', 'ODA HAUG', 'MIRA LUND', 'ODA HAUG'].map(
    (name, at) => `[00:0${at}:14] ${name}: ${PROSE.replace('morning', `hour ${at}`)}`,
  );
  const article = await read(
    `The woman who mends sails\n\n[00:00:00] MUSIC\n\n${turns.join('\n\n')}\n\n[00:08:00] MUSIC\n`,
  );
  expect(headings(article)).toEqual([]);
  expect(texts(article)).toContain('[00:00:00] MUSIC');
});

test.each([
  '• This article was amended on 1 December 2023. An earlier version gave the loft nine windows.',
  'Correction: the loft has eleven windows.',
  'An earlier version of this story said that the loft has nine windows.',
])('a correction at the end stands in no section: %s', async (line) => {
  const article = await read(`Sails\n\n${PROSE}\n\nThe loft\n\n${PROSE.replace('morning', 'night')}\n\n${line}\n`);
  expect(texts(article).at(-1)).toMatch(/windows\.$/);
  expect(article.blocks.at(-1)?.heading).toEqual([]);
  const within = await read(
    `Sails\n\n${PROSE}\n\nThe loft\n\n${line}\n\n${PROSE}\n\nReading\n\n${PROSE.replace('morning', 'night')}\n`,
  );
  expect(within.blocks.some(({ sectionStart }) => sectionStart === true)).toBe(false);
});

test("an author's note stands in no section", async () => {
  const article = await read(
    `Sails\n\n${PROSE}\n\nThe loft\n\n${PROSE.replace('morning', 'night')}\n\nAuthor’s note: I spoke with nine sailmakers for this piece, and the names of two of them have been changed.\n\nReading\n\nThe needle and the sail, a book in two parts, tells more of the trade and of the loft.\n`,
  );
  expect(article.blocks.find(({ start }) => article.text.startsWith('Author’s note', start))?.heading).toEqual([]);
  expect(headings(article)).toEqual(['The loft', 'Reading']);
});
