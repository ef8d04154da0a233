/** The sweep: deletes passages and versions that nothing refers to any more. */
import type { Db } from './database.ts';

const SWEEP_SLICE = 200;
/** Two parts, so that each is looked up by state: live passages are never walked through. */
const STALE_PASSAGES = `SELECT p.id FROM versions v CROSS JOIN passages p ON p.version = v.id WHERE v.state IN ('past', 'staged')
  AND (v.state = 'past' OR v.job NOT IN (SELECT id FROM jobs WHERE state = 'running'))`;
const STALE_VERSION = `state IN ('past', 'staged')
  AND (state = 'past' OR job NOT IN (SELECT id FROM jobs WHERE state = 'running'))
  AND id NOT IN (SELECT version FROM citations)
  AND id NOT IN (SELECT version FROM previous_files WHERE version IS NOT NULL)
  AND id NOT IN (SELECT version FROM staged_files WHERE version IS NOT NULL)`;

/** True when a sweep would find something to delete. */
export function sweepDue(db: Db): boolean {
  const found = db.prepare<[], { due: number }>(
    `SELECT EXISTS (${STALE_PASSAGES}) OR EXISTS (SELECT 1 FROM versions WHERE ${STALE_VERSION}) due`,
  );
  return found.get()?.due === 1;
}

/** Deletes one slice of what nothing refers to any more; returns false when there was nothing left. */
export function sweepSlice(db: Db): boolean {
  return db
    .transaction(() => {
      // First, so that a version that lost some of its passages is never taken for a whole one.
      db.exec(
        `UPDATE versions SET passages = NULL, windows = NULL, terms = NULL WHERE state = 'past' AND passages IS NOT NULL`,
      );
      const stale = db.prepare<[number], { id: number }>(`${STALE_PASSAGES} LIMIT ?`).all(SWEEP_SLICE);
      dropPassages(
        db,
        stale.map(({ id }) => id),
      );
      if (stale.length === SWEEP_SLICE) return true;
      db.exec(`
        DELETE FROM versions WHERE ${STALE_VERSION};
        DELETE FROM pins WHERE version NOT IN (SELECT id FROM versions);
      `);
      return false;
    })
    .immediate();
}

export function dropPassages(db: Db, ids: readonly number[]): void {
  const dropTerms = db.prepare('DELETE FROM lexical WHERE rowid = ?');
  const dropPassage = db.prepare('DELETE FROM passages WHERE id = ?');
  for (const id of ids) {
    dropTerms.run(id);
    dropPassage.run(id);
  }
}
