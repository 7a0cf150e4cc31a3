import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const folder = mkdtempSync(path.join(tmpdir(), 'research-digest-no-records-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const library = path.join(folder, 'library.sqlite')
writeFileSync(library, '')

/** Names a library without records, so that the one of the user is not read; a missing one would be a mistake. */
export const noRecords: readonly string[] = ['--library', library]
