/**
 * Searching the Postgres store: BM25 over the table of postings, packed candidates, passages. The formula is that of
 * SQLite's FTS5, parameters and all, so that both databases rank alike.
 */

import { gatherTerms } from '../gather.ts';
import { unpackLists } from '../packing.ts';
import type { CorpusStatistics, LexicalHit } from '../records.ts';
import { type CandidateRow, type PassageRow, readCandidate, readPassage } from '../rows.ts';
import { aboutAsLong, termsAlike } from '../similar.ts';
import type { SearchStore } from '../store.ts';
import type { Db } from './connection.ts';
import { getNote, setNote } from './jobs.ts';
import { indexed } from './staging.ts';

const FREQUENCY_CACHE_LIMIT = 200_000;
/** The idf of a term that more than half of the passages hold: it counts, but next to nothing. */
const LEAST_IDF = 1e-6;

/**
 * @see https://www.sqlite.org/fts5.html#the_bm25_function - k1 = 1.2, b = 0.75. Scores are rounded before they are
 * compared: sums in another order differ in their last digit, and equal ones shall keep the order of the articles. Twelve
 * digits behind the point: where a word stands in most passages, whole scores are no larger than a millionth.
 */
const BM25 = `SELECT t.passage AS "passageId", sum(wanted.idf * t.frequency * 2.2 / (t.frequency + 1.2 * (0.25 + 0.75 * t.length / $3))) AS score
  FROM unnest($1::text[], $2::float8[]) AS wanted (term, idf)
  JOIN footnote.postings t ON t.term = wanted.term
  JOIN footnote.versions v ON v.id = t.version AND v.state = 'live'`;
const BEST = `ORDER BY round(sum(wanted.idf * t.frequency * 2.2 / (t.frequency + 1.2 * (0.25 + 0.75 * t.length / $3)))::numeric, 12) DESC, t.passage`;

interface Totals extends CorpusStatistics {
  /** Mean number of terms in a passage, those of title and headings included: what BM25 measures length by. */
  readonly meanLength: number;
}

export type PostgresSearch = Omit<SearchStore, 'searchVector'> & { forgetGeneration(): void };

const WANTED = 'unnest($1::bigint[]) WITH ORDINALITY AS wanted (id, place)';
const LIVE = `JOIN footnote.versions v ON v.id = p.version AND v.state = 'live'`;

export function searchMethods(db: Db): PostgresSearch {
  const frequencies = new Map<string, number>();
  let remembered: Promise<Totals> | null = null;

  function totals(): Promise<Totals> {
    const reading = remembered ?? readTotals(db);
    remembered = reading;
    reading.catch(() => {
      if (remembered === reading) remembered = null;
    });
    return reading;
  }

  async function countPassages(terms: readonly string[]): Promise<number[]> {
    const missing = [...new Set(terms)].filter((term) => !frequencies.has(term));
    if (missing.length > 0) {
      const rows = await db.repeatable<{ term: string; passages: number }>(
        'SELECT term, passages FROM footnote.terms WHERE term = ANY($1::text[])',
        [missing.map(indexed)],
      );
      const found = new Map(rows.map(({ term, passages }) => [term, passages]));
      if (frequencies.size + missing.length > FREQUENCY_CACHE_LIMIT) frequencies.clear();
      for (const term of missing) frequencies.set(term, found.get(indexed(term)) ?? 0);
    }
    return terms.map((term) => frequencies.get(term) ?? 0);
  }

  return {
    forgetGeneration() {
      frequencies.clear();
      remembered = null;
    },
    generation: async () => Number((await getNote(db.repeatable, 'generation')) ?? 0),
    async statistics() {
      const { meanLength: _length, ...statistics } = await totals();
      return statistics;
    },
    documentFrequencies: countPassages,
    async searchLexical(terms, limit) {
      const counts = await countPassages(terms);
      const known = [...new Map(terms.map((term, i) => [indexed(term), counts[i] as number]))];
      const { passages, meanLength } = await totals();
      const gathering = gatherTerms(
        known.map(([term, holding]) => ({ term, passages: holding })),
        passages,
      );
      if (gathering === null) return [];
      const chosen = gathering.must === null ? gathering.any : [gathering.must, ...gathering.any];
      const count = new Map(known);
      const idf = chosen.map((term) => {
        const holding = count.get(term) ?? 0;
        return Math.max(LEAST_IDF, Math.log((passages - holding + 0.5) / (holding + 0.5)));
      });
      const having = gathering.must === null ? '' : 'HAVING bool_or(t.term = $5) AND count(*) > 1';
      const values: unknown[] = [chosen, idf, Math.max(1, meanLength), limit];
      if (gathering.must !== null) values.push(gathering.must);
      return db.repeatable<LexicalHit>(`${BM25} GROUP BY t.passage ${having} ${BEST} LIMIT $4`, values);
    },
    async similarTerms(term) {
      const found = await Promise.all(
        termsAlike(term).map(({ from, before }) =>
          db.repeatable<{ term: string; passages: number }>(
            'SELECT term, passages FROM footnote.terms WHERE term >= $1 AND term < $2',
            [from, before],
          ),
        ),
      );
      return found.flat().filter((other) => aboutAsLong(term, other.term));
    },
    async passagesOf(article) {
      const rows = await db.repeatable<{ id: number }>(
        `SELECT p.id FROM footnote.passages p ${LIVE} WHERE v.path = $1 ORDER BY p.id`,
        [article],
      );
      return rows.map(({ id }) => id);
    },
    async loadCandidates(ids) {
      const rows = await db.repeatable<CandidateRow>(
        `SELECT p.id, p.version, p.head_terms AS head, p.body_terms AS body, p.vectors, p.windows
         FROM ${WANTED} JOIN footnote.passages p ON p.id = wanted.id ${LIVE} ORDER BY wanted.place`,
        [ids],
      );
      return rows.map(readCandidate);
    },
    async loadTokens(ids) {
      const rows = await db.repeatable<{ tokens: Buffer | null }>(
        `SELECT p.tokens FROM ${WANTED} LEFT JOIN footnote.passages p ON p.id = wanted.id ORDER BY wanted.place`,
        [ids],
      );
      return rows.map(({ tokens }) => (tokens === null ? [] : unpackLists(tokens)));
    },
    async loadPassages(ids) {
      const rows = await db.repeatable<PassageRow>(
        `SELECT p.id, p.version AS "versionId", p.start, p."end", p.heading, p.page, p.text, p.sentences,
           v.path AS article, v.title, v.url, v.date
         FROM ${WANTED} JOIN footnote.passages p ON p.id = wanted.id ${LIVE} ORDER BY wanted.place`,
        [ids],
      );
      return rows.map(readPassage);
    },
    readNote: (name) => getNote(db.repeatable, name),
    async writeNote(name, value) {
      await setNote(db.repeatable, name, value);
    },
  };
}

async function readTotals(db: Db): Promise<Totals> {
  const [row] = await db.repeatable<{
    articles: number;
    passages: number;
    windows: number;
    terms: number;
    length: number;
  }>(
    `SELECT count(*) AS articles, coalesce(sum(passages), 0)::bigint AS passages, coalesce(sum(windows), 0)::bigint AS windows,
       coalesce(sum(terms), 0)::bigint AS terms, coalesce(sum(length), 0)::bigint AS length
     FROM footnote.versions WHERE state = 'live'`,
  );
  const { articles, passages, windows, terms, length } = row ?? {
    articles: 0,
    passages: 0,
    windows: 0,
    terms: 0,
    length: 0,
  };
  const mean = (sum: number) => (passages === 0 ? 0 : sum / passages);
  return { articles, passages, windows, meanTerms: mean(terms), meanLength: mean(length) };
}
