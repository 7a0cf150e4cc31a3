import * as vscode from 'vscode'
import { createWorkerRecords } from '../records/workerRecords.ts'
import { DigestDocuments } from './adapters/documents.ts'
import { createLog } from './adapters/log.ts'
import { readSettings } from './adapters/settings.ts'
import { DocumentChecks } from './documentChecks.ts'
import { PaperRecords } from './paperRecords.ts'
import { Previews } from './preview/previews.ts'

/** The parts that features share. */
export interface Services {
  readonly context: vscode.ExtensionContext
  readonly log: vscode.LogOutputChannel
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly checks: DocumentChecks
  readonly previews: Previews
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
  const previews = new Previews({ extensionUri: context.extensionUri, log, documents, papers })
  const checks = new DocumentChecks(papers, log)
  context.subscriptions.push(previews, papers, documents, log)
  return { context, log, documents, papers, checks, previews }
}
