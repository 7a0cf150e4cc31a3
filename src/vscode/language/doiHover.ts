import * as vscode from 'vscode'
import { describeDoiPaper, describeMissingDoi, doiAt } from '../../core/language/doiHover.ts'
import { withSignal } from '../adapters/cancellation.ts'
import { paperSelector } from '../adapters/documents.ts'
import { withPatience } from '../adapters/patience.ts'
import { toRange } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** A hover says that a record is on its way rather than keep the reader waiting longer, in milliseconds. */
const patienceMs = 2_000

export const registerDoiHover: RegisterFeature = ({ documents, papers }) =>
  vscode.languages.registerHoverProvider(paperSelector, {
    async provideHover(document, position, token) {
      const found = doiAt(documents.digestOf(document), document.offsetAt(position))
      if (!found) return undefined
      const outcome = await withSignal(token, (signal) =>
        // The look-up goes on without the hover, so that the next one finds the record.
        withPatience(papers.lookUpDoi(found.doi, AbortSignal.timeout(60_000)), patienceMs, signal),
      )
      const text =
        outcome.kind === 'found' ? describeDoiPaper(outcome.paper) : describeMissingDoi(found.doi, outcome)
      return new vscode.Hover(new vscode.MarkdownString(text), toRange(document, found.span))
    },
  })
