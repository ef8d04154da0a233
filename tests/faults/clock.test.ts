/** A clock that jumps while Footnote runs, or was wrong when it started. */
import { expect, test, vi } from 'vitest';
import { startForgetting } from '../../src/upkeep/forgetting.ts';
import { openTestCore } from '../helpers/core.ts';
import { numberedArticle, writeFiles } from '../helpers/folders.ts';
import { until } from '../helpers/until.ts';

const DAY_MS = 86_400_000;
const QUESTION = { question: 'What did keeper1 write down on day 31?', place: 'here' };

test.each([
  ['a day back', -DAY_MS],
  ['a year ahead', 365 * DAY_MS],
])('a clock that jumps %s stops no question, no reindex and no end', { timeout: 120_000 }, async (_, jumpMs) => {
  const { core, articlesDir } = await openTestCore({ files: { 'a.md': numberedArticle(1) } });
  const { answer } = await core.ask(QUESTION);
  const now = Date.now.bind(Date);
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + jumpMs);
  try {
    const asked = core.ask(QUESTION);
    writeFiles(articlesDir, { 'b.md': numberedArticle(2) });
    expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ added: 1, unchanged: 1 });
    expect((await asked).answer.quotes).toEqual(answer.quotes);
    expect(await core.findAnswer(answer.id)).toEqual(answer);
    const clockLine = (await core.diagnose()).find(({ subject }) => subject === 'Clock');
    expect(clockLine?.state).toBe(jumpMs < 0 ? 'warning' : 'ok');
    const last = core.ask(QUESTION);
    await core.close();
    expect((await last).answer.quotes).toEqual(answer.quotes);
  } finally {
    clock.mockRestore();
  }
});

test('answers are forgotten by their age, but not all at once by a clock that is far ahead', async () => {
  vi.useFakeTimers({ now: 1_000 * DAY_MS });
  try {
    const forgotten: number[] = [];
    const start = (askedDay: number) =>
      startForgetting(
        {
          answerTimesSince: async (time) => (askedDay * DAY_MS >= time ? [{ tookMs: 1, abstained: false }] : []),
          forgetBefore: async (time) => forgotten.push(time / DAY_MS),
        },
        90,
      );
    const ahead = start(500);
    await vi.advanceTimersByTimeAsync(59 * 60_000);
    expect(forgotten).toEqual([]);
    // The clock came right within the hour.
    vi.setSystemTime(501 * DAY_MS);
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(forgotten.map(Math.round)).toEqual([411]);
    ahead();
    const right = start(500);
    await vi.advanceTimersByTimeAsync(0);
    expect(forgotten.map(Math.round)).toEqual([411, 411]);
    right();
    await vi.advanceTimersByTimeAsync(3 * DAY_MS);
    expect(forgotten).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test('a start with a clock that is a year ahead still finds the answers given before', {
  timeout: 120_000,
}, async () => {
  const first = await openTestCore({ files: { 'a.md': numberedArticle(1) } });
  const { answer } = await first.core.ask(QUESTION);
  await first.core.close();
  const now = Date.now.bind(Date);
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + 365 * DAY_MS);
  try {
    const { articlesDir, dataDir } = first;
    const { core } = await openTestCore({ articlesDir, dataDir, indexed: false });
    await until(async () => (await core.status()).index === 'ready');
    expect(await core.findAnswer(answer.id)).toEqual(answer);
  } finally {
    clock.mockRestore();
  }
});
