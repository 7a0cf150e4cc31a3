import * as vscode from 'vscode'
import { selectionSpans } from '../../core/language/selectionRanges.ts'
import { paperSelector } from '../adapters/documents.ts'
import { toRange } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** VS Code puts these together with its own words and brackets, and with what other extensions give. */
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
