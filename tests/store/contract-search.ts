/** What every backend promises of searching, hostile input included. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OpenStore, runJob, SPACE, textsFor } from './fixture.ts';

const LIGHTS = {
  'a.md': ['The lighthouse keeper trims the lamp.', 'A lamp, a lamp and again a lamp for the lighthouse.'],
  'b.md': ['The keeper of the museum sleeps.', 'Nothing of interest here.'],
};

export function describeSearch(name: string, open: OpenStore): void {
  describe(`${name}: search`, () => {
    test('passages with more of the rare words come first', async () => {
      const { store } = await open();
      await runJob(store, 1, LIGHTS);
      const hits = await store.searchLexical(['lighthous', 'keeper', 'lamp'], 10);
      const [first] = await textsFor(store, ['lighthous', 'keeper', 'lamp']);
      expect(LIGHTS['a.md']).toContain(first);
      expect(hits).toHaveLength(3);
      for (const [i, hit] of hits.entries()) expect(hit.score).toBeLessThanOrEqual(hits[i - 1]?.score ?? hit.score);
      expect(await store.searchLexical(['keeper'], 1)).toHaveLength(1);
    });

    test('words of the title find every passage of the article', async () => {
      const { store } = await open();
      await runJob(store, 1, LIGHTS);
      expect(await store.searchLexical(['titl'], 10)).toHaveLength(4);
    });

    test('counts of words follow the articles from job to job', async () => {
      const { store } = await open();
      await runJob(store, 1, LIGHTS);
      expect(await store.documentFrequencies(['keeper', 'lamp', 'museum', 'zebra'])).toEqual([2, 2, 1, 0]);
      await runJob(store, 2, { 'a.md': LIGHTS['a.md'] });
      expect((await store.documentFrequencies(['keeper', 'museum']))[1]).toBeLessThanOrEqual(1);
      await store.sweep();
      expect(await store.documentFrequencies(['keeper', 'lamp', 'museum'])).toEqual([1, 2, 0]);
    });

    test('words spelled alike are offered with how often they occur', async () => {
      const { store } = await open();
      await runJob(store, 1, LIGHTS);
      expect(await store.similarTerms('lighthose')).toContainEqual({ term: 'lighthous', passages: 2 });
      expect(await store.similarTerms('lgihthouse')).toContainEqual({ term: 'lighthous', passages: 2 });
      expect(await store.similarTerms('li')).toEqual([]);
    });

    test('each job that changes something has a higher generation, the others leave it', async () => {
      const { store } = await open();
      expect(await store.generation()).toBe(0);
      await runJob(store, 3, LIGHTS);
      await runJob(store, 4, LIGHTS);
      expect(await store.generation()).toBe(3);
      await runJob(store, 9, {});
      expect(await store.generation()).toBe(9);
      expect(await store.statistics()).toEqual({ articles: 0, passages: 0, windows: 0, meanTerms: 0 });
    });

    test('candidates, tokens and passages come back as they were stored, in the order asked for', async () => {
      const { store } = await open();
      await runJob(store, 1, LIGHTS);
      const [first, second] = (await store.passagesOf('a.md')) as [number, number];
      const passages = await store.loadPassages([second, 999_999, first]);
      expect(passages.map(({ text }) => text)).toEqual([LIGHTS['a.md'][1], LIGHTS['a.md'][0]]);
      for (const { text, start, end, versionId, sentences } of passages) {
        const version = await store.loadVersion(versionId);
        expect(version?.text.slice(start, end)).toBe(text);
        expect(sentences).toEqual([{ start, end }]);
      }
      expect((await store.loadTokens([second])).map((lists) => lists.map((list) => [...list]))).toEqual([[[1, 2]]]);
      const [candidate] = await store.loadCandidates([first]);
      expect(candidate?.bodyTerms).toHaveLength(4);
      expect(candidate?.vectors).toHaveLength(1);
    });

    test('no term is ever syntax, a path or a statement', async () => {
      const { store } = await open();
      await runJob(store, 1, LIGHTS);
      const hostile = fc.oneof(
        fc.constantFrom(
          '"',
          '""',
          '*',
          'NEAR(',
          'a" OR "b',
          'body:',
          '^lamp',
          'lamp*',
          "'; DROP TABLE files; --",
          '\0',
          'a\0b',
          '-lamp',
          '(',
          '\ud800',
          '%',
          '_',
        ),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('lamp', 'keeper'),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(hostile, { maxLength: 12 }), async (terms) => {
          const known = terms.some((term) => ['lamp', 'keeper'].includes(term));
          const hits = await store.searchLexical(terms, 10);
          expect(hits.length > 0).toBe(known);
          expect(await store.documentFrequencies(terms)).toHaveLength(terms.length);
          for (const term of terms) await store.similarTerms(term);
          await store.findArticle(terms.join(' '));
          await store.passagesOf(terms[0] ?? '');
        }),
        { numRuns: 60 },
      );
      expect(await store.listArticles(0, 10)).toMatchObject({ total: 2 });
    });

    test('ten thousand terms at once are searched like any others', async () => {
      const { store } = await open();
      const words = Array.from(
        { length: 10_000 },
        (_, i) => `qz${Array.from(String(i), (digit) => 'bcdfghjklm'[Number(digit)]).join('')}q`,
      );
      await runJob(store, 1, { 'long.md': [words.join(' ')], ...LIGHTS });
      expect((await store.searchLexical(words, 5)).length).toBe(1);
    });

    test('a vector of another model finds nothing instead of failing', async () => {
      const { store } = await open();
      await runJob(store, 1, LIGHTS);
      expect(await store.searchVector(new Float32Array(SPACE.dimensions - 1), 5)).toEqual([]);
      expect(await store.searchVector(new Float32Array(), 5)).toEqual([]);
    });
  });
}
