/** The repository's own question sets must not fall below the figures that were recorded when they were last looked at. */
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { evaluateFolder } from '../../src/evaluation/run.ts';
import recorded from '../fixtures/recorded-quality.json' with { type: 'json' };

/** Room for a question or two: a change that helps elsewhere may cost one here. */
const SLACK = 0.03;

const SETS = [
  { name: 'sample', folder: 'tests/fixtures/sample', articlesDir: 'articles' },
  { name: 'evaluation', folder: 'tests/fixtures/evaluation', articlesDir: 'tests/fixtures/evaluation/articles' },
] as const;

describe.each(SETS)('on the set $name', ({ name, folder, articlesDir }) => {
  test('passages are ranked and questions answered or refused at least as well as recorded', async () => {
    const { evaluation } = await evaluateFolder(folder, { config: loadConfig({}), articlesDir });
    const floor = recorded[name];
    const { passages, quotes, decisions } = evaluation;
    expect(passages.hybrid.recallAt5?.value).toBeGreaterThanOrEqual(floor.recallAt5 - SLACK);
    expect(passages.hybrid.mrrAt10?.value).toBeGreaterThanOrEqual(floor.mrrAt10 - SLACK);
    expect(quotes.first?.value).toBeGreaterThanOrEqual(floor.firstQuote - SLACK);
    expect(decisions.auroc).toBeGreaterThanOrEqual(floor.auroc - SLACK);
    expect(passages.hybrid.recallAt5?.value).toBeGreaterThan(passages.lexical.recallAt5?.value ?? 1);
    expect(passages.hybrid.mrrAt10?.value).toBeGreaterThan(passages.vector.mrrAt10?.value ?? 1);
  });
});
