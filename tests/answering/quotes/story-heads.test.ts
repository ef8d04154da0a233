/** Headlines, labels and credits, alone or beside what they head. */
import { expect, test } from 'vitest';
import { quoteScored, REST, textsOf } from './scored-lines.ts';

test('no further quote is a headline, a label or a credit alone, but where somebody asks who or when', () => {
  const teaser =
    'Ships that carry coal from Ness put out their lamps south of the reef, and a trader pays $78 a tonne there.';
  const lines = ['Coal ships in the fog', 'ANALYSIS', teaser, REST, 'Ulla Brand', '7 hours ago'];
  const quoted = (question: string) =>
    textsOf(quoteScored(question, lines, [9, 0, 10, -10, 0, 8], '\n', [lines[0] as string]));
  expect(quoted('what do traders pay for coal')).toEqual([expect.stringContaining(teaser)]);
  expect(quoted('what do traders pay for coal')[0]).not.toContain('7 hours ago');
  expect(quoted('when were the coal ships seen').join('\n')).toContain('7 hours ago');
});

test('a headline that is the best there is stays, and so does a short item of a list', () => {
  const heading = ['Tide tax to go in May'];
  const only = quoteScored('what becomes of the tide tax', [...heading, REST], [10, -10], '\n', heading);
  expect(textsOf(only)[0]).toContain(heading[0]);
  const items = [
    'Burn dry twigs and nothing else in the base of the kettle.',
    REST,
    'Fir cones',
    REST.replace('more0', 'most0'),
  ];
  expect(textsOf(quoteScored('what burns in the kettle', items, [10, -10, 9, -10]))).toContain('Fir cones');
});
