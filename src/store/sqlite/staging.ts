/** New versions and their passages in the SQLite store, as a job stages them. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Passage } from '../../types.ts';
import { COPIED_COLUMNS, VERSION_COLUMNS } from '../columns.ts';
import { articleTerms, passageRow, versionRow } from '../rows.ts';
import type { StagingMethods } from '../store.ts';
import type { Db } from './database.ts';
import { dropPassages } from './sweep.ts';

/** Passages written in one transaction: while it runs, no answer can be saved. */
const SLICE = 200;

export function stagingMethods(db: Db): StagingMethods {
  const statements = {
    stageVersion: db.prepare(
      `INSERT INTO versions (job, ${VERSION_COLUMNS})
       VALUES (?, ?, 'staged', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    stageKey: db.prepare('INSERT OR IGNORE INTO block_keys (version, key) VALUES (?, ?)'),
    describe: db.prepare<
      [string],
      { id: number; path: string; text_hash: string; settings: string; passages: number | null }
    >(
      `SELECT v.id, v.path, v.text_hash, v.settings, v.passages FROM json_each(?) wanted CROSS JOIN versions v INDEXED BY versions_described ON v.id = wanted.value ORDER BY wanted.key`,
    ),
    repeated: db.prepare<[string, number], { key: string }>(
      `SELECT k.key FROM json_each(?) wanted CROSS JOIN block_keys k ON k.version = wanted.value GROUP BY k.key HAVING count(*) >= ?`,
    ),
    withBlocks: db.prepare<[string, string], { version: number }>(
      `SELECT DISTINCT k.version FROM json_each(?) wanted CROSS JOIN block_keys k ON k.version = wanted.value
       WHERE k.key IN (SELECT value FROM json_each(?))`,
    ),
    copyVersion: db.prepare(
      `INSERT INTO versions (job, ${VERSION_COLUMNS})
       SELECT ?, ${COPIED_COLUMNS} FROM versions WHERE id = ?`,
    ),
    copyKeys: db.prepare('INSERT INTO block_keys (version, key) SELECT ?, key FROM block_keys WHERE version = ?'),
    characters: db.prepare<[string], { total: number }>(
      'SELECT total(length(v.text)) total FROM json_each(?) wanted CROSS JOIN versions v ON v.id = wanted.value',
    ),
    stagePassage: db.prepare(
      `INSERT INTO passages (version, start, "end", heading, page, text, sentences, head_terms, body_terms, vectors, tokens, windows)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    passagesOf: db.prepare<[number, number], { id: number }>('SELECT id FROM passages WHERE version = ? LIMIT ?'),
    unfinish: db.prepare(
      'UPDATE versions SET passages = NULL, windows = NULL, terms = NULL WHERE id = ? AND passages IS NOT NULL',
    ),
    stageTerms: db.prepare('INSERT INTO lexical (rowid, body, title, heading) VALUES (?, ?, ?, ?)'),
    finishVersion: db.prepare(
      'UPDATE versions SET passages = ?, windows = ?, terms = ?, settings = ?, blocks = ? WHERE id = ?',
    ),
  };

  type Row = ReturnType<typeof passageRow> & Pick<Passage, 'start' | 'end' | 'page'>;

  const storeSlice = db.transaction((version: number, rows: readonly Row[], finish: () => void) => {
    for (const row of rows) {
      const { lastInsertRowid } = statements.stagePassage.run(
        ...[version, row.start, row.end, row.heading, row.page, row.text, row.sentences],
        ...[row.headTerms, row.bodyTerms, row.vectors, row.tokens, row.windows],
      );
      const { body, title, heading } = row.terms;
      statements.stageTerms.run(lastInsertRowid, body.join(' '), title.join(' '), heading.join(' '));
    }
    finish();
  });

  const dropSlice = db.transaction((version: number, ids: readonly number[]) => {
    statements.unfinish.run(version);
    dropPassages(db, ids);
  });
  const someOf = (version: number) => statements.passagesOf.all(version, SLICE).map(({ id }) => id);

  return {
    stageVersion: async (job, article, fileHash, settings, blockKeys) =>
      db
        .transaction(() => {
          const row = versionRow(article);
          const { lastInsertRowid } = statements.stageVersion.run(
            job,
            article.path,
            fileHash,
            row.textHash,
            settings,
            article.title,
            article.url,
            article.date,
            article.author,
            row.tags,
            article.text,
            row.blocks,
            row.omitted,
            row.headings,
            row.words,
          );
          for (const key of blockKeys) statements.stageKey.run(lastInsertRowid, key);
          return Number(lastInsertRowid);
        })
        .immediate(),
    async describeVersions(ids) {
      return statements.describe
        .all(JSON.stringify(ids))
        .map(({ text_hash, passages, ...row }) => ({ ...row, textHash: text_hash, hasPassages: passages !== null }));
    },
    async repeatedBlocks(versions, minimum, fraction) {
      const least = Math.max(minimum, Math.ceil(versions.length * fraction));
      return new Set(statements.repeated.all(JSON.stringify(versions), least).map(({ key }) => key));
    },
    async versionsWithBlocks(versions, keys) {
      return statements.withBlocks.all(JSON.stringify(versions), JSON.stringify(keys)).map(({ version }) => version);
    },
    copyVersion: async (job, version) =>
      db
        .transaction(() => {
          const { lastInsertRowid } = statements.copyVersion.run(job, version);
          statements.copyKeys.run(lastInsertRowid, version);
          return Number(lastInsertRowid);
        })
        .immediate(),
    async totalCharacters(versions) {
      return statements.characters.get(JSON.stringify(versions))?.total ?? 0;
    },
    // Seen whole or not at all, though it may take several transactions: a version without its counts has no passages.
    async stagePassages(article, passages, settings) {
      for (let ids = someOf(article.id); ids.length > 0; ids = someOf(article.id)) dropSlice.immediate(article.id, ids);
      const shared = articleTerms(article);
      const blocks = JSON.stringify(article.blocks);
      let terms = 0;
      let windows = 0;
      for (let at = 0; at === 0 || at < passages.length; at += SLICE) {
        if (at > 0) await nextTurn();
        // Cut into words beforehand, which takes longer than the writing.
        const rows = passages.slice(at, at + SLICE).map((indexed) => {
          const { start, end, page } = indexed.passage;
          return { start, end, page, ...passageRow(article, shared, indexed) };
        });
        for (const row of rows) {
          terms += row.terms.body.length;
          windows += row.windows;
        }
        const isLast = at + SLICE >= passages.length;
        storeSlice.immediate(article.id, rows, () => {
          if (isLast) statements.finishVersion.run(passages.length, windows, terms, settings, blocks, article.id);
        });
      }
    },
  };
}
