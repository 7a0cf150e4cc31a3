// The digests of a folder, as they are published or counted.
import * as vscode from 'vscode'
import { fileName } from '../../core/archive/digestRecord.ts'
import { decodeText } from '../../core/base/textBytes.ts'
import { isDigest } from '../../core/digest/detect.ts'
import { withheldAs } from '../../core/digest/frontMatter.ts'
import type { Digest } from '../../core/digest/model.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { publicDigest } from '../../core/export/exportDigests.ts'
import type { DigestToExport, PublicDigest } from '../../core/export/exportFormat.ts'
import { findPictures } from '../../files/findPictures.ts'
import { type ArchiveFile, archiveExclusions, findArchiveFiles } from '../archive/archiveFiles.ts'
import type { Services } from '../services.ts'

/** The one folder of the workspace, or the one that a person picks. */
export async function pickArchive(placeHolder: string): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? []
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick({ placeHolder }) : folders[0]
}

/** Hidden folders and packages, which the archive may have for a hover, are not for readers. */
const hidden = /(?:^|\/)(?:\.|node_modules\/)/

interface ArchiveToExport {
  readonly digests: readonly DigestToExport[]
  /** Places of digests that may be drafts, and of pictures that are left out: the log says why. */
  readonly withheld: readonly string[]
}

/**
 * The digests of a folder as they are on the disk, in the order of their names, without drafts: those of the archive, so that
 * what git or the settings leave out is not published. What lies in `except` is none.
 * @throws the signal's reason, as soon as it aborts
 */
export async function archiveDigests(
  folder: vscode.WorkspaceFolder,
  { except, signal }: { readonly except?: vscode.Uri; readonly signal?: AbortSignal },
  { conventions, log }: Pick<Services, 'conventions' | 'log'>,
): Promise<ArchiveToExport> {
  const found = Array.from(await findArchiveFiles(conventions), ([key, file]) => {
    return { uri: vscode.Uri.parse(key, true), file }
  })
  const inOrder = found
    .filter(({ uri }) => isIn(folder, uri) && !(except && uri.path.startsWith(`${except.path}/`)))
    .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1))
  const isLeftOut = await archiveExclusions(folder.uri, conventions)
  const digests: DigestToExport[] = []
  const withheld = new Set<string>()
  for (const { uri, file } of inOrder) {
    signal?.throwIfAborted()
    const read = decodeText(await vscode.workspace.fs.readFile(uri))
    if (!read) log.warn(`${uri} is left out: it is neither UTF-8 nor UTF-16.`)
    const digest = read && readDigest(read.text, uri, file)
    if (!digest) continue
    const path = vscode.workspace.asRelativePath(uri, false)
    const reason = withheldAs(digest)
    if (reason === 'draft') log.info(`${path} is left out: it is a draft.`)
    if (reason === 'unclear') {
      log.warn(`${path} is left out: its front matter cannot be read reliably and may mark it as a draft.`)
      withheld.add(path)
    }
    if (reason) continue
    const open = publicDigest(digest, (text) => parseDigest(text, file.sections, file.entries))
    const { pictures, withheld: hiddenPictures } = await picturesOf(folder, { digest: open, path, isLeftOut })
    if (hiddenPictures.length > 0)
      log.warn(`${path}: ${hiddenPictures.join(', ')} is left out: excluded or ignored by Git.`)
    for (const picture of hiddenPictures) withheld.add(picture)
    const { mtime } = await vscode.workspace.fs.stat(uri)
    digests.push({ digest: open, path, changedAt: new Date(mtime).toISOString(), pictures })
  }
  return { digests, withheld: [...withheld] }
}

/** Of a folder that is not on this computer none are taken along. */
async function picturesOf(
  { uri }: vscode.WorkspaceFolder,
  { digest, path, isLeftOut }: DigestAmongFiles,
): Promise<Pick<Awaited<ReturnType<typeof findPictures>>, 'pictures' | 'withheld'>> {
  if (uri.scheme !== 'file') return { pictures: new Map(), withheld: [] }
  const leavesOut = (place: string) => hidden.test(place) || isLeftOut(vscode.Uri.joinPath(uri, place))
  return findPictures({ root: uri.fsPath, leavesOut }, digest, path)
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

/** `undefined` for what is no digest. */
function readDigest(
  text: string,
  uri: vscode.Uri,
  { sections, entries, ...designation }: ArchiveFile,
): Digest | undefined {
  const digest = parseDigest(text, sections, entries)
  return isDigest(digest, { ...designation, fileName: fileName(uri.path) }) ? digest : undefined
}
