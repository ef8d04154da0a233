/** Makes sure that the server is fit and the tables are there, in the present format. Any number of processes may start at once. */
import { AppError, describeError } from '../../errors.ts';
import type { Db, Query } from './connection.ts';
import { thrown } from './explain.ts';
import { MIGRATIONS } from './schema.ts';

const OLDEST_SERVER = 130_000;
/** The first release with half-precision vectors. */
const OLDEST_PGVECTOR = [0, 7] as const;
const FORMAT = 'format';

/** Two numbers name an advisory lock; the first one says that it is ours. */
const LOCK_SPACE = 0x466f6f74;
export type LockName = 'migrate' | 'swap' | 'write';

/** The lock of one schema: bots that share a database under different schemas do not wait for each other. */
export function lockKey(schema: string, name: LockName): readonly [number, number] {
  let hash = 0;
  for (const letter of `${schema}/${name}`) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 1;
  return [LOCK_SPACE, hash];
}

export const lockInTransaction = (query: Query, schema: string, name: LockName): Promise<object[]> =>
  query('SELECT pg_advisory_xact_lock($1::int, $2::int)', lockKey(schema, name));

export async function hasTable(query: Query, schema: string, table: string): Promise<boolean> {
  const [found] = await query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    `"${schema}".${table}`,
  ]);
  return found?.there ?? false;
}

async function hasSchema(query: Query, schema: string): Promise<boolean> {
  const [found] = await query<{ there: boolean }>('SELECT to_regnamespace($1) IS NOT NULL AS there', [`"${schema}"`]);
  return found?.there ?? false;
}

/** @throws AppError DATABASE_UNREACHABLE, DATABASE_REFUSED, DATABASE_UNFIT, STORE_TOO_NEW. */
export async function prepareDatabase(db: Db, migrations: readonly string[] = MIGRATIONS): Promise<void> {
  const [server] = await db.repeatable<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  if ((server?.number ?? 0) < OLDEST_SERVER)
    throw new AppError(
      'DATABASE_UNFIT',
      `The database at ${db.place.server} is Postgres ${server?.version}, but 13 or newer is wanted. Update it, or set DATABASE_URL to another.`,
    );
  await db.transaction(async (query) => {
    await lockInTransaction(query, db.schema, 'migrate');
    await useVectors(db, query);
    if (!(await hasTable(query, db.schema, 'notes'))) {
      // Asked before it is made: an account with a schema of its own need not have the right to make one.
      if (!(await hasSchema(query, db.schema))) await query(`CREATE SCHEMA "${db.schema}"`);
      await query('CREATE TABLE footnote.notes (name text COLLATE "C" PRIMARY KEY, value text NOT NULL)');
    }
    await migrate(db, query, migrations);
  });
}

async function migrate(db: Db, query: Query, migrations: readonly string[]): Promise<void> {
  const [note] = await query<{ value: string }>('SELECT value FROM footnote.notes WHERE name = $1', [FORMAT]);
  const found = Number(note?.value ?? 0);
  if (found > migrations.length)
    throw new AppError(
      'STORE_TOO_NEW',
      `The tables in the schema "${db.schema}" were written by a newer Footnote (format ${found}, this one knows ${migrations.length}). Update Footnote, or set DATABASE_SCHEMA to another name.`,
    );
  if (found === migrations.length) return;
  for (const migration of migrations.slice(found)) await query(migration);
  await query(
    'INSERT INTO footnote.notes (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [FORMAT, String(migrations.length)],
  );
}

async function useVectors(db: Db, query: Query): Promise<void> {
  const installed = () =>
    query<{ version: string; schema: string }>(
      `SELECT e.extversion AS version, n.nspname AS schema FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'vector'`,
    );
  let [extension] = await installed();
  if (extension === undefined) {
    const { database, server } = db.place;
    await query('CREATE EXTENSION vector').catch((cause: unknown) => {
      throw new AppError(
        'DATABASE_UNFIT',
        `The database "${database}" at ${server} has no pgvector, and it could not be added (${describeError(thrown(cause))}). ` +
          `Install pgvector on the server, then let a superuser run in "${database}": CREATE EXTENSION vector;`,
        { cause },
      );
    });
    [extension] = await installed();
  }
  const { version, schema } = extension ?? { version: '0.0', schema: 'public' };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_PGVECTOR;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
    throw new AppError(
      'DATABASE_UNFIT',
      `The database at ${db.place.server} has pgvector ${version}, but 0.7 or newer is wanted. Update it on the server, then run: ALTER EXTENSION vector UPDATE;`,
    );
  db.useExtension(schema);
}
