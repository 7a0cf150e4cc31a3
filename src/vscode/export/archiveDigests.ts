import * as vscode from 'vscode'
import { looksLikeDigest } from '../../core/digest/detect.ts'
import { parseDigest } from '../../core/digest/parseDigest.ts'
import type { DigestToExport } from '../../core/export/exportDigests.ts'
import { publicDigest } from '../../core/export/publicDigest.ts'
import { findArchiveFiles } from '../archive/archiveFiles.ts'
import type { Services } from '../services.ts'

/** Hidden folders and packages, which the archive may have for a hover, are not for readers. */
const hidden = /(?:^|\/)(?:\.|node_modules\/)/

/**
 * The digests of a folder as they are on the disk, in the order of their names: those of the archive, so that what git or
 * the settings leave out is not published. What lies in `except` is none.
 */
export async function archiveDigests(
  folder: vscode.WorkspaceFolder,
  except: vscode.Uri,
  { conventions }: Services,
): Promise<readonly DigestToExport[]> {
  const found = [...(await findArchiveFiles(conventions))]
    .map(([file, known]) => ({ uri: vscode.Uri.parse(file), ...known }))
    .filter(({ uri }) => isIn(folder, uri) && !uri.path.startsWith(`${except.path}/`))
    .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1))
  const digests: DigestToExport[] = []
  for (const { uri, isChosen, sections } of found) {
    const digest = parseDigest(await readText(uri), sections)
    if (!isChosen && !looksLikeDigest(digest)) continue
    const { mtime } = await vscode.workspace.fs.stat(uri)
    digests.push({
      digest: publicDigest(digest, (text) => parseDigest(text, sections)),
      path: vscode.workspace.asRelativePath(uri, false),
      changedAt: new Date(mtime).toISOString(),
    })
  }
  return digests
}

function isIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): boolean {
  const isOwn = vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index
  return isOwn && !hidden.test(vscode.workspace.asRelativePath(uri, false))
}

async function readText(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
}
