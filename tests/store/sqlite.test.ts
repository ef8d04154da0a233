/** The suite that every backend runs, on SQLite in temporary folders. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { IndexedPassage } from '../../src/store/records.ts';
import { answerMethods } from '../../src/store/sqlite/answers.ts';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { databasePath, openSqliteStore } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../helpers/folders.ts';
import { describeStore } from './contract.ts';
import { answerFrom, fileOf, makeArticle, record, runJob, SETTINGS, SPACE, searchable, textsFor } from './fixture.ts';

describeStore('SQLite', async (place = temporaryFolder()) => {
  const store = openSqliteStore(place);
  await store.openVectors(SPACE);
  return { store, place };
});

test('a store that another thread has changed meanwhile is not called damaged', async () => {
  const place = temporaryFolder();
  const writer = openSqliteStore(place);
  await writer.openVectors(SPACE);
  await runJob(writer, 1, { 'a.md': ['The ferry leaves at nine.'], 'b.md': ['The bridge was closed.'] });
  const reader = openSqliteStore(place);
  expect(await textsFor(reader, ['ferri'])).toHaveLength(1);
  expect(await reader.check()).toEqual([]);
  for (let job = 2; job < 40; job += 1) {
    await runJob(writer, job, { [`${job}.md`]: [`The ferry number ${job} leaves at nine.`, 'It comes back at five.'] });
    await writer.sweep();
    expect([job, await reader.check()]).toEqual([job, []]);
  }
  await reader.close();
  await writer.close();
});

/** A long article, staged but without passages, and the passages that are to be given to it. */
async function stageLong(store: ReturnType<typeof openSqliteStore>, count: number) {
  const paragraphs = Array.from({ length: count }, (_, i) => `The ferry number ${i} leaves at nine.`);
  const article = makeArticle('long.md', paragraphs);
  const id = await store.stageVersion(1, article, 'hash', '', []);
  const version = await store.loadVersion(id);
  if (version === null) throw new Error('The version was not staged.');
  const passages = version.blocks.map(
    ({ start, end }): IndexedPassage => ({
      passage: { start, end, heading: [], page: null, sentences: [{ start, end }], windows: [{ start, end }] },
      vectors: [new Float32Array(SPACE.dimensions).fill(1 / Math.sqrt(SPACE.dimensions))],
      tokens: [Uint32Array.of(1)],
    }),
  );
  return { id, version, passages, paragraphs };
}

test('while a long article is staged others can write', async () => {
  const place = temporaryFolder();
  const store = openSqliteStore(place);
  await store.beginJob(1, 'changed');
  const { id, version, passages, paragraphs } = await stageLong(store, 1000);
  const other = new Database(databasePath(place), { timeout: 0 });
  const staging = { ended: false, meanwhile: 0 };
  const staged = store.stagePassages(version, passages, SETTINGS).finally(() => {
    staging.ended = true;
  });
  while (!staging.ended) {
    other.prepare(`INSERT OR REPLACE INTO notes (name, value) VALUES ('other', '1')`).run();
    staging.meanwhile += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await staged;
  expect(staging.meanwhile).toBeGreaterThan(3);
  await store.stageFiles(1, [fileOf('long.md', id)]);
  await store.activate(1, SPACE);
  expect(await searchable(store)).toEqual({ 'long.md': paragraphs });
  other.close();
  await store.close();
});

test('an article whose staging ended in the middle has no passages, and is staged anew or swept away', async () => {
  const place = temporaryFolder();
  const store = openSqliteStore(place);
  await store.beginJob(1, 'changed');
  const { id, version, passages, paragraphs } = await stageLong(store, 500);
  const torn = passages.map((one, i) => (i === 450 ? { ...one, vectors: [null as unknown as Float32Array] } : one));
  const count = () => {
    const db = new Database(databasePath(place), { readonly: true });
    const rows = db.prepare('SELECT (SELECT count(*) FROM passages) + (SELECT count(*) FROM lexical) AS n').get();
    db.close();
    return (rows as { n: number }).n;
  };
  await expect(store.stagePassages(version, torn, SETTINGS)).rejects.toThrow();
  expect(await store.describeVersions([id])).toMatchObject([{ hasPassages: false }]);
  expect(count()).toBeGreaterThan(0);
  await store.stagePassages(version, passages, SETTINGS);
  expect(count()).toBe(2 * paragraphs.length);
  // Once more, by a process that does not come back.
  await expect(store.stagePassages(version, torn, SETTINGS)).rejects.toThrow();
  expect(await store.describeVersions([id])).toMatchObject([{ hasPassages: false }]);
  await store.abandonJobs();
  await store.sweep();
  expect(count()).toBe(0);
  await store.close();
});

test('an answer that cannot be written while another connection writes is kept, and written later', async () => {
  const place = temporaryFolder();
  const store = openSqliteStore(place);
  await runJob(store, 1, { 'a.md': ['The ferry leaves at nine.'] });
  const impatient = new Database(databasePath(place), { timeout: 0 });
  const answers = answerMethods(impatient);
  const other = new Database(databasePath(place));
  other.exec('BEGIN IMMEDIATE');
  const answer = await answerFrom(store, 'a.md');
  await answers.saveAnswer(record(answer));
  expect(await answers.findAnswer(answer.id)).toEqual(answer);
  other.exec('COMMIT');
  await answers.saveAnswer(record({ ...answer, id: 'next' }));
  expect(await store.findAnswer(answer.id)).toEqual(answer);
  for (const db of [other, impatient]) db.close();
  await store.close();
});

test('an answer held back while the disk was full is written when it is judged, or when the store is closed', async () => {
  const place = temporaryFolder();
  const store = openSqliteStore(place);
  await runJob(store, 1, { 'a.md': ['The ferry leaves at nine.'] });
  const answer = await answerFrom(store, 'a.md', { question: 'Why? '.repeat(2000) });
  await store.close();
  const db = openDatabase(databasePath(place));
  const answers = answerMethods(db);
  const fill = async (from: string) => {
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    for (let i = 0; i < 20; i += 1) await answers.saveAnswer(record({ ...answer, id: `${from}${i}` }));
    db.pragma('max_page_count = 1000000');
  };
  const count = () => db.prepare('SELECT count(*) FROM answers').pluck().get();
  await fill('a');
  expect(count()).toBeLessThan(20);
  await answers.saveVerdict('a19', 'not-helpful', 'me');
  expect(count()).toBe(20);
  expect(await answers.gapQuestions(9)).toMatchObject([{ notHelpful: 1 }]);
  await fill('b');
  expect(count()).toBeLessThan(40);
  await answers.flushAnswers();
  expect(count()).toBe(40);
  db.close();
});
