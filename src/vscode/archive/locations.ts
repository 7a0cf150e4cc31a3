import * as vscode from 'vscode'
import type { ArchivedPlace } from '../../core/archive/archivedDigest.ts'

/** A place of the archive; its files are named by their URIs here. */
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
