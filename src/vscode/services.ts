import * as vscode from 'vscode'
import type { Records } from '../records/records.ts'
import { createWorkerRecords } from '../records/workerRecords.ts'
import { DigestDocuments } from './adapters/documents.ts'
import { createLog } from './adapters/log.ts'
import { proxySettingNames } from './adapters/proxySettings.ts'
import { reportError } from './adapters/reportError.ts'
import { readSettings } from './adapters/settings.ts'
import { showConnection } from './connectionStatus.ts'
import { OpenAlexKey } from './openAlexKey.ts'
import { PaperRecords } from './paperRecords.ts'
import { Previews } from './preview/previews.ts'
import { serviceOptions } from './serviceOptions.ts'
import { StatusBar } from './statusBar.ts'
import { VisiblePapers } from './visiblePapers.ts'

/** The parts that features share. */
export interface Services {
  readonly context: vscode.ExtensionContext
  readonly log: vscode.LogOutputChannel
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly previews: Previews
  readonly statusBar: StatusBar
  readonly openAlexKey: OpenAlexKey
}

/** Builds and joins the parts; the context disposes them. Nothing is opened or fetched before it is needed. */
export function createServices(context: vscode.ExtensionContext): Services {
  const log = createLog()
  const openAlexKey = new OpenAlexKey(context.secrets)
  const records = createRecords(context, log, openAlexKey)
  const documents = new DigestDocuments()
  const papers = new PaperRecords(records, log)
  const previews = new Previews({ extensionUri: context.extensionUri, log, documents, papers })
  const statusBar = new StatusBar()
  context.subscriptions.push(
    showConnection(records, statusBar),
    new VisiblePapers(papers),
    ...[statusBar, openAlexKey, previews, papers, log],
  )
  return { context, log, documents, papers, previews, statusBar, openAlexKey }
}

function createRecords(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  openAlexKey: OpenAlexKey,
): Records {
  const { version } = context.extension.packageJSON as { version: string }
  const services = () => serviceOptions(version, openAlexKey.value)
  const records = createWorkerRecords({
    workerPath: context.asAbsolutePath('dist/records.cjs'),
    log,
    ...(vscode.l10n.bundle && { translations: vscode.l10n.bundle }),
    options: {
      ...services(),
      libraryPath: vscode.Uri.joinPath(context.globalStorageUri, 'library.sqlite').fsPath,
      maxLibraryBytes: readSettings().maxLibraryMegabytes * 1_000_000,
    },
  })
  const follow = () => records.configure(services())
  context.subscriptions.push(
    openAlexKey.onDidChange(follow),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (['researchDigest', ...proxySettingNames].some((name) => change.affectsConfiguration(name))) follow()
    }),
    { dispose: records.onDamage(({ aside, rescued }) => tellDamage(aside, rescued)) },
  )
  openAlexKey.read().catch(reportError(log, 'Reading the key to OpenAlex'))
  return records
}

/** Once, because records that a person may have relied on are gone. */
function tellDamage(aside: string, rescued: number): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The library of papers was damaged and was begun anew; {0} records could be kept. The damaged file is {1}.',
      rescued,
      aside,
    ),
  )
}
