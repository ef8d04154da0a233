/** What is looked at before a question is searched for. */
import { expect, test } from 'vitest';
import { checkQuestion } from '../../src/service/questions.ts';

const asking = (count: number) => Array.from({ length: count }, (_, at) => `Who built mill ${at + 1}?`).join(' ');

test('as many questions as an answer can show are answered at once; more are refused with their number', () => {
  expect(checkQuestion(asking(8))).toBe(asking(8));
  expect(() => checkQuestion(asking(9))).toThrow(
    'The message asks 9 questions; at most 8 are answered at once. Ask the others in another message.',
  );
});
