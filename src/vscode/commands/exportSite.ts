import * as vscode from 'vscode'
import { fileName } from '../../core/archive/digestRecord.ts'
import { decodeText } from '../../core/base/decodeText.ts'
import { describeError } from '../../core/base/errors.ts'
import { isDigest } from '../../core/digest/detect.ts'
import { withheldAs } from '../../core/digest/frontMatter.ts'
import type { Digest } from '../../core/digest/model.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { type DigestToExport, type PublicDigest, publicDigest } from '../../core/export/exportFormat.ts'
import { findPictures } from '../../files/findPictures.ts'
import { showError, showInformation, showWarning } from '../adapters/show.ts'
import { type ArchiveFile, archiveExclusions, findArchiveFiles } from '../archive/archiveFiles.ts'
import { exportOptions, saveSite, withRecords } from '../export/saveExport.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'

/**
 * Exports all digests of a workspace folder as a site. Takes the target folder as an argument; asks for it if missing.
 */
export const exportSite: Command = {
  id: 'researchDigest.exportSite',
  async run(services, argument) {
    const archive = await pickArchive()
    const target = archive && (argument instanceof vscode.Uri ? argument : await askForFolder(archive))
    if (!archive || !target) return
    const { digests, withheld } = await archiveDigests(archive, target, services)
    tellWithheld(withheld)
    if (digests.length === 0) {
      void showInformation(vscode.l10n.t('There are no digests in {0}.', archive.name))
      return
    }
    const { site } = await import('../../core/export/formats/site.ts')
    const options = await exportOptions(services, archive)
    const files = site.write(await withRecords(digests, services), options)
    try {
      const inputs = digests.map(({ path }) => vscode.Uri.joinPath(archive.uri, path))
      if (!(await saveSite(files, target, inputs))) return
    } catch (error) {
      services.log.error(`Exporting the site to ${target}: ${describeError(error)}`)
      void showError(vscode.l10n.t('The site could not be written to {0}: {1}', target.path, String(error)))
      return
    }
    tellDone(digests.length, target)
  },
}

async function pickArchive(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? []
  return folders.length > 1
    ? vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Select the archive to export') })
    : folders[0]
}

async function askForFolder({ uri }: vscode.WorkspaceFolder): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.joinPath(uri, '..'),
    openLabel: vscode.l10n.t('Export Here'),
    title: vscode.l10n.t('Select a folder for the site'),
  })
  return chosen?.[0]
}

const mostNamed = 5

function tellWithheld(places: readonly string[]): void {
  if (places.length === 0) return
  const named = places.slice(0, mostNamed).join(', ')
  const shown =
    places.length > mostNamed ? vscode.l10n.t('{0} and {1} more', named, places.length - mostNamed) : named
  void showWarning(
    vscode.l10n.t('Not exported because they may be private: {0}. The log has the reasons.', shown),
  )
}

function tellDone(count: number, target: vscode.Uri): void {
  const open = vscode.l10n.t('Open')
  const message = vscode.l10n.t('Exported {0} digests as a site.', count)
  void showInformation(message, open).then((chosen) => {
    if (chosen !== open) return undefined
    return vscode.env.openExternal(vscode.Uri.joinPath(target, 'index.html'))
  })
}

/** Files in hidden folders and packages, which the archive may include for hovers, are not for readers. */
const hidden = /(?:^|\/)(?:\.|node_modules\/)/

interface ArchiveToExport {
  readonly digests: readonly DigestToExport[]
  /** Paths of digests that may be drafts, and of images that are left out: the log has the reasons. */
  readonly withheld: readonly string[]
}

/**
 * The digests of a folder as they are on disk, in the order of their names, without drafts: those of the archive, so
 * that files excluded by Git or the settings are not published. Files in `except` are left out.
 */
async function archiveDigests(
  folder: vscode.WorkspaceFolder,
  except: vscode.Uri,
  { conventions, log }: Services,
): Promise<ArchiveToExport> {
  const found = Array.from(await findArchiveFiles(conventions), ([key, file]) => {
    return { uri: vscode.Uri.parse(key, true), file }
  })
  const inOrder = found
    .filter(({ uri }) => isIn(folder, uri) && !uri.path.startsWith(`${except.path}/`))
    .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1))
  const isLeftOut = await archiveExclusions(folder.uri, conventions)
  const digests: DigestToExport[] = []
  const withheld = new Set<string>()
  for (const { uri, file } of inOrder) {
    const read = decodeText(await vscode.workspace.fs.readFile(uri))
    if (!read) log.warn(`${uri} is not exported: it is neither UTF-8 nor UTF-16.`)
    const digest = read && readDigest(read.text, uri, file)
    if (!digest) continue
    const path = vscode.workspace.asRelativePath(uri, false)
    const reason = withheldAs(digest)
    if (reason === 'draft') log.info(`${path} is not exported: it is a draft.`)
    if (reason === 'unclear') {
      log.warn(
        `${path} is not exported: its front matter cannot be read reliably and may mark it as a draft.`,
      )
      withheld.add(path)
    }
    if (reason) continue
    const open = publicDigest(digest, (text) => parseDigest(text, file.sections, file.entries))
    const { pictures, withheld: hiddenPictures } = await picturesOf(folder, { digest: open, path, isLeftOut })
    if (hiddenPictures.length > 0)
      log.warn(`${path}: ${hiddenPictures.join(', ')} is not exported: excluded or ignored by Git.`)
    for (const picture of hiddenPictures) withheld.add(picture)
    const { mtime } = await vscode.workspace.fs.stat(uri)
    digests.push({ digest: open, path, changedAt: new Date(mtime).toISOString(), pictures })
  }
  return { digests, withheld: [...withheld] }
}

/** For a folder that is not on this computer, there are none. */
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

/** `undefined` if it is not a digest. */
function readDigest(
  text: string,
  uri: vscode.Uri,
  { sections, entries, ...designation }: ArchiveFile,
): Digest | undefined {
  const digest = parseDigest(text, sections, entries)
  return isDigest(digest, { ...designation, fileName: fileName(uri.path) }) ? digest : undefined
}
