/** Whatever is asked: FTS5 sees terms and nothing else, and the tables stay as they were. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentTerms } from '../../src/lexical/terms.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { runJob, searchable } from './fixture.ts';

const OPERATORS = [
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    'NEAR/2',
    ')',
    '(',
    '"',
    '""',
    "'",
    '*',
    '^',
    ':',
    '-',
    '+',
    '{body}',
    'body:',
    '\\',
  ],
  ...[
    '; DROP TABLE passages;',
    "' OR 1=1 --",
    '/*',
    '%',
    '_',
    '\u0000',
    '?1',
    '$x',
    '@x',
    'ferry',
    'ferry*',
    'U.S.',
    '北',
  ],
];

test('no question and no term is taken for an operator of FTS5 or for SQL', async () => {
  const store = openSqliteStore(temporaryFolder());
  await runJob(store, 1, { 'ferry.md': ['The ferry leaves at nine.'], 'b.md': ['Other words here.'] });
  const before = await searchable(store);
  const scraps = fc.array(fc.oneof(fc.constantFrom(...OPERATORS), fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 12,
  });
  const property = fc.asyncProperty(scraps, fc.constantFrom('', ' '), async (parts, joint) => {
    const text = parts.join(joint);
    await store.searchLexical(contentTerms(text), 10);
    // The store itself trusts nobody to have cut the terms.
    await store.searchLexical(parts, 10);
    await store.findArticle(text);
    expect(await store.latestAnswers(text, 5)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 300 });
  expect((await store.searchLexical(['ferry" OR "other'], 10)).length).toBe(0);
  expect(await searchable(store)).toEqual(before);
  expect(await store.check()).toEqual([]);
  await store.close();
});
