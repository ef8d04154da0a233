/** Sentences that a page repeats in large letters are read once, where they were said. */
import { describe, expect, test } from 'vitest';
import { read, texts } from '../reading.ts';

const SAID =
  'Ines Roth has cast bells for forty years and is deaf in one ear. “I hear the other half with my feet,” she says, and laughs. “Nobody believes it. A bell that is struck too early never forgives you for it.”';
const END = 'On Friday the new bell of Oor is hung, and she will stand below it in her stockings.';
const page = (copy: string) => read(`The bell founder\n\n${SAID}\n\n${copy}\n\n${END}`);

test.each([
  '“I hear the other half with my feet.”',
  '"I hear the other half with my feet"',
  '“A bell that is struck too early never forgives you for it.”',
  '“Nobody believes it. A bell that is struck too early never forgives you for it.”',
  'A bell that is struck too early never forgives you for it.',
])('%s', async (copy) => {
  const article = await page(copy);
  expect(texts(article)).toEqual([SAID, END]);
  expect(article.omitted).toEqual([{ text: copy, reason: 'repeated-in-article' }]);
});

test('a copy that stands above what it repeats goes as well', async () => {
  const article = await read(`The bell founder\n\n${END}\n\n“I hear the other half with my feet.”\n\n${SAID}`);
  expect(texts(article)).toEqual([END, SAID]);
});

test('a copy that is nearly as long as what somebody says of it', async () => {
  const said = '“The bell is in no hurry. It waits for you, and it has all of the winter to do so,” says Roth.';
  const copy = 'The bell is in no hurry. It waits for you, and it has all of the winter to do so.';
  expect(texts(await read(`The bell founder\n\n${said}\n\n${copy}\n\n${END}`))).toEqual([said, END]);
  const verse =
    'Ring, says the river below. The bell is in no hurry. It waits for you, and it has all of the winter to do so.';
  expect(texts(await read(`The bell\n\n${verse}\n\n${copy}\n\n${END}`))).toEqual([verse, copy, END]);
});

describe('what stays', () => {
  test.each([
    ['a part of a sentence', '“The other half with my feet, and not with my ear.”'],
    [
      'a sentence said anew with more',
      'A bell that is struck too early never forgives you for it, nor do the neighbours.',
    ],
    ['a short answer', '“Nobody believes it.”'],
    ['sentences of two paragraphs', '“I hear the other half with my feet. On Friday the new bell of Oor is hung.”'],
  ])('%s', async (_, copy) => {
    expect(texts(await page(copy))).toContain(copy);
  });

  test('an answer below its question', async () => {
    const answer = 'A bell that is struck too early never forgives you for it.';
    const article = await read(
      `# The bell founder\n\n${SAID}\n\n## When may I strike it?\n\n${answer}\n\n## Where does it hang?\n\n${END}`,
      'a.md',
    );
    expect(texts(article)).toContain(answer);
  });

  test('a verse that returns', async () => {
    const line = 'And the bell of Oor rang under the water.';
    const verse = `The tide came in by the churchyard wall.\n${line}`;
    const article = await read(`A song\n\n${END}\n\n${verse}\n\n${line}\n\n${SAID}`);
    expect(texts(article)).toContain(line);
  });
});

test('is read in time: sixty thousand sentences, each a copy', async () => {
  const lines = Array.from({ length: 30_000 }, (_, at) => `Bell number ${at % 50} was struck too early by the boy.`);
  const before = process.cpuUsage();
  await read(`Bells\n\n${lines.join('\n\n')}\n\n${lines.join(' ')}`);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(8000);
});
