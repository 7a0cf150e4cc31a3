import type * as vscode from 'vscode'
import { fileName, isNote } from '../../core/archive/digestRecord.ts'
import type { Viewpoint } from '../../core/archive/seenFrom.ts'
import { digestDate } from '../../core/digest/frontMatter.ts'
import type { Digest } from '../../core/digest/model.ts'

/** Where an open document stands in the archive. One that was never saved is of today. */
export function viewpointOf(document: vscode.TextDocument, digest: Digest): Viewpoint {
  const file = document.uri.toString()
  const name = fileName(file)
  const today = document.isUntitled ? new Date().toISOString().slice(0, 10) : undefined
  return { file, date: digestDate(digest, name) ?? today, isNote: isNote(digest, name) }
}
