/** Which passages go ahead for a question that follows an answer. */
import { expect, test } from 'vitest';
import { leadWithQuoted } from '../../src/answering/follow-up.ts';
import type { FoundPassage } from '../../src/answering/sentences.ts';
import type { Query } from '../../src/retrieval/query.ts';
import type { Quote } from '../../src/types.ts';

const [CLEAN, GRIND] = [11, 12];
const TERMS = [
  { hash: CLEAN, idf: 3, asked: true, unknown: false },
  { hash: GRIND, idf: 1, asked: true, unknown: false },
] as unknown as Query['terms'];

/** A passage of 100 characters. */
const found = (id: number, versionId: number, score: number, bodyTerms: number[] = [], headTerms: number[] = []) =>
  ({
    passage: { id, versionId, start: id * 100, end: id * 100 + 100 },
    scored: { score, candidate: { bodyTerms, headTerms } },
  }) as unknown as FoundPassage;
const quote = (n: number, id: number, version: number) =>
  ({ n, version, start: id * 100 + 10, end: id * 100 + 50 }) as Quote;

const led = (passages: readonly FoundPassage[], ...quotes: Quote[]) =>
  leadWithQuoted(passages, quotes, TERMS).map(({ passage }) => passage.id);

test('the quoted passage goes ahead of one that is somewhat better, and not of one that is far better', () => {
  expect(led([found(1, 1, 1), found(2, 2, 0.7)], quote(1, 2, 2))).toEqual([2, 1]);
  expect(led([found(1, 1, 1), found(2, 2, 0.5)], quote(1, 2, 2))).toEqual([1, 2]);
  // The second quote counts half.
  expect(led([found(1, 1, 1), found(2, 2, 0.7)], quote(2, 2, 2))).toEqual([1, 2]);
});

test('a passage of the quoted article that holds more of what is asked goes ahead instead, be it by its heading', () => {
  const other = found(1, 1, 1);
  expect(led([other, found(2, 2, 0.7), found(3, 2, 0.7, [CLEAN])], quote(1, 2, 2))).toEqual([3, 1, 2]);
  expect(led([other, found(2, 2, 0.7, [GRIND]), found(3, 2, 0.7, [], [CLEAN])], quote(1, 2, 2))).toEqual([3, 1, 2]);
  expect(led([other, found(2, 2, 0.7, [CLEAN]), found(3, 2, 0.7, [GRIND])], quote(1, 2, 2))).toEqual([2, 1, 3]);
});

test('where the quoted passage was not found again, the best of its article goes ahead', () => {
  expect(led([found(1, 1, 1), found(3, 2, 0.7, [CLEAN]), found(4, 2, 0.7)], quote(1, 2, 2))).toEqual([3, 1, 4]);
});
