import * as vscode from 'vscode'
import { overlaps, type Span } from '../../core/base/span.ts'
import type { Finding } from '../../core/rules/finding.ts'
import { paperSelector } from '../adapters/documents.ts'
import { toSpan, toWorkspaceEdit } from '../adapters/spans.ts'
import { diagnosticSource } from './diagnostics.ts'
import type { RegisterFeature } from './registerFeature.ts'

export const registerCodeActions: RegisterFeature = (services) =>
  vscode.languages.registerCodeActionsProvider(
    paperSelector,
    {
      async provideCodeActions(document, range, { diagnostics }) {
        const digest = services.documents.asDigest(document)
        if (!digest) return []
        const wanted = toSpan(document, range)
        const findings = await services.checks.findingsOf(document, digest)
        return findings
          .filter(({ span }) => isAt(span, wanted))
          .flatMap((finding) => toActions(document, finding, diagnostics))
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  )

function isAt(span: Span, wanted: Span): boolean {
  return overlaps(span, wanted) || (span.start <= wanted.start && wanted.end <= span.end)
}

function toActions(
  document: vscode.TextDocument,
  finding: Finding,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const solved = shown.filter(({ source, code, message }) => {
    return source === diagnosticSource && code === finding.rule.id && message === finding.message
  })
  return finding.fixes.map((fix, index) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix)
    action.edit = toWorkspaceEdit(document, fix.edits)
    action.diagnostics = solved
    action.isPreferred = index === 0
    return action
  })
}
