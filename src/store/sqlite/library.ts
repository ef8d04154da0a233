/** Articles and versions in the SQLite store, as a reader sees them. */
import { explainFailure } from '../../reasons.ts';
import type { Block, Omission } from '../../types.ts';
import type { ArticleListing, StoredVersion } from '../records.ts';
import type { LibraryStore } from '../store.ts';
import { findTitle, type Titled, titleLength } from '../titles.ts';
import type { Db } from './database.ts';

interface ListingRow {
  path: string;
  id: number;
  title: string;
  url: string | null;
  date: string | null;
  author: string | null;
  tags: string;
  passages: number | null;
  words: number;
  duplicates: string;
}

interface VersionRow {
  id: number;
  state: StoredVersion['state'];
  path: string;
  file_hash: string;
  text_hash: string;
  settings: string;
  title: string;
  url: string | null;
  date: string | null;
  author: string | null;
  tags: string;
  text: string;
  blocks: string;
  omitted: string;
}

/** What an index holds or what stands before the text in a version's row, so that a list reads no text. */
const LISTING = `SELECT v.path, v.id, v.title, v.passages, v.words, v.url, v.date, v.author, v.tags,
  (SELECT json_group_array(f.path) FROM files f WHERE f.duplicate_of = v.path) duplicates FROM versions v`;

export function libraryMethods(db: Db): LibraryStore {
  const statements = {
    count: db.prepare<[], { total: number }>(`SELECT count(*) total FROM versions WHERE state = 'live'`),
    list: db.prepare<[number, number], ListingRow>(
      `${LISTING} WHERE v.state = 'live' ORDER BY v.path LIMIT ? OFFSET ?`,
    ),
    byPath: db.prepare<[string], ListingRow>(`${LISTING} WHERE v.state = 'live' AND v.path = ?`),
    titles: db.prepare<[number], Titled>(
      `SELECT path, title FROM versions WHERE state = 'live' AND length(title) = ? ORDER BY path`,
    ),
    duplicate: db.prepare<[string], { duplicate_of: string }>(
      'SELECT duplicate_of FROM files WHERE path = ? AND duplicate_of IS NOT NULL',
    ),
    names: db.prepare<[], { path: string; title: string; headings: string }>(
      `SELECT path, title, headings FROM versions WHERE state = 'live' ORDER BY path`,
    ),
    version: db.prepare<[number], VersionRow>(
      'SELECT id, state, path, file_hash, text_hash, settings, title, url, date, author, tags, text, blocks, omitted FROM versions WHERE id = ?',
    ),
    failures: db.prepare<[], { file: string; failure: string }>(
      'SELECT path file, failure FROM files WHERE failure IS NOT NULL ORDER BY path',
    ),
  };
  return {
    async listArticles(offset, limit) {
      return { total: statements.count.get()?.total ?? 0, articles: statements.list.all(limit, offset).map(toListing) };
    },
    async findArticle(name) {
      const byDuplicate = () => {
        const other = statements.duplicate.get(name);
        return other === undefined ? undefined : statements.byPath.get(other.duplicate_of);
      };
      const byTitle = () => {
        const path = findTitle(statements.titles.all(titleLength(name)), name);
        return path === undefined ? undefined : statements.byPath.get(path);
      };
      const row = statements.byPath.get(name) ?? byDuplicate() ?? byTitle();
      return row === undefined ? null : toListing(row);
    },
    async articleNames() {
      return statements.names.all().map((row) => ({ ...row, headings: JSON.parse(row.headings) as string[] }));
    },
    async loadVersion(id) {
      const row = statements.version.get(id);
      return row === undefined ? null : toVersion(row);
    },
    async failures() {
      return statements.failures.all().flatMap(({ file, failure }) => explainFailure(file, failure));
    },
  };
}

const toListing = ({ id, passages, tags, duplicates, ...row }: ListingRow): ArticleListing => ({
  ...row,
  version: id,
  tags: JSON.parse(tags) as string[],
  passages: passages ?? 0,
  duplicates: JSON.parse(duplicates) as string[],
});

const toVersion = ({ file_hash, text_hash, tags, blocks, omitted, ...row }: VersionRow): StoredVersion => ({
  ...row,
  fileHash: file_hash,
  textHash: text_hash,
  tags: JSON.parse(tags) as string[],
  blocks: JSON.parse(blocks) as Block[],
  omitted: JSON.parse(omitted) as Omission[],
});
