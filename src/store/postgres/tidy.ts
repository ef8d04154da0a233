/** What is cleared away after a job: rows that nothing refers to, tables of vectors that nobody searches any more. */
import type { Query, Session } from './connection.ts';
import { getNote, setNote } from './jobs.ts';
import { VECTORS_NOTE, type VectorTable } from './vectors.ts';

/** Versions whose passages are deleted in one transaction. */
const SWEEP_SLICE = 50;
/** A table that somebody reads just now is dropped the next time: whoever came after would have to wait behind us. */
const LOCK_TIMEOUT = '2s';
const ANALYSED = 'analysed';

const DROPPED = `(v.state = 'past' OR (v.state = 'staged' AND v.job NOT IN (SELECT id FROM footnote.jobs WHERE state = 'running')))`;
const STALE_PASSAGES = `SELECT v.id FROM footnote.versions v WHERE v.state IN ('past', 'staged') AND ${DROPPED}
  AND EXISTS (SELECT 1 FROM footnote.passages p WHERE p.version = v.id)`;
const STALE_VERSIONS = `SELECT v.id FROM footnote.versions v WHERE v.state IN ('past', 'staged') AND ${DROPPED}
  AND NOT EXISTS (SELECT 1 FROM footnote.citations c WHERE c.version = v.id)
  AND NOT EXISTS (SELECT 1 FROM footnote.previous_files f WHERE f.version = v.id)
  AND NOT EXISTS (SELECT 1 FROM footnote.staged_files f WHERE f.version = v.id)`;

/** True when a job was left open, or when `tidy` would find something to delete. */
export async function isTidyDue(query: Query): Promise<boolean> {
  const [found] = await query<{ due: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM footnote.jobs WHERE state = 'running') OR EXISTS (SELECT 1 FROM footnote.staged_files)
       OR EXISTS (SELECT 1 FROM footnote.notes WHERE name LIKE 'staged:%')
       OR EXISTS (${STALE_PASSAGES}) OR EXISTS (${STALE_VERSIONS}) AS due`,
  );
  return found?.due ?? false;
}

export async function tidy(own: Session, schema: string): Promise<void> {
  while (await sweepSlice(own));
  await dropOldVectors(own, schema);
  // The server's planner learns of large changes by itself, but later than the next question comes.
  const generation = (await getNote(own.query, 'generation')) ?? '0';
  if ((await getNote(own.query, ANALYSED)) === generation) return;
  await own.query('ANALYZE footnote.versions, footnote.passages, footnote.postings, footnote.terms, footnote.files');
  await setNote(own.query, ANALYSED, generation);
}

/** Deletes one slice of what nothing refers to any more; returns false when there was nothing left. */
function sweepSlice(own: Session): Promise<boolean> {
  return own.transaction(async (query) => {
    // First, so that a version that lost some of its passages is never taken for a whole one.
    await query(
      `UPDATE footnote.versions SET passages = NULL, windows = NULL, terms = NULL, length = NULL WHERE state = 'past' AND passages IS NOT NULL`,
    );
    const stale = await query<{ id: number }>(`${STALE_PASSAGES} LIMIT ${SWEEP_SLICE}`);
    const versions = [stale.map(({ id }) => id)];
    await query('DELETE FROM footnote.postings WHERE version = ANY($1::bigint[])', versions);
    await query('DELETE FROM footnote.passages WHERE version = ANY($1::bigint[])', versions);
    if (stale.length === SWEEP_SLICE) return true;
    await query(`DELETE FROM footnote.versions WHERE id IN (${STALE_VERSIONS})`);
    await query(
      'DELETE FROM footnote.pins p WHERE NOT EXISTS (SELECT 1 FROM footnote.versions v WHERE v.id = p.version)',
    );
    return false;
  });
}

async function dropOldVectors({ query, transaction }: Session, schema: string): Promise<void> {
  const notes = [await getNote(query, VECTORS_NOTE), await getNote(query, `staged:${VECTORS_NOTE}`)];
  const used = notes.flatMap((note) => (note === null ? [] : [(JSON.parse(note) as VectorTable).table]));
  const tables = await query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 AND tablename ~ '^vectors_[0-9]+$'`,
    [schema],
  );
  for (const { name } of tables.filter((table) => !used.includes(table.name)))
    await transaction(async (inside) => {
      await inside(`SELECT set_config('lock_timeout', $1, true)`, [LOCK_TIMEOUT]);
      await inside(`DROP TABLE footnote.${name}`);
    }).catch(() => undefined);
}
