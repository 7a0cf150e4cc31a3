import * as vscode from 'vscode'
import type { ArchivedPlace } from '../../core/archive/archivedDigest.ts'
import { fileName, isNote } from '../../core/archive/digestRecord.ts'
import type { Viewpoint } from '../../core/archive/seenFrom.ts'
import { digestDate } from '../../core/digest/frontMatter.ts'
import type { Digest } from '../../core/digest/model.ts'
import type { ArchiveView, Namings } from '../../core/language/references.ts'
import { withSignal } from '../adapters/cancellation.ts'
import { toRange } from '../adapters/spans.ts'
import type { WorkspaceArchive } from './workspaceArchive.ts'

/** The archive as seen from the document, with all known changes applied. */
export async function archiveViewOf(
  archive: WorkspaceArchive,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<ArchiveView> {
  const settled = await withSignal(token, (signal) => archive.settled(signal))
  return { archive: settled, file: document.uri.toString() }
}

/** The document's own places first, then those of the archive. */
export function toLocations(document: vscode.TextDocument, { own, others }: Namings): vscode.Location[] {
  return [
    ...own.map((span) => new vscode.Location(document.uri, toRange(document, span))),
    ...others.map(toLocation),
  ]
}

/** A place in the archive, where files are named by their URIs. */
export function toLocation(
  place: Pick<ArchivedPlace, 'line' | 'character' | 'length'> & {
    readonly digest: { readonly file: string }
  },
): vscode.Location {
  const { digest, line, character, length } = place
  return new vscode.Location(
    vscode.Uri.parse(digest.file, true),
    new vscode.Range(line, character, line, character + length),
  )
}

/** The position of an open document in the archive. One that was never saved counts as of today. */
export function viewpointOf(document: vscode.TextDocument, digest: Digest): Viewpoint {
  const file = document.uri.toString()
  const name = fileName(file)
  const today = document.isUntitled ? new Date().toISOString().slice(0, 10) : undefined
  return { file, date: digestDate(digest, name) ?? today, isNote: isNote(digest, name) }
}
