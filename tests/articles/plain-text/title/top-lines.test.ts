/** The lines at the top of a text: each is one of its own where the text shows that nobody wrapped it there. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const LONG =
  'The boats left the harbour at nine in a stiff breeze from the north-west, and by the second mark the two favourites had drawn clear of the rest. ' +
  'Nobody who saw the last leg will forget it, least of all the forty people on the pier who were drenched by the wash.\n';

test('a result below the headline is no part of it where the text was not wrapped', async () => {
  const article = await read(
    `Herons take the autumn cup by half a boat's length in the last yard\nMorby Herons 3-2 Upper Quay\n\nBy Ada Fenn\nSunday 6 October 2024\n\n${LONG}\nThe start\n\nThe gun was late and nobody was on the line. Both crews turned back, and the wind had veered by the time they were called again.\n`,
  );
  expect(article.title).toBe("Herons take the autumn cup by half a boat's length in the last yard");
  expect(texts(article)).toContain('Morby Herons 3-2 Upper Quay');
  expect(article.date).toBe('2024-10-06');
  expect(headings(article)).toEqual(['The start']);
});

test('what an episode says of itself is no part of its title, and its day is read', async () => {
  for (const between of ['\n', '\n\n']) {
    const head = [
      'ROUND THE BUOY - Episode 12: The Woman Who Mends Sails',
      'Transcript (made by machine, lightly edited)',
      'Released: 9 February 2023',
      'Length 38:20',
    ];
    const article = await read(`${head.join(between)}\n\n${LONG}\n${LONG}`);
    expect(article.title).toBe('ROUND THE BUOY - Episode 12: The Woman Who Mends Sails');
    expect(article.date).toBe('2023-02-09');
    expect(headings(article)).toEqual([]);
  }
});

test('three lines in capitals above a wrapped text stay three', async () => {
  const article = await read(
    'WESTER MARSH DISTRICT COUNCIL\nHIGHWAYS AND FOOTPATHS ACT 1980\nORDER UNDER SECTION 119\n\n' +
      'The Council gives notice that the footpath from Mill Lane to the\nchurch of St Botolph is to be moved to the eastern side of the field,\nand that objections may be made within twenty-eight days.\n\n' +
      'REASONS\n\nThe path crosses a yard in which heavy machines are at work, and the\nowner has offered a way round it that is dry in winter and no longer\nthan the old one.\n',
  );
  expect(article.title).toBe('WESTER MARSH DISTRICT COUNCIL');
  expect(texts(article)).toEqual(
    expect.arrayContaining(['HIGHWAYS AND FOOTPATHS ACT 1980', 'ORDER UNDER SECTION 119']),
  );
});

test('a title that was wrapped as wide as its text stays one', async () => {
  const article = await read(
    'How the people of Wester Marsh came to own the church of St Botolph\nand what they did with it\n\n' +
      'The Council gives notice that the footpath from Mill Lane to the\nchurch of St Botolph is to be moved to the eastern side of the field,\nand that objections may be made within twenty-eight days.\n',
  );
  expect(article.title).toBe(
    'How the people of Wester Marsh came to own the church of St Botolph and what they did with it',
  );
});

test('a banner above the headline is not the title', async () => {
  const body =
    'HAVERN, 4 May 2021. Tollgate plc today opened a works that makes rope from the\nstalks of nettles. It stands in the old customs house, gives work to sixty people\nand is to run at full speed in the spring of next year.\n';
  for (const banner of ['FOR IMMEDIATE RELEASE', 'PRESS RELEASE', 'Press release: for immediate use']) {
    const article = await read(
      `${banner}\n4 May 2021\n\nTollgate opens the first works for nettle rope in Havern\nSixty people will turn out nine miles of it a day\n\n${body}`,
      '2021-05-04-tollgate.txt',
    );
    expect(article.title).toBe('Tollgate opens the first works for nettle rope in Havern');
    expect(article.date).toBe('2021-05-04');
    expect(texts(article)).toContain('Sixty people will turn out nine miles of it a day');
    expect(article.omitted.map(({ text }) => text)).toContain(banner);
  }
  const leaflet = await read(
    `PACKAGE LEAFLET: INFORMATION FOR THE PATIENT\n\nNettarin 5 mg drops\nnettle extract\n\nRead all of this leaflet carefully before you start to use these drops, because it tells you what to look out for.\n\n${body}`,
  );
  expect(leaflet.title).toBe('Nettarin 5 mg drops');
  expect(texts(leaflet)).toContain('nettle extract');
});

test('a banner alone is the title', async () => {
  const article = await read(
    'PRESS RELEASE\n\nTollgate plc today opened a works in Havern that makes rope from the stalks of nettles, and it gives work to sixty people.\n',
  );
  expect(article.title).toBe('PRESS RELEASE');
});
