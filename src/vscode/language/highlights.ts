import * as vscode from 'vscode'
import { highlightsAt } from '../../core/language/highlights.ts'
import { paperSelector } from '../adapters/documents.ts'
import { toRange } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'

export const registerHighlights: RegisterFeature = ({ documents }) =>
  vscode.languages.registerDocumentHighlightProvider(paperSelector, {
    provideDocumentHighlights(document, position) {
      const highlights = highlightsAt(documents.digestOf(document), document.offsetAt(position))
      // Where nothing is named VS Code highlights the word.
      return highlights?.map(
        ({ span, isEntry }) =>
          new vscode.DocumentHighlight(
            toRange(document, span),
            isEntry ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
          ),
      )
    },
  })
