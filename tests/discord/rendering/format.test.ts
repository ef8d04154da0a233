/** Times and sizes as members read them. */
import { expect, test } from 'vitest';
import { formatBar, formatBytes, formatDuration } from '../../../src/discord/rendering/format.ts';

test.each([
  [0.02, '0.1 sec'],
  [0.25, '0.3 sec'],
  [45.4, '45 sec'],
  [125, '2 min 5 sec'],
  [7_325, '2 hr 2 min'],
])('%d seconds are %s', (seconds, said) => {
  expect(formatDuration(seconds, 'en')).toBe(said);
});

test.each([
  [900, '0.9 kB'],
  [999_000, '999 kB'],
  [1_000_000, '1 MB'],
  [2_500_000_000, '2.5 GB'],
])('%d bytes are %s', (bytes, said) => {
  expect(formatBytes(bytes, 'en')).toBe(said);
});

test('a bar is empty at first, full at the end and never longer than that', () => {
  expect([formatBar(0, 0, 'en'), formatBar(1, 4, 'en'), formatBar(9, 4, 'en')]).toEqual([
    `${'▱'.repeat(16)}  0%`,
    `${'▰'.repeat(4)}${'▱'.repeat(12)}  25%`,
    `${'▰'.repeat(16)}  100%`,
  ]);
});

test('a bar is full and says 100% at the end only, and writes it as the language does', () => {
  expect(formatBar(999, 1000, 'ko')).toMatch(/ {2}99%$/);
  expect(formatBar(1, 2, 'de')).toMatch(/ {2}50\u00a0%$/);
  expect(formatBar(1, 2, 'fr')).toMatch(/ {2}50\s%$/);
});
