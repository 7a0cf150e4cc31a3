/**
 * The catalogue's tables, as a list of steps that is only ever appended to: the database's `user_version` says how many
 * of them it has seen.
 *
 * - `papers`: one row a paper, `number` as of `numberOf`. `record` holds a line each for title, categories (separated by
 *   spaces) and every author; `changedOn` is the day of the record's last change at arXiv, in days since the epoch.
 * - `wordLists`: for each volume and word the numbers of its papers as a `NumberList` of `size` bytes. `^word` holds
 *   titles that begin so, and `wor*` those with any word that begins so. The volume is part of the `id`, see
 *   `firstListId`. One look into the index by word finds the lists of all volumes.
 * - `staleVolumes`: volumes with papers that their index does not know.
 * - `changes`: papers whose words stand in the volume of recent changes for now.
 * - `imports` and `harvests`: how far these have come, so that they go on from there.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE papers (
    number INTEGER PRIMARY KEY,
    changedOn INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE wordLists (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL,
    size INTEGER NOT NULL,
    list BLOB NOT NULL
  ) STRICT;
  CREATE INDEX wordListsByWord ON wordLists (word, size);
  CREATE TABLE staleVolumes (volume INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE changes (number INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE imports (
    source TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    papers INTEGER NOT NULL,
    badLines INTEGER NOT NULL,
    isFinished INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE harvests (
    source TEXT PRIMARY KEY,
    since TEXT,
    token TEXT,
    startedOn TEXT
  ) STRICT;
  `,
  // Titles are read as TeX since then: volumes that were indexed before are to be indexed anew.
  `
  INSERT OR IGNORE INTO staleVolumes
  WITH RECURSIVE volume (id) AS (SELECT 1991 UNION ALL SELECT id + 1 FROM volume WHERE id < 2106)
  SELECT id FROM volume
  WHERE EXISTS (SELECT 1 FROM wordLists WHERE wordLists.id >= volume.id << 32 AND wordLists.id < (volume.id + 1) << 32);
  `,
]
