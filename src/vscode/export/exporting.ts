import * as vscode from 'vscode'
import {
  type DigestToExport,
  type DigestWithPapers,
  type ExportOptions,
  factsOf,
  publicDigest,
  wantedRecords,
} from '../../core/export/exportFormat.ts'
import { activeDocument } from '../adapters/documents.ts'
import { showInformation, withNotification } from '../adapters/show.ts'
import type { Services } from '../services.ts'

/** A document as a digest, the active one by default; says what to do when it is none. */
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
      'Open a digest first: a text with entries of papers, or one whose language is Research Digest.',
    ),
  )
  return undefined
}

/** What an export of this workspace is called, and what its pages are made of. */
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

/** The digests with the records that can be had. Whoever waits no longer gets those that are at hand. */
export async function withRecords(
  digests: readonly DigestToExport[],
  { papers }: Services,
): Promise<readonly DigestWithPapers[]> {
  const { ids, dois } = wantedRecords(digests)
  const title = vscode.l10n.t('Looking up papers; cancel to go on without those that are missing')
  const found = await withNotification(title, async (signal) => ({
    papers: await papers.lookUpAll(ids, signal),
    doiPapers: await papers.lookUpAllDois(dois, signal),
  }))
  return digests.map((digest) => ({ ...digest, papers: factsOf(found) }))
}

/** `2024-03.md`; a document without a file has the name that its tab shows. */
function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.split('/').at(-1) || 'digest'
}
