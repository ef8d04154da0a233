/** Opens the store that STORE names. Only that one is loaded: a host with SQLite never loads a client for Postgres. */
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import type { Store } from '../store/store.ts';

type StoreSettings = Pick<Config, 'STORE' | 'DATA_DIR' | 'DATABASE_URL' | 'DATABASE_SCHEMA' | 'DATABASE_POOL'>;

/**
 * @throws AppError STORE_DAMAGED, STORE_TOO_NEW, DATA_DIR_UNWRITABLE (SQLite); DATABASE_UNREACHABLE, DATABASE_REFUSED,
 * DATABASE_UNFIT, STORE_TOO_NEW (Postgres).
 */
export async function openStore(config: StoreSettings): Promise<Store> {
  if (config.STORE === 'sqlite') return (await import('../store/sqlite.ts')).openSqliteStore(config.DATA_DIR);
  const { DATABASE_URL: url, DATABASE_SCHEMA: schema, DATABASE_POOL: poolSize } = config;
  if (url === null)
    throw new AppError('CONFIG_INVALID', 'DATABASE_URL: found nothing, wanted the address of a database.');
  return (await import('../store/postgres.ts')).openPostgresStore({ url, schema, poolSize });
}
