/** Tables of the terminal. */
import { expect, test } from 'vitest';
import { alignColumns } from '../../src/terminal/columns.ts';

test('a name with a line break in it keeps to its row', () => {
  expect(
    alignColumns([
      ['two\nlines.md', '12 words'],
      ['a.md', '3 words'],
    ]),
  ).toBe('two lines.md  12 words\na.md          3 words');
});
