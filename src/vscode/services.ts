import * as vscode from 'vscode'
import { createWorkerCatalogue } from '../catalogue/workerCatalogue.ts'
import { createWorkerRecords } from '../records/workerRecords.ts'
import { DigestDocuments } from './adapters/documents.ts'
import { createLog } from './adapters/log.ts'
import { readSettings } from './adapters/settings.ts'
import { CatalogueUpdates } from './catalogueUpdates.ts'
import { PaperRecords } from './paperRecords.ts'
import { PaperSearch } from './paperSearch.ts'
import { Previews } from './preview/previews.ts'

/** The parts that features share. */
export interface Services {
  readonly context: vscode.ExtensionContext
  readonly log: vscode.LogOutputChannel
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly previews: Previews
  readonly paperSearch: PaperSearch
  readonly catalogueUpdates: CatalogueUpdates
}

/** Builds and joins the parts; the context disposes them. Nothing is opened or fetched before it is needed. */
export function createServices(context: vscode.ExtensionContext): Services {
  const log = createLog()
  const { version } = context.extension.packageJSON as { version: string }
  const records = createWorkerRecords({
    workerPath: context.asAbsolutePath('dist/records.cjs'),
    log,
    ...(vscode.l10n.bundle && { translations: vscode.l10n.bundle }),
    options: {
      libraryPath: vscode.Uri.joinPath(context.globalStorageUri, 'library.sqlite').fsPath,
      arxivApiUrl: readSettings().arxivApiUrl,
      userAgent: `research-digest/${version} (VS Code extension)`,
    },
  })
  const documents = new DigestDocuments()
  const papers = new PaperRecords(records, log)
  const { paperSearch, catalogueUpdates } = createCatalogue(context, log, papers)
  const previews = new Previews({ extensionUri: context.extensionUri, log, documents, papers })
  context.subscriptions.push(previews, catalogueUpdates, papers, log)
  return { context, log, documents, papers, previews, paperSearch, catalogueUpdates }
}

function createCatalogue(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  papers: PaperRecords,
): Pick<Services, 'paperSearch' | 'catalogueUpdates'> {
  const ownFile = vscode.Uri.joinPath(context.globalStorageUri, 'catalogue.sqlite').fsPath
  const path = readSettings().catalogueFile || ownFile
  const catalogue = createWorkerCatalogue({
    workerPath: context.asAbsolutePath('dist/catalogue.cjs'),
    log,
    ...(vscode.l10n.bundle && { translations: vscode.l10n.bundle }),
    options: { path },
  })
  context.subscriptions.push({ dispose: () => void catalogue.close() })
  return {
    paperSearch: new PaperSearch(papers, catalogue, log),
    catalogueUpdates: new CatalogueUpdates(context.asAbsolutePath('dist/cli.js'), path, log),
  }
}
