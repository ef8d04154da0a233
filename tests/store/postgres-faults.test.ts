/** A database that is away, refuses, is too old or drops connections: what is said, what goes on, and that no password is told. */
import { Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { because } from '../../src/reasons.ts';
import { connectDatabase } from '../../src/store/postgres/connection.ts';
import { prepareDatabase } from '../../src/store/postgres/migrate.ts';
import { MIGRATIONS } from '../../src/store/postgres/schema.ts';
import { openPostgresStore } from '../../src/store/postgres.ts';
import { hasSessions, useTestDatabase } from '../helpers/postgres/database.ts';
import { startGate, startOld, startRefusing } from '../helpers/postgres/gate.ts';
import { startPglite } from '../helpers/postgres/pglite-server.ts';
import { answerFrom, record, runJob, SPACE, searchable, stageCorpus } from './fixture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = useTestDatabase();
const CORPUS = { 'ferry.md': ['The ferry leaves at nine.'], 'b.md': ['Other words here.'] };
const open = (url: string, schema = 'footnote') => openPostgresStore({ url, schema, poolSize: 2 });

/** The whole of an error as somebody might print it. */
async function failure(opening: Promise<unknown>): Promise<{ code: string; text: string }> {
  const error = await opening.then(
    () => null,
    (reason: unknown) => reason as Error & { code: string },
  );
  if (error === null) throw new Error('It was expected to fail.');
  const causes: unknown[] = [];
  for (let one: unknown = error; one instanceof Error; one = one.cause) causes.push(one.message, one.stack, { ...one });
  return { code: error.code, text: `${error.message}\n${JSON.stringify(causes)}` };
}

/** With a setting of the server's: that of each connection on a real one, that of the one session there is on PGlite. */
async function withSetting<T>(name: string, value: string, work: (url: string) => Promise<T>): Promise<T> {
  if (hasSessions) return work(`${database.url()}?options=-c%20${name}%3D${value}`);
  await database.query(`SET ${name} = ${value}`);
  try {
    return await work(database.url());
  } finally {
    await database.query(`RESET ${name}`);
  }
}

// Only the first test finds PGlite as it starts, without pgvector in its database; a server that is lent has it.
test.skipIf(hasSessions)(
  'where an account may not add pgvector, that is said once, with what a superuser runs',
  async () => {
    const own = database.newSchema();
    await database.query(`CREATE ROLE ${own}`);
    const { code, text } = await withSetting('role', own, (url) => failure(open(url, own)));
    expect(code).toBe('DATABASE_UNFIT');
    expect(text.split('\n')[0]).toMatch(
      /could not be added \(permission denied to create extension "vector"\)\. Install pgvector.*CREATE EXTENSION vector;$/,
    );
  },
);

test.each([
  ['28P01', 'password authentication failed for user "bot"', 'DATABASE_REFUSED', 'the password in DATABASE_URL'],
  ['3D000', 'database "articles" does not exist', 'DATABASE_REFUSED', 'createdb articles'],
  ['53300', 'sorry, too many clients already', 'DATABASE_UNREACHABLE', 'max_connections'],
  ['57P03', 'the database system is starting up', 'DATABASE_UNREACHABLE', 'cannot be reached'],
])(
  'a server that refuses with %s is told apart, and the password is never told',
  async (state, words, code, advice) => {
    const { code: found, text } = await failure(open(await startRefusing(state, words)));
    expect(found).toBe(code);
    for (const part of [words.slice(0, 20), advice, '127.0.0.1']) expect(text).toContain(part);
    expect(text).not.toContain('hunter22');
  },
);

test('a port where nobody listens, a server that is too old and one without pgvector are named with what to do', async () => {
  const away = await failure(open('postgres://bot:hunter22@127.0.0.1:1/articles'));
  expect(away).toMatchObject({
    code: 'DATABASE_UNREACHABLE',
    text: expect.stringContaining('127.0.0.1:1 cannot be reached'),
  });
  const old = await failure(open(await startOld(120_000, '12.22')));
  expect(old).toMatchObject({
    code: 'DATABASE_UNFIT',
    text: expect.stringContaining('is Postgres 12.22, but 13 or newer'),
  });
  const plain = await startPglite({ withVectors: false });
  onTestFinished(() => plain.close());
  const bare = await failure(open(plain.url));
  expect(bare).toMatchObject({ code: 'DATABASE_UNFIT', text: expect.stringContaining('CREATE EXTENSION vector;') });
  for (const { text } of [away, old]) expect(text).not.toContain('hunter22');
});

test('a schema of its own is all that an account needs, and one that has none is told which right it lacks', async () => {
  const { place: foreign } = await database.open();
  const own = database.newSchema();
  await database.query(`CREATE ROLE ${own}`);
  await database.query(`CREATE SCHEMA ${own} AUTHORIZATION ${own}`);
  await withSetting('role', own, async (url) => {
    const store = await open(url, own);
    await runJob(store, 1, CORPUS);
    expect(Object.keys(await searchable(store))).toEqual(['b.md', 'ferry.md']);
    await store.close();
    const other = await failure(open(url, `${own}_other`));
    expect(other).toMatchObject({
      code: 'DATABASE_REFUSED',
      text: expect.stringContaining('GRANT CREATE ON DATABASE'),
    });
    const refused = await failure(open(url, foreign));
    expect(refused).toMatchObject({ code: 'DATABASE_REFUSED', text: expect.stringContaining(`for schema ${foreign}`) });
    expect(refused.text).toContain(`ALTER SCHEMA "${foreign}" OWNER TO`);
  });
  await database.query(`DROP SCHEMA ${own} CASCADE; DROP ROLE ${own}`);
});

test('a database that takes reads only goes on answering, and the check of the store says that it does', async () => {
  const { store: before, place } = await database.open();
  await runJob(before, 1, CORPUS);
  await withSetting('default_transaction_read_only', 'on', async (url) => {
    const store = await open(url, place);
    expect(await store.searchLexical(['ferri'], 5)).toHaveLength(1);
    expect(await store.check()).toMatchObject([{ key: 'database.read-only' }]);
    await store.close();
  });
  expect(await before.check()).toEqual([]);
});

test('an authority that cannot be read is told as what it is', async () => {
  const { code, text } = await failure(open(`${database.url()}?sslmode=verify-full&sslrootcert=/nowhere/ca.crt`));
  expect(code).toBe('DATABASE_REFUSED');
  for (const part of ['/nowhere/ca.crt', 'No encrypted connection', 'sslrootcert']) expect(text).toContain(part);
});

test('dropped connections cost a reader nothing; while the database is away it says so, and afterwards all goes on', async () => {
  const gate = await startGate(database.url());
  const store = await open(gate.url, database.newSchema());
  onTestFinished(() => store.close());
  await store.openVectors(SPACE);
  await runJob(store, 1, CORPUS);
  const before = await searchable(store);
  gate.cut();
  expect(await searchable(store)).toEqual(before);
  gate.shut();
  await expect(store.generation()).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  await expect(store.searchLexical(['ferri'], 5)).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  gate.open();
  expect(await searchable(store)).toEqual(before);
  expect(await store.searchLexical(['ferri'], 5)).toHaveLength(1);
});

test('a connection that is lost during a search by meaning ends no thread, and the search is made again', async () => {
  const gate = await startGate(database.url());
  const db = connectDatabase({ url: gate.url, schema: 'footnote', poolSize: 2 });
  onTestFinished(() => db.close());
  const setting = { name: 'hnsw.ef_search', value: '64' };
  const search = () => db.repeatableWith(setting, 'SELECT 1 AS one');
  expect(await search()).toEqual([{ one: 1 }]);
  for (let lost = 0; lost < 3; lost += 1) {
    // The connection is taken before the loss is noticed, so that it breaks while it is in use.
    gate.cut();
    expect(await search()).toEqual([{ one: 1 }]);
  }
});

test('a connection that waits for a long statement is kept from being forgotten on the way, and a dead one is found out', async () => {
  const keepAlive = vi.spyOn(Socket.prototype, 'setKeepAlive');
  onTestFinished(() => keepAlive.mockRestore());
  const db = connectDatabase({ url: database.url(), schema: 'footnote', poolSize: 2 });
  onTestFinished(() => db.close());
  expect(await db.repeatable('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(keepAlive.mock.calls).toEqual([[true, 60_000]]);
});

test('a job whose connection is lost fails, changes nothing, and the next one succeeds', async () => {
  const gate = await startGate(database.url());
  const store = await open(gate.url, database.newSchema());
  onTestFinished(() => store.close());
  await store.openVectors(SPACE);
  await runJob(store, 1, CORPUS);
  const before = await searchable(store);
  await stageCorpus(store, 2, { 'new.md': ['New words.'] });
  gate.cut();
  await expect(store.stageFiles(2, [])).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  await expect(store.stageFiles(2, [])).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  await store.endJob(2, 'failed', because('job.disconnected'), null);
  expect(await searchable(store)).toEqual(before);
  await runJob(store, 3, { 'new.md': ['New words.'] });
  expect(Object.keys(await searchable(store))).toEqual(['new.md']);
});

test('a swap whose connection is lost is made all the same', async () => {
  const gate = await startGate(database.url());
  const store = await open(gate.url, database.newSchema());
  onTestFinished(() => store.close());
  await store.openVectors(SPACE);
  await stageCorpus(store, 1, CORPUS);
  gate.cut();
  expect(await store.activate(1, SPACE)).toBe(true);
  expect(await store.activate(1, SPACE)).toBe(true);
  expect(Object.keys(await searchable(store))).toEqual(['b.md', 'ferry.md']);
});

test('when no connection is free in time, that is what is said', async () => {
  const db = connectDatabase({ url: database.url(), schema: 'footnote', poolSize: 2, connectTimeoutMs: 3_000 });
  const [first, second] = await Promise.all([db.session(), db.session()]);
  const { code, text } = await failure(db.repeatable('SELECT 1'));
  expect(code).toBe('DATABASE_UNREACHABLE');
  expect(text).toContain('DATABASE_POOL');
  first.release();
  second.release();
  expect(await db.repeatable('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await db.close();
});

test('tables of a newer format are refused, and a migration that fails leaves the old ones as they were', async () => {
  const schema = database.newSchema();
  const { store } = await database.open(schema);
  await runJob(store, 1, CORPUS);
  await store.saveAnswer(record(await answerFrom(store, 'ferry.md')));
  const db = connectDatabase({ url: database.url(), schema, poolSize: 2 });
  onTestFinished(() => db.close());
  const added = 'ALTER TABLE footnote.pins ADD COLUMN note text';
  await expect(prepareDatabase(db, [...MIGRATIONS, `${added}; SELECT nonsense FROM nowhere`])).rejects.toThrow();
  await expect(db.repeatable('SELECT note FROM footnote.pins')).rejects.toThrow('note');
  await prepareDatabase(db, [...MIGRATIONS, added]);
  expect(await db.repeatable('SELECT note FROM footnote.pins')).toEqual([]);
  expect(await db.repeatable('SELECT count(*) AS n FROM footnote.answers')).toEqual([{ n: 1 }]);
  await expect(open(database.url(), schema)).rejects.toMatchObject({ code: 'STORE_TOO_NEW' });
});
