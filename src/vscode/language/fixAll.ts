import * as vscode from 'vscode'
import { checkedSelector } from '../adapters/documents.ts'
import { toWorkspaceEdit } from '../adapters/spans.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** What people name in `editor.codeActionsOnSave`. */
const kind = vscode.CodeActionKind.SourceFixAll.append('researchDigest')

/** "Fix All", on command and on save. */
export const registerFixAll: RegisterFeature = ({ checks }) =>
  vscode.languages.registerCodeActionsProvider(
    checkedSelector,
    {
      async provideCodeActions(document, _range, { only }) {
        // A source action costs a check of the whole text: nobody wants it unless it is asked for.
        if (!only?.contains(kind)) return []
        const edits = await checks.fixAll(document)
        if (edits.length === 0) return []
        const action = new vscode.CodeAction(vscode.l10n.t('Fix all problems of the digest'), kind)
        action.edit = toWorkspaceEdit(document, edits)
        return [action]
      },
    },
    { providedCodeActionKinds: [kind] },
  )
