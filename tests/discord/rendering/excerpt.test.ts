/** Where the excerpt of a long passage begins. */
import { expect, test } from 'vitest';
import { excerptRound } from '../../../src/discord/rendering/excerpt.ts';

const FERRY =
  'The ferry crossed the sound each morning, and in the afternoon it lay at the quay, where its captain slept. ' +
  'Nobody paid for the crossing before the war. In 1931 the granite of the harbour was sold to a mason.';

test('an excerpt begins with the first sentence that holds most of the words of the search', () => {
  expect(excerptRound(FERRY, 'granite harbours', 60)).toMatch(/^> … In 1931 the granite of the harbour was sold/);
  expect(excerptRound(FERRY, 'the war', 60)).toMatch(/^> … Nobody paid for the crossing before the war\./);
});

test('an excerpt begins with the text where its beginning holds the words, or nothing of it does', () => {
  expect(excerptRound(FERRY, 'ferry', 60)).toMatch(/^> The ferry crossed the sound/);
  expect(excerptRound(FERRY, 'granite', 1000)).toBe(`> ${FERRY}`);
  expect(excerptRound(FERRY, 'xylophone', 60)).toMatch(/^> The ferry crossed the sound/);
});

test('a sentence that is too long is entered shortly before the word', () => {
  const long = `The list names ${'a lamp and a chair, '.repeat(40)}an anchor, and ${'a lamp and a chair, '.repeat(40)}a rope.`;
  expect(excerptRound(long, 'anchor', 120)).toMatch(/^> … .{0,60}\banchor/);
});

test('a row of signs without a space is entered between two of them, not inside one', () => {
  const row = `${'\u{1f600}'.repeat(150)}-${'\u{1f600}'.repeat(10)}anchor${'\u{1f600}'.repeat(150)}`;
  expect(excerptRound(row, 'anchor', 120)).toMatch(/^> … anchor\u{1f600}/u);
});
