import * as vscode from 'vscode'
import { toWorkspaceEdit } from '../adapters/spans.ts'
import { pickPaper } from '../pickPaper.ts'
import type { Services } from '../services.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** Not for the command palette: a quick fix runs it, with the document, the rule and the offset of its problem. */
export const searchCommand = 'researchDigest.mendBySearch'

/** Quick fixes that let a person search for the paper that is meant. */
export const registerMendBySearch: RegisterFeature = (services) =>
  vscode.commands.registerCommand(searchCommand, (uri: vscode.Uri, ruleId: string, start: number) =>
    mendBySearch(services, uri, { ruleId, start }),
  )

async function mendBySearch(
  services: Services,
  uri: vscode.Uri,
  { ruleId, start }: { readonly ruleId: string; readonly start: number },
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri)
  const { version } = document
  const findings = (await services.checks.findingsOf(document)) ?? []
  const search = findings.find(({ rule, span }) => rule.id === ruleId && span.start === start)?.search
  const paper = search && (await pickPaper(services, search.words))
  // Whoever has typed meanwhile has moved what was to be mended.
  if (!paper || document.version !== version) return
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, search.edits(paper)))
}
