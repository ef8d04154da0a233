/**
 * What the SQLite store counts for a question: passages and words in all, and passages a term. Counts are remembered until
 * the next job.
 */
import type { CorpusStatistics } from '../records.ts';
import type { Db } from './database.ts';

const FREQUENCY_CACHE_LIMIT = 200_000;
/** Of all live passages, how many others may be counted with them. */
const LEFT_SHARE = 0.1;

export interface Counts {
  /** The newest live passage. What a job stages is newer than all that is live, so ids above it are not looked at. */
  newestLive(): number;
  /** The oldest live passage. Once every file was made anew, what a rollback needs lies below it and is not looked at. */
  oldestLive(): number;
  /** True where the counts that FTS5 keeps hold much that is not live: what is staged, or what a full reindex left for a rollback. */
  countsMore(): boolean;
  /** The largest id that all but about the newest `count` live passages do not exceed. */
  floorOfNewest(count: number): number;
  totals(): CorpusStatistics;
  /** How many live passages hold the term. */
  frequencyOf(term: string): number;
  forget(): void;
}

interface Run {
  readonly first: number;
  readonly count: number;
}

/** Terms hold letters, digits and full stops only, but are quoted all the same: no term is ever FTS5 syntax. */
export const quoted = (term: string) => `"${term.replaceAll('"', '""')}"`;

export function createCounts(db: Db): Counts {
  const statements = {
    totals: db.prepare<[], { articles: number; passages: number; windows: number; terms: number }>(
      `SELECT count(*) articles, total(passages) passages, total(windows) windows, total(terms) terms FROM versions WHERE state = 'live'`,
    ),
    frequency: db.prepare<[string], { doc: number }>('SELECT doc FROM lexical_terms WHERE term = ?'),
    countBetween: db.prepare<[string, number, number], { n: number }>(
      'SELECT count(*) n FROM lexical WHERE lexical MATCH ? AND rowid >= ? AND rowid <= ?',
    ),
    newest: db.prepare<[], { id: number | null }>('SELECT max(id) id FROM passages'),
    first: db.prepare<[], { id: number | null }>('SELECT min(id) id FROM passages'),
    newestLive: db.prepare<[], { id: number }>(
      `SELECT p.id FROM passages p JOIN versions v ON v.id = p.version AND v.state = 'live' ORDER BY p.id DESC LIMIT 1`,
    ),
    oldestLive: db.prepare<[], { id: number }>(
      `SELECT p.id FROM passages p JOIN versions v ON v.id = p.version AND v.state = 'live' ORDER BY p.id LIMIT 1`,
    ),
    // A version's passages have ids in a row.
    runs: db.prepare<[], Run>(
      `SELECT (SELECT id FROM passages WHERE version = v.id ORDER BY start LIMIT 1) first, v.passages count
       FROM versions v WHERE v.state = 'live' AND v.passages > 0 ORDER BY first DESC`,
    ),
  };
  const frequencies = new Map<string, number>();
  let statistics: CorpusStatistics | null = null;
  let newest: number | null = null;
  let oldest: number | null = null;
  let left: boolean | null = null;
  let runs: readonly Run[] | null = null;

  const newestLive = (): number => {
    newest ??= statements.newestLive.get()?.id ?? 0;
    return newest;
  };
  const oldestLive = (): number => {
    oldest ??= statements.oldestLive.get()?.id ?? 0;
    return oldest;
  };
  const somethingStaged = (): boolean => (statements.newest.get()?.id ?? 0) > newestLive();

  const totals = (): CorpusStatistics => {
    if (statistics === null) {
      const { articles, passages, windows, terms } = statements.totals.get() ?? {
        articles: 0,
        passages: 0,
        windows: 0,
        terms: 0,
      };
      statistics = { articles, passages, windows, meanTerms: passages === 0 ? 0 : terms / passages };
    }
    return statistics;
  };

  /** What a full reindex left for a rollback lies below all that is live; what a small one left is too little to matter. */
  const muchLeft = (): boolean => {
    left ??= oldestLive() - (statements.first.get()?.id ?? 0) > LEFT_SHARE * totals().passages;
    return left;
  };

  const countsMore = (): boolean => somethingStaged() || muchLeft();

  /** Reading the count that FTS5 keeps is quick; where it holds more, passages are counted one by one. */
  const countPassages = (term: string): number => {
    const counted = statements.frequency.get(term)?.doc ?? 0;
    if (counted === 0 || !countsMore()) return Math.min(counted, totals().passages);
    const live = statements.countBetween.get(quoted(term), oldestLive(), newestLive())?.n ?? 0;
    return Math.min(live, totals().passages);
  };

  /** By rank, not by share of the largest id: jobs that were cancelled leave large gaps between ids. */
  const floorOfNewest = (count: number): number => {
    runs ??= statements.runs.all();
    let left = count;
    for (const run of runs) {
      if (run.count >= left) return run.first + run.count - left - 1;
      left -= run.count;
    }
    return 0;
  };

  return {
    newestLive,
    oldestLive,
    countsMore,
    floorOfNewest,
    totals,
    frequencyOf(term) {
      const cached = frequencies.get(term);
      if (cached !== undefined) return cached;
      if (frequencies.size >= FREQUENCY_CACHE_LIMIT) frequencies.clear();
      const found = countPassages(term);
      frequencies.set(term, found);
      return found;
    },
    forget() {
      frequencies.clear();
      statistics = null;
      newest = null;
      oldest = null;
      left = null;
      runs = null;
    },
  };
}
