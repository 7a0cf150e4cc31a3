// What previews use: the parts of the extension, and the facts about papers that these give.
import path from 'node:path'
import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { isRemote } from '../../core/render/html.ts'
import type { Covered, ReviewFacts } from '../../core/render/reviewFacts.ts'
import type { DigestDocuments } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import type { WorkspaceArchive } from '../archive/workspaceArchive.ts'
import type { PaperRecords } from '../paperRecords.ts'
import type { RelatedPapers } from '../relatedPapers.ts'
import type { PreviewNotice } from '../statusBar.ts'

interface CardSources {
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly related: RelatedPapers
  readonly document: vscode.TextDocument
}

interface PreviewFactsOptions extends CardSources {
  readonly webview: vscode.Webview
  readonly allowsRemotePictures: boolean
}

/** More digests than this add nothing. */
const mostCovered = 4

/** What the window knows, for the cards of one document in one page. */
export function previewFacts(options: PreviewFactsOptions): ReviewFacts {
  return { ...knownFacts(options), picture: (source) => pictureAddress(source, options) }
}

/** The same for the built-in Markdown preview, which resolves files beside the document itself. */
export function markdownFacts(sources: CardSources): ReviewFacts {
  const allowsRemotePictures = readSettings().showsRemotePictures
  return {
    ...knownFacts(sources),
    picture: (source) => (!isRemote(source) || isAllowed(source, allowsRemotePictures) ? source : undefined),
  }
}

function knownFacts({ papers, archive, related, document }: CardSources): ReviewFacts {
  return {
    paper: (id) => papers.paper(id),
    missingRecord: (id) => papers.missingRecord(id)?.kind,
    covered: (id) => coveredElsewhere(archive, document, id),
    related: (id) => relatedElsewhere(related, document, id),
  }
}

/** Folders in which the document's images may be. */
export function pictureFolders(document: vscode.TextDocument): readonly vscode.Uri[] {
  const workspace = vscode.workspace.getWorkspaceFolder(document.uri)?.uri
  return document.isUntitled ? [] : [workspace ?? folderOf(document)]
}

/** Why records are unavailable, for people; the first reason stands for all. */
export function reasonForMissing(papers: PaperRecords, ids: readonly ArxivId[]): string | undefined {
  for (const id of ids) {
    const missing = papers.missingRecord(id)
    if (missing?.kind === 'unavailable')
      return vscode.l10n.t('Some records are unavailable right now. {0}', missing.reason)
  }
  return undefined
}

function coveredElsewhere(
  archive: WorkspaceArchive,
  document: vscode.TextDocument,
  id: ArxivId,
): readonly Covered[] {
  const own = document.uri.toString()
  return archive.index.latestCoverage(id, mostCovered, own).map(({ digest, line, said }) => {
    const name = digest.title ?? decodeURIComponent(digest.file.split('/').at(-1) ?? '')
    const label = [digest.date, name].filter(Boolean).join(' · ')
    return { label, url: pathTo(digest.file, line, document), said }
  })
}

function relatedElsewhere(
  related: RelatedPapers,
  document: vscode.TextDocument,
  id: ArxivId,
): readonly Covered[] {
  return related.known(id, document.uri.toString()).map(({ title, date, id, file, line, said }) => {
    const label = [title || id, date].filter(Boolean).join(' · ')
    return { label, url: pathTo(file, line, document), said }
  })
}

/** A relative path, as links between digests are. */
function pathTo(file: string, line: number, document: vscode.TextDocument): string {
  const from = folderOf(document).path
  const relative = path.posix.relative(from, vscode.Uri.parse(file, true).path)
  return `./${relative.split('/').map(encodeURIComponent).join('/')}#L${line + 1}`
}

function pictureAddress(source: string, options: PreviewFactsOptions): string | undefined {
  const { document, webview, allowsRemotePictures } = options
  if (isRemote(source)) return isAllowed(source, allowsRemotePictures) ? source : undefined
  if (document.isUntitled) return undefined
  const path = decodePath(source.replace(/[?#].*$/s, ''))
  return path && webview.asWebviewUri(vscode.Uri.joinPath(folderOf(document), path)).toString()
}

function isAllowed(source: string, allowsRemotePictures: boolean): boolean {
  return allowsRemotePictures && /^https?:/i.test(source)
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    // A percent sign that encodes nothing: Markdown names no file this way.
    return undefined
  }
}

function folderOf(document: vscode.TextDocument): vscode.Uri {
  return vscode.Uri.joinPath(document.uri, '..')
}

/** The parts that previews use. */
export interface PreviewParts {
  readonly extensionUri: vscode.Uri
  readonly log: vscode.LogOutputChannel
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly related: RelatedPapers
  readonly notice: PreviewNotice
}
