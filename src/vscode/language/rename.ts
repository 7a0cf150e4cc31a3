import * as vscode from 'vscode'
import { decodeText } from '../../core/base/decodeText.ts'
import { LineTable } from '../../core/base/lineTable.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { readTagName, tagAt, tagNames } from '../../core/language/references.ts'
import { paperSelector } from '../adapters/documents.ts'
import { toRange } from '../adapters/spans.ts'
import { archiveViewOf } from '../archive/places.ts'
import type { Services } from '../services.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** Renames tags, in all digests of the workspace. */
export const registerRename: RegisterFeature = (services) =>
  vscode.languages.registerRenameProvider(paperSelector, {
    prepareRename(document, position) {
      const tag = tagAt(services.documents.digestOf(document), document.offsetAt(position))
      if (!tag) throw new Error(vscode.l10n.t('Only tags can be renamed.'))
      return { range: toRange(document, tag.span), placeholder: tag.name }
    },

    async provideRenameEdits(document, position, typed, token) {
      const tag = tagAt(services.documents.digestOf(document), document.offsetAt(position))
      if (!tag) return undefined
      const newName = readTagName(typed)
      const { archive, file } = await archiveViewOf(services.archive, document, token)
      const files = new Set([file, ...archive.placesOfTag(tag.name).map(({ digest }) => digest.file)])
      const edit = new vscode.WorkspaceEdit()
      for (const uri of [...files].map((each) => vscode.Uri.parse(each, true))) {
        for (const range of await rangesIn(services, uri, tag.name)) edit.replace(uri, range, newName)
      }
      return edit
    },
  })

/** The current ranges of the tag's name in a file: the archive's knowledge may be a moment old. */
async function rangesIn(
  { documents }: Services,
  uri: vscode.Uri,
  tag: string,
): Promise<readonly vscode.Range[]> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  if (open) return tagNames(documents.digestOf(open), tag).map((span) => toRange(open, span))
  const text = await readText(uri)
  const lines = new LineTable(text)
  const positionAt = (offset: number) => new vscode.Position(lines.numberAt(offset), lines.columnAt(offset))
  return tagNames(parseDigest(text), tag).map(
    ({ start, end }) => new vscode.Range(positionAt(start), positionAt(end)),
  )
}

/** Empty for a file that was removed in the meantime. */
async function readText(uri: vscode.Uri): Promise<string> {
  try {
    return decodeText(await vscode.workspace.fs.readFile(uri))?.text ?? ''
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return ''
    throw error
  }
}
