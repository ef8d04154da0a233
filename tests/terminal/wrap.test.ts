/** Lines that are longer than the terminal is wide. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapFor, wrapLines } from '../../src/terminal/wrap.ts';

test('a long line is broken at words, and goes on under where its text began', () => {
  expect(wrapLines('[1] "The ferry sails at nine from the old quay."\n    The ferry › Times of the year', 24)).toBe(
    ['[1] "The ferry sails at', '    nine from the old', '    quay."', '    The ferry › Times of', '    the year'].join(
      '\n',
    ),
  );
});

test('Korean letters take two columns, and a word longer than a line is cut', () => {
  expect(wrapLines('배는 아침에 떠난다', 10)).toBe('배는\n아침에\n떠난다');
  expect(wrapLines('  abcdefghijkl', 8)).toBe('  abcdef\n  ghijkl');
});

test('white space aside nothing is lost, whatever the text and the width', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      const bare = (one: string) => one.replace(/\s/g, '');
      expect(bare(wrapLines(text, width))).toBe(bare(text));
    }),
  );
});

test('what is piped stays as it is', () => {
  const line = 'word '.repeat(100);
  expect(wrapFor({ isTTY: false, columns: 20 }, line)).toBe(line);
  expect(wrapFor({ isTTY: true, columns: 20 }, line)).toContain('\n');
});
