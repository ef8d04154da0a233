/** The form that lines are compared with cues in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cueForm } from '../../../src/articles/boilerplate/cue-tables.ts';

test('words in lower case stay, with one space for whatever stands between them', () => {
  const piece = fc.constantFrom(
    'Share',
    'été',
    '뉴스',
    '3',
    "'s",
    '’',
    '&',
    '@',
    '©',
    '-',
    ' ',
    '  ',
    '\t',
    '.',
    ', ',
    '\n',
    '|',
  );
  const line = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(line, (text) => {
      const words = text
        .toLowerCase()
        .replaceAll('’', "'")
        .split(/[^\p{L}\p{N}'&@©-]+/u);
      expect(cueForm(text)).toBe(words.filter((word) => word !== '').join(' '));
    }),
  );
});
