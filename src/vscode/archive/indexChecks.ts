import type * as vscode from 'vscode'
import { findIndexBlocks, findIndexLines } from '../../core/archive/digestIndex/indexBlocks.ts'
import type { IndexFacts } from '../../core/archive/digestIndex/wrongLines.ts'
import { parseDigest } from '../../core/digest/session.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { paperLanguages } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import type { WorkspaceArchive } from './workspaceArchive.ts'

/** A longer document is no index, in UTF-16 units. */
const longest = 1_000_000

/** The checks of documents that list the digests of the archive. */
export class IndexChecks {
  readonly #archive: WorkspaceArchive

  constructor(archive: WorkspaceArchive) {
    this.#archive = archive
  }

  /**
   * Tells of any text of a document what the rules about indexes say; `undefined` when it is no index, or when the archive
   * has not been read yet. Asking for one begins that.
   */
  async checkerOf(
    document: vscode.TextDocument,
  ): Promise<((text: string) => readonly Finding[]) | undefined> {
    const text = document.getText()
    const file = document.uri.toString()
    if (!paperLanguages.includes(document.languageId) || text.length > longest) return undefined
    const lines = findIndexLines(text, file)
    if (lines.length < 2 && findIndexBlocks(text).length === 0) return undefined
    const { index } = this.#archive
    if (!this.#archive.isRead) return undefined
    const missing = await this.#archive.missingAmong(new Set(lines.map((line) => line.file)))
    const facts: IndexFacts = { archive: index, file, isMissing: (other) => missing.has(other) }
    const { checkIndex } = await import('../../core/rules/checkIndex.ts')
    const { rules } = readSettings(document)
    return (now) => checkIndex(parseDigest(now), facts, rules)
  }
}
