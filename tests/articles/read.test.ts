import { expect, test } from 'vitest';
import { parseArticle } from '../../src/articles/read.ts';

const OPTIONS = { boilerplate: 'drop', maxBytes: 1_000_000 } as const;
const parse = (path: string, bytes: Uint8Array | number[] | string) =>
  parseArticle(path, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes), OPTIONS);
const BODY = 'Größe “Kaʻōpua” costs 5 €.';

test.each([
  ['UTF-8', new TextEncoder().encode(BODY)],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${BODY}`)],
  ['UTF-16, little end first', Buffer.from(`\ufeff${BODY}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\ufeff${BODY}`, 'utf16le').swap16()],
])('%s is read', async (_, bytes) => expect((await parse('a.txt', bytes)).text).toBe(BODY));

test('Windows-1252 is the fallback', async () => {
  const bytes = [0x93, 0x47, 0x72, 0xf6, 0xdf, 0x65, 0x94, 0x20, 0x80, 0x20, 0x35, 0x2e];
  expect((await parse('a.txt', bytes)).text).toBe('“Größe” € 5.');
});

test('a torn character does not turn UTF-8 into something else', async () => {
  const bytes = [...new TextEncoder().encode(`${BODY} ${BODY}`), 0xe2, 0x80];
  expect((await parse('a.txt', bytes)).text).toBe(`${BODY} ${BODY}\ufffd`);
});

test('controls, lone surrogates and direction overrides are taken out, letters composed, line ends made one', async () => {
  const { text } = await parse(
    'a.txt',
    'Title\n\nRe\u0301sume\u0301\u0000 \u0007of\u202e the\u00ad talks\r\n\r\nSecond\u00a0 part\rhere.',
  );
  expect(text).toBe('Résumé of the talks\n\nSecond part\n\nhere.');
  const utf16 = Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00]);
  expect((await parse('a.txt', utf16)).text).toBe('A\ufffdB');
});

test.each([
  ['a.txt', [], /empty \(0 bytes\)/],
  ['a.txt', ' \n\t ', /nothing but white space/],
  ['a.txt', [0x89, 0x50, 0x4e, 0x47, 1, 2, 3], /named as text but is a PNG picture/],
  ['a.md', [0x50, 0x4b, 3, 4, 5, 6], /named as Markdown but is a ZIP archive/],
  ['a.html', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], /named as HTML but is a PDF/],
  ['a.txt', Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256), /binary data/],
  ['a.pdf', 'This is no PDF at all.', /named as PDF but is none/],
  ['a.txt', 'x'.repeat(1_000_001), /MAX_ARTICLE_MB/],
])('%s that cannot be read says what was found and what to do: %#', async (path, bytes, message) => {
  await expect(parse(path, bytes)).rejects.toMatchObject({
    code: 'ARTICLE_UNREADABLE',
    message: expect.stringMatching(message),
  });
});

test('the same bytes give the same article', async () => {
  const bytes = new TextEncoder().encode('Title\n\nThe ferry left the harbour.');
  expect(await parseArticle('a.txt', bytes, OPTIONS)).toEqual(await parseArticle('a.txt', bytes, OPTIONS));
});

test('a file without a title is called by its name', async () => {
  expect(
    (
      await parse(
        'news/moon-in_seoul.txt',
        'The ferry left the harbour on Monday with forty passengers and a piano on board, and it came back on Friday without the piano, as everybody on the island had expected.',
      )
    ).title,
  ).toBe('moon in seoul');
});
