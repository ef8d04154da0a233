/** What a row of a table stands under that is too far below the first one to be quoted with it. */
import { expect, test } from 'vitest';
import { quoteScored } from './scored-lines.ts';

const FAR = ' in the words of the keeper, who has counted and measured everything round the lake since he was a boy';

test.each([
  [
    'the names of its columns',
    ['Pier | Boats', 'Ivy | 12', 'Sorrel | 14', 'Reed | none', 'Oor | 3', 'Elm | 2'],
    'Pier | Boats',
  ],
  [
    'no other fact of a list',
    ['Location | Orrun Basin', 'Type | salt lake', 'Depth | 3 m', 'Inflow | Tesk', 'Area | 118 km2'],
    null,
  ],
])('%s', (_, rows, header) => {
  const quoted = quoteScored(
    'how deep is it',
    rows.map((row, at) => (at === 0 ? row : row + FAR)),
    rows.map((_, at) => (at === 4 ? 10 : -10)),
    '\n\n',
  );
  expect(quoted[0]?.heading).toEqual(header === null ? [] : [header]);
});
