/** The indexing side of the SQLite store: jobs, staged versions and files. swap.ts makes them live, sweep.ts tidies up after them. */
import type { ReindexMode } from '../../core.ts';
import { contentTerms } from '../../lexical.ts';
import { because, packReason, unpackReason } from '../../reasons.ts';
import type { Article } from '../../types.ts';
import { passageRow, versionRow } from '../rows.ts';
import type { IndexedPassage, IndexingStore, JobRecord, KnownFile } from '../store.ts';
import type { Db } from './database.ts';
import { NOTHING } from './staged-files.ts';
import { dropPassages, sweepDue } from './sweep.ts';

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

/** The staged note that names the job whose list of files is complete. */
export const STAGED_JOB = 'staged-job';
export const FILE_COLUMNS = 'path, size_bytes, modified_ms, file_hash, version, duplicate_of, failure';

export function jobMethods(db: Db): IndexingStore {
  const statements = {
    abandon: db.prepare(`UPDATE jobs SET state = 'failed', ended_at = ?, reason = ? WHERE state = 'running'`),
    dropStaged: db.prepare('DELETE FROM staged_files'),
    leftOpen: db.prepare<[], { due: number }>(
      `SELECT EXISTS (SELECT 1 FROM jobs WHERE state = 'running') OR EXISTS (SELECT 1 FROM staged_files)
         OR EXISTS (SELECT 1 FROM notes WHERE name LIKE 'staged:%') due`,
    ),
    begin: db.prepare(`INSERT INTO jobs (id, mode, state, started_at) VALUES (?, ?, 'running', ?)`),
    end: db.prepare('UPDATE jobs SET state = ?, ended_at = ?, reason = ?, report = ? WHERE id = ?'),
    last: db.prepare<[], JobRow>(
      'SELECT id, mode, state, started_at, ended_at, reason FROM jobs ORDER BY id DESC LIMIT 1',
    ),
    files: db.prepare<[], FileRow>(`SELECT ${FILE_COLUMNS} FROM files ORDER BY path`),
    previous: db.prepare<[], FileRow>(`SELECT ${FILE_COLUMNS} FROM previous_files ORDER BY path`),
    stageVersion: db.prepare(
      `INSERT INTO versions (job, path, state, file_hash, text_hash, settings, title, url, date, author, tags, text, blocks, omitted, headings, words)
       VALUES (?, ?, 'staged', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    stageKey: db.prepare('INSERT OR IGNORE INTO block_keys (version, key) VALUES (?, ?)'),
    describe: db.prepare<
      [string],
      { id: number; path: string; text_hash: string; settings: string; passages: number | null }
    >(
      `SELECT v.id, v.path, v.text_hash, v.settings, v.passages FROM json_each(?) wanted CROSS JOIN versions v INDEXED BY versions_described ON v.id = wanted.value ORDER BY wanted.key`,
    ),
    repeated: db.prepare<[string, number], { key: string }>(
      `SELECT k.key FROM json_each(?) wanted CROSS JOIN block_keys k ON k.version = wanted.value GROUP BY k.key HAVING count(*) >= ?`,
    ),
    withBlocks: db.prepare<[string, string], { version: number }>(
      `SELECT DISTINCT k.version FROM json_each(?) wanted CROSS JOIN block_keys k ON k.version = wanted.value
       WHERE k.key IN (SELECT value FROM json_each(?))`,
    ),
    copyVersion: db.prepare(
      `INSERT INTO versions (job, path, state, file_hash, text_hash, settings, title, url, date, author, tags, text, blocks, omitted, headings, words)
       SELECT ?, path, 'staged', file_hash, text_hash, '', title, url, date, author, tags, text, blocks, omitted, headings, words
       FROM versions WHERE id = ?`,
    ),
    copyKeys: db.prepare('INSERT INTO block_keys (version, key) SELECT ?, key FROM block_keys WHERE version = ?'),
    characters: db.prepare<[string], { total: number }>(
      'SELECT total(length(v.text)) total FROM json_each(?) wanted CROSS JOIN versions v ON v.id = wanted.value',
    ),
    stageNote: db.prepare(`INSERT OR REPLACE INTO notes (name, value) VALUES ('staged:' || ?, ?)`),
    dropNotes: db.prepare(`DELETE FROM notes WHERE name LIKE 'staged:%'`),
    stagePassage: db.prepare(
      `INSERT INTO passages (version, start, "end", heading, page, text, sentences, head_terms, body_terms, vectors, tokens, windows)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    passagesOf: db.prepare<[number], { id: number }>('SELECT id FROM passages WHERE version = ?'),
    stageTerms: db.prepare('INSERT INTO lexical (rowid, body, title, heading) VALUES (?, ?, ?, ?)'),
    finishVersion: db.prepare(
      'UPDATE versions SET passages = ?, windows = ?, terms = ?, settings = ?, blocks = ? WHERE id = ?',
    ),
    stageFile: db.prepare(
      `INSERT OR REPLACE INTO staged_files (job, ${FILE_COLUMNS}) VALUES (@job, @path, @sizeBytes, @modifiedMs, @fileHash, @version, @duplicateOf, @failure)`,
    ),
  };

  function storePassage(
    version: number,
    article: Article,
    titleTerms: readonly string[],
    indexed: IndexedPassage,
  ): number {
    const { passage } = indexed;
    const row = passageRow(article, titleTerms, indexed);
    const { lastInsertRowid } = statements.stagePassage.run(
      version,
      passage.start,
      passage.end,
      row.heading,
      passage.page,
      row.text,
      row.sentences,
      row.headTerms,
      row.bodyTerms,
      row.vectors,
      row.tokens,
      row.windows,
    );
    const { body, title, heading } = row.terms;
    statements.stageTerms.run(lastInsertRowid, body.join(' '), title.join(' '), heading.join(' '));
    return body.length;
  }

  const abandon = () => {
    statements.abandon.run(Date.now(), packReason(because('job.interrupted')));
    statements.dropStaged.run();
    statements.dropNotes.run();
  };

  return {
    recoveryDue: async () => statements.leftOpen.get()?.due === 1 || sweepDue(db),
    abandonJobs: async () => {
      db.transaction(abandon).immediate();
    },
    beginJob: async (job, mode) => {
      db.transaction(() => {
        abandon();
        statements.begin.run(job, mode, Date.now());
      }).immediate();
    },
    async endJob(job, state, reason, report) {
      statements.end.run(state, Date.now(), packReason(reason), report === null ? null : JSON.stringify(report), job);
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
    stageVersion: async (job, article, fileHash, settings, blockKeys) =>
      db
        .transaction(() => {
          const row = versionRow(article);
          const { lastInsertRowid } = statements.stageVersion.run(
            job,
            article.path,
            fileHash,
            row.textHash,
            settings,
            article.title,
            article.url,
            article.date,
            article.author,
            row.tags,
            article.text,
            row.blocks,
            row.omitted,
            row.headings,
            row.words,
          );
          for (const key of blockKeys) statements.stageKey.run(lastInsertRowid, key);
          return Number(lastInsertRowid);
        })
        .immediate(),
    async describeVersions(ids) {
      return statements.describe
        .all(JSON.stringify(ids))
        .map(({ text_hash, passages, ...row }) => ({ ...row, textHash: text_hash, hasPassages: passages !== null }));
    },
    async repeatedBlocks(versions, minimum, fraction) {
      const least = Math.max(minimum, Math.ceil(versions.length * fraction));
      return new Set(statements.repeated.all(JSON.stringify(versions), least).map(({ key }) => key));
    },
    async versionsWithBlocks(versions, keys) {
      return statements.withBlocks.all(JSON.stringify(versions), JSON.stringify(keys)).map(({ version }) => version);
    },
    copyVersion: async (job, version) =>
      db
        .transaction(() => {
          const { lastInsertRowid } = statements.copyVersion.run(job, version);
          statements.copyKeys.run(lastInsertRowid, version);
          return Number(lastInsertRowid);
        })
        .immediate(),
    async totalCharacters(versions) {
      return statements.characters.get(JSON.stringify(versions))?.total ?? 0;
    },
    async stageNote(name, value) {
      statements.stageNote.run(name, value);
    },
    stagePassages: async (article, passages, settings) => {
      const titleTerms = contentTerms(article.title);
      db.transaction(() => {
        dropPassages(
          db,
          statements.passagesOf.all(article.id).map(({ id }) => id),
        );
        let terms = 0;
        for (const indexed of passages) terms += storePassage(article.id, article, titleTerms, indexed);
        const windows = passages.reduce((sum, { vectors }) => sum + vectors.length, 0);
        statements.finishVersion.run(
          passages.length,
          windows,
          terms,
          settings,
          JSON.stringify(article.blocks),
          article.id,
        );
      }).immediate();
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
