import * as vscode from 'vscode'
import { fileName } from '../../core/archive/digestRecord.ts'
import { decodeText } from '../../core/base/decodeText.ts'
import { isDigest } from '../../core/digest/detect.ts'
import { frontMatterOf } from '../../core/digest/frontMatter.ts'
import type { Digest } from '../../core/digest/model.ts'
import { parseDigest } from '../../core/digest/session.ts'
import type { DigestToExport } from '../../core/export/exportDigests.ts'
import { type ArchiveFile, findArchiveFiles } from '../archive/archiveFiles.ts'
import type { Services } from '../services.ts'

/**
 * The digests of a folder as they are on the disk, in the order of their names, without drafts; what lies in `except` is none.
 */
export async function archiveDigests(
  folder: vscode.WorkspaceFolder,
  except: vscode.Uri,
  { conventions, log }: Services,
): Promise<readonly DigestToExport[]> {
  const found = Array.from(await findArchiveFiles(conventions), ([key, file]) => {
    return { uri: vscode.Uri.parse(key, true), file }
  })
  const inOrder = found
    .filter(({ uri }) => vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index)
    .filter(({ uri }) => !uri.path.startsWith(`${except.path}/`))
    .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1))
  const digests: DigestToExport[] = []
  for (const { uri, file } of inOrder) {
    const read = decodeText(await vscode.workspace.fs.readFile(uri))
    if (!read) log.warn(`${uri} is not exported: it is neither UTF-8 nor UTF-16.`)
    const digest = read && toExport(read.text, uri, file)
    if (!digest) continue
    const { mtime } = await vscode.workspace.fs.stat(uri)
    const path = vscode.workspace.asRelativePath(uri, false)
    digests.push({ digest, path, changedAt: new Date(mtime).toISOString() })
  }
  return digests
}

/** `undefined` for what is no digest, or not for readers yet. */
function toExport(
  text: string,
  uri: vscode.Uri,
  { sections, entries, ...designation }: ArchiveFile,
): Digest | undefined {
  const digest = parseDigest(text, sections, entries)
  const isPublished = isDigest(digest, { ...designation, fileName: fileName(uri.path) })
  return isPublished && !frontMatterOf(digest)?.draft ? digest : undefined
}
