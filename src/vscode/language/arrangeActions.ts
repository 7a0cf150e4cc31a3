import * as vscode from 'vscode'
import { touches } from '../../core/base/span.ts'
import { paperOf } from '../../core/digest/model.ts'
import { isMentionAt } from '../../core/language/arrange/mentions.ts'
import { paperSelector } from '../adapters/documents.ts'
import { moveEntryToSection } from '../commands/moveEntryToSection.ts'
import { sortSection } from '../commands/sortSection.ts'
import { turnIntoEntry } from '../commands/turnIntoEntry.ts'
import { turnIntoMention } from '../commands/turnIntoMention.ts'
import type { RegisterFeature } from './registerFeature.ts'

const { RefactorMove, RefactorRewrite } = vscode.CodeActionKind

/** Offers, among the refactorings, to move entries and to turn them into mentions and back; what cannot be, the command says. */
export const registerArrangeActions: RegisterFeature = ({ documents }) =>
  vscode.languages.registerCodeActionsProvider(
    paperSelector,
    {
      provideCodeActions(document, range) {
        const digest = documents.asDigest(document)
        if (!digest || !range.isEmpty) return []
        const offset = document.offsetAt(range.start)
        const entry = digest.entries.find(({ span }) => touches(span, offset))
        const actions: vscode.CodeAction[] = []
        if (isMentionAt(digest, offset))
          actions.push(toAction(vscode.l10n.t('Turn Mention into Entry'), turnIntoEntry.id, RefactorRewrite))
        if (!entry) return actions
        if (digest.sections.length > 1)
          actions.push(toAction(vscode.l10n.t('Move Entry to Section…'), moveEntryToSection.id, RefactorMove))
        if (digest.entries.length > 1)
          actions.push(toAction(vscode.l10n.t('Sort Section…'), sortSection.id, RefactorMove))
        if (paperOf(entry))
          actions.push(
            toAction(vscode.l10n.t('Turn Entry into Mention'), turnIntoMention.id, RefactorRewrite),
          )
        return actions
      },
    },
    { providedCodeActionKinds: [RefactorMove, RefactorRewrite] },
  )

function toAction(title: string, command: string, kind: vscode.CodeActionKind): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind)
  action.command = { title, command }
  return action
}
