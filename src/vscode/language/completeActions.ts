import * as vscode from 'vscode'
import type { Span } from '../../core/base/span.ts'
import { incompleteLines } from '../../core/paste/incompleteLines.ts'
import { paperSelector } from '../adapters/documents.ts'
import { toSpan } from '../adapters/spans.ts'
import { completeEntries, type Stretch } from '../commands/completeEntries.ts'
import type { RegisterFeature } from './registerFeature.ts'

const { QuickFix, RefactorRewrite } = vscode.CodeActionKind
/** More of them somebody completes with the command. */
const longestStretch = 200_000

/**
 * Offers to make entries of addresses and identifiers that stand on lines of their own: of those selected, and of all that follow each
 * other. In digests a light bulb shows; elsewhere they are among the refactorings.
 */
export const registerCompleteActions: RegisterFeature = ({ documents }) =>
  vscode.languages.registerCodeActionsProvider(
    paperSelector,
    {
      provideCodeActions(document, range) {
        const here = toSpan(document, range)
        if (documents.isExcluded(document) || here.end - here.start > longestStretch) return []
        const digest = documents.digestOf(document)
        const lines = incompleteLines(digest, here)
        if (lines.length === 0) return []
        const kind = documents.asDigest(document) ? QuickFix : RefactorRewrite
        const count = lines.flatMap(({ references }) => references).length
        const own = toAction(document, { kind, count, range: here })
        const whole = { start: 0, end: document.getText().length }
        const all = incompleteLines(digest, whole).flatMap(({ references }) => references).length
        return all > count
          ? [own, toAction(document, { kind, count: all, range: whole, isAll: true })]
          : [own]
      },
    },
    { providedCodeActionKinds: [QuickFix, RefactorRewrite] },
  )

interface Offered {
  readonly kind: vscode.CodeActionKind
  readonly count: number
  readonly range: Span
  readonly isAll?: boolean
}

function toAction({ uri }: vscode.TextDocument, { kind, count, range, isAll }: Offered): vscode.CodeAction {
  const title = isAll
    ? vscode.l10n.t('Complete All {0} Papers into Entries', count)
    : count === 1
      ? vscode.l10n.t('Complete into Entry')
      : vscode.l10n.t('Complete into {0} Entries', count)
  const action = new vscode.CodeAction(title, kind)
  const stretch: Stretch = { uri: uri.toString(), range }
  action.command = { title, command: completeEntries.id, arguments: [stretch] }
  return action
}
