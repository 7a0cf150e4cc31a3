// Exports from the editor: the digests that go in, one or a folder of them, and the files that come out.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as vscode from 'vscode'
import { fileName } from '../../core/archive/archivedDigest.ts'
import { decodeText } from '../../core/base/textBytes.ts'
import { isDigest } from '../../core/digest/detect.ts'
import { type Withheld, withheldAs } from '../../core/digest/frontMatter.ts'
import type { Digest } from '../../core/digest/model.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { factsOf, picturesOf, publicDigest, wantedRecords } from '../../core/export/exportDigests.ts'
import type {
  DigestToExport,
  DigestWithPapers,
  ExportedFile,
  ExportOptions,
  PublicDigest,
} from '../../core/export/exportFormat.ts'
import { findPictures, isAmong, isInput, listExported, writeExport } from '../../files/exportFolder.ts'
import { ForeignFilesError, replaceFile, requireFolder } from '../../files/replaceFile.ts'
import { activeDocument, type DigestDocuments } from '../adapters/documents.ts'
import { confirm, showInformation, withNotification } from '../adapters/show.ts'
import { type ArchiveFile, archiveExclusions, findArchiveFiles } from '../archive/archiveFiles.ts'
import type { WorkspaceConventions } from '../conventions.ts'
import type { PaperRecords } from '../paperRecords.ts'

interface SaveOptions {
  readonly isAgreed: boolean
  /** They are never replaced. */
  readonly inputs: readonly vscode.Uri[]
  /** Its id. */
  readonly format: string
}

/**
 * Writes one exported file. A person who chose it in a dialog was asked there about replacing it; others are asked
 * here.
 * @returns whether it was written
 */
export async function saveFile(
  file: vscode.Uri,
  text: string,
  { isAgreed, inputs, format }: SaveOptions,
): Promise<boolean> {
  if (await isOneOf(file, inputs)) throw new Error(isInput())
  if (!isAgreed && (await exists(file)) && !(await mayReplace([file.path.split('/').at(-1) ?? ''])))
    return false
  if (file.scheme === 'file') {
    requireFolder(path.dirname(file.fsPath))
    await listExported(file.fsPath, text, format)
    await replaceFile(file.fsPath, text)
  } else await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text))
  return true
}

/**
 * Writes the files of a site into a folder; asks before replacing files that are not from an earlier export.
 * @returns whether they were written
 */
export async function saveSite(
  files: readonly ExportedFile[],
  folder: vscode.Uri,
  inputs: readonly vscode.Uri[],
): Promise<boolean> {
  if (folder.scheme !== 'file') return saveRemotely(files, folder)
  const wanted = { folder: folder.fsPath, files, format: 'site', isWhole: true, inputs: pathsOf(inputs) }
  try {
    await writeExport(wanted)
  } catch (error) {
    if (!(error instanceof ForeignFilesError)) throw error
    if (!(await mayReplace(error.files))) return false
    await writeExport({ ...wanted, replacesForeign: true })
  }
  return true
}

/** Without a manifest, every existing file counts as somebody else's. */
async function saveRemotely(files: readonly ExportedFile[], folder: vscode.Uri): Promise<boolean> {
  const taken: string[] = []
  for (const { path } of files) if (await exists(vscode.Uri.joinPath(folder, path))) taken.push(path)
  if (taken.length > 0 && !(await mayReplace(taken))) return false
  for (const { path, text, copyOf } of files) {
    const content = copyOf === undefined ? new TextEncoder().encode(text) : await readFile(copyOf)
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), content)
  }
  return true
}

const mostNamed = 10

function mayReplace(files: readonly string[]): Promise<boolean> {
  const replace = vscode.l10n.t('Replace')
  const more = files.length > mostNamed ? [vscode.l10n.t('and {0} more', files.length - mostNamed)] : []
  return confirm(
    vscode.l10n.t('This would replace files that no export has written or that were changed since.'),
    replace,
    [...files.slice(0, mostNamed), ...more],
  )
}

function isOneOf(file: vscode.Uri, others: readonly vscode.Uri[]): Promise<boolean> | boolean {
  if (others.some((other) => other.toString() === file.toString())) return true
  return file.scheme === 'file' && isAmong(file.fsPath, pathsOf(others))
}

function pathsOf(files: readonly vscode.Uri[]): readonly string[] {
  return files.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath)
}

function exists(file: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  )
}

/** A document as a digest, by default the active one; shows a message if it is not a digest. */
export function activeDigest(
  { documents }: { readonly documents: Pick<DigestDocuments, 'asDigest' | 'readerFor'> },
  document = activeDocument(),
): DigestToExport | undefined {
  const digest = document && documents.asDigest(document)
  if (digest && document) {
    const own = publicDigest(digest, documents.readerFor(document))
    return { digest: own, path: nameOf(document), changedAt: undefined }
  }
  void showInformation(
    vscode.l10n.t(
      'Open a digest first: a text with paper entries, or a document whose language is Research Digest.',
    ),
  )
  return undefined
}

/** The name of an export of this workspace, and the assets of its pages. */
export async function exportOptions(
  { context }: { readonly context: Pick<vscode.ExtensionContext, 'asAbsolutePath'> },
  folder?: vscode.WorkspaceFolder,
): Promise<ExportOptions> {
  const { readPageAssets } = await import('../../files/exportFolder.ts')
  const title = folder?.name ?? vscode.workspace.name ?? vscode.l10n.t('Research Digest')
  return {
    title,
    author: title,
    address: undefined,
    layout: undefined,
    linkForm: undefined,
    assets: await readPageAssets(context.asAbsolutePath('dist/site')),
  }
}

/** The digests with the available records; when the person cancels, with those known so far. */
export async function withRecords(
  digests: readonly DigestToExport[],
  { papers }: { readonly papers: Pick<PaperRecords, 'lookUpAll' | 'lookUpAllDois'> },
): Promise<readonly DigestWithPapers[]> {
  const { ids, dois } = wantedRecords(digests)
  const title = vscode.l10n.t('Looking up papers; cancel to continue without the missing ones')
  const found = await withNotification(title, async (signal) => ({
    papers: await papers.lookUpAll(ids, signal),
    doiPapers: await papers.lookUpAllDois(dois, signal),
  }))
  return digests.map((digest) => ({ ...digest, papers: factsOf(found) }))
}

/** `2024-03.md`; for a document without a file, the name on its tab. */
function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.split('/').at(-1) || 'digest'
}

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
  /** Places of files that cannot be read or are no text in UTF-8 or UTF-16, and may be digests. */
  readonly unread: readonly string[]
}

/**
 * The digests of a folder as they are on the disk, in the order of their names, without drafts: those of the archive, so that
 * what git or the settings leave out is not published. What lies in `except` is none.
 * @throws the signal's reason, as soon as it aborts
 */
export async function archiveDigests(
  folder: vscode.WorkspaceFolder,
  { except, signal }: { readonly except?: vscode.Uri; readonly signal?: AbortSignal },
  {
    conventions,
    log,
  }: { readonly conventions: WorkspaceConventions; readonly log: Pick<vscode.LogOutputChannel, 'info'> },
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
  const unread: string[] = []
  const leaveOut = (path: string, why: string) => log.info(`${path} is left out: ${why}.`)
  for (const { uri, file } of inOrder) {
    signal?.throwIfAborted()
    const path = vscode.workspace.asRelativePath(uri, false)
    const read = await readDigest(uri, file, (why) => leaveOut(path, why))
    if (read === 'unread') unread.push(path)
    const digest = read === 'unread' ? undefined : read
    const reason = digest && withheldAs(digest, uri.path)
    if (reason) leaveOut(path, reasons[reason])
    if (reason === 'unclear') withheld.add(path)
    if (!digest || reason) continue
    const open = publicDigest(digest, (text) => parseDigest(text, file.sections, file.entries))
    const found = await findPicturesOf(folder, { digest: open, path, isLeftOut })
    for (const picture of found.missing) leaveOut(`${path}: ${picture}`, 'it is not an image in the folder')
    for (const picture of found.withheld) {
      leaveOut(`${path}: ${picture}`, 'it is excluded or ignored by Git')
      withheld.add(picture)
    }
    const { mtime } = await vscode.workspace.fs.stat(uri)
    digests.push({
      digest: open,
      path,
      changedAt: new Date(mtime).toISOString(),
      pictures: found.pictures,
    })
  }
  return { digests, withheld: [...withheld], unread }
}

const reasons: Readonly<Record<Withheld, string>> = {
  draft: 'it is a draft',
  drafts: 'it is in a folder of drafts, _drafts',
  later: 'its front matter says that it is to be published later',
  unclear: 'its front matter cannot be read reliably and may mark it as a draft',
}

/** `undefined` for what is no digest. */
async function readDigest(
  uri: vscode.Uri,
  { sections, entries, ...designation }: ArchiveFile,
  leaveOut: (why: string) => void,
): Promise<Digest | 'unread' | undefined> {
  const bytes = await Promise.resolve(vscode.workspace.fs.readFile(uri)).catch(() => undefined)
  const read = bytes && decodeText(bytes)
  if (!read) leaveOut(bytes ? 'it is neither UTF-8 nor UTF-16' : 'it cannot be read')
  if (!read) return designation.isExcluded ? undefined : 'unread'
  const digest = parseDigest(read.text, sections, entries)
  if (isDigest(digest, { ...designation, fileName: fileName(uri.path) })) return digest
  if (digest.entries.length > 0) leaveOut('it lists papers but does not look like a digest')
  return undefined
}

/** Of a folder that is not on this computer none are taken along. */
async function findPicturesOf(
  { uri }: vscode.WorkspaceFolder,
  { digest, path, isLeftOut }: DigestAmongFiles,
): ReturnType<typeof findPictures> {
  if (uri.scheme !== 'file') return { pictures: new Map(), missing: [], withheld: [] }
  const leavesOut = (place: string) => hidden.test(place) || isLeftOut(vscode.Uri.joinPath(uri, place))
  return findPictures({ root: uri.fsPath, leavesOut }, picturesOf(digest, path))
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
