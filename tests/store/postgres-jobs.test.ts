/** Jobs and vectors on Postgres where several processes are at it: what each sees, what a cancel or a half restore leaves. */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { because } from '../../src/reasons.ts';
import type { Db, Session } from '../../src/store/postgres/connection.ts';
import { buildIndex } from '../../src/store/postgres/vector-build.ts';
import { hasSessions, useTestDatabase } from '../helpers/postgres/database.ts';
import { fileOf, makeArticle, runJob, SPACE, searchable, stageArticle, stageCorpus } from './fixture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = useTestDatabase();
const CORPUS = { 'ferry.md': ['The ferry leaves at nine.'], 'b.md': ['Other words here.'] };

test('what one process makes live, another one sees, also when the vectors it knew are gone', async () => {
  const { store: one, place } = await database.open();
  const { store: other } = await database.open(place);
  await one.openVectors(SPACE);
  await runJob(one, 1, CORPUS);
  await one.sweep();
  await other.openVectors(SPACE);
  const stamp = await other.stamp();
  const question = new Float32Array(SPACE.dimensions).fill(0.25);
  expect(await other.searchVector(question, 9)).toHaveLength(2);
  await runJob(one, 2, { 'new.md': ['New words.', 'More of them.', 'And more.'] });
  await one.sweep();
  expect(await other.searchVector(question, 9)).toHaveLength(3);
  expect(await other.stamp()).not.toEqual(stamp);
  other.forgetGeneration();
  expect(await searchable(other)).toEqual(await searchable(one));
  expect(await other.statistics()).toEqual(await one.statistics());
  await expect(other.beginJob(2, 'changed')).rejects.toMatchObject({ code: 'JOB_ELSEWHERE', audience: 'asker' });
  await runJob(other, 3, CORPUS);
  expect(Object.keys(await searchable(one))).toEqual(['b.md', 'ferry.md']);
});

test('a build of vectors that is cancelled leaves the old ones in use and nothing of its own', async () => {
  const { store, place } = await database.open();
  await store.openVectors(SPACE);
  await runJob(store, 1, CORPUS);
  await store.sweep();
  await store.beginJob(2, 'full');
  const cancelled = store.buildVectors(null, SPACE, { onProgress: () => {}, isCancelled: () => true });
  await expect(cancelled).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  await store.endJob(2, 'cancelled', because('job.cancelled'), null);
  await store.sweep();
  expect(await store.searchVector(new Float32Array(SPACE.dimensions).fill(0.25), 9)).toHaveLength(2);
  const tables = await database.query(
    `SELECT tablename FROM pg_tables WHERE schemaname = '${place}' AND tablename LIKE 'vectors%'`,
  );
  expect(tables).toHaveLength(1);
});

test('the progress of a build is asked for once at a time, and a wish to cancel meets no statement after it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const sent: string[] = [];
  const waiting: (() => void)[] = [];
  const held = (sql: string) => {
    sent.push(sql.split(' ').slice(0, 2).join(' '));
    return new Promise<never[]>((resolve) => waiting.push(() => resolve([])));
  };
  const query = async (sql: string) => {
    if (sql.includes('USING hnsw')) return held(sql);
    sent.push(sql.slice(0, 7));
    return [];
  };
  const [db, own] = [{ repeatable: held }, { query }] as unknown as [Db, Session];
  const table = { table: 'vectors_1', modelId: 'm', dimensions: 4 };
  const building = buildIndex(db, own, table, { ids: [], total: 9 }, { onProgress: () => {}, isCancelled: () => true });
  await vi.waitFor(() => expect(sent.at(-1)).toBe('CREATE INDEX'));
  vi.advanceTimersByTime(10_000);
  expect(sent.slice(-2)).toEqual(['CREATE INDEX', 'SELECT pg_cancel_backend($1::int)']);
  waiting.shift()?.();
  await new Promise(setImmediate);
  expect(sent.at(-1)).toBe('SELECT pg_cancel_backend($1::int)');
  waiting.shift()?.();
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  expect(sent.at(-1)).toBe('SELECT tuples_done');
  waiting.shift()?.();
  await building;
  expect(sent.at(-1)).toBe('ANALYZE');
});

test('a table of vectors that is gone, as after half a restore, is missed and built anew under a name that is free', async () => {
  const { store, place } = await database.open();
  await store.openVectors(SPACE);
  const many = { 'ferries.md': Array.from({ length: 30 }, (_, i) => `Ferry ${i} leaves at nine.`) };
  await runJob(store, 1, many);
  const question = new Float32Array(SPACE.dimensions).fill(0.25);
  await database.query(`DROP TABLE ${place}.vectors_1`);
  // What was built after the dump stands beside what the dump brought back.
  await database.query(`CREATE TABLE ${place}.vectors_2 (left_over int)`);
  expect(await store.searchVector(question, 9)).toEqual([]);
  expect([store.vectorIndexState(), store.vectorsDue()]).toEqual(['unavailable', true]);
  await stageCorpus(store, 2, { ...many, 'new.md': ['New words.'] });
  expect(await store.activate(2, SPACE)).toBe(true);
  await store.endJob(2, 'done', null, null);
  const { store: next } = await database.open(place);
  expect([await next.openVectors(SPACE), next.vectorsDue()]).toEqual(['unavailable', true]);
  expect(await next.buildVectors(null, SPACE, { onProgress: () => {}, isCancelled: () => false })).toBe(true);
  expect(await next.openVectors(SPACE)).toBe('ready');
  expect(await next.searchVector(question, 99)).toHaveLength(31);
});

test('leftovers are looked for without taking the job under way here for one', async () => {
  const { store } = await database.open();
  await stageCorpus(store, 1, CORPUS);
  await store.abandonJobs();
  expect(await store.activate(1, SPACE)).toBe(true);
  await store.endJob(1, 'done', null, null);
});

test('a job goes on in another thread as soon as the server has let go of the one that died', async () => {
  const { store: dying, place } = await database.open();
  const { store: next } = await database.open(place);
  await dying.beginJob(1, 'changed');
  const died = delay(300).then(() => dying.close());
  await Promise.all([next.resumeJob(1), died]);
  const id = await stageArticle(next, 1, makeArticle('new.md', ['New words.']));
  await next.stageFiles(1, [fileOf('new.md', id)]);
  expect(await next.activate(1, SPACE)).toBe(true);
  await next.endJob(1, 'done', null, null);
});

// PGlite has one session for all connections, so nobody is ever locked out there: TEST_DATABASE_URL names a real server.
test.skipIf(!hasSessions)('while one process reindexes, another is told who does, and disturbs nothing', async () => {
  const { store: one, place } = await database.open();
  const { store: other } = await database.open(place);
  await one.openVectors(SPACE);
  await runJob(one, 1, CORPUS);
  await stageCorpus(one, 2, { 'new.md': ['New words.'] });
  const refused = other.beginJob(3, 'changed');
  await expect(refused).rejects.toMatchObject({ code: 'JOB_ELSEWHERE', audience: 'asker' });
  await expect(refused).rejects.toThrow(`footnote ${process.pid} on `);
  await other.abandonJobs();
  await other.sweep();
  await one.activate(2, SPACE);
  await one.endJob(2, 'done', null, null);
  expect(Object.keys(await searchable(other))).toEqual(['new.md']);
  // A process that ends in the middle of a job lets go of the right to write with its connections.
  await stageCorpus(one, 3, CORPUS);
  await one.close();
  await runJob(other, 4, CORPUS);
  expect(await other.lastJob()).toMatchObject({ id: 4, state: 'done' });
});
