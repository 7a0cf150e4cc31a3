// Where things are: outline, folding and selection of a digest, and the places that name a paper or a tag.
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
import {
  archiveSymbols,
  type DigestSymbol,
  digestSymbols,
  foldingSpans,
  isAllHeadings,
  selectionSpans,
} from '../../core/language/symbols.ts'
import { paperSelector, toRange } from '../adapters/documents.ts'
import { symbolName, withSignal } from '../adapters/show.ts'
import { toLocation, toLocations, type WorkspaceArchive } from '../archive/workspaceArchive.ts'
import type { RegisterFeature, Services } from '../services.ts'

export const registerSymbols: RegisterFeature = ({ documents }) => {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      const digest = documents.asDigest(document)
      // A second tree beside that of VS Code's Markdown would show the same again.
      const isOutlined = document.languageId === 'markdown' && digest && isAllHeadings(digest)
      if (!digest || isOutlined) return []
      return digestSymbols(digest).map((symbol) => toSymbol(document, symbol))
    },
  }
  return registerAgainOn(documents.onDidChange, () =>
    vscode.languages.registerDocumentSymbolProvider(paperSelector, provider, {
      label: vscode.l10n.t('Digest'),
    }),
  )
}

function toSymbol(document: vscode.TextDocument, symbol: DigestSymbol): vscode.DocumentSymbol {
  const kind = symbol.kind === 'section' ? vscode.SymbolKind.Namespace : vscode.SymbolKind.String
  const range = toRange(document, symbol.span)
  const shown = new vscode.DocumentSymbol(
    symbolName(symbol.name),
    symbolName(symbol.detail),
    kind,
    range,
    toRange(document, symbol.nameSpan),
  )
  shown.children = symbol.children.map((child) => toSymbol(document, child))
  return shown
}

export const registerFolding: RegisterFeature = ({ documents }) =>
  vscode.languages.registerFoldingRangeProvider(paperSelector, {
    onDidChangeFoldingRanges: documents.onDidChange,
    provideFoldingRanges(document) {
      const digest = documents.asDigest(document)
      if (!digest) return []
      return foldingSpans(digest).flatMap(({ start, end }) => {
        const first = document.positionAt(start).line
        const last = lastFilledLine(document, end)
        return last > first ? [new vscode.FoldingRange(first, last)] : []
      })
    },
  })

/** A fold excludes the blank lines and the first line of the next part. */
function lastFilledLine(document: vscode.TextDocument, end: number): number {
  const position = document.positionAt(end)
  let line = position.character === 0 && position.line > 0 ? position.line - 1 : position.line
  while (line > 0 && document.lineAt(line).isEmptyOrWhitespace) line--
  return line
}

export const registerWorkspaceSymbols: RegisterFeature = ({ archive }) =>
  vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query, token) {
      const settled = await withSignal(token, (signal) => archive.settled(signal))
      return archiveSymbols(settled, query).map(
        ({ kind, name, container, place }) =>
          new vscode.SymbolInformation(
            symbolName(name),
            kind === 'tag' ? vscode.SymbolKind.Key : vscode.SymbolKind.String,
            symbolName(container),
            toLocation(place),
          ),
      )
    },
  })

/**
 * Registers again whenever the event fires: VS Code caches the results of some kinds of providers until the document's
 * next edit, and asks a new provider at once.
 */
function registerAgainOn(event: vscode.Event<void>, register: () => vscode.Disposable): vscode.Disposable {
  let registered = register()
  const listener = event(() => {
    registered.dispose()
    registered = register()
  })
  return { dispose: () => vscode.Disposable.from(listener, registered).dispose() }
}

/** VS Code combines these with its own words and brackets, and with the ranges of other extensions. */
export const registerSelectionRanges: RegisterFeature = ({ documents }) =>
  vscode.languages.registerSelectionRangeProvider(paperSelector, {
    provideSelectionRanges(document, positions) {
      const digest = documents.asDigest(document)
      if (!digest) return []
      return positions.map((position) => {
        const spans = selectionSpans(digest, document.offsetAt(position))
        const outer = spans.reduceRight<vscode.SelectionRange | undefined>(
          (parent, span) => new vscode.SelectionRange(toRange(document, span), parent),
          undefined,
        )
        return outer ?? new vscode.SelectionRange(new vscode.Range(position, position))
      })
    },
  })

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
