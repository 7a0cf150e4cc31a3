import * as vscode from 'vscode'

/** The workspace's folder, with a copy of the fixture archive in it until the test is done. */
export async function useArchive(): Promise<{ readonly folder: vscode.Uri; remove(): Promise<void> }> {
  const [workspace] = vscode.workspace.workspaceFolders ?? []
  const extension = vscode.extensions.getExtension('research-digest.research-digest')
  if (!workspace || !extension) throw new Error('expected a workspace and the extension')
  const folder = vscode.Uri.joinPath(workspace.uri, 'archive')
  const fixture = vscode.Uri.joinPath(extension.extensionUri, 'test', 'fixtures', 'archive')
  await vscode.workspace.fs.copy(fixture, folder, { overwrite: true })
  const remove = async () => vscode.workspace.fs.delete(folder, { recursive: true })
  return { folder, remove }
}

export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
}

export async function showFile(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri)
  await vscode.window.showTextDocument(document)
  return document
}
