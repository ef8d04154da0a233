/**
 * Searching the SQLite store: BM25 by FTS5, packed candidates, passages. FTS5 scores every row that matches, about three
 * microseconds each, so rows are gathered by the question's rarest terms (`gather.ts`).
 */
import { type Gathering, gatherTerms, ROW_BUDGET } from '../gather.ts';
import { unpackLists } from '../packing.ts';
import type { LexicalHit } from '../records.ts';
import { type CandidateRow, type PassageRow, readCandidate, readPassage } from '../rows.ts';
import { aboutAsLong, termsAlike } from '../similar.ts';
import type { SearchStore } from '../store.ts';
import { createCounts, quoted } from './counts.ts';
import type { Db } from './database.ts';

/** The FTS5 expression for the rows that a question's terms gather. */
function gatherExpression({ must, any }: Gathering): string {
  const some = any.map(quoted).join(' OR ');
  return must === null ? some : `${quoted(must)} AND (${some})`;
}

type SqliteSearch = Omit<SearchStore, 'searchVector'> & { forgetGeneration(): void };

export function searchMethods(db: Db): SqliteSearch {
  const live = `JOIN versions v ON v.id = p.version AND v.state = 'live'`;
  const statements = {
    note: db.prepare<[string], { value: string }>('SELECT value FROM notes WHERE name = ?'),
    setNote: db.prepare(
      'INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ),
    similar: db.prepare<[string, string], { term: string; passages: number }>(
      'SELECT term, doc passages FROM lexical_terms WHERE term >= ? AND term < ?',
    ),
    search: db.prepare<[string, number, number, number], { id: number; score: number; live: number }>(
      `SELECT hit.rowid id, -hit.rank score, v.id IS NOT NULL live
       FROM (SELECT rowid, rank FROM lexical WHERE lexical MATCH ? AND rowid <= ? AND rowid > ? ORDER BY rank LIMIT ?) hit
       LEFT JOIN passages p ON p.id = hit.rowid LEFT JOIN versions v ON v.id = p.version AND v.state = 'live'`,
    ),
    idsOf: db.prepare<[string], { id: number }>(`SELECT p.id FROM passages p ${live} WHERE v.path = ? ORDER BY p.id`),
    candidates: db.prepare<[string], CandidateRow>(
      `SELECT p.id, p.version, p.head_terms head, p.body_terms body, p.vectors, p.windows
       FROM json_each(?) wanted CROSS JOIN passages p ON p.id = wanted.value ${live}`,
    ),
    tokens: db.prepare<[number], { tokens: Uint8Array }>('SELECT tokens FROM passages WHERE id = ?'),
    // CROSS JOIN keeps the order of the tables: the planner would begin with every live version.
    passages: db.prepare<[string], PassageRow>(
      `SELECT p.id, p.version "versionId", p.start, p."end", p.heading, p.page, p.text, p.sentences, v.path article, v.title, v.url,
         v.date
       FROM json_each(?) wanted CROSS JOIN passages p ON p.id = wanted.value ${live} ORDER BY wanted.key`,
    ),
  };
  const { newestLive, oldestLive, countsMore, floorOfNewest, totals, frequencyOf, forget } = createCounts(db);

  /** Passages that left but are not swept away yet take up places among the best: more are then asked for. */
  const searchLive = (gathering: Gathering, limit: number): LexicalHit[] => {
    const expression = gatherExpression(gathering);
    // Words that stand nearly everywhere tell passages apart so little that the newest ones will do.
    const share = ROW_BUDGET / Math.max(1, gathering.rows);
    const floor = share >= 1 ? oldestLive() - 1 : floorOfNewest(Math.ceil(share * totals().passages));
    for (let wanted = limit; ; wanted *= 4) {
      const rows = statements.search.all(expression, newestLive(), floor, wanted);
      const found = rows.filter((row) => row.live === 1);
      if (found.length >= limit || rows.length < wanted)
        return found.slice(0, limit).map(({ id, score }) => ({ passageId: id, score }));
    }
  };

  return {
    forgetGeneration: forget,
    async generation() {
      return Number(statements.note.get('generation')?.value ?? 0);
    },
    async statistics() {
      return totals();
    },
    async documentFrequencies(terms) {
      return terms.map(frequencyOf);
    },
    async searchLexical(terms, limit) {
      const known = terms.map((term) => ({ term, passages: frequencyOf(term) }));
      const gathering = gatherTerms(known, totals().passages);
      return gathering === null ? [] : searchLive(gathering, limit);
    },
    async similarTerms(term) {
      const alike = termsAlike(term)
        .flatMap(({ from, before }) => statements.similar.all(from, before))
        .filter((other) => aboutAsLong(term, other.term));
      if (!countsMore()) return alike;
      return alike
        .map((other) => ({ term: other.term, passages: frequencyOf(other.term) }))
        .filter(({ passages }) => passages > 0);
    },
    async passagesOf(article) {
      return statements.idsOf.all(article).map(({ id }) => id);
    },
    async loadCandidates(ids) {
      return statements.candidates.all(JSON.stringify(ids)).map(readCandidate);
    },
    async loadTokens(ids) {
      return ids.map((id) => {
        const row = statements.tokens.get(id);
        return row === undefined ? [] : unpackLists(row.tokens);
      });
    },
    async loadPassages(ids) {
      return statements.passages.all(JSON.stringify(ids)).map(readPassage);
    },
    async readNote(name) {
      return statements.note.get(name)?.value ?? null;
    },
    async writeNote(name, value) {
      statements.setNote.run(name, value);
    },
  };
}
