/**
 * The Postgres of the tests: the one that TEST_DATABASE_URL names, else PGlite on loopback. Every place is a schema of its
 * own, dropped afterwards.
 */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../../../src/store/postgres.ts';
import type { Store } from '../../../src/store/store.ts';
import { type PgliteServer, startPglite } from './pglite-server.ts';

const given = process.env.TEST_DATABASE_URL || undefined;
/** A server with sessions of its own for each connection: locks between processes mean nothing on PGlite, which has one. */
export const hasSessions = given !== undefined;

export interface TestDatabase {
  url(): string;
  newSchema(): string;
  open(schema?: string): Promise<{ store: Store; place: string }>;
  query(sql: string): Promise<Record<string, unknown>[]>;
}

/** To be called at the top of a test file; the server starts before its first test and ends after its last. */
export function useTestDatabase(): TestDatabase {
  let server: PgliteServer | null = null;
  const schemas: string[] = [];
  const stores: Store[] = [];
  const url = () => given ?? server?.url ?? '';
  async function query(sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: url() });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  }
  const newSchema = () => {
    const schema = `test_${randomBytes(6).toString('hex')}`;
    schemas.push(schema);
    return schema;
  };
  beforeAll(async () => {
    if (given === undefined) server = await startPglite();
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close().catch(() => undefined)));
    // A server that was lent is left as it was.
    if (given !== undefined) for (const schema of schemas) await query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await server?.close();
  });
  return {
    url,
    newSchema,
    query,
    async open(schema = newSchema()) {
      const store = await openPostgresStore({ url: url(), schema, poolSize: 3 });
      stores.push(store);
      return { store, place: schema };
    },
  };
}
