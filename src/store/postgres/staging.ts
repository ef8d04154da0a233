/** New versions and their passages in the Postgres store, as a job stages them. One article is one statement. */
import { COPIED_COLUMNS, VERSION_COLUMNS } from '../columns.ts';
import { articleTerms, passageRow, versionRow } from '../rows.ts';
import type { StagingMethods } from '../store.ts';
import type { Db } from './connection.ts';
import type { Writer } from './writer.ts';

/** What a word of the title or of a heading counts beside one of the body. */
const HEAD_FREQUENCY = 1.5;
/** Ids of passages are fetched by the hundred: one question to the server for many articles. */
const IDS_AT_ONCE = 500;

/** Terms of a passage with how often they occur, and how many words that is in all. */
function countTerms({ body, title, heading }: Readonly<Record<'body' | 'title' | 'heading', readonly string[]>>) {
  const frequencies = new Map<string, number>();
  const count = (terms: readonly string[], weight: number) => {
    for (const term of terms) frequencies.set(indexed(term), (frequencies.get(indexed(term)) ?? 0) + weight);
  };
  count(body, 1);
  count(title, HEAD_FREQUENCY);
  count(heading, HEAD_FREQUENCY);
  return { frequencies, length: body.length + title.length + heading.length };
}

/** An index of Postgres holds no key over some 2,700 bytes; nobody asks for a word this long. */
const LONGEST_TERM = 400;
export const indexed = (term: string): string => (term.length > LONGEST_TERM ? term.slice(0, LONGEST_TERM) : term);

export function stagingMethods(db: Db, writer: Writer): StagingMethods {
  let ids: number[] = [];
  async function takeIds(count: number): Promise<number[]> {
    if (ids.length < count) {
      const rows = await writer.query<{ id: number }>(
        `SELECT nextval(pg_get_serial_sequence($1, 'id')) AS id FROM generate_series(1, $2::int)`,
        [`"${db.schema}".passages`, Math.max(count, IDS_AT_ONCE)],
      );
      ids = rows.map(({ id }) => id);
    }
    return ids.splice(0, count);
  }

  return {
    async stageVersion(job, article, fileHash, settings, blockKeys) {
      const row = versionRow(article);
      const { path, title, url, date, author, text } = article;
      const [added] = await writer.query<{ id: number }>(
        `WITH added AS (
           INSERT INTO footnote.versions (job, ${VERSION_COLUMNS})
           VALUES ($1, $2, 'staged', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id),
         keys AS (INSERT INTO footnote.block_keys (version, key) SELECT id, key FROM added, unnest($16::text[]) AS key)
         SELECT id FROM added`,
        [
          ...[job, path, fileHash, row.textHash, settings, title, url, date, author],
          ...[row.tags, text, row.blocks, row.omitted, row.headings, row.words, [...new Set(blockKeys)]],
        ],
      );
      return (added as { id: number }).id;
    },
    describeVersions: (versions) =>
      db.repeatable(
        `SELECT v.id, v.path, v.text_hash AS "textHash", v.settings, v.passages IS NOT NULL AS "hasPassages"
         FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (id, place) JOIN footnote.versions v ON v.id = wanted.id ORDER BY place`,
        [versions],
      ),
    async repeatedBlocks(versions, minimum, fraction) {
      const least = Math.max(minimum, Math.ceil(versions.length * fraction));
      const rows = await db.repeatable<{ key: string }>(
        'SELECT key FROM footnote.block_keys WHERE version = ANY($1::bigint[]) GROUP BY key HAVING count(*) >= $2',
        [versions, least],
      );
      return new Set(rows.map(({ key }) => key));
    },
    async versionsWithBlocks(versions, keys) {
      const rows = await db.repeatable<{ version: number }>(
        'SELECT DISTINCT version FROM footnote.block_keys WHERE version = ANY($1::bigint[]) AND key = ANY($2::text[])',
        [versions, keys],
      );
      return rows.map(({ version }) => version);
    },
    async copyVersion(job, version) {
      const [added] = await writer.query<{ id: number }>(
        `WITH added AS (
           INSERT INTO footnote.versions (job, ${VERSION_COLUMNS})
           SELECT $1, ${COPIED_COLUMNS} FROM footnote.versions WHERE id = $2 RETURNING id),
         keys AS (
           INSERT INTO footnote.block_keys (version, key)
           SELECT added.id, key FROM added, footnote.block_keys WHERE version = $2)
         SELECT id FROM added`,
        [job, version],
      );
      return (added as { id: number }).id;
    },
    async totalCharacters(versions) {
      const [row] = await db.repeatable<{ total: number }>(
        'SELECT coalesce(sum(length(text)), 0)::bigint AS total FROM footnote.versions WHERE id = ANY($1::bigint[])',
        [versions],
      );
      return row?.total ?? 0;
    },
    async stagePassages(article, passages, settings) {
      const shared = articleTerms(article);
      const rows = passages.map((passage) => ({ ...passage.passage, ...passageRow(article, shared, passage) }));
      const numbers = await takeIds(rows.length);
      const postings = {
        term: [] as string[],
        passage: [] as number[],
        frequency: [] as number[],
        length: [] as number[],
      };
      let terms = 0;
      let words = 0;
      rows.forEach((row, i) => {
        const { frequencies, length } = countTerms(row.terms);
        terms += row.terms.body.length;
        words += length;
        for (const [term, frequency] of frequencies) {
          postings.term.push(term);
          postings.passage.push(numbers[i] as number);
          postings.frequency.push(frequency);
          postings.length.push(length);
        }
      });
      await writer.query(
        `WITH old AS (DELETE FROM footnote.passages WHERE version = $1),
         old_terms AS (DELETE FROM footnote.postings WHERE version = $1),
         added AS (
           INSERT INTO footnote.passages (version, id, start, "end", heading, page, text, sentences, head_terms, body_terms, vectors, tokens, windows)
           SELECT $1, * FROM unnest($2::bigint[], $3::int[], $4::int[], $5::text[], $6::int[], $7::text[], $8::bytea[],
             $9::bytea[], $10::bytea[], $11::bytea[], $12::bytea[], $13::int[])),
         added_terms AS (
           INSERT INTO footnote.postings (version, passage, length, frequency, term)
           SELECT $1, * FROM unnest($14::bigint[], $15::int[], $16::real[], $17::text[]))
         UPDATE footnote.versions SET passages = $18, windows = $19, terms = $20, length = $21, settings = $22, blocks = $23 WHERE id = $1`,
        [
          article.id,
          numbers,
          ...(['start', 'end', 'heading', 'page', 'text'] as const).map((name) => rows.map((row) => row[name])),
          ...(['sentences', 'headTerms', 'bodyTerms', 'vectors', 'tokens'] as const).map((name) =>
            rows.map((row) => row[name]),
          ),
          rows.map((row) => row.windows),
          ...[postings.passage, postings.length, postings.frequency, postings.term],
          ...[rows.length, rows.reduce((sum, { windows }) => sum + windows, 0), terms, words],
          ...[settings, JSON.stringify(article.blocks)],
        ],
      );
    },
  };
}
