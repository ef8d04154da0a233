import { expect, test } from 'vitest';
import { parseArticle } from '../../../src/articles/read.ts';
import { OPTIONS } from '../reading.ts';

const read = async (text: string) => (await parseArticle('a.md', new TextEncoder().encode(text), OPTIONS)).text;
const PROSE = 'The ferry leaves the harbour at six in the morning, and comes back at noon.';

test('a comment vanishes, in a line, over several and over blank ones', async () => {
  const text = await read(
    `# Ferry\n\n${PROSE} <!-- check this --> It is red.\n\n<!--\nnot yet\n\n## Draft\n-->\n\nIt is fast.`,
  );
  expect(text).toBe(`${PROSE} It is red.\n\nIt is fast.`);
});

test.each([
  ['inline code', 'Open a comment with `<!--` in a page.', 'Open a comment with <!-- in a page.'],
  [
    'code behind ticks that nothing closes',
    "Say ``comment'' and open one with `<!--` in a page.",
    "Say ``comment'' and open one with <!-- in a page.",
  ],
  ['a fence', '```\n<!-- keep me\n```', '<!-- keep me'],
  ['a whole comment in a fence', '```html\n<!-- keep me -->\n```', '<!-- keep me -->'],
])('in %s it is text, and what follows up to the next one stays', async (_, first, shown) => {
  const text = await read(
    `# Pages\n\n${first}\n\n## Second part\n\n${PROSE}\n\nClose it with \`-->\` at the end. <!-- gone -->\n\nLast.`,
  );
  expect(text).toContain(shown);
  expect(text).toContain('Second part');
  expect(text).toContain(PROSE);
  expect(text).toContain('Close it with --> at the end.');
  expect(text).toMatch(/Last\.$/);
  expect(text).not.toContain('gone');
});

test('one that is never closed is text', async () => {
  expect(await read(`${PROSE}\n\nAn arrow \\<!-- points on.\n\nThe end is here.`)).toContain('The end is here.');
});

test('comments without number cost no square of it', async () => {
  const before = process.cpuUsage();
  await read(`${PROSE}\n\n${'<!-- '.repeat(200_000)}`);
  await read(`${PROSE}\n\n${'<!-- a --> `b` '.repeat(60_000)}`);
  await read(`${PROSE}\n\n${'<!--\n-->\n'.repeat(60_000)}`);
  const falling = Array.from({ length: 1_200 }, (_, at) => '`'.repeat(1_200 - at)).join('a');
  await read(`${PROSE}\n\n${falling} <!-- a -->`);
  await read(`${PROSE}\n\n\`${'a'.repeat(10_000_000)}\` <!-- a -->`);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(20_000);
});
