/** The swap that makes a job's files the live ones. */
import { FILE_COLUMNS, STAGED_JOB } from '../columns.ts';
import type { Db } from './database.ts';
import { COMING_VERSIONS, LEAVES, LEAVING_VERSIONS } from './staged-files.ts';

const ACTIVATED = 'activated';

/**
 * Makes a job's files the live ones, all or none; see `Store.activate`. Returns whether the set of versions changed.
 *
 * @throws Error when the job has staged no files: an index is never emptied by a mistake.
 */
export function activateFiles(db: Db, job: number): boolean {
  const note = db.prepare<[string], { value: string }>('SELECT value FROM notes WHERE name = ?');
  const setNote = db.prepare('INSERT OR REPLACE INTO notes (name, value) VALUES (?, ?)');
  return db
    .transaction(() => {
      const [activated, outcome] = (note.get(ACTIVATED)?.value ?? '').split(' ');
      if (activated === String(job)) return outcome === 'changed';
      if (note.get(`staged:${STAGED_JOB}`)?.value !== String(job))
        throw new Error(`Job ${job} cannot be activated: its list of files is not complete.`);
      const [coming, leaving] = [COMING_VERSIONS, LEAVING_VERSIONS].map((versions) =>
        db.prepare<[{ job: number }], number>(versions).pluck().all({ job }),
      ) as [number[], number[]];
      const changed = coming.length + leaving.length > 0;
      if (changed) {
        keepFiles(db);
        takeVersions(db, coming, leaving);
        setNote.run('generation', String(job));
      }
      takeFiles(db, job);
      db.exec(`
        INSERT OR REPLACE INTO notes (name, value) SELECT substr(name, 8), value FROM notes WHERE name LIKE 'staged:%';
        DELETE FROM notes WHERE name LIKE 'staged:%';
      `);
      setNote.run(ACTIVATED, `${job} ${changed ? 'changed' : 'same'}`);
      // A process that dies from here on leaves a job that is done.
      db.prepare(`UPDATE jobs SET state = 'done', ended_at = ? WHERE id = ?`).run(Date.now(), job);
      return changed;
    })
    .immediate();
}

/** Keeps the files as they are for a rollback; writes only the rows that differ. */
function keepFiles(db: Db): void {
  db.exec(`
    DELETE FROM previous_files WHERE path NOT IN (SELECT path FROM files);
    INSERT OR REPLACE INTO previous_files SELECT ${FILE_COLUMNS} FROM (
      SELECT ${FILE_COLUMNS} FROM files EXCEPT SELECT ${FILE_COLUMNS} FROM previous_files);
    INSERT OR REPLACE INTO notes (name, value) SELECT 'previous-generation', value FROM notes WHERE name = 'generation';
  `);
}

function takeFiles(db: Db, job: number): void {
  db.prepare(`DELETE FROM files WHERE path IN (SELECT path FROM staged_files WHERE job = ? AND ${LEAVES})`).run(job);
  db.prepare(
    `INSERT OR REPLACE INTO files SELECT ${FILE_COLUMNS} FROM staged_files WHERE job = ? AND NOT (${LEAVES})`,
  ).run(job);
  db.prepare('DELETE FROM staged_files WHERE job = ?').run(job);
}

/** Versions follow the files; a pin follows its text to the version that holds it now. */
function takeVersions(db: Db, coming: readonly number[], leaving: readonly number[]): void {
  const setState = db.prepare('UPDATE versions SET state = ? WHERE id IN (SELECT value FROM json_each(?))');
  setState.run('past', JSON.stringify(leaving));
  setState.run('live', JSON.stringify(coming));
  db.exec(`
    UPDATE pins SET (version, quote) = (
      SELECT now.id, json_set(pins.quote, '$.version', now.id, '$.article', now.path)
      FROM versions was JOIN versions now ON now.text_hash = was.text_hash AND now.state = 'live'
      WHERE was.id = pins.version ORDER BY now.path = was.path DESC, now.id LIMIT 1)
    WHERE version NOT IN (SELECT id FROM versions WHERE state = 'live')
      AND (SELECT text_hash FROM versions WHERE id = pins.version) IN (SELECT text_hash FROM versions WHERE state = 'live');
  `);
}
