/**
 * The right to write, for one process at a time over all machines: a lock of the server's that lives as long as its
 * connection, so that nothing is left behind by a process that dies. Whatever a job stages goes over that very
 * connection: a process that lost the lock with it cannot go on writing.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../errors.ts';
import { because } from '../../reasons.ts';
import type { Db, Query, Session } from './connection.ts';
import { isDropped, thrown } from './explain.ts';
import { lockKey } from './migrate.ts';

export interface Writer {
  /** @throws AppError JOB_ELSEWHERE, naming who has the right. */
  take(): Promise<void>;
  /** `take` after a thread of this process that died with the right: the server lets go of it a moment later. */
  takeOver(): Promise<void>;
  /** Runs `work` with the right to write, which is given back unless a job holds it; null where another process has it. */
  whileHeld<T>(work: (own: Session) => Promise<T>): Promise<T | null>;
  /** The connection of the job under way. */
  readonly query: Query;
  readonly transaction: Session['transaction'];
  release(): Promise<void>;
}

const TAKE_OVER_MS = 10_000;
const TRY_EVERY_MS = 100;

export function createWriter(db: Db): Writer {
  const key = lockKey(db.schema, 'write');
  let held: Session | null = null;

  async function tryTake(): Promise<boolean> {
    const own = await db.session();
    let got = false;
    try {
      const [row] = await own.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1::int, $2::int) AS got', key);
      got = row?.got ?? false;
    } finally {
      if (got) held = own;
      else own.release();
    }
    return got;
  }

  async function release(): Promise<void> {
    const own = held;
    held = null;
    if (own === null) return;
    const unlocked = await own.query('SELECT pg_advisory_unlock($1::int, $2::int)', key).catch(() => null);
    own.release(unlocked === null);
  }

  /** The job's connection; where it broke, the job is over: the lock went with it. */
  async function onHeld<T>(work: (own: Session) => Promise<T>): Promise<T> {
    const own = held;
    if (own === null) throw new AppError('DATABASE_UNREACHABLE', because('job.disconnected'));
    try {
      return await work(own);
    } catch (error) {
      if (isDropped(thrown(error)) && held === own) {
        held = null;
        own.release(true);
      }
      throw error;
    }
  }

  async function take(): Promise<void> {
    if (held !== null && (await isAlive(held))) return;
    await release();
    if (!(await tryTake())) throw await describeHolder(db, key);
  }

  return {
    take,
    async takeOver() {
      const until = performance.now() + TAKE_OVER_MS;
      while (held === null && performance.now() < until && !(await tryTake())) await delay(TRY_EVERY_MS);
      await take();
    },
    async whileHeld(work) {
      if (held !== null) return onHeld(work);
      if (!(await tryTake())) return null;
      try {
        return await onHeld(work);
      } finally {
        await release();
      }
    },
    query: (sql, values) => onHeld((own) => own.query(sql, values)),
    transaction: (work) => onHeld((own) => own.transaction(work)),
    release,
  };
}

const isAlive = (session: Session): Promise<boolean> =>
  session.query('SELECT 1').then(
    () => true,
    () => false,
  );

async function describeHolder(db: Db, [space, name]: readonly [number, number]): Promise<AppError> {
  const [holder] = await db.repeatable<{ holder: string; since: Date }>(
    `SELECT a.application_name AS holder, a.backend_start AS since FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted AND l.classid::bigint = $1 AND l.objid::bigint = $2
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [space, name],
  );
  const why = holder?.holder
    ? because('job.elsewhere.named', { holder: holder.holder, since: holder.since.toISOString() })
    : because('job.elsewhere');
  return new AppError('JOB_ELSEWHERE', why, { audience: 'asker' });
}
