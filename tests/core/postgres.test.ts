/** The whole core on Postgres: the sample articles give the same answers as on SQLite, and neighbours follow each other. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Core } from '../../src/core.ts';
import type { Answer } from '../../src/types.ts';
import { openTestCore } from '../helpers/core.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { useTestDatabase } from '../helpers/postgres/database.ts';
import { until } from '../helpers/until.ts';

// Two cores on one PGlite, each statement a round trip, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const database = useTestDatabase();
const QUESTIONS = [
  'When was the armistice signed?',
  'Who carried the flag at the closing ceremony of the Pyeongchang Games?',
  'What did the false alarm in Hawaii say?',
  'How do North Koreans use the internet?',
  'What happened at Punggye-ri?',
  'How many remains were returned in 2018?',
  'What does the Panmunjom Declaration say about the railways?',
  'Who wrote the letter that cancelled the sumit?',
  'What is the recipe for apple pie?',
];

const postgres = (schema: string) => ({
  STORE: 'postgres',
  DATABASE_URL: database.url(),
  DATABASE_SCHEMA: schema,
  DATABASE_POOL: '3',
});

/** What an answer says, without ids and times. */
const said = ({ status, confidence, quotes, nearest, disagreeing }: Answer) => ({
  status,
  confidence,
  disagreeing,
  quotes: quotes.map(({ article, start, end, text, heading }) => ({ article, start, end, text, heading })),
  nearest: nearest.map(({ article, heading }) => ({ article, heading })),
});

async function answers(core: Core) {
  const all: Record<string, ReturnType<typeof said>> = {};
  for (const question of QUESTIONS) all[question] = said((await core.ask({ question })).answer);
  return all;
}

test('index, ask, source, reindex of what changed and rollback: all as on SQLite', async () => {
  const articlesDir = join(temporaryFolder(), 'articles');
  cpSync(join(import.meta.dirname, '../../articles'), articlesDir, { recursive: true });
  const builtin = { EMBEDDING_MODEL: 'builtin' };
  const { core: local } = await openTestCore({ articlesDir, env: builtin });
  const { core: shared } = await openTestCore({ articlesDir, env: { ...builtin, ...postgres(database.newSchema()) } });
  const { windows, passages } = await local.status();
  expect(await shared.status()).toMatchObject({ store: 'postgres', index: 'ready', windows, passages });
  const before = await answers(local);
  expect(await answers(shared)).toEqual(before);
  expect(Object.values(before).filter(({ status }) => status === 'answered').length).toBeGreaterThan(4);

  const { answer } = await shared.ask({ question: QUESTIONS[0] as string, place: 'here' });
  const source = await shared.openCitation(answer.id, 1);
  expect(source.context.text.slice(source.context.quote.start - source.context.span.start)).toContain(
    answer.quotes[0]?.text.slice(0, 20),
  );
  expect(await shared.latestAnswers('here')).toEqual([answer]);

  const changed = join(articlesDir, 'armistice-1953.md');
  writeFileSync(changed, readFileSync(changed, 'utf8').replaceAll('1953', '1954'));
  for (const core of [local, shared])
    expect(await core.reindex({ mode: 'changed' }).finished).toMatchObject({ changed: 1, unchanged: 25 });
  const after = await answers(local);
  expect(await answers(shared)).toEqual(after);
  expect(after).not.toEqual(before);
  expect(await shared.openCitation(answer.id, 1)).toMatchObject({ state: 'changed', quote: answer.quotes[0] });

  for (const core of [local, shared]) await core.reindex({ mode: 'rollback' }).finished;
  expect(await answers(shared)).toEqual(before);
  expect(await shared.openCitation(answer.id, 1)).toMatchObject({ state: 'current' });
  expect((await shared.diagnose()).filter(({ state }) => state === 'problem')).toEqual([]);
});

test('two processes on one database: what one indexes, the other answers from and suggests, and goes on numbering jobs', async () => {
  const env = postgres(database.newSchema());
  const files = { 'ferry.md': '# Ferry\n\nThe ferry to the island leaves the harbour at nine in the morning.\n' };
  const { core: one, articlesDir } = await openTestCore({ files, env });
  const { core: other } = await openTestCore({ articlesDir, env, indexed: false });
  expect(await other.reindexDue()).toBeNull();
  const { answer } = await other.ask({ question: 'When does the ferry leave the harbour?' });
  expect(await one.findAnswer(answer.id)).toEqual(answer);
  writeFileSync(
    join(articlesDir, 'lighthouse.md'),
    '# Lighthouse\n\nThe keeper trims the lamp of the lighthouse at dusk.\n',
  );
  await one.reindex({ mode: 'changed' }).finished;
  await until(() => other.suggestArticles('light').length === 1);
  expect((await other.ask({ question: 'Who trims the lamp of the lighthouse?' })).passages[0]?.article).toBe(
    'lighthouse.md',
  );
  const job = other.reindex({ mode: 'full' });
  expect(job.id).toBe(3);
  expect(await job.finished).toMatchObject({ articles: 2 });
  await until(async () => (await one.status()).generation === 3);
});
