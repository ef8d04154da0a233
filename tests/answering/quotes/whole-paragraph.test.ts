/** Paragraphs that are quoted whole. */
import { expect, test } from 'vitest';
import { quote, quoteScored, REST, textsOf } from './scored-lines.ts';

test('the paragraph of the best sentence is quoted whole where it is short, and those of further ones are not', () => {
  const first =
    'Marta Lindqvist drew the plans for the breakwater. Nobody drowned that year. The council paid her in oak.';
  const second = 'Bo Lind drew the first of them on birch bark, long before there was a council. It was lost.';
  const lines = [...first.split(/(?<=\.) /), ...second.split(/(?<=\.) /)];
  const quotes = quoteScored('who drew plans', lines, [10, -10, -10, 8, -10], [' ', ' ', '\n\n', ' ']);
  expect(textsOf(quotes)).toEqual([first, lines[3]]);
});

test('a further quote that reaches out of the paragraph of the first one loses nothing to it', () => {
  const lines = [
    'Marta Lindqvist drew the plans for the breakwater.',
    'Nobody drowned that year.',
    'The first plans were lost at sea.',
    'They had been drawn on birch bark by Bo Lind.',
  ];
  const quotes = quoteScored('who drew plans', lines, [10, -10, -10, 8], [' ', ' ', '\n\n']);
  expect(textsOf(quotes)).toEqual([`${lines[0]} ${lines[1]}`, `${lines[2]}\n\n${lines[3]}`]);
});

test('no row, credit or entry of a timeline comes with a paragraph, and no long one is quoted whole', () => {
  const best =
    'The lamp of the lighthouse at Gull Point was lit for the first time by Anselm Ruiz, who had brought its glass from Turku.';
  for (const other of ['Year: 1902 | Keeper: Ruiz', 'By Ada Berg', '4 May 1903. The fog bell comes.', REST])
    expect(quote('who lit the lamp', [best, other], 0, ' ')).toEqual([best]);
});
