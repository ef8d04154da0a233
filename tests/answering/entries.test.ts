import { describe, expect, test } from 'vitest';
import { isDatedEntry } from '../../src/answering/entries.ts';

describe('entries that begin with a day or a time', () => {
  test.each([
    '1974: the first boat',
    '1974 – the first boat',
    'c. 1890: a hut',
    '1990s – decline',
    '1974-76: repairs',
    'Wed 16 Oct - trip to the mill',
    'Wednesday: soup',
    'Thurs. - market',
    '12 March 1998 — the flood',
    'March 3, 1998: the flood',
    'March 1998: the flood',
    '2024-05-01: the release',
    '09:30 – doors open',
    '7.30 pm: supper',
    '- 1974: the first boat',
  ])('%s', (text) => {
    expect(isDatedEntry(text)).toBe(true);
  });

  test.each([
    'In 1974 the first boat was bought.',
    '1974 was a wet year.',
    'May I bring a dog? Yes: on a lead.',
    'Sunday is quiet.',
    'The keeper: a life',
    '12 boats: six of them old',
    '1974-built boats are heavy.',
    '3.5 A member who misses three meetings',
    'Monday',
  ])('but not: %s', (text) => {
    expect(isDatedEntry(text)).toBe(false);
  });
});
