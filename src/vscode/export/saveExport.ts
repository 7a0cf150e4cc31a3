import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as vscode from 'vscode'
import { factsOf, publicDigest, wantedRecords } from '../../core/export/exportDigests.ts'
import type {
  DigestToExport,
  DigestWithPapers,
  ExportedFile,
  ExportOptions,
} from '../../core/export/exportFormat.ts'
import { isAmong, isInput, writeExport } from '../../files/exportFolder.ts'
import { ForeignFilesError, replaceFile } from '../../files/replaceFile.ts'
import { activeDocument } from '../adapters/documents.ts'
import { confirm, showInformation, withNotification } from '../adapters/show.ts'
import type { Services } from '../services.ts'

/**
 * Writes one exported file. A person who chose it in a dialog was asked there about replacing it; others are asked
 * here.
 * @param inputs are never replaced
 * @returns whether it was written
 */
export async function saveFile(
  file: vscode.Uri,
  text: string,
  { isAgreed, inputs }: { readonly isAgreed: boolean; readonly inputs: readonly vscode.Uri[] },
): Promise<boolean> {
  if (await isOneOf(file, inputs)) throw new Error(isInput())
  if (!isAgreed && (await exists(file)) && !(await mayReplace([file.path.split('/').at(-1) ?? ''])))
    return false
  if (file.scheme === 'file') {
    await mkdir(path.dirname(file.fsPath), { recursive: true })
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
  { documents }: Services,
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
  { context }: Services,
  folder?: vscode.WorkspaceFolder,
): Promise<ExportOptions> {
  const { readPageAssets } = await import('../../core/export/page/readPageAssets.ts')
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
  { papers }: Services,
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
