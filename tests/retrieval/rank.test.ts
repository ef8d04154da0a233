/** The sum of scores, on candidates made up so that one score at a time decides. */
import { expect, test } from 'vitest';
import { packVector } from '../../embeddings/vectors.ts';
import { hashTerm } from '../../src/lexical/terms.ts';
import type { Query } from '../../src/retrieval/query.ts';
import { type Ranking, rankCandidates } from '../../src/retrieval/rank.ts';
import type { Candidate } from '../../src/store/records.ts';
import { createWordModel } from '../helpers/models/word-model.ts';

const model = createWordModel({ dimensions: 2 });

/** A unit vector whose cosine with the question's is `cosine`. */
const at = (cosine: number) => packVector(Float32Array.of(cosine, Math.sqrt(1 - cosine ** 2)));

const candidate = (passageId: number, cosines: readonly number[], words = 'stone harbour quarry wall'): Candidate => ({
  passageId,
  versionId: passageId,
  headTerms: new Uint32Array(),
  bodyTerms: Uint32Array.from(words.split(' '), hashTerm),
  vectors: cosines.map(at),
});

function question(...words: string[]): Query {
  const terms = words.map((term) => ({
    term,
    word: term,
    hash: hashTerm(term),
    idf: 3,
    asked: true,
    insisted: false,
    unknown: false,
  }));
  return {
    terms,
    question: words.join(' '),
    lookup: words,
    rarest: words[0] ?? null,
    placeOf: new Map(terms.map(({ hash }, place) => [hash, place])),
    vector: Float32Array.of(1, 0),
    tokens: new Uint32Array(),
    totalIdf: 3 * words.length,
    strongIdf: 3 * words.length,
  };
}

const rank = async (query: Query, candidates: Candidate[], ranking: Ranking = 'hybrid') =>
  (await rankCandidates(query, candidates, { ranking, model, meanTerms: 4, loadTokens: async () => [] })).map(
    ({ candidate: { passageId } }) => passageId,
  );

const ONE_NEAR_WINDOW = candidate(1, [0.52, 0.05, 0.05]);
const NEAR_THROUGHOUT = candidate(2, [0.5, 0.45, 0.45]);

test('where no word is found, a passage that is near throughout beats one with a single near window', async () => {
  expect(await rank(question('zebra'), [ONE_NEAR_WINDOW, NEAR_THROUGHOUT])).toEqual([2, 1]);
  expect(await rank(question('zebra'), [ONE_NEAR_WINDOW, NEAR_THROUGHOUT], 'vector')).toEqual([1, 2]);
});

test('where the words stand in an article, the best window decides between passages that hold them alike', async () => {
  expect(await rank(question('stone', 'quarry'), [ONE_NEAR_WINDOW, NEAR_THROUGHOUT])).toEqual([1, 2]);
});

test('words lead where they match, and passages of another model are ranked by their words', async () => {
  const near = candidate(1, [0.9], 'ferry timetable winter');
  const named = candidate(2, [0.3], 'breakwater finished lindqvist');
  const query = question('lindqvist', 'breakwater');
  expect(await rank(query, [near, named])).toEqual([2, 1]);
  const foreign = { ...named, vectors: [packVector(Float32Array.of(1, 0, 0))] };
  expect(await rank(query, [candidate(1, [0.3], 'ferry timetable'), foreign])).toEqual([2, 1]);
});
