import * as vscode from 'vscode'

/** The document of the active tab, in a text editor or in one such as VS Code's Markdown Editor. */
export function activeDocument(): vscode.TextDocument | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
  if (!(input instanceof vscode.TabInputCustom)) return vscode.window.activeTextEditor?.document
  const uri = input.uri.toString()
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)
}

/** Calls whenever it may be another one; a document may be there a little later than its tab. */
export function onDidChangeActiveDocument(follow: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.window.tabGroups.onDidChangeTabs(follow),
    vscode.window.tabGroups.onDidChangeTabGroups(follow),
    vscode.workspace.onDidOpenTextDocument(follow),
  )
}

/** The document of a file that a menu of the explorer names, or else the active one. */
export async function chosenDocument(argument: unknown): Promise<vscode.TextDocument | undefined> {
  return argument instanceof vscode.Uri ? vscode.workspace.openTextDocument(argument) : activeDocument()
}
