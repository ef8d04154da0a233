/** What is cleared away after a job: rows that nothing refers to, tables of vectors that nobody searches any more. */
import type { Session } from './connection.ts';
import { getNote, setNote } from './jobs.ts';
import { sweepSlice } from './swap.ts';
import { VECTORS_NOTE, type VectorTable } from './vectors.ts';

/** A table that somebody reads just now is dropped the next time: whoever came after would have to wait behind us. */
const LOCK_TIMEOUT = '2s';
const ANALYSED = 'analysed';

export async function tidy(own: Session, schema: string): Promise<void> {
  while (await sweepSlice(own));
  await dropOldVectors(own, schema);
  // The server's planner learns of large changes by itself, but later than the next question comes.
  const generation = (await getNote(own.query, 'generation')) ?? '0';
  if ((await getNote(own.query, ANALYSED)) === generation) return;
  await own.query('ANALYZE footnote.versions, footnote.passages, footnote.postings, footnote.terms, footnote.files');
  await setNote(own.query, ANALYSED, generation);
}

async function dropOldVectors({ query, transaction }: Session, schema: string): Promise<void> {
  const notes = await Promise.all([VECTORS_NOTE, `staged:${VECTORS_NOTE}`].map((name) => getNote(query, name)));
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
