import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { describeCoverage } from '../../core/language/coverage.ts'
import { describeMissing, describePaper, paperAt } from '../../core/language/hover.ts'
import { describeOrigin } from '../../core/language/paperOrigin.ts'
import type { LookUpOutcome } from '../../records/records.ts'
import { withSignal } from '../adapters/cancellation.ts'
import { paperSelector } from '../adapters/documents.ts'
import { type Pending, withPatience } from '../adapters/patience.ts'
import { toRange } from '../adapters/spans.ts'
import type { Services } from '../services.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** A hover says that a record is on its way rather than keep the reader waiting longer, in milliseconds. */
const patienceMs = 2_000

export const registerHover: RegisterFeature = (services) =>
  vscode.languages.registerHoverProvider(paperSelector, {
    async provideHover(document, position, token) {
      const digest = services.documents.digestOf(document)
      const found = paperAt(digest, document.offsetAt(position))
      if (!found) return undefined
      const range = toRange(document, found.span)
      const outcome = await withSignal(token, (signal) =>
        lookUpPatiently(services, { id: found.reference.id, owner: document }, signal),
      )
      const coverage = services.archive.index.coverage(found.reference.id)
      const parts = [
        describe(found.reference.id, outcome),
        describeCoverage(coverage, document.uri.toString()),
      ]
      return new vscode.Hover(new vscode.MarkdownString(parts.filter(Boolean).join('\n\n')), range)
    },
  })

async function lookUpPatiently(
  { papers }: Services,
  { id, owner }: { readonly id: ArxivId; readonly owner: object },
  signal: AbortSignal,
): Promise<LookUpOutcome | Pending> {
  // The wait ends with the hover; the look-up goes on, so that the next hover finds the record.
  papers.want([id], owner)
  return withPatience(papers.lookUp(id, signal), patienceMs, signal)
}

function describe(id: ArxivId, outcome: LookUpOutcome | Pending): string {
  if (outcome.kind !== 'found') return describeMissing(id, outcome)
  return [describePaper(outcome.paper), describeOrigin(outcome.paper)].filter(Boolean).join('\n\n')
}
