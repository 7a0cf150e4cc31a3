import * as vscode from 'vscode'
import { isRemote } from '../../core/render/addresses.ts'

/** Opens a file by its path from the document's folder, at a line that `#L12` names. Anything else is left alone. */
export async function openBeside(document: vscode.TextDocument, link: string): Promise<void> {
  const [path = '', fragment = ''] = link.split('#', 2)
  if (document.isUntitled || path === '' || isRemote(link)) return
  const file = vscode.Uri.joinPath(document.uri, '..', decodeURIComponent(path))
  const line = Number(/^L(\d{1,7})$/.exec(fragment)?.[1] ?? 0) - 1
  const selection = line >= 0 ? { selection: new vscode.Range(line, 0, line, 0) } : {}
  await vscode.commands.executeCommand('vscode.open', file, { preview: true, ...selection })
}
