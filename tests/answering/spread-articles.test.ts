/** Several sources lead where there are several. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadArticles } from '../../src/answering/one-answer.ts';
import type { FoundPassage } from '../../src/answering/sentences.ts';

const scored = (article: string, score: number) => ({ scored: { score }, passage: { article } }) as FoundPassage;
const named = (found: readonly FoundPassage[]) => found.map((one) => `${one.passage.article}${one.scored.score}`);

test('a third passage of one article waits for those of others that are nearly as good, and for no others', () => {
  const found = [scored('a', 10), scored('a', 9.8), scored('a', 9.6), scored('b', 9), scored('c', 5)];
  expect(named(spreadArticles(found))).toEqual(['a10', 'a9.8', 'b9', 'a9.6', 'c5']);
});

test('spreading over articles loses no passage, keeps the best first and keeps the order within an article', () => {
  const passage = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 100 }));
  fc.assert(
    fc.property(fc.array(passage, { maxLength: 20 }), (drawn) => {
      const found = drawn
        .map(([article, score]) => scored(article, score))
        .sort((x, y) => y.scored.score - x.scored.score);
      const spread = spreadArticles(found);
      expect(new Set(spread)).toEqual(new Set(found));
      expect(spread.length).toBe(found.length);
      expect(spread[0]).toBe(found[0]);
      for (const article of 'abc') {
        const of = (list: readonly FoundPassage[]) => list.filter((one) => one.passage.article === article);
        expect(of(spread)).toEqual(of(found));
      }
    }),
  );
});
