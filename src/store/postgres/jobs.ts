/** Jobs and lists of files in the Postgres store. */
import { AppError } from '../../errors.ts';
import { because, packReason, unpackReason } from '../../reasons.ts';
import { FILE_COLUMNS, STAGED_JOB } from '../columns.ts';
import type { JobRecord, KnownFile } from '../records.ts';
import type { JobMethods } from '../store.ts';
import type { Db, Query } from './connection.ts';
import { isDuplicate } from './explain.ts';
import { lockInTransaction } from './migrate.ts';
import type { Writer } from './writer.ts';

const FILE_FIELDS = `path, size_bytes AS "sizeBytes", modified_ms AS "modifiedMs", file_hash AS "fileHash", version,
  duplicate_of AS "duplicateOf", failure`;
/** Files written in one statement. */
const SLICE = 5000;

export const setNote = (query: Query, name: string, value: string): Promise<object[]> =>
  query(
    'INSERT INTO footnote.notes (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );

export async function getNote(query: Query, name: string): Promise<string | null> {
  const [row] = await query<{ value: string }>('SELECT value FROM footnote.notes WHERE name = $1', [name]);
  return row?.value ?? null;
}

async function abandon(query: Query): Promise<void> {
  await query(`UPDATE footnote.jobs SET state = 'failed', ended_at = $1, reason = $2 WHERE state = 'running'`, [
    Date.now(),
    packReason(because('job.interrupted')),
  ]);
  await dropStaged(query);
}

async function dropStaged(query: Query): Promise<void> {
  await query('DELETE FROM footnote.staged_files');
  await query(`DELETE FROM footnote.notes WHERE name LIKE 'staged:%'`);
}

/** A row as it is kept: its reason packed. */
type Kept<Row, Field extends keyof Row> = Omit<Row, Field> & Record<Field, string | null>;
type FileRow = Kept<KnownFile, 'failure'>;

const toFile = (row: FileRow): KnownFile => ({ ...row, failure: unpackReason(row.failure) });

export function jobMethods(db: Db, writer: Writer): Omit<JobMethods, 'recoveryDue'> {
  /** The job that this process has under way. */
  let underWay: number | null = null;

  return {
    async abandonJobs() {
      if (underWay !== null) return;
      // A job of a neighbour's that is under way is not abandoned: only a process that may write knows that none is.
      await writer.whileHeld((own) =>
        own.transaction(async (query) => {
          await lockInTransaction(query, db.schema, 'swap');
          await abandon(query);
        }),
      );
    },
    async beginJob(job, mode) {
      await writer.take();
      try {
        await writer.transaction(async (query) => {
          await lockInTransaction(query, db.schema, 'swap');
          await abandon(query);
          await query(`INSERT INTO footnote.jobs (id, mode, state, started_at) VALUES ($1, $2, 'running', $3)`, [
            job,
            mode,
            Date.now(),
          ]);
        });
        underWay = job;
      } catch (error) {
        await writer.release();
        if (!isDuplicate(error)) throw error;
        throw new AppError('JOB_ELSEWHERE', because('job.overtaken'), { audience: 'asker', cause: error });
      }
    },
    async resumeJob(job) {
      await writer.takeOver();
      const [row] = await writer.query<Pick<JobRecord, 'state'>>('SELECT state FROM footnote.jobs WHERE id = $1', [
        job,
      ]);
      if (row?.state !== 'running') {
        await writer.release();
        throw new AppError('JOB_FAILED', because('job.disconnected'), { audience: 'asker' });
      }
      underWay = job;
      await writer.transaction(dropStaged);
    },
    async endJob(job, state, reason, report) {
      underWay = null;
      try {
        await db.repeatable(
          `UPDATE footnote.jobs SET state = $1, ended_at = $2, reason = $3, report = $4
           WHERE id = $5 AND (state = 'running' OR $1 = 'done')`,
          [state, Date.now(), packReason(reason), report === null ? null : JSON.stringify(report), job],
        );
      } finally {
        await writer.release();
      }
    },
    async lastJob() {
      const [job] = await db.repeatable<Kept<JobRecord, 'reason'>>(
        `SELECT id, mode, state, started_at AS "startedAt", ended_at AS "endedAt", reason FROM footnote.jobs ORDER BY id DESC LIMIT 1`,
      );
      return job === undefined ? null : { ...job, reason: unpackReason(job.reason) };
    },
    async knownFiles() {
      return (await db.repeatable<FileRow>(`SELECT ${FILE_FIELDS} FROM footnote.files ORDER BY path`)).map(toFile);
    },
    async previousFiles() {
      const files = await db.repeatable<FileRow>(`SELECT ${FILE_FIELDS} FROM footnote.previous_files ORDER BY path`);
      return files.length === 0 ? null : files.map(toFile);
    },
    async stageNote(name, value) {
      await setNote(writer.query, `staged:${name}`, value);
    },
    async stageFiles(job, files) {
      await writer.transaction(async (query) => {
        for (let at = 0; at < files.length; at += SLICE) await insertFiles(query, job, files.slice(at, at + SLICE));
        await setNote(query, `staged:${STAGED_JOB}`, String(job));
      });
    },
  };
}

async function insertFiles(query: Query, job: number, files: readonly KnownFile[]): Promise<void> {
  await query(
    `INSERT INTO footnote.staged_files (job, ${FILE_COLUMNS})
     SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::double precision[], $5::text[], $6::bigint[], $7::text[], $8::text[])
     ON CONFLICT (job, path) DO UPDATE SET (size_bytes, modified_ms, file_hash, version, duplicate_of, failure) =
       (excluded.size_bytes, excluded.modified_ms, excluded.file_hash, excluded.version, excluded.duplicate_of, excluded.failure)`,
    [
      job,
      files.map(({ path }) => path),
      files.map(({ sizeBytes }) => sizeBytes),
      files.map(({ modifiedMs }) => modifiedMs),
      files.map(({ fileHash }) => fileHash),
      files.map(({ version }) => version),
      files.map(({ duplicateOf }) => duplicateOf),
      files.map(({ failure }) => packReason(failure)),
    ],
  );
}
