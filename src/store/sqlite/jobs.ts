/** Jobs and lists of files in the SQLite store. swap.ts makes what is staged live, sweep.ts tidies up after it. */
import type { ReindexMode } from '../../core.ts';
import { AppError } from '../../errors.ts';
import { because, packReason, unpackReason } from '../../reasons.ts';
import { FILE_COLUMNS, STAGED_JOB } from '../columns.ts';
import type { JobRecord, KnownFile } from '../records.ts';
import type { JobMethods } from '../store.ts';
import type { Db } from './database.ts';
import { mergeDue } from './lexical-merge.ts';
import { NOTHING } from './staged-files.ts';
import { sweepDue } from './sweep.ts';

interface FileRow {
  path: string;
  size_bytes: number;
  modified_ms: number;
  file_hash: string;
  version: number | null;
  duplicate_of: string | null;
  failure: string | null;
}

interface JobRow {
  id: number;
  mode: ReindexMode;
  state: JobRecord['state'];
  started_at: number;
  ended_at: number | null;
  reason: string | null;
}

export function jobMethods(db: Db): JobMethods {
  const statements = {
    abandon: db.prepare(`UPDATE jobs SET state = 'failed', ended_at = ?, reason = ? WHERE state = 'running'`),
    dropStaged: db.prepare('DELETE FROM staged_files'),
    leftOpen: db.prepare<[], { due: number }>(
      `SELECT EXISTS (SELECT 1 FROM jobs WHERE state = 'running') OR EXISTS (SELECT 1 FROM staged_files)
         OR EXISTS (SELECT 1 FROM notes WHERE name LIKE 'staged:%') due`,
    ),
    begin: db.prepare(`INSERT INTO jobs (id, mode, state, started_at) VALUES (?, ?, 'running', ?)`),
    end: db.prepare(
      `UPDATE jobs SET state = @state, ended_at = @now, reason = @reason, report = @report
       WHERE id = @job AND (state = 'running' OR @state = 'done')`,
    ),
    state: db.prepare<[number], Pick<JobRow, 'state'>>('SELECT state FROM jobs WHERE id = ?'),
    last: db.prepare<[], JobRow>(
      'SELECT id, mode, state, started_at, ended_at, reason FROM jobs ORDER BY id DESC LIMIT 1',
    ),
    files: db.prepare<[], FileRow>(`SELECT ${FILE_COLUMNS} FROM files ORDER BY path`),
    previous: db.prepare<[], FileRow>(`SELECT ${FILE_COLUMNS} FROM previous_files ORDER BY path`),
    stageNote: db.prepare(`INSERT OR REPLACE INTO notes (name, value) VALUES ('staged:' || ?, ?)`),
    dropNotes: db.prepare(`DELETE FROM notes WHERE name LIKE 'staged:%'`),
    stageFile: db.prepare(
      `INSERT OR REPLACE INTO staged_files (job, ${FILE_COLUMNS}) VALUES (@job, @path, @sizeBytes, @modifiedMs, @fileHash, @version, @duplicateOf, @failure)`,
    ),
  };

  const dropStaged = db.transaction(() => {
    statements.dropStaged.run();
    statements.dropNotes.run();
  });
  const abandon = () => {
    statements.abandon.run(Date.now(), packReason(because('job.interrupted')));
    dropStaged();
  };

  return {
    recoveryDue: async () => statements.leftOpen.get()?.due === 1 || sweepDue(db) || mergeDue(db),
    abandonJobs: async () => {
      db.transaction(abandon).immediate();
    },
    beginJob: async (job, mode) => {
      db.transaction(() => {
        abandon();
        statements.begin.run(job, mode, Date.now());
      }).immediate();
    },
    async resumeJob(job) {
      if (statements.state.get(job)?.state !== 'running')
        throw new AppError('JOB_FAILED', because('job.disconnected'), { audience: 'asker' });
      dropStaged.immediate();
    },
    async endJob(job, state, reason, report) {
      const told = { reason: packReason(reason), report: report === null ? null : JSON.stringify(report) };
      statements.end.run({ job, state, now: Date.now(), ...told });
    },
    async lastJob() {
      const row = statements.last.get();
      return row === undefined ? null : toJob(row);
    },
    async knownFiles() {
      return statements.files.all().map(toFile);
    },
    async previousFiles() {
      const rows = statements.previous.all();
      return rows.length === 0 ? null : rows.map(toFile);
    },
    async stageNote(name, value) {
      statements.stageNote.run(name, value);
    },
    stageFiles: async (job, files) => {
      db.transaction(() => {
        const leaving = new Map(statements.files.all().map((row) => [row.path, row]));
        for (const file of files) {
          const row = leaving.get(file.path);
          leaving.delete(file.path);
          if (row !== undefined && tellsTheSame(row, file)) continue;
          statements.stageFile.run({ job, ...file, failure: packReason(file.failure) });
        }
        for (const path of leaving.keys()) statements.stageFile.run({ job, ...NOTHING, path });
        statements.stageNote.run(STAGED_JOB, String(job));
      }).immediate();
    },
  };
}

const tellsTheSame = (row: FileRow, file: KnownFile): boolean =>
  row.size_bytes === file.sizeBytes &&
  row.modified_ms === file.modifiedMs &&
  row.file_hash === file.fileHash &&
  row.version === file.version &&
  row.duplicate_of === file.duplicateOf &&
  row.failure === packReason(file.failure);

const toFile = (row: FileRow): KnownFile => ({
  path: row.path,
  sizeBytes: row.size_bytes,
  modifiedMs: row.modified_ms,
  fileHash: row.file_hash,
  version: row.version,
  duplicateOf: row.duplicate_of,
  failure: unpackReason(row.failure),
});

const toJob = (row: JobRow): JobRecord => ({
  id: row.id,
  mode: row.mode,
  state: row.state,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  reason: unpackReason(row.reason),
});
