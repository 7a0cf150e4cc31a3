import * as vscode from 'vscode'

export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel(vscode.l10n.t('Research Digest'), { log: true })
}
