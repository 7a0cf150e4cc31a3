import * as vscode from 'vscode'
import { fileName } from '../../core/archive/digestRecord.ts'
import { decodeText } from '../../core/base/decodeText.ts'
import { isDigest } from '../../core/digest/detect.ts'
import { withheldAs } from '../../core/digest/frontMatter.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { type DigestToExport, type PublicDigest, publicDigest } from '../../core/export/exportFormat.ts'
import { findPictures } from '../../files/findPictures.ts'
import { type ArchiveFile, archiveExclusions, findArchiveFiles } from '../archive/archiveFiles.ts'
import type { Services } from '../services.ts'

/** Hidden folders and packages, which the archive may have for a hover, are not for readers. */
const hidden = /(?:^|\/)(?:\.|node_modules\/)/

/**
 * The digests of a folder as they are on the disk, in the order of their names, without drafts: those of the archive, so that
 * what git or the settings leave out is not published. What lies in `except` is none.
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
    .filter(({ uri }) => isIn(folder, uri) && !uri.path.startsWith(`${except.path}/`))
    .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1))
  const isLeftOut = await archiveExclusions(folder.uri, conventions)
  const digests: DigestToExport[] = []
  for (const { uri, file } of inOrder) {
    const read = decodeText(await vscode.workspace.fs.readFile(uri))
    if (!read) log.warn(`${uri} is not exported: it is neither UTF-8 nor UTF-16.`)
    const digest = read && toExport(read.text, uri, file, log)
    if (!digest) continue
    const { mtime } = await vscode.workspace.fs.stat(uri)
    const path = vscode.workspace.asRelativePath(uri, false)
    const pictures = await picturesOf(folder, { digest, path, isLeftOut }, log)
    digests.push({ digest, path, changedAt: new Date(mtime).toISOString(), pictures })
  }
  return digests
}

/** Of a folder that is not on this computer none are taken along. */
async function picturesOf(
  { uri }: vscode.WorkspaceFolder,
  { digest, path, isLeftOut }: DigestAmongFiles,
  log: Services['log'],
): Promise<ReadonlyMap<string, string>> {
  if (uri.scheme !== 'file') return new Map()
  const leavesOut = (place: string) => hidden.test(place) || isLeftOut(vscode.Uri.joinPath(uri, place))
  const { pictures, withheld } = await findPictures({ root: uri.fsPath, leavesOut }, digest, path)
  if (withheld.length > 0)
    log.warn(`${path}: ${withheld.join(', ')} is not exported: excluded or ignored by git.`)
  return pictures
}

interface DigestAmongFiles {
  readonly digest: PublicDigest
  readonly path: string
  readonly isLeftOut: (file: vscode.Uri) => boolean
}

function isIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): boolean {
  const isOwn = vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index
  return isOwn && !hidden.test(vscode.workspace.asRelativePath(uri, false))
}

/** `undefined` for what is no digest, or not for readers yet. */
function toExport(
  text: string,
  uri: vscode.Uri,
  { sections, entries, ...designation }: ArchiveFile,
  log: Services['log'],
): PublicDigest | undefined {
  const digest = parseDigest(text, sections, entries)
  const isPublished = isDigest(digest, { ...designation, fileName: fileName(uri.path) })
  if (!isPublished) return undefined
  const withheld = withheldAs(digest)
  if (withheld === 'draft') log.info(`${uri} is not exported: it is a draft.`)
  if (withheld === 'unclear')
    log.warn(
      `${uri} is not exported: its front matter cannot be read for sure and may say that it is a draft.`,
    )
  if (withheld) return undefined
  return publicDigest(digest, (open) => parseDigest(open, sections, entries))
}
