/** What counts for and against an answer, one feature at a time. */
import { expect, test } from 'vitest';
import { weighEvidence } from '../../src/answering/evidence.ts';
import { hashTerm } from '../../src/lexical/terms.ts';
import type { ScoredPassage } from '../../src/retrieval/rank.ts';
import type { Retrieval } from '../../src/retrieval/retrieve.ts';

const WORDS = ['breakwater', 'finish', 'lindqvist', 'harbour'];
const BUILTIN = { lexical: 1, cosine: 1, soft: 0.87 };
const calibration = { model: 'toy', rules: 1, passages: 100, usual: { cosine: 0.3, soft: 0.3 } };

const holding = (body: readonly string[], head: readonly string[] = []) => ({
  passageId: 1,
  versionId: 1,
  headTerms: Uint32Array.from(head, hashTerm),
  bodyTerms: Uint32Array.from(body, hashTerm),
  vectors: [],
});

const passage = (scores: Partial<ScoredPassage>): ScoredPassage => ({
  candidate: holding(WORDS),
  score: 1.6,
  bm25: 0.8,
  coverage: 0.8,
  nearby: 0.7,
  adjacent: 0.3,
  insisted: 1,
  cosine: 0.6,
  breadth: 0.4,
  soft: 0.6,
  ...scores,
});

const quotable = (quotes: readonly { text: string }[], found: Retrieval) => ({
  quotes,
  from: found.ranked[0],
  inNamedArticle: false,
});
const QUOTES = [{ text: 'The breakwater was finished by Lindqvist.' }];

const retrieval = (scores: Partial<ScoredPassage> = {}, unknown = 0): Retrieval => ({
  query: {
    terms: WORDS.map((term, i) => ({
      term,
      word: term,
      hash: hashTerm(term),
      idf: 3,
      asked: true,
      insisted: i === 2,
      unknown: i >= WORDS.length - unknown,
    })),
    question: WORDS.join(' '),
    lookup: WORDS,
    rarest: null,
    placeOf: new Map(WORDS.map((word, place) => [hashTerm(word), place])),
    vector: new Float32Array(),
    tokens: new Uint32Array(),
    totalIdf: 12,
    strongIdf: 12,
  },
  ranked: [passage(scores)],
});

const QUESTION = 'Who finished the breakwater in the harbour, Lindqvist?';
const support = (question = QUESTION, found: Retrieval = retrieval(), quotes = QUOTES, fusion = BUILTIN) =>
  weighEvidence(question, found, quotable(quotes, found), fusion, calibration).support;

test('words of the question count for an answer where they stand together, or in the headings above', () => {
  const between = Array.from({ length: 30 }, (_, i) => `other${i}`);
  const together = holding([...between, ...WORDS]);
  const apart = holding(WORDS.flatMap((word) => [word, ...between]));
  const below = holding([...between, ...WORDS.slice(2)], WORDS.slice(0, 2));
  const of = (candidate: ReturnType<typeof holding>) => support(QUESTION, retrieval({ candidate }));
  expect(of(apart)).toBeLessThan(of(together));
  expect(of(below)).toBe(of(together));
});

test('what counts is the passage that would be quoted, whichever is ranked first', () => {
  const full = passage({});
  const empty = passage({ candidate: holding([]) });
  const found = { ...retrieval(), ranked: [empty, full] };
  const of = (from: ScoredPassage) =>
    weighEvidence(QUESTION, found, { quotes: QUOTES, from, inNamedArticle: false }, BUILTIN, calibration).support;
  expect(of(full)).toBeCloseTo(support(), 6);
  expect(of(empty)).toBeLessThan(of(full));
});

test('a question to an article that its asker named needs less, and is no surer', () => {
  const found = retrieval({ ...calibration.usual, candidate: holding(WORDS.slice(0, 3)) }, 1);
  const weigh = (inNamedArticle: boolean) =>
    weighEvidence(QUESTION, found, { ...quotable(QUOTES, found), inNamedArticle }, BUILTIN, calibration);
  expect(weigh(false)).toMatchObject({ answered: false, confidence: 'low' });
  expect(weigh(true)).toMatchObject({ answered: true, confidence: 'low' });
  const nothing = retrieval({ ...calibration.usual, candidate: holding([]) });
  const off = { ...quotable(QUOTES, nothing), inNamedArticle: true };
  expect(weighEvidence(QUESTION, nothing, off, BUILTIN, calibration).answered).toBe(false);
});

test('"so as not to" is no question for what is not so', () => {
  const avoided = 'Who finished the breakwater so as not to lose the harbour, Lindqvist?';
  expect(support(avoided)).toBe(support());
});

test('a question for what is not so wants a quote that denies something', () => {
  const denied = 'Who never finished the breakwater in the harbour, Lindqvist?';
  expect(support(denied)).toBeLessThan(support());
  const denying = [{ text: 'The breakwater was never finished by Lindqvist.' }];
  expect(support(denied, retrieval(), denying)).toBe(support());
});

test.each([
  ['How old is Lindqvist of the harbour breakwater?', 'Lindqvist, who finished it, was born in 1889.'],
  ['What is the price of the harbour breakwater, Lindqvist?', 'Lindqvist asked for 40,000 crowns.'],
  ['How long did the breakwater of the harbour keep Lindqvist?', 'Lindqvist worked on it for nine years.'],
])('a question for a measure wants one in a quote: %s', (question, measured) => {
  const weigh = (quotes: typeof QUOTES) =>
    weighEvidence(question, retrieval(), quotable(quotes, retrieval()), BUILTIN, calibration);
  const [said, unsaid] = [weigh([{ text: measured }]), weigh(QUOTES)];
  expect(unsaid.support).toBeLessThan(said.support);
  expect(unsaid.confidence).toBe('low');
});

test('words that no article holds count against an answer, names far more than others', () => {
  const [one, withName] = [1, 2].map((unknown) => support(QUESTION, retrieval({}, unknown))) as [number, number];
  expect(one).toBeLessThan(support());
  expect(one - withName).toBeGreaterThan(2 * (support() - one));
});

test('what chance reaches in this corpus is no evidence', () => {
  const found = retrieval({ ...calibration.usual, candidate: holding([]) });
  expect(weighEvidence(QUESTION, found, quotable(QUOTES, found), BUILTIN, calibration).answered).toBe(false);
});

test('a model with a narrower range of cosines and no soft match is weighed as its fusion weighs it', () => {
  const narrow = { lexical: 1, cosine: 5, soft: 0 };
  const found = retrieval({ cosine: 0.3 + 0.561 / 5, soft: 0 });
  expect(support(QUESTION, found, QUOTES, narrow)).toBeCloseTo(support(), 6);
});

test('a phrase that stands in an article word for word is answered, however little else speaks for it', () => {
  const phrase = retrieval({ candidate: holding([]), cosine: 0, soft: 0, coverage: 1, adjacent: 1 });
  const verdict = weighEvidence(QUESTION, phrase, quotable(QUOTES, phrase), BUILTIN, calibration);
  expect(verdict).toMatchObject({ answered: true, confidence: 'high' });
});
