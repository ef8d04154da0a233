/** What the report of a reindex says beside its counts. */
import { expect, test } from 'vitest';
import type { ReindexReport } from '../../../src/core.ts';
import { speak } from '../../../src/discord/messages/index.ts';
import { renderReport } from '../../../src/discord/rendering/reindex.ts';

const REPORT: ReindexReport = {
  ...{ job: 1, mode: 'changed', preview: false, seconds: 0.2, passages: 0, windows: 0, articles: 0 },
  ...{ added: 0, changed: 0, removed: 0, unchanged: 0, duplicate: 0, failed: [], skipped: [] },
  names: { added: [], changed: [], removed: [], duplicate: [] },
};
const textOf = (report: ReindexReport) => JSON.stringify(renderReport(report, { say: speak('en'), locale: 'en' }));

test('an index without articles is told with what to do, and not where nothing was done yet', () => {
  const told = 'There are no articles yet. An admin can add one with /articles add.';
  expect(textOf(REPORT)).toContain(told);
  expect(textOf({ ...REPORT, articles: 1 })).not.toContain(told);
  expect(textOf({ ...REPORT, preview: true })).not.toContain(told);
});
