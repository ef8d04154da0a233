/** Counts and columns as people read them in a terminal. */
import { expect, test } from 'vitest';
import type { AskResult, StatusReport } from '../../src/core.ts';
import { alignColumns } from '../../src/terminal/columns.ts';
import { formatAnswer, formatReport, formatStatus } from '../../src/terminal/format.ts';

const COUNTS = { added: 1, changed: 0, removed: 0, unchanged: 0, duplicate: 0, failed: [], skipped: [] };
const REPORT = {
  ...({ ...COUNTS, job: 1, mode: 'changed', preview: false, seconds: 1 } as const),
  names: { added: [], changed: [], removed: [], duplicate: [] },
};

test('one article is no "1 articles"', () => {
  const size = (count: number) =>
    formatReport({ ...REPORT, articles: count, passages: count, windows: count }).split('\n')[1];
  expect(size(1)).toBe('1 article, 1 passage, 1 window in the index.');
  expect(size(0)).toBe('0 articles, 0 passages, 0 windows in the index.');
  const empty = { ...REPORT, articles: 0, passages: 0, windows: 0 };
  expect(formatReport(empty)).toMatch(
    /\nThere are no articles yet: put .* into the folder of ARTICLES_DIR, then reindex\.$/,
  );
  expect(formatReport({ ...empty, preview: true })).not.toContain('yet');
  expect(size(2)).toBe('2 articles, 2 passages, 2 windows in the index.');
});

test('an hour without a question has no times of answers', () => {
  const lastHour = (hour: StatusReport['hour']) => {
    const model = { id: 'builtin', dimensions: 512 };
    const report = {
      version: '1',
      model,
      articles: 1,
      passages: 1,
      windows: 1,
      index: 'ready',
      lastJob: null,
      failed: [],
    };
    return formatStatus({ ...report, hour } as unknown as StatusReport)
      .split('\n')
      .at(-1);
  };
  expect(lastHour({ asked: 0, abstained: 0, p50Ms: 0, p95Ms: 0 })).toBe('Last hour no questions');
  expect(lastHour({ asked: 3, abstained: 1, p50Ms: 4, p95Ms: 9 })).toBe(
    'Last hour 3 asked, 1 without an answer, half within 4.0 ms, 95% within 9.0 ms',
  );
});

test('a report says that passages are made anew where no file has changed', () => {
  const told = formatReport({ ...REPORT, anew: true, articles: 1, passages: 1, windows: 1 });
  expect(told).toMatch(
    /in the index\.\nThe passages of all articles, anew: Footnote, a setting or the model has changed/,
  );
});

test('a file that could not be read is told apart from one whose version before stays', () => {
  const failed = [
    { file: 'new.md', reason: 'Empty.' },
    { file: 'old.md', reason: 'Empty.', kept: true as const },
  ];
  expect(formatReport({ ...REPORT, failed, articles: 1, passages: 1, windows: 1 })).toMatch(
    /2 failed.*\nFailed:\n {2}new\.md: Empty\.\nFailed; the version before stays:\n {2}old\.md: Empty\.$/s,
  );
});

test('a duplicate is told with the file that it is the same as', () => {
  const duplicate = Array.from({ length: 25 }, (_, n) => ({ file: `copy-${n}.md`, indexed: 'ferry.md' }));
  const told = (count: number) =>
    formatReport({
      ...{ ...REPORT, articles: 1, passages: 1, windows: 1, duplicate: count },
      names: { ...REPORT.names, duplicate: duplicate.slice(0, count) },
    });
  expect(told(1)).toContain('\nDuplicate, indexed once:\n  copy-0.md is the same as ferry.md');
  expect(told(25)).toMatch(/copy-19\.md is the same as ferry\.md\n {2}and 5 more$/);
});

test('columns stand below each other, wide letters and pictures counted as two', () => {
  const rows = [
    ['a.md', '2018-06-12', 'A'],
    ['서울.md', '', 'B'],
    ['moon-🌕.md', '2018-06-13', 'C'],
    ['cafe\u0301.md', '2018-06-14', ''],
  ];
  expect(alignColumns(rows).split('\n')).toEqual([
    'a.md        2018-06-12  A',
    '서울.md                 B',
    'moon-🌕.md  2018-06-13  C',
    'cafe\u0301.md     2018-06-14',
  ]);
  const long = `${'x'.repeat(90)}.md`;
  expect(
    alignColumns([
      ['a.md', 'A'],
      [long, 'B'],
    ]),
  ).toBe(`${'a.md'.padEnd(48)}  A\n${long}  B`);
  expect(alignColumns([])).toBe('');
});

test('a refusal names the words that no article has', () => {
  const answer = { status: 'abstained', nearest: [{ title: 'The mill', heading: ['Grain'] }] };
  const told = { answer, otherLanguage: false, missingWords: ['despot', 'sibling'] } as unknown as AskResult;
  expect(formatAnswer(told, 'source 1')).toBe(
    'No answer was found in the articles.\nIn no article: despot, sibling. Try other words.\nClosest:\n  The mill › Grain',
  );
});
