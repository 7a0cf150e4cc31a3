import { randomUUID } from 'node:crypto'
import * as vscode from 'vscode'
import { eventually } from './eventually.ts'

/** The workspace's folder, with a copy of the fixture archive in it until the test is done. */
export async function useArchive(): Promise<{ readonly folder: vscode.Uri; remove(): Promise<void> }> {
  const [workspace] = vscode.workspace.workspaceFolders ?? []
  const extension = vscode.extensions.getExtension('research-digest.research-digest')
  if (!workspace || !extension) throw new Error('expected a workspace and the extension')
  const folder = await makeWatchedFolder(workspace.uri, 'archive')
  const fixture = vscode.Uri.joinPath(extension.extensionUri, 'test', 'fixtures', 'archive')
  await copyInto(folder, fixture)
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

/**
 * A new folder with a name that begins so, of which the editor's watcher has told: what comes in a folder that was made a moment before may be
 * missed by it.
 */
export async function makeWatchedFolder(parent: vscode.Uri, name: string): Promise<vscode.Uri> {
  // Nothing had the name before, in other test files either: what goes and comes again is told as if it had stayed, and
  // documents that were open there are shown with their old text for a while.
  const folder = vscode.Uri.joinPath(parent, `${name}-${randomUUID()}`)
  await makeWatched(folder)
  return folder
}

async function copyInto(folder: vscode.Uri, from: vscode.Uri): Promise<void> {
  for (const [name, type] of await vscode.workspace.fs.readDirectory(from)) {
    const target = vscode.Uri.joinPath(folder, name)
    const source = vscode.Uri.joinPath(from, name)
    if (type === vscode.FileType.Directory) {
      await makeWatched(target)
      await copyInto(target, source)
    } else {
      await vscode.workspace.fs.copy(source, target)
    }
  }
}

/** Told of the folder, the watcher may still miss what comes in it: files are made there until it tells of one. */
async function makeWatched(folder: vscode.Uri): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher('**', false, true, true)
  const told = new Set<string>()
  watcher.onDidCreate(({ path }) => told.add(path))
  try {
    await vscode.workspace.fs.createDirectory(folder)
    await eventually(() => told.has(folder.path), Boolean)
    let probes = 0
    await eventually(async () => {
      const probe = vscode.Uri.joinPath(folder, `.probe-${probes++}`)
      await writeText(probe, '')
      await new Promise((resolve) => setTimeout(resolve, 300))
      await vscode.workspace.fs.delete(probe)
      return told.has(probe.path)
    }, Boolean)
  } finally {
    watcher.dispose()
  }
}
