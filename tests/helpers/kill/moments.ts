/**
 * The moments of a reindex at which a kill could hurt most, seen from outside: by the rows that the process has
 * committed and the files it has begun. The watching connection is closed before the kill, so that the next process
 * finds the write-ahead log as a crash leaves it.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';

/** `random` is any moment between the first word of the process and a little after its end. */
export const MOMENTS = ['random', 'staging', 'graph', 'saving', 'activation', 'sweep'] as const;
export type Moment = (typeof MOMENTS)[number];

const LOOK_EVERY_MS = 2;

/** Resolves when a job after `lastJob` has come to the moment, or when `stop` aborts. */
export async function reach(moment: Moment, dataDir: string, lastJob: number, stop: AbortSignal): Promise<boolean> {
  const look = createLook(dataDir, lastJob);
  try {
    while (!stop.aborted) {
      if (look(moment)) return true;
      await delay(LOOK_EVERY_MS);
    }
    return false;
  } finally {
    look.close();
  }
}

function createLook(dataDir: string, lastJob: number) {
  const path = join(dataDir, 'library.sqlite');
  let db: Database.Database | null = null;
  const count = (sql: string): number => {
    db ??= new Database(path, { readonly: true, timeout: 1_000 });
    return (db.prepare<[number], { n: number }>(sql).get(lastJob) as { n: number }).n;
  };
  const graphs = () => readdirSync(dataDir).filter((name) => /\.graph(\.manifest)?$/.test(name)).length;
  const graphsBefore = existsSync(dataDir) ? graphs() : 0;
  const staged = () =>
    count(`SELECT count(*) n FROM notes WHERE name = 'staged:staged-job' AND CAST(value AS INTEGER) > ?`);
  const activated = () => count(`SELECT count(*) n FROM notes WHERE name = 'activated' AND CAST(value AS INTEGER) > ?`);
  const looks: Record<Exclude<Moment, 'random'>, () => boolean> = {
    staging: () => count(`SELECT count(*) n FROM versions WHERE state = 'staged' AND job > ?`) > 0,
    graph: () => staged() > 0,
    saving: () => graphs() > graphsBefore,
    activation: () => graphs() > graphsBefore || activated() > 0,
    sweep: () => activated() > 0,
  };
  const look = (moment: Moment): boolean => {
    if (moment === 'random' || !existsSync(path)) return false;
    try {
      return looks[moment]();
    } catch {
      // The tables are not there yet.
      return false;
    }
  };
  return Object.assign(look, { close: () => db?.close() });
}

/** The number of the last job, 0 where there was none. */
export function lastJobIn(dataDir: string): number {
  const path = join(dataDir, 'library.sqlite');
  if (!existsSync(path)) return 0;
  const db = new Database(path, { readonly: true, timeout: 1_000 });
  try {
    return (db.prepare('SELECT coalesce(max(id), 0) n FROM jobs').get() as { n: number }).n;
  } finally {
    db.close();
  }
}

/** Resolves when a job after `lastJob` has ended in the store, whether or not its process has, or when `stop` aborts. */
export async function ended(dataDir: string, lastJob: number, stop: AbortSignal): Promise<boolean> {
  const db = new Database(join(dataDir, 'library.sqlite'), { readonly: true, timeout: 1_000 });
  const jobs = db.prepare<[number], { n: number }>(
    `SELECT count(*) n FROM jobs WHERE id > ? AND state <> 'running' AND report IS NOT NULL`,
  );
  try {
    while (!stop.aborted) {
      if ((jobs.get(lastJob)?.n ?? 0) > 0) return true;
      await delay(LOOK_EVERY_MS * 5);
    }
    return false;
  } finally {
    db.close();
  }
}
