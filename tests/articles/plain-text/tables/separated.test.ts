/** Tables saved with commas or semicolons become a row a block; prose with commas does not. */
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../../src/types.ts';
import { read, texts } from '../../reading.ts';

const INTRO = 'The harbour board sets the fares each spring. They hold for all piers.';
const page = (group: string) => read(`Fares of the ferry\n\n${INTRO}\n\n${group}\n\nChildren travel free.`);
const rows = (article: Article) =>
  article.blocks.filter(({ kind }) => kind === 'table-row').map(({ start, end }) => article.text.slice(start, end));

describe('each record is a row with bars between its fields', () => {
  test.each([
    [
      'commas, with a field in quotation marks that holds one',
      'Line,From,Single fare\n1,Old Quay,2.40\n2,"Ness, east pier",1.90\n3,"The ""Tern""",0.90',
      ['Line | From | Single fare', '1 | Old Quay | 2.40', '2 | Ness, east pier | 1.90', '3 | The "Tern" | 0.90'],
    ],
    [
      'semicolons, with decimal commas',
      'Kurs;Beginn;Gebühr\nKnotenkunde;03.05.2024;35,50\nFunkschein;17.05.2024;89,00',
      ['Kurs | Beginn | Gebühr', 'Knotenkunde | 03.05.2024 | 35,50', 'Funkschein | 17.05.2024 | 89,00'],
    ],
    [
      'two columns below their names',
      'Year,Members\n2018,1204\n2019,1310',
      ['Year | Members', '2018 | 1204', '2019 | 1310'],
    ],
    [
      'no names above',
      'Oslo,Norway,quay\nTurku,Finland,river\nGdansk,Poland,bay',
      ['Oslo | Norway | quay', 'Turku | Finland | river', 'Gdansk | Poland | bay'],
    ],
    [
      'an empty field',
      'Pier,Keeper,Boats\nNess,,4\nSkerrow,Ada Berg,2',
      ['Pier | Keeper | Boats', 'Ness | | 4', 'Skerrow | Ada Berg | 2'],
    ],
    [
      'a space behind each comma, and a column of figures',
      'Name, Year, Boat\nAda Berg, 1998, Tern\nJon Vik, 2004, Skua',
      ['Name | Year | Boat', 'Ada Berg | 1998 | Tern', 'Jon Vik | 2004 | Skua'],
    ],
    [
      'a line above that names the table',
      'All piers, and who keeps them\nPier,Keeper,Boats\nNess,Jon Vik,4\nSkerrow,Ada Berg,2',
      ['Pier | Keeper | Boats', 'Ness | Jon Vik | 4', 'Skerrow | Ada Berg | 2'],
    ],
  ])('%s', async (_, group, expected) => {
    const article = await page(group);
    expect(rows(article)).toEqual(expected);
    expect(texts(article)).toContain(INTRO);
  });

  test('the names of the columns are no title', async () => {
    const article = await read('Kurs;Beginn;Gebühr\nSegeln;12.04.2024;120,00\nFunk;17.05.2024;89,00', 'kurse-2024.txt');
    expect(article.title).toBe('kurse 2024');
    expect(rows(article)).toHaveLength(3);
  });
});

describe('what has commas for another reason stays as it is', () => {
  test.each([
    [
      'verse',
      'Grey the sea, grey the sky, grey the stone,\nLong the night, long the road, long the way,\nAda came, Ada saw, Ada left,',
    ],
    ['verse without spaces', 'Grey the sea,grey the sky.\nLong the night,long the road.\nAda came,Ada left.'],
    ['numbers with thousands', 'Sold 1,204 tickets\nGave back 1,871 tickets\nLost 2,030 tickets'],
    ['numbers alone', '1,204,300 herring\n2,871,400 sprats\n1,030,700 eels'],
    ['addresses', 'Ada Berg, 12 Quay Street, Ness\nJon Vik, 4 Mill Lane, Skerrow\nPer Olsen, 9 Rope Walk, Ness'],
    [
      'prose that was wrapped',
      'The ferry left Ness, called at the mole, and came back in the\nevening, when the tide had turned, with nobody but the two\nkeepers, their dog, and a crate of eels that nobody wanted.',
    ],
    ['two lines', 'Year,Members\n2018,1204'],
  ])('%s', async (_, group) => {
    expect(rows(await page(group))).toEqual([]);
  });
});
