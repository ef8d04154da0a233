/** Articles and versions in the Postgres store, as a reader sees them. */
import { explainFailure } from '../../reasons.ts';
import type { Block, Omission } from '../../types.ts';
import type { ArticleListing, StoredVersion } from '../records.ts';
import type { LibraryStore } from '../store.ts';
import { findTitle, type Titled, titleLength } from '../titles.ts';
import type { Db } from './connection.ts';

type VersionRow = Omit<StoredVersion, 'tags' | 'blocks' | 'omitted'> & {
  readonly tags: string;
  readonly blocks: string;
  readonly omitted: string;
};

type ListingRow = Omit<ArticleListing, 'tags'> & { readonly tags: string };

const LISTING = `SELECT v.path, v.id AS version, v.title, v.url, v.date, v.author, v.tags,
  coalesce(v.passages, 0) AS passages, v.words,
  ARRAY(SELECT f.path FROM footnote.files f WHERE f.duplicate_of = v.path ORDER BY f.path) AS duplicates
  FROM footnote.versions v WHERE v.state = 'live'`;

export function libraryMethods(db: Db): LibraryStore {
  /** By the path of an article, or else of a file with the same text. */
  async function byPath(path: string): Promise<ListingRow | undefined> {
    const rows = await db.repeatable<ListingRow>(
      `${LISTING} AND v.path IN ($1, (SELECT duplicate_of FROM footnote.files WHERE path = $1)) ORDER BY v.path <> $1 LIMIT 1`,
      [path],
    );
    return rows[0];
  }

  return {
    async listArticles(offset, limit) {
      const [counted] = await db.repeatable<{ total: number }>(
        `SELECT count(*) AS total FROM footnote.versions WHERE state = 'live'`,
      );
      const rows = await db.repeatable<ListingRow>(`${LISTING} ORDER BY v.path LIMIT $1 OFFSET $2`, [limit, offset]);
      return { total: counted?.total ?? 0, articles: rows.map(toListing) };
    },
    async findArticle(name) {
      const byTitle = async () => {
        const titles = await db.repeatable<Titled>(
          `SELECT path, title FROM footnote.versions WHERE state = 'live' AND char_length(title) = $1::int ORDER BY path`,
          [titleLength(name)],
        );
        const path = findTitle(titles, name);
        return path === undefined ? undefined : byPath(path);
      };
      const found = (await byPath(name)) ?? (await byTitle());
      return found === undefined ? null : toListing(found);
    },
    async articleNames() {
      const rows = await db.repeatable<{ path: string; title: string; headings: string }>(
        `SELECT path, title, headings FROM footnote.versions WHERE state = 'live' ORDER BY path`,
      );
      return rows.map((row) => ({ ...row, headings: JSON.parse(row.headings) as string[] }));
    },
    async loadVersion(id) {
      const [row] = await db.repeatable<VersionRow>(
        `SELECT id, state, path, file_hash AS "fileHash", text_hash AS "textHash", settings, title, url, date, author, tags,
           text, blocks, omitted FROM footnote.versions WHERE id = $1`,
        [id],
      );
      return row === undefined ? null : toVersion(row);
    },
    async failures() {
      const rows = await db.repeatable<{ file: string; failure: string }>(
        'SELECT path AS file, failure FROM footnote.files WHERE failure IS NOT NULL ORDER BY path',
      );
      return rows.flatMap(({ file, failure }) => explainFailure(file, failure));
    },
  };
}

const toListing = ({ tags, ...row }: ListingRow): ArticleListing => ({ ...row, tags: JSON.parse(tags) as string[] });

const toVersion = ({ tags, blocks, omitted, ...row }: VersionRow): StoredVersion => ({
  ...row,
  tags: JSON.parse(tags) as string[],
  blocks: JSON.parse(blocks) as Block[],
  omitted: JSON.parse(omitted) as Omission[],
});
