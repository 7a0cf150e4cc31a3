import * as vscode from 'vscode'
import { type DigestSymbol, digestSymbols } from '../../core/language/symbols.ts'
import { paperSelector } from '../adapters/documents.ts'
import { symbolName } from '../adapters/show.ts'
import { toRange } from '../adapters/spans.ts'
import { registerAgainOn } from './registerAgain.ts'
import type { RegisterFeature } from './registerFeature.ts'

export const registerSymbols: RegisterFeature = ({ documents }) => {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      const digest = documents.asDigest(document)
      return digest ? digestSymbols(digest).map((symbol) => toSymbol(document, symbol)) : []
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
