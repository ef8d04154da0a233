/** Steps of an instruction, and items of a list. */
import { expect, test } from 'vitest';
import type { PassageWithSentences } from '../../../src/answering/sentences.ts';
import { quoteFrom, quoteScored, scorePassage, textsOf } from './scored-lines.ts';

const STEPS = [
  '1. Heat the oven until the plate above its door turns white.',
  '2. Mix the flour with salt, caraway and sugar in a wide clay bowl.',
  '3. Warm the buttermilk on the stove, and take it off before it steams.',
  '4. Stir in the yeast and leave it by the window for ten minutes.',
  '5. Knead the dough with the buttermilk for as long as your arms allow.',
  'Eat the loaf with salted butter and smoked eel while it is warm.',
];
const BAKING = 'what do I do with the things';

test('steps of one instruction are quoted without a gap, or one of them alone', () => {
  const scores = [-10, 10, -10, -10, 9, -10];
  expect(textsOf(quoteScored(BAKING, STEPS, scores))).toEqual([STEPS.slice(1, 5).join('\n')]);
  const long = STEPS.map((line, at) => (at === 3 ? `4. ${'Stir in the yeast and wait. '.repeat(12).trim()}` : line));
  expect(textsOf(quoteScored(BAKING, long, scores))).toEqual([STEPS[1]]);
});

test('steps that go on in the next passage are of the same instruction, those of another article are not', () => {
  const first = scorePassage(STEPS.slice(0, 2), [-10, 10]);
  const start = (first[0]?.passage.end ?? 0) + 2;
  const quotedWith = (about: Partial<PassageWithSentences>) =>
    textsOf(quoteFrom(BAKING, [first, scorePassage(STEPS.slice(2, 5), [9, -10, -10], '\n', { id: 2, ...about })]));
  expect(quotedWith({ start })).toEqual([STEPS[1]]);
  expect(quotedWith({ start, versionId: 2 })).toEqual([STEPS[1], STEPS[2]]);
  expect(quotedWith({ start: start + 100 })).toEqual([STEPS[1], STEPS[2]]);
});

test('what stands below the steps, and items of a list without numbers, are quoted beside each other', () => {
  expect(textsOf(quoteScored(BAKING, STEPS, [-10, 10, -10, -10, -10, 9]))).toEqual([STEPS[1], STEPS[5]]);
  const items = STEPS.map((line) => line.replace(/^\d\. /, ''));
  expect(textsOf(quoteScored(BAKING, items, [-10, 10, -10, -10, 9, -10]))).toEqual([items[1], items[4]]);
});
