import * as vscode from 'vscode'
import {
  statementChoices,
  statementRequest,
  type TagChoice,
  tagChoices,
  tagRequest,
} from '../../core/language/tagCompletion.ts'
import { paperSelector } from '../adapters/documents.ts'
import { completionLabel } from '../adapters/show.ts'
import { toRange } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** Tags of the conventions, of the archive and of the digest, with how often they are used. */
export const registerTagCompletion: RegisterFeature = ({ documents, conventions, archive }) =>
  vscode.languages.registerCompletionItemProvider(
    paperSelector,
    {
      provideCompletionItems(document, position) {
        const digest = documents.digestOf(document)
        const offset = document.offsetAt(position)
        const place = tagRequest(digest, offset)
        if (!place) return undefined
        const counts = new Map(archive.index.tags().map(({ name, count }) => [name, count]))
        const range = toRange(document, place)
        const known = { conventions: conventions.of(document)?.tags, counts }
        return tagChoices(digest, offset, known).map((choice, index) => toItem(choice, range, index))
      },
    },
    '#',
  )

function toItem(
  { name, count, isMissing }: TagChoice,
  range: vscode.Range,
  index: number,
): vscode.CompletionItem {
  const description = isMissing ? vscode.l10n.t('missing here') : count > 0 ? String(count) : ''
  const item = new vscode.CompletionItem(
    completionLabel({ label: `#${name}`, description }),
    vscode.CompletionItemKind.Keyword,
  )
  item.range = range
  item.sortText = String(index).padStart(4, '0')
  return item
}

/**
 * Lines that introduce entries, as they were written before. They come only on request, so that they interrupt nobody.
 */
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
