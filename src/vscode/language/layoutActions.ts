import * as vscode from 'vscode'
import { mayConvertAt } from '../../core/language/layoutConversion.ts'
import { paperSelector } from '../adapters/documents.ts'
import { toSpan } from '../adapters/spans.ts'
import { convertLayout } from '../commands/convertLayout.ts'
import type { RegisterFeature } from './registerFeature.ts'

const kind = vscode.CodeActionKind.RefactorRewrite

/** Offers to lay out entries otherwise; which layouts there are, the command asks. */
export const registerLayoutActions: RegisterFeature = ({ documents }) =>
  vscode.languages.registerCodeActionsProvider(
    paperSelector,
    {
      provideCodeActions(document, range) {
        const digest = documents.asDigest(document)
        if (!digest || !mayConvertAt(digest, toSpan(document, range))) return []
        const title = vscode.l10n.t('Convert Entry Layout…')
        const action = new vscode.CodeAction(title, kind)
        action.command = { title, command: convertLayout.id }
        return [action]
      },
    },
    { providedCodeActionKinds: [kind] },
  )
