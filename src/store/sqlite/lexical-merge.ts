/**
 * Merging the lexical index. FTS5 writes each transaction's terms as a tree of its own, and a question looks its terms up
 * in every one of them: 100,000 passages in six trees cost a question twice the time that they cost it in one (measured:
 * 10 ms against 5). FTS5 merges some by itself; after a job the rest is merged too.
 *
 * @see https://sqlite.org/fts5.html#the_merge_command
 */
import type { Db } from './database.ts';

/** Pages of the index written at once: some tens of milliseconds, in which nobody else can write. */
const PAGES = 100;
/** While the largest tree holds less than this share, all are merged into one; else the small ones among themselves. */
const WHOLE = 0.8;
/** Trees that are left alone, as FTS5 leaves them: a merge that was run to its end leaves fewer. */
const MOST_TREES = 4;

/** Merges a slice at each step; ends when nothing is left to merge. What was merged stays when it is not run to its end. */
export function* mergeLexical(db: Db): Generator<void> {
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
  const merge = db.prepare<[number]>(`INSERT INTO lexical (lexical, rank) VALUES ('merge', ?)`);
  // From two trees on, instead of FTS5's four. It is kept in the index.
  db.exec(`INSERT INTO lexical (lexical, rank) VALUES ('usermerge', 2)`);
  // A negative number of pages puts all trees on one level, so that they become one.
  for (let pages = isScattered(treeSizes(db)) ? -PAGES : PAGES; ; pages = PAGES) {
    const before = changes.get() as number;
    merge.run(pages);
    // A merge that found nothing to do still counts the row of the command.
    if ((changes.get() as number) - before < 2) return;
    yield;
  }
}

/** True where a merge was broken off, or never begun. */
export function mergeDue(db: Db): boolean {
  const sizes = treeSizes(db);
  return isScattered(sizes) || sizes.length > MOST_TREES;
}

/** Pages of each tree, the largest first. */
export const treeSizes = (db: Db): number[] =>
  db.prepare<[], number>('SELECT count(*) FROM lexical_idx GROUP BY segid ORDER BY 1 DESC').pluck().all();

function isScattered(sizes: readonly number[]): boolean {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return (sizes[0] ?? 0) < WHOLE * total;
}
