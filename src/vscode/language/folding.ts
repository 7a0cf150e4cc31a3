import * as vscode from 'vscode'
import { foldingSpans } from '../../core/language/folding.ts'
import { paperSelector } from '../adapters/documents.ts'
import type { RegisterFeature } from './registerFeature.ts'

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

/** A fold leaves the blank lines and the line of the next part alone. */
function lastFilledLine(document: vscode.TextDocument, end: number): number {
  const position = document.positionAt(end)
  let line = position.character === 0 && position.line > 0 ? position.line - 1 : position.line
  while (line > 0 && document.lineAt(line).isEmptyOrWhitespace) line--
  return line
}
