/** Many questions without an answer are grouped while others are answered. */
import { expect, test } from 'vitest';
import { groupGaps } from '../../src/service/gaps.ts';
import { numberedArticle } from '../helpers/folders.ts';
import { turnsDuring } from '../helpers/turns.ts';
import { createWordModel } from '../helpers/word-model.ts';

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
