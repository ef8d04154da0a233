/** The swap that makes a job's files the live ones. */
import type { Db } from './database.ts';
import { FILE_COLUMNS, STAGED_JOB } from './jobs.ts';

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
      const changed = differs(db, job);
      if (changed) {
        db.exec(`
          DELETE FROM previous_files;
          INSERT INTO previous_files SELECT ${FILE_COLUMNS} FROM files;
          INSERT OR REPLACE INTO notes (name, value) SELECT 'previous-generation', value FROM notes WHERE name = 'generation';
        `);
      }
      takeFiles(db, job);
      if (changed) {
        takeVersions(db);
        setNote.run('generation', String(job));
      }
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

function differs(db: Db, job: number): boolean {
  const changes = db.prepare<[number, number], { n: number }>(
    `SELECT count(*) n FROM (
       SELECT version FROM (SELECT version FROM staged_files WHERE job = ? AND version IS NOT NULL)
       EXCEPT SELECT version FROM files
       UNION ALL
       SELECT version FROM (SELECT version FROM files WHERE version IS NOT NULL EXCEPT SELECT version FROM staged_files WHERE job = ?))`,
  );
  return (changes.get(job, job)?.n ?? 0) > 0;
}

/** Writes only the rows that differ: of ten thousand files most are as they were. */
function takeFiles(db: Db, job: number): void {
  db.prepare('DELETE FROM files WHERE path NOT IN (SELECT path FROM staged_files WHERE job = ?)').run(job);
  db.prepare(
    `INSERT OR REPLACE INTO files SELECT ${FILE_COLUMNS} FROM (
       SELECT ${FILE_COLUMNS} FROM staged_files WHERE job = ? EXCEPT SELECT ${FILE_COLUMNS} FROM files)`,
  ).run(job);
  db.prepare('DELETE FROM staged_files WHERE job = ?').run(job);
}

/** Versions follow the files; a pin follows its text to the version that holds it now. */
function takeVersions(db: Db): void {
  db.exec(`
    UPDATE versions SET state = 'past' WHERE state = 'live' AND id NOT IN (SELECT version FROM files WHERE version IS NOT NULL);
    UPDATE versions SET state = 'live' WHERE state <> 'live' AND id IN (SELECT version FROM files WHERE version IS NOT NULL);
    UPDATE pins SET (version, quote) = (
      SELECT now.id, json_set(pins.quote, '$.version', now.id, '$.article', now.path)
      FROM versions was JOIN versions now ON now.text_hash = was.text_hash AND now.state = 'live'
      WHERE was.id = pins.version ORDER BY now.path = was.path DESC, now.id LIMIT 1)
    WHERE version NOT IN (SELECT id FROM versions WHERE state = 'live')
      AND (SELECT text_hash FROM versions WHERE id = pins.version) IN (SELECT text_hash FROM versions WHERE state = 'live');
  `);
}
