import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { parseArticle } from '../../src/articles/read.ts';
import { draw, prose } from './pdf/drawn.ts';

const read = (bytes: Uint8Array) => parseArticle('ferry.pdf', bytes, { boilerplate: 'drop', maxBytes: 30_000_000 });

/** Lines as [text, size, space above, bold]; each page gets a running head and a number. */
async function makePdf(
  pages: readonly (readonly [string, number, number, boolean?][])[],
  title = '',
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  if (title !== '') pdf.setTitle(title);
  pdf.setAuthor('Marta Lind');
  const plain = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  pages.forEach((lines, at) => {
    const page = pdf.addPage([595, 842]);
    page.drawText('Island Herald', { x: 72, y: 810, size: 9, font: plain });
    let y = 770;
    for (const [text, size, above, isBold] of lines) {
      y -= above;
      page.drawText(text, { x: 72, y, size, font: isBold ? bold : plain });
    }
    page.drawText(String(at + 1), { x: 290, y: 30, size: 9, font: plain });
  });
  return pdf.save();
}

test('a file that is read leaves the arrays of the program as they were', async () => {
  const { push } = Array.prototype;
  await read(await makePdf([[['The ferry left the harbour on Monday.', 12, 0]]]));
  expect(Array.prototype.push).toBe(push);
});

test('paragraphs, headings and pages are found by size and distance', async () => {
  const article = await read(
    await makePdf(
      [
        [
          ['The Ferry', 22, 0],
          ['The first boat in two years left the harbour on Monday with forty pas-', 12, 40],
          ['sengers and a piano. The inter-', 12, 16],
          ['island council watched the passengers from the pier.', 12, 16],
          ['Nobody had asked for the piano, which was taken along as ballast and', 12, 28],
          ['came back on Friday.', 12, 16],
          ['The engine', 16, 36],
          ['It had been built in 1961 and stood in a barn, where hens sat on it, until the', 12, 24],
        ],
        [
          ['operator bought it back for a case of beer.', 12, 0],
          ['What it cost', 12, 30, true],
          ['Forty crowns a trip, and nothing for children. Inter-island trips cost more.', 12, 22],
        ],
      ],
      'The Ferry',
    ),
  );
  expect(article).toMatchObject({ title: 'The Ferry', author: 'Marta Lind' });
  expect(
    article.blocks.map(({ kind, start, end, page, heading }) => [
      kind,
      article.text.slice(start, end),
      page,
      heading.at(-1),
    ]),
  ).toEqual([
    [
      'paragraph',
      'The first boat in two years left the harbour on Monday with forty passengers and a piano. The inter-island council watched the passengers from the pier.',
      1,
      undefined,
    ],
    [
      'paragraph',
      'Nobody had asked for the piano, which was taken along as ballast and came back on Friday.',
      1,
      undefined,
    ],
    ['heading', 'The engine', 1, 'The engine'],
    [
      'paragraph',
      'It had been built in 1961 and stood in a barn, where hens sat on it, until the operator bought it back for a case of beer.',
      1,
      'The engine',
    ],
    ['heading', 'What it cost', 2, 'What it cost'],
    ['paragraph', 'Forty crowns a trip, and nothing for children. Inter-island trips cost more.', 2, 'What it cost'],
  ]);
  expect(article.omitted).toEqual([{ text: '1\n2\nIsland Herald', reason: 'repeated-in-article' }]);
});

test('lines that break at a dash or a stroke are joined as they stand, and parts that bring a space get no other', async () => {
  const article = await draw([
    [
      ...prose(740),
      ['It goes from the northern shore to the southern one by way of the island in the Oor/', 60, 640],
      ['Elm sound, which is shallow. It goes on', 60, 627],
      [' Mondays.', 260, 627],
    ],
  ]);
  expect(article.text).toMatch(/in the Oor\/Elm sound, which is shallow\. It goes on Mondays\.$/);
});

test('the date is the one that the text names, never that of the file', async () => {
  const prose = 'The first boat in two years left the harbour on Monday with forty passengers and a piano.';
  const dated = await makePdf([
    [
      ['The Ferry', 22, 0],
      ['3 March 2018', 12, 40],
      [prose, 12, 40],
    ],
  ]);
  expect((await read(dated)).date).toBe('2018-03-03');
  expect(
    (
      await read(
        await makePdf([
          [
            ['The Ferry', 22, 0],
            [prose, 12, 40],
          ],
        ]),
      )
    ).date,
  ).toBeNull();
});

test('a PDF of pictures, and one cut short, say so', async () => {
  const empty = await PDFDocument.create();
  empty.addPage();
  await expect(read(await empty.save())).rejects.toMatchObject({
    code: 'ARTICLE_UNREADABLE',
    message: expect.stringContaining('OCR'),
  });
  const torn = (await makePdf([[['The Ferry', 22, 0]]])).slice(0, 300);
  await expect(read(torn)).rejects.toMatchObject({ code: 'ARTICLE_UNREADABLE' });
});
