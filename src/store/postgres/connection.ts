/**
 * Connections to Postgres. SQL in this folder writes table names as `footnote.versions` and what pgvector brings as
 * `pgvector.halfvec`; both schemas get their real names here, so that no search path is needed. Poolers such as PgBouncer may
 * stand in between in session mode: the lock of a job and a few settings belong to a connection. Values are parameters, always.
 */
import { hostname } from 'node:os';
import { Pool, type PoolClient, types } from 'pg';
import { explain, isDropped, type Place, placeOf } from './explain.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** Schema that holds the tables. */
  readonly schema: string;
  /** Most connections; at least two, because a job keeps one to itself. */
  readonly poolSize: number;
  /** How long a connection is waited for; shorter in tests. */
  readonly connectTimeoutMs?: number;
}

/** One statement at a time, on one connection or another. Rows come back as plain objects. */
export type Query = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** A connection of one's own. */
export interface Session {
  readonly query: Query;
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  /** Gives the connection back. `broken`: it is closed instead. */
  release(broken?: boolean): void;
}

export interface Db {
  readonly place: Place;
  readonly schema: string;
  /** For what changes nothing, or nothing a second time: asked once more when the connection drops. */
  readonly repeatable: Query;
  /** Never asked twice. */
  readonly once: Query;
  /** `repeatable` on a connection with a server's setting, such as how widely a graph is searched. */
  repeatableWith<Row extends object>(setting: Setting, sql: string, values?: readonly unknown[]): Promise<Row[]>;
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  session(): Promise<Session>;
  /** Tells where pgvector's types are, once that is known. */
  useExtension(schema: string): void;
  close(): Promise<void>;
}

export interface Setting {
  readonly name: string;
  readonly value: string;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** A server that stops answering is given up by a reader after this long. */
const READ_TIMEOUT_MS = 60_000;
/**
 * A connection that says nothing while an index is built is forgotten by some networks after a few minutes, and the system
 * itself would ask the other side for the first time after two hours.
 */
const KEEP_ALIVE_MS = 60_000;
const INT8 = 20;

/** Ids and counts are far below 2^53, so they are plain numbers. */
const numbers: { getTypeParser: typeof types.getTypeParser } = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
};

/** Postgres keeps no NUL in a text; a replacement character of the same length takes its place. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  return Array.isArray(value) ? value.map(storable) : value;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Names this process to the server and to neighbours that wait for it. */
const applicationName = (): string => `footnote ${process.pid} on ${hostname()}`.slice(0, 63);

export function connectDatabase(options: DatabaseOptions): Db {
  const { url, schema, poolSize, connectTimeoutMs = CONNECT_TIMEOUT_MS } = options;
  const place = placeOf(url, schema);
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: applicationName(),
    types: numbers,
  });
  // An idle connection that breaks is replaced when next wanted; without a listener it would end the thread.
  pool.on('error', () => undefined);
  const settings = new WeakMap<PoolClient, string>();
  const texts = new Map<string, string>();
  let extension = 'public';

  function named(sql: string): string {
    let text = texts.get(sql);
    if (text === undefined) {
      text = sql.replaceAll(/\bfootnote\./g, `${quoted(schema)}.`).replaceAll(/\bpgvector\./g, `${quoted(extension)}.`);
      texts.set(sql, text);
    }
    return text;
  }

  async function run<Row extends object>(
    on: Pool | PoolClient,
    sql: string,
    values: readonly unknown[] = [],
    timeoutMs?: number,
  ): Promise<Row[]> {
    // Without values the simple protocol is used, which takes several statements at once: migrations.
    const request = {
      text: named(sql),
      ...(values.length === 0 ? {} : { values: values.map(storable) }),
      ...(timeoutMs === undefined ? {} : { query_timeout: timeoutMs }),
    };
    return (await on.query<Row>(request)).rows;
  }

  /** Once more on another connection when the first one drops. */
  async function repeated<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work().catch((error: unknown) => {
        if (!isDropped(error)) throw error;
        return work();
      });
    } catch (error) {
      throw explain(error, place);
    }
  }

  /** A connection taken out of the pool. One that breaks says so as an event too, which unheard would end the thread. */
  async function take(): Promise<{ readonly client: PoolClient; giveBack(broken: boolean): void }> {
    const client = await pool.connect();
    client.on('error', ignore);
    return {
      client,
      giveBack(broken) {
        client.off('error', ignore);
        client.release(broken);
      },
    };
  }

  async function session(): Promise<Session> {
    const { client, giveBack } = await take().catch((error: unknown) => {
      throw explain(error, place);
    });
    const query: Query = <Row extends object>(sql: string, values?: readonly unknown[]) =>
      run<Row>(client, sql, values).catch((error: unknown) => {
        throw explain(error, place);
      });
    return {
      query,
      async transaction(work) {
        await query('BEGIN');
        try {
          const result = await work(query);
          await query('COMMIT');
          return result;
        } catch (error) {
          await query('ROLLBACK').catch(() => undefined);
          throw error;
        }
      },
      release: (broken = false) => giveBack(broken),
    };
  }

  async function withSession<T>(work: (own: Session) => Promise<T>): Promise<T> {
    const own = await session();
    let broken = true;
    try {
      const result = await work(own);
      broken = false;
      return result;
    } finally {
      own.release(broken);
    }
  }

  return {
    place,
    schema,
    repeatable: (sql, values) => repeated(() => run(pool, sql, values, READ_TIMEOUT_MS)),
    once: <Row extends object>(sql: string, values?: readonly unknown[]) =>
      run<Row>(pool, sql, values).catch((error: unknown) => {
        throw explain(error, place);
      }),
    repeatableWith: (setting, sql, values) =>
      repeated(async () => {
        const { client, giveBack } = await take();
        let broken = true;
        try {
          const wanted = `${setting.name}=${setting.value}`;
          if (settings.get(client) !== wanted)
            await run(client, 'SELECT set_config($1, $2, false)', [setting.name, setting.value], READ_TIMEOUT_MS);
          settings.set(client, wanted);
          const rows = await run<never>(client, sql, values, READ_TIMEOUT_MS);
          broken = false;
          return rows;
        } finally {
          giveBack(broken);
        }
      }),
    transaction: (work) => withSession((own) => own.transaction(work)),
    session,
    useExtension(schemaOfExtension) {
      extension = schemaOfExtension;
      texts.clear();
    },
    close: () => pool.end(),
  };
}

const ignore = () => undefined;
