import * as vscode from 'vscode'
import {
  archiveSymbols,
  type DigestSymbol,
  digestSymbols,
  foldingSpans,
  isAllHeadings,
  selectionSpans,
} from '../../core/language/symbols.ts'
import { withSignal } from '../adapters/cancellation.ts'
import { paperSelector, toRange } from '../adapters/documents.ts'
import { symbolName } from '../adapters/show.ts'
import { toLocation } from '../archive/workspaceArchive.ts'
import type { RegisterFeature } from '../services.ts'

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
