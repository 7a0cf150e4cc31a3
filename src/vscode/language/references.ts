import * as vscode from 'vscode'
import { LineTable } from '../../core/base/span.ts'
import { decodeText } from '../../core/base/textBytes.ts'
import { parseDigest } from '../../core/digest/session.ts'
import {
  type ArchiveView,
  definitionsOf,
  highlightsAt,
  namedAt,
  namingsOf,
  readTagName,
  tagAt,
  tagNames,
} from '../../core/language/references.ts'
import { withSignal } from '../adapters/cancellation.ts'
import { paperSelector, toRange } from '../adapters/documents.ts'
import { toLocations, type WorkspaceArchive } from '../archive/workspaceArchive.ts'
import type { RegisterFeature, Services } from '../services.ts'

/** Every place of the workspace that names a paper or a tag. */
export const registerReferences: RegisterFeature = ({ documents, archive }) =>
  vscode.languages.registerReferenceProvider(paperSelector, {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const named = namedAt(documents.digestOf(document), document.offsetAt(position))
      if (!named) return undefined
      const view = await archiveViewOf(archive, document, token)
      return toLocations(document, namingsOf(documents.digestOf(document), named, view, includeDeclaration))
    },
  })

/** From a mention to the paper's entry. */
export const registerDefinition: RegisterFeature = ({ documents, archive }) =>
  vscode.languages.registerDefinitionProvider(paperSelector, {
    async provideDefinition(document, position, token) {
      const named = namedAt(documents.digestOf(document), document.offsetAt(position))
      // On the link of an entry, a click opens the link and must not lead to the entry as well.
      if (named?.kind !== 'paper' || named.isEntry) return undefined
      const view = await archiveViewOf(archive, document, token)
      // The document may have been edited in the meantime; its digest is that of the current text.
      const locations = toLocations(document, definitionsOf(documents.digestOf(document), named, view))
      return locations.map(({ uri, range }) => ({
        originSelectionRange: toRange(document, named.span),
        targetUri: uri,
        targetRange: range,
      }))
    },
  })

export const registerHighlights: RegisterFeature = ({ documents }) =>
  vscode.languages.registerDocumentHighlightProvider(paperSelector, {
    provideDocumentHighlights(document, position) {
      const highlights = highlightsAt(documents.digestOf(document), document.offsetAt(position))
      // If nothing is named here, VS Code highlights the word.
      return highlights?.map(
        ({ span, isEntry }) =>
          new vscode.DocumentHighlight(
            toRange(document, span),
            isEntry ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
          ),
      )
    },
  })

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

/** The archive as seen from the document, with all known changes applied. */
async function archiveViewOf(
  archive: WorkspaceArchive,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<ArchiveView> {
  const settled = await withSignal(token, (signal) => archive.settled(signal))
  return { archive: settled, file: document.uri.toString() }
}
