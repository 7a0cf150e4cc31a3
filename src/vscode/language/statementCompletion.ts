import * as vscode from 'vscode'
import { statementChoices, statementRequest } from '../../core/language/statementCompletion.ts'
import { paperSelector } from '../adapters/documents.ts'
import { completionLabel } from '../adapters/show.ts'
import { toRange } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** Lines that introduce entries, as they were written before. Nobody is interrupted by them: they come when asked for. */
export const registerStatementCompletion: RegisterFeature = ({ documents, conventions, archive }) =>
  vscode.languages.registerCompletionItemProvider(paperSelector, {
    provideCompletionItems(document, position) {
      const digest = documents.asDigest(document)
      const place = digest && statementRequest(digest, document.offsetAt(position))
      if (!digest || !place) return undefined
      const known = conventions.of(document)?.sections ?? []
      const used = archive.index.digests().flatMap(({ sections }) => sections.map(({ title }) => title))
      return statementChoices(digest, place, { known, used }).map((line, index) => {
        const item = new vscode.CompletionItem(
          completionLabel({ label: line }),
          vscode.CompletionItemKind.Text,
        )
        item.insertText = line
        item.filterText = line
        item.range = toRange(document, place)
        item.sortText = String(index).padStart(4, '0')
        return item
      })
    },
  })
