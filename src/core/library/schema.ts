/**
 * The library's tables, as a list of steps that is only ever appended to: the database's `user_version` says how many
 * of them it has seen.
 */
export const migrations: readonly string[] = [
  // Words are kept in step by triggers. The authors' list is JSON, whose punctuation separates words as spaces do.
  `
  CREATE TABLE papers (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    abstract TEXT NOT NULL,
    publishedAt TEXT,
    updatedAt TEXT,
    version INTEGER,
    categories TEXT NOT NULL,
    comment TEXT,
    journalReference TEXT,
    doi TEXT,
    source TEXT NOT NULL,
    savedAt INTEGER NOT NULL
  ) STRICT;

  CREATE VIRTUAL TABLE paperWords USING fts5(
    title, authors,
    content = 'papers', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3 4'
  );

  CREATE TRIGGER paperInserted AFTER INSERT ON papers BEGIN
    INSERT INTO paperWords (rowid, title, authors) VALUES (new.number, new.title, new.authors);
  END;

  CREATE TRIGGER paperUpdated AFTER UPDATE OF title, authors ON papers BEGIN
    INSERT INTO paperWords (paperWords, rowid, title, authors)
      VALUES ('delete', old.number, old.title, old.authors);
    INSERT INTO paperWords (rowid, title, authors) VALUES (new.number, new.title, new.authors);
  END;

  CREATE TRIGGER paperDeleted AFTER DELETE ON papers BEGIN
    INSERT INTO paperWords (paperWords, rowid, title, authors)
      VALUES ('delete', old.number, old.title, old.authors);
  END;
  `,
  // Where fields came from, what was used when, what there is not, papers beyond arXiv, and who may ask the services.
  `
  ALTER TABLE papers ADD COLUMN origins TEXT;
  ALTER TABLE papers ADD COLUMN usedAt INTEGER NOT NULL DEFAULT 0;
  UPDATE papers SET usedAt = savedAt;
  CREATE INDEX papersByUse ON papers (usedAt);

  CREATE TABLE absentPapers (
    id TEXT PRIMARY KEY,
    firstAt INTEGER NOT NULL,
    lastAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE doiPapers (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL,
    savedAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE lanes (
    name TEXT PRIMARY KEY,
    seenWall REAL NOT NULL,
    seenSteady REAL NOT NULL,
    holder TEXT,
    closedUntil REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Who may ask the services is a matter of the computer, not of the library; see `laneFiles.ts`.
  `
  DROP TABLE lanes;
  `,
]
