import * as vscode from 'vscode'
import type { ArchiveView, Namings } from '../../core/language/namings.ts'
import { withSignal } from '../adapters/cancellation.ts'
import { toRange } from '../adapters/spans.ts'
import { toLocation } from './locations.ts'
import type { WorkspaceArchive } from './workspaceArchive.ts'

/** The archive as the document sees it, with all that is known to have changed. */
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
