import { expect, test } from 'vitest';
import { parseArticle } from '../../src/articles/read.ts';
import { OPTIONS } from './reading.ts';

const read = async (path: string, bytes: Uint8Array) => (await parseArticle(path, bytes, OPTIONS)).text;
const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  ['one bad byte beside few other letters', [...utf8('The minister’s visit '), 0xff, ...utf8(' is late.')]],
  ['as many bad bytes as letters beyond ASCII', [...utf8('It’s late — '), 0xe2, 0x80, ...utf8(' really.'), 0xff]],
])('torn UTF-8 stays UTF-8: %s', async (_, bytes) => {
  expect(await read('a.txt', Uint8Array.from(bytes))).toMatch(/’s /);
});

test.each([
  'SQLite for beginners: what a small database can do for a club.',
  'GIF89a and GIF87a are the two versions of the format.',
])('a text may begin with the name of a format: %s', async (text) => {
  expect(await read('a.txt', utf8(text))).toBe(text);
});

test.each([
  ['a SQLite database', [...utf8('SQLite format 3\0'), 16, 0, 1, 1]],
  ['a GIF picture', [...utf8('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0]],
])('%s named .txt is refused as one', async (kind, bytes) => {
  await expect(read('a.txt', Uint8Array.from(bytes))).rejects.toMatchObject({
    message: expect.stringContaining(kind as string),
  });
});

test('a tiny file of control characters is binary data, and a short text with a stray one is a text', async () => {
  const bytes = [0, 1, 2, 3, 0xff, 0xfe, 0, 0, 9, 8];
  await expect(read('a.txt', Uint8Array.from(bytes))).rejects.toMatchObject({
    message: expect.stringContaining('binary data'),
  });
  expect(await read('a.txt', utf8('The mill is closed\0.'))).toBe('The mill is closed.');
});

test('a word that is parted by a soft hyphen at the end of a line is one word; paragraphs stay apart', async () => {
  expect(
    await read('a.txt', utf8('The har\u00ad\nbour is closed to boats of every kind today.\u00ad\n\nAnother part.')),
  ).toBe('The harbour is closed to boats of every kind today.\n\nAnother part.');
});

test('control characters that were letters of Windows-1252 are those letters', async () => {
  expect(await read('a.txt', utf8('They don\u0092t pay \u0080 5 \u0096 they say.'))).toBe(
    'They don’t pay € 5 – they say.',
  );
  expect(await read('a.md', utf8('The years 1990&#150;1995 were &#147;dry&#148;, `&#150;` was not.'))).toBe(
    'The years 1990–1995 were “dry”, &#150; was not.',
  );
});

test('a page in ISO-2022-JP, which is pure ASCII, is read as it says', async () => {
  const body = [0x1b, 0x24, 0x42, 0x25, 0x46, 0x25, 0x39, 0x25, 0x48, 0x1b, 0x28, 0x42];
  const page = [...utf8('<meta charset="iso-2022-jp"><p>'), ...body, ...utf8('</p>')];
  expect(await read('a.html', Uint8Array.from(page))).toBe('テスト');
});
