import * as vscode from 'vscode'
import { titleInsertion } from '../../core/language/titleInsertion.ts'
import { toWorkspaceEdit } from '../adapters/spans.ts'
import { recordAt } from '../paperPlace.ts'
import type { Command } from './command.ts'

/** Says what the paper at the cursor, or at the place that the argument says, is called. */
export const insertTitle: Command = {
  id: 'researchDigest.insertTitle',
  async run(services, argument) {
    const place = await recordAt(services, argument)
    if (!place) return
    const { document, found, paper } = place
    const findings = (await services.checks.findingsOf(document)) ?? []
    // Of entries a rule knows how the digest writes them.
    const ofEntry = findings.find(
      ({ rule, span }) =>
        rule.id === 'missing-title' && found.span.start <= span.start && span.end <= found.span.end,
    )
    const digest = services.documents.digestOf(document)
    const edits = ofEntry?.fixes[0]?.edits ?? titleInsertion(digest, found, paper)
    await vscode.workspace.applyEdit(toWorkspaceEdit(document, edits))
  },
}
