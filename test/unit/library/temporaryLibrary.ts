import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type ArxivId, parseIdentifier } from '../../../src/core/arxiv/identifier.ts'
import type { Paper } from '../../../src/core/paper/paper.ts'

export interface TemporaryFolder {
  readonly path: string
  remove(): void
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'research-digest-library-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A made-up paper with the fields given. */
export function paperWith(fields: Omit<Partial<Paper>, 'id'> & { readonly id: string }): Paper {
  return {
    title: 'A Title',
    authors: ['Ann Author', 'Bo Author'],
    abstract: 'First paragraph.\n\nSecond paragraph.',
    publishedAt: '2024-01-02T18:00:00Z',
    updatedAt: '2024-01-05T18:00:00Z',
    version: 2,
    categories: ['cs.LG', '68T05'],
    comment: '12 pages',
    journalReference: 'J. 1 (2024)',
    doi: '10.1000/x.1',
    source: 'test',
    ...fields,
    id: parseIdentifier(fields.id)?.id as ArxivId,
  }
}

/** Makes the database refuse all new papers, as a full disk does, until the returned function is called. */
export function refuseInserts(path: string): () => void {
  const run = (sql: string) => {
    const database = new DatabaseSync(path)
    database.exec(sql)
    database.close()
  }
  run("CREATE TRIGGER full BEFORE INSERT ON papers BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  return () => run('DROP TRIGGER full')
}
