/** Both databases rank the same articles alike: same passages, same order, same scores. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { useTestDatabase } from '../helpers/postgres/database.ts';
import { fileOf, makeArticle, model, SPACE, stageArticle } from './fixture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = useTestDatabase();
const WORDS = 'harbour lamp bridge river snow train keeper orchard violin granite meadow copper'.split(' ');
const TERMS = ['harbor', 'lamp', 'bridg', 'river', 'snow', 'train', 'keeper', 'orchard', 'violin', 'granit', 'titl'];

interface Written {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

async function fill(store: Store, articles: readonly Written[]): Promise<void> {
  await store.openVectors(SPACE);
  await store.beginJob(1, 'changed');
  const files = [];
  for (const [i, { title, paragraphs }] of articles.entries()) {
    const path = `a${String(i).padStart(2, '0')}.md`;
    files.push(fileOf(path, await stageArticle(store, 1, makeArticle(path, paragraphs, title))));
  }
  await store.stageFiles(1, files);
  await store.buildVectors(1, SPACE, { onProgress: () => {}, isCancelled: () => false });
  await store.activate(1, SPACE);
  await store.endJob(1, 'done', null, null);
}

interface Ranked {
  readonly id: number;
  readonly score: number;
  readonly text: string | undefined;
  readonly article: string | undefined;
}

async function ranked(store: Store, terms: readonly string[]): Promise<Ranked[]> {
  const hits = await store.searchLexical(terms, 1000);
  const passages = await store.loadPassages(hits.map(({ passageId }) => passageId));
  return hits.map(({ passageId: id, score }, i) => {
    const { text, article } = passages[i] ?? {};
    return { id, score, text, article };
  });
}

/** SQLite leaves to the last digit of a sum which of two equal passages comes first; here it is the order they stand in. */
function withTiesInOrder(hits: readonly Ranked[]): Ranked[] {
  const rounded = ({ score }: Ranked) => Number(score.toFixed(12));
  return hits.toSorted((a, b) => rounded(b) - rounded(a) || a.id - b.id);
}

/** Words of most passages weigh next to nothing: the third article comes before the first by less than a billionth. */
const COMMON_WORDS: Written[] = [
  { title: 'bridge', paragraphs: ['Snow snow snow river lamp train orchard violin.'] },
  { title: 'bridge', paragraphs: ['River.'] },
  { title: 'bridge', paragraphs: ['Snow snow river lamp train orchard.'] },
];

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => `The ${words.join(' ')}.`);
const article = fc.record({
  title: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  paragraphs: fc.array(sentence, { minLength: 1, maxLength: 4 }),
});

test('lexical scores and their order are those of SQLite, titles, repeated words and common words included', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(article, { minLength: 1, maxLength: 12 }),
      fc.array(fc.array(fc.constantFrom(...TERMS), { minLength: 1, maxLength: 5 }), { minLength: 3, maxLength: 6 }),
      async (articles, questions) => {
        const sqlite = openSqliteStore(temporaryFolder());
        const { store: postgres } = await database.open();
        await fill(sqlite, articles);
        await fill(postgres, articles);
        expect(await postgres.statistics()).toEqual(await sqlite.statistics());
        for (const terms of questions) {
          expect(await postgres.documentFrequencies(terms)).toEqual(await sqlite.documentFrequencies(terms));
          const wanted = withTiesInOrder(await ranked(sqlite, terms));
          const found = await ranked(postgres, terms);
          const texts = (hits: readonly Ranked[]) => hits.map(({ text, article: path }) => [path, text]);
          expect(texts(found)).toEqual(texts(wanted));
          for (const [i, { score }] of found.entries()) expect(score / (wanted[i]?.score ?? 0)).toBeCloseTo(1, 9);
        }
        const question = await model.embedQuery(articles[0]?.paragraphs[0] ?? '');
        const [near, far] = await Promise.all([sqlite.searchVector(question, 5), postgres.searchVector(question, 5)]);
        expect(far.length).toBe(near.length);
        for (const [i, { similarity }] of far.entries())
          expect(similarity).toBeCloseTo(near[i]?.similarity as number, 2);
        await Promise.all([sqlite.close(), postgres.close()]);
      },
    ),
    // Each try makes two stores: shrinking what was found would outlast the test and hide it.
    { numRuns: 9, endOnFailure: true, examples: [[COMMON_WORDS, [['snow', 'river']]]] },
  );
});
