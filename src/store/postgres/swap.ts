/** The swap that makes a job's files the live ones. */
import type { Quote } from '../../types.ts';
import { FILE_COLUMNS, STAGED_JOB } from '../columns.ts';
import type { Query } from './connection.ts';
import { getNote, setNote } from './jobs.ts';

const ACTIVATED = 'activated';

/**
 * Makes a job's files the live ones, in the transaction of `query`; see `Store.activate`. Returns whether the set of
 * versions changed. `follow` brings the vector index along, while the lists of files are still apart.
 *
 * @throws Error when the job has staged no files: an index is never emptied by a mistake.
 */
export async function activateFiles(query: Query, job: number, follow: () => Promise<void>): Promise<boolean> {
  const [activated, outcome] = ((await getNote(query, ACTIVATED)) ?? '').split(' ');
  if (activated === String(job)) return outcome === 'changed';
  if ((await getNote(query, `staged:${STAGED_JOB}`)) !== String(job))
    throw new Error(`Job ${job} cannot be activated: its list of files is not complete.`);
  const changed = await differs(query, job);
  if (changed) {
    await follow();
    await query('DELETE FROM footnote.previous_files');
    await query(`INSERT INTO footnote.previous_files SELECT ${FILE_COLUMNS} FROM footnote.files`);
    await setNote(query, 'previous-generation', (await getNote(query, 'generation')) ?? '0');
  }
  await takeFiles(query, job);
  if (changed) {
    await takeVersions(query);
    await setNote(query, 'generation', String(job));
  }
  await query(
    `INSERT INTO footnote.notes (name, value) SELECT substr(name, 8), value FROM footnote.notes WHERE name LIKE 'staged:%'
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  await query(`DELETE FROM footnote.notes WHERE name LIKE 'staged:%'`);
  await setNote(query, ACTIVATED, `${job} ${changed ? 'changed' : 'same'}`);
  // A process that dies from here on leaves a job that is done.
  await query(`UPDATE footnote.jobs SET state = 'done', ended_at = $1 WHERE id = $2`, [Date.now(), job]);
  return changed;
}

async function differs(query: Query, job: number): Promise<boolean> {
  const [row] = await query<{ n: number }>(
    `WITH now AS (SELECT version FROM footnote.files WHERE version IS NOT NULL),
       next AS (SELECT version FROM footnote.staged_files WHERE job = $1 AND version IS NOT NULL)
     SELECT count(*) AS n FROM ((TABLE next EXCEPT TABLE now) UNION ALL (TABLE now EXCEPT TABLE next)) changes`,
    [job],
  );
  return (row?.n ?? 0) > 0;
}

/**
 * Writes only the rows that differ: of ten thousand files most are as they were. NOT EXISTS, here and wherever a list may be
 * long: once the list of a NOT IN outgrows the server's work_mem, it is gone through anew for each row.
 */
async function takeFiles(query: Query, job: number): Promise<void> {
  await query(
    `DELETE FROM footnote.files was WHERE NOT EXISTS (
       SELECT 1 FROM footnote.staged_files next WHERE next.job = $1 AND next.path = was.path)`,
    [job],
  );
  await query(
    `INSERT INTO footnote.files (${FILE_COLUMNS})
     SELECT ${FILE_COLUMNS} FROM footnote.staged_files WHERE job = $1 EXCEPT SELECT ${FILE_COLUMNS} FROM footnote.files
     ON CONFLICT (path) DO UPDATE SET (size_bytes, modified_ms, file_hash, version, duplicate_of, failure) =
       (excluded.size_bytes, excluded.modified_ms, excluded.file_hash, excluded.version, excluded.duplicate_of, excluded.failure)`,
    [job],
  );
  await query('DELETE FROM footnote.staged_files WHERE job = $1', [job]);
}

/** Versions follow the files, counts of terms and pins follow the versions. */
async function takeVersions(query: Query): Promise<void> {
  const set = async (state: 'live' | 'past', where: string): Promise<number[]> => {
    const rows = await query<{ id: number }>(
      `UPDATE footnote.versions v SET state = '${state}' WHERE ${where} (SELECT 1 FROM footnote.files f WHERE f.version = v.id) RETURNING id`,
    );
    return rows.map(({ id }) => id);
  };
  const leaving = await set('past', `state = 'live' AND NOT EXISTS`);
  const coming = await set('live', `state <> 'live' AND EXISTS`);
  const counted = `SELECT term, count(*)::int AS passages FROM footnote.postings WHERE version = ANY($1::bigint[]) GROUP BY term`;
  await query(
    `INSERT INTO footnote.terms (term, passages) ${counted}
     ON CONFLICT (term) DO UPDATE SET passages = footnote.terms.passages + excluded.passages`,
    [coming],
  );
  await query(
    `UPDATE footnote.terms known SET passages = known.passages - gone.passages FROM (${counted}) gone WHERE gone.term = known.term`,
    [leaving],
  );
  await query('DELETE FROM footnote.terms WHERE passages <= 0');
  await movePins(query);
}

/** A pin follows its text to the version that holds it now. */
async function movePins(query: Query): Promise<void> {
  const pins = await query<{ id: number; quote: string; version: number; path: string }>(
    `SELECT DISTINCT ON (p.id) p.id, p.quote, now.id AS version, now.path
     FROM footnote.pins p JOIN footnote.versions was ON was.id = p.version AND was.state <> 'live'
       JOIN footnote.versions now ON now.text_hash = was.text_hash AND now.state = 'live'
     ORDER BY p.id, (now.path = was.path) DESC, now.id`,
  );
  for (const { id, quote, version, path } of pins) {
    const moved: Quote = { ...(JSON.parse(quote) as Quote), version, article: path };
    await query('UPDATE footnote.pins SET quote = $1, version = $2 WHERE id = $3', [
      JSON.stringify(moved),
      version,
      id,
    ]);
  }
}
