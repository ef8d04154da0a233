/**
 * The tables, as forward-only migrations: entry N brings a store from version N to N + 1. Entries are never edited
 * once released; a change is a new entry.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE jobs (
    id INTEGER PRIMARY KEY, mode TEXT NOT NULL, state TEXT NOT NULL, started_at INTEGER NOT NULL,
    ended_at INTEGER, reason TEXT, report TEXT
  ) STRICT;

  CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, job INTEGER NOT NULL, path TEXT NOT NULL, state TEXT NOT NULL,
    file_hash TEXT NOT NULL, text_hash TEXT NOT NULL, settings TEXT NOT NULL,
    title TEXT NOT NULL, url TEXT, date TEXT, author TEXT, tags TEXT NOT NULL,
    text TEXT NOT NULL, blocks TEXT NOT NULL, omitted TEXT NOT NULL, headings TEXT NOT NULL,
    words INTEGER NOT NULL, passages INTEGER, windows INTEGER, terms INTEGER
  ) STRICT;
  CREATE INDEX versions_by_state ON versions (state, path);
  CREATE INDEX versions_by_path ON versions (path);

  CREATE TABLE block_keys (
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE, key TEXT NOT NULL, PRIMARY KEY (version, key)
  ) STRICT, WITHOUT ROWID;

  -- AUTOINCREMENT: an id is never given twice, so a vector graph that is behind cannot mistake one passage for another.
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, heading TEXT NOT NULL, page INTEGER, text TEXT NOT NULL,
    sentences BLOB NOT NULL, head_terms BLOB NOT NULL, body_terms BLOB NOT NULL,
    vectors BLOB NOT NULL, tokens BLOB NOT NULL, windows INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX passages_by_version ON passages (version, start);

  -- Fed with terms that the lexical analysis has cut already, divided by spaces.
  CREATE VIRTUAL TABLE lexical USING fts5 (
    body, title, heading, content='', contentless_delete=1, tokenize="ascii tokenchars '.'"
  );
  -- A word in the title or in a heading says more about a passage than one in its body.
  INSERT INTO lexical (lexical, rank) VALUES ('rank', 'bm25(1.0, 1.5, 1.5)');
  CREATE VIRTUAL TABLE lexical_terms USING fts5vocab ('lexical', 'row');

  CREATE TABLE files (
    path TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, modified_ms REAL NOT NULL, file_hash TEXT NOT NULL,
    version INTEGER, duplicate_of TEXT, failure TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX files_by_version ON files (version);
  CREATE INDEX files_by_duplicate ON files (duplicate_of) WHERE duplicate_of IS NOT NULL;
  CREATE TABLE previous_files (
    path TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, modified_ms REAL NOT NULL, file_hash TEXT NOT NULL,
    version INTEGER, duplicate_of TEXT, failure TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE staged_files (
    job INTEGER NOT NULL, path TEXT NOT NULL, size_bytes INTEGER NOT NULL, modified_ms REAL NOT NULL,
    file_hash TEXT NOT NULL, version INTEGER, duplicate_of TEXT, failure TEXT, PRIMARY KEY (job, path)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE answers (
    id TEXT PRIMARY KEY, question TEXT NOT NULL, status TEXT NOT NULL, answer TEXT NOT NULL, place TEXT, person TEXT,
    asked_at INTEGER NOT NULL, took_ms REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX answers_by_place ON answers (place, asked_at);
  CREATE INDEX answers_by_time ON answers (asked_at);
  CREATE INDEX answers_by_person ON answers (person) WHERE person IS NOT NULL;
  CREATE TABLE citations (
    answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE, version INTEGER NOT NULL,
    PRIMARY KEY (answer, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX citations_by_version ON citations (version);
  CREATE TABLE verdicts (
    id INTEGER PRIMARY KEY, answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE, verdict TEXT NOT NULL,
    person TEXT, given_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX verdicts_by_answer ON verdicts (answer);
  CREATE TABLE pins (
    id INTEGER PRIMARY KEY, question TEXT NOT NULL, quote TEXT NOT NULL, version INTEGER NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Names this store, so that a vector graph that another one left behind is never taken for its own.
  INSERT INTO notes (name, value) VALUES ('store-id', lower(hex(randomblob(8))));
  `,
  `
  -- A version's row begins with its text: what is asked of all versions at once is answered from an index, or a start
  -- and a reindex of unchanged articles would read the whole corpus.
  DROP INDEX versions_by_state;
  CREATE INDEX versions_listed ON versions (state, path, title, headings, words, passages, windows, terms);
  CREATE INDEX versions_described ON versions (id, state, path, text_hash, settings, passages, windows);
  `,
  `
  -- AUTOINCREMENT: an id is never given twice, so that an old message's button does not remove a later pin.
  CREATE TABLE pins_numbered (
    id INTEGER PRIMARY KEY AUTOINCREMENT, question TEXT NOT NULL, quote TEXT NOT NULL, version INTEGER NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  INSERT INTO pins_numbered SELECT id, question, quote, version, created_at FROM pins;
  DROP TABLE pins;
  ALTER TABLE pins_numbered RENAME TO pins;
  `,
];
