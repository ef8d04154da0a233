/** Questions without an answer are grouped by what they ask, while others are answered. */
import { expect, test } from 'vitest';
import { type AskedInVain, groupGaps } from '../../src/service/gaps.ts';
import { numberedArticle } from '../helpers/folders.ts';
import { createWordModel } from '../helpers/models/word-model.ts';
import { turnsDuring } from '../helpers/turns.ts';

test('grouping many questions lets other work in', async () => {
  const asked = Array.from({ length: 500 }, (_, n) => ({
    question: `When did this happen: ${numberedArticle(n, 1)}`,
    ...{ follows: null, before: [], abstained: true, notHelpful: 0, reported: 0, askedAt: n },
  }));
  let groups = 0;
  const grouping = async () => {
    groups = (await groupGaps(asked, createWordModel())).length;
  };
  expect(await turnsDuring(grouping, 1)).toBeGreaterThanOrEqual(asked.length / 20);
  expect(groups).toBeGreaterThan(100);
});

test('the largest group comes first, under its newest wording and with the complaints of all its questions', async () => {
  const asked = (question: string, askedAt: number, wrong: Partial<AskedInVain> = {}): AskedInVain => ({
    ...{ question, askedAt, follows: null, before: [], abstained: false, notHelpful: 0, reported: 0 },
    ...wrong,
  });
  const gaps = await groupGaps(
    [
      asked('How do I bake rye bread?', 9, { abstained: true }),
      asked('Who won the cup in 2018?', 8, { abstained: true, reported: 1 }),
      asked('who won the cup in 2018', 5, { notHelpful: 2 }),
    ],
    createWordModel(),
  );
  expect(gaps).toMatchObject([
    {
      question: 'Who won the cup in 2018?',
      count: 2,
      examples: ['Who won the cup in 2018?', 'who won the cup in 2018'],
      reasons: { abstained: 1, notHelpful: 2, reported: 1 },
      lastAskedAt: 8,
    },
    { question: 'How do I bake rye bread?', count: 1, reasons: { abstained: 1, notHelpful: 0, reported: 0 } },
  ]);
});
