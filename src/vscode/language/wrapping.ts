import * as vscode from 'vscode'
import { reportError } from '../adapters/log.ts'
import { readSettings } from '../adapters/settings.ts'
import type { RegisterFeature } from './registerFeature.ts'

/**
 * Wraps plain-text digests, whose lines are paragraphs, once each time they are opened. No default for plain text is
 * changed, because logs and data are plain text, too. It respects any setting, and documents unwrapped with Alt+Z.
 */
export const registerWrapping: RegisterFeature = ({ documents, log }) => {
  const seen = new WeakSet<vscode.TextDocument>()
  const look = () => {
    const document = vscode.window.activeTextEditor?.document
    if (document?.languageId !== 'plaintext' || seen.has(document)) return
    if (!documents.asDigest(document)) return
    seen.add(document)
    if (!readSettings(document).wrapsPlainText || isSet(document)) return
    vscode.commands
      .executeCommand('editor.action.toggleWordWrap')
      .then(undefined, reportError(log, 'Wrapping a digest'))
  }
  look()
  return vscode.window.onDidChangeActiveTextEditor(look)
}

/** Whether lines already wrap, or a setting decides it. */
function isSet(document: vscode.TextDocument): boolean {
  const editor = vscode.workspace.getConfiguration('editor', document)
  if (editor.get('wordWrap') !== 'off') return true
  const { defaultValue, defaultLanguageValue, languageIds, key, ...set } = editor.inspect('wordWrap') ?? {}
  return Object.values(set).some((value) => value !== undefined)
}
