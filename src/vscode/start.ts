import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import { ArchiveReader } from '../archive/archiveReader.ts'
import { createWorkerCatalogue } from '../catalogue/workerCatalogue.ts'
import { PasteThread } from '../paste/pasteThread.ts'
import type { LibraryTrouble, ServiceOptions } from '../records/records.ts'
import { createWorkerRecords } from '../records/workerRecords.ts'
import { RelatedThread } from '../related/relatedThread.ts'
import { DigestDocuments } from './adapters/documents.ts'
import { OpenAlexKey, readProxySettings, readSettings, userAgent } from './adapters/settings.ts'
import { createLog, reportError, showWarning, type TreeRow } from './adapters/show.ts'
import { WorkspaceArchive } from './archive/workspaceArchive.ts'
import { ArchiveViews, changesView, EarlierPapers } from './archiveViews.ts'
import { ContentsView } from './commands/arrangeCommands.ts'
import { commands } from './commands/index.ts'
import { addByLink } from './commands/readingCommands.ts'
import { WorkspaceConventions } from './conventions.ts'
import { DigestContext, DocumentChecks } from './documentChecks.ts'
import { Inbox } from './inbox/inbox.ts'
import { type InboxHandle, InboxOrder, type InboxTree, InboxView } from './inbox/inboxView.ts'
import { languageFeatures } from './language/index.ts'
import { WritingHabits } from './paperInDocument.ts'
import { PaperRecords } from './paperRecords.ts'
import { PaperSearch } from './paperSearch.ts'
import { type HostMarkdown, MarkdownCards, type PreviewParts, Previews } from './preview/previews.ts'
import { Drafts } from './publish/drafts.ts'
import { RelatedPapers } from './relatedPapers.ts'
import type { Services } from './services.ts'
import { PreviewNotice, StatusBar } from './statusBar.ts'
import { CatalogueUpdates, keepRecordsCurrent, VisiblePapers } from './updates.ts'

/** The rows of a view that have changed; `undefined` for all of them. */
export type RowChange = object[] | undefined

/** The content of a view of the side bar; its rows are opaque to everything else. */
export interface SideBarView<Row> {
  readonly onDidChange: vscode.Event<RowChange>
  /** The children of a row, or the root rows. */
  children(view: string, row: Row | undefined): Promise<Row[]>
  item(row: Row): TreeRow
  /** Adds to an item what is only shown on hover. */
  resolve?(item: TreeRow, row: Row): TreeRow
  drag?(rows: readonly Row[], transfer: vscode.DataTransfer): void
  /** @param row what they are dropped on; `undefined` for the space below all rows */
  drop?(row: Row | undefined, transfer: vscode.DataTransfer): Promise<void>
}

/** The running extension. */
export interface Running {
  /** Runs one of the commands that the manifest declares. */
  run(command: string, argument: unknown): void | Promise<void>
  /** Handles a link from outside the editor. */
  follow(link: vscode.Uri): Promise<void>
  /** By the id of the view. */
  view(id: string): SideBarView<object>
  extendMarkdownIt<T extends HostMarkdown>(markdown: T): T
}

/** The view of new papers. */
const inboxViewId = 'researchDigest.inbox'
/** The view of what became of papers; those that remain are of the archive. */
const changesViewId = 'researchDigest.changes'

/**
 * Builds all parts and registers all features except commands. The context disposes everything.
 * @param trees the views of the side bar, by their ids
 */
export function start(
  context: vscode.ExtensionContext,
  trees: ReadonlyMap<string, vscode.TreeView<object>>,
): Running {
  // The core does not know VS Code; it takes its texts from the same bundle.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle })
  const services = createServices(context, trees.get(inboxViewId) as vscode.TreeView<InboxHandle>)
  for (const register of languageFeatures) context.subscriptions.push(register(services))
  services.inbox.begin().catch(reportError(services.log, 'Reading the inbox'))
  const archiveViews = new ArchiveViews(services.archive)
  const contentsView = new ContentsView(services.documents)
  context.subscriptions.push(contentsView)
  const views = new Map<string, object>([
    [inboxViewId, services.inboxView],
    ['researchDigest.contents', contentsView],
    [changesViewId, changesView(services.earlierPapers)],
  ])
  return {
    run: (id, argument) => commands.find((command) => command.id === id)?.run(services, argument),
    follow: (link) => addByLink(services, link),
    view: (id) => (views.get(id) ?? archiveViews) as SideBarView<object>,
    extendMarkdownIt: (markdown) => services.markdownCards.extend(markdown),
  }
}

/**
 * Builds and connects the parts; the context disposes them. Nothing is opened or fetched before it is needed.
 * @param tree where the inbox is shown
 */
function createServices(context: vscode.ExtensionContext, tree: InboxTree): Services {
  const log = createLog()
  const { version } = context.extension.packageJSON as { version: string }
  const openAlexKey = new OpenAlexKey(context.secrets)
  const services = () => serviceOptions(version, openAlexKey.value)
  const records = createWorkerRecords({
    workerPath: context.asAbsolutePath('dist/records.cjs'),
    log,
    ...(vscode.l10n.bundle && { translations: vscode.l10n.bundle }),
    options: {
      ...services(),
      libraryPath: libraryPath(context),
      maxLibraryBytes: readSettings().maxLibraryMegabytes * 1_000_000,
    },
  })
  const conventions = new WorkspaceConventions(log)
  const documents = new DigestDocuments(conventions)
  const papers = new PaperRecords(records, log)
  const { paperSearch, catalogueUpdates } = createCatalogue(context, log, papers)
  const reader = new ArchiveReader(context.asAbsolutePath('dist/archive.cjs'), { log })
  const archive = new WorkspaceArchive(reader, conventions, log)
  const thread = new RelatedThread(context.asAbsolutePath('dist/related.cjs'))
  const related = new RelatedPapers({ archive, papers, thread, log })
  const earlierPapers = new EarlierPapers(archive, papers)
  const habits = new WritingHabits({ archive, documents, conventions, papers })
  const notice = new PreviewNotice(records)
  const previewParts: PreviewParts = {
    ...{ extensionUri: context.extensionUri, log, documents, papers, archive, related, notice },
  }
  const previews = new Previews(previewParts)
  const markdownCards = new MarkdownCards(previewParts)
  const checks = new DocumentChecks({ documents, papers, archive, conventions, log })
  const statusBar = new StatusBar(records, catalogueUpdates.onDidChangeProgress)
  const inbox = new Inbox({
    folder: vscode.Uri.joinPath(context.globalStorageUri, 'inbox').fsPath,
    ...{ records, papers, conventions, archive, log },
  })
  const inboxOrder = new InboxOrder({ inbox, related, log })
  const inboxView = new InboxView(tree, { inbox, order: inboxOrder, log })
  const drafts = new Drafts(context.secrets, records)
  const pasteThread = new PasteThread(context.asAbsolutePath('dist/paste.cjs'))
  context.subscriptions.push(
    followSettings(openAlexKey, () => papers.configure(services())),
    { dispose: records.onTrouble(tellTrouble) },
    { dispose: () => void pasteThread.dispose() },
    keepRecordsCurrent({ records, papers, archive, log }),
    new VisiblePapers(papers, documents),
    new DigestContext(documents, archive),
    ...[
      inboxView,
      inboxOrder,
      inbox,
      statusBar,
      openAlexKey,
      drafts,
      previews,
      markdownCards,
      notice,
      catalogueUpdates,
      earlierPapers,
      papers,
      related,
      archive,
      documents,
      conventions,
      log,
    ],
  )
  openAlexKey.read().catch(reportError(log, 'Reading the OpenAlex API key'))
  return {
    context,
    log,
    documents,
    conventions,
    papers,
    archive,
    related,
    earlierPapers,
    habits,
    checks,
    previews,
    markdownCards,
    paperSearch,
    catalogueUpdates,
    openAlexKey,
    drafts,
    pasteThread,
    inbox,
    inboxOrder,
    inboxView,
  }
}

/** VS Code's own network settings; the environment decides what they leave open. */
const proxySettingNames = ['http.proxy', 'http.noProxy', 'http.proxyStrictSSL', 'http.proxySupport']

/** The settings that affect the options; changes to others do not disturb a running request. */
const serviceSettingNames: readonly string[] = [
  ...[
    'sources',
    'arxiv',
    'dataCite',
    'semanticScholar',
    'openAlex',
    'crossref',
    'huggingFace',
    'contactAddress',
  ].map((name) => `researchDigest.${name}`),
  ...proxySettingNames,
]

/** Which services to query, and the user agent to send, by the current settings. */
function serviceOptions(version: string, openAlexKey: string | undefined): ServiceOptions {
  const settings = readSettings()
  const { sources, arxivApiUrl, arxivFeedUrl, dailyPapersUrl, dataCiteApiUrl } = settings
  const { semanticScholarApiUrl, openAlexApiUrl, crossrefApiUrl } = settings
  return {
    ...{ sources, arxivApiUrl, arxivFeedUrl, dailyPapersUrl, dataCiteApiUrl },
    ...{ semanticScholarApiUrl, openAlexApiUrl, crossrefApiUrl },
    openAlexKey,
    proxy: readProxySettings(),
    userAgent: userAgent(version),
  }
}

/** Calls whenever something has changed that affects which services are asked, and how. */
function followSettings(openAlexKey: OpenAlexKey, follow: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    openAlexKey.onDidChange(follow),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (serviceSettingNames.some((name) => change.affectsConfiguration(name))) follow()
    }),
  )
}

/** Shown once, because records that a person may rely on are lost, or are not kept. */
function tellTrouble(trouble: LibraryTrouble): void {
  void showWarning(
    trouble.kind === 'unusable'
      ? vscode.l10n.t('Paper records are not being stored. {0}', trouble.reason)
      : vscode.l10n.t(
          'The paper library was damaged and has been replaced. Records recovered: {0}. The damaged file is {1}.',
          trouble.rescued,
          trouble.aside,
        ),
  )
}

function libraryPath({ globalStorageUri }: vscode.ExtensionContext): string {
  return vscode.Uri.joinPath(globalStorageUri, 'library.sqlite').fsPath
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
    catalogueUpdates: new CatalogueUpdates(context.asAbsolutePath('dist/cli.cjs'), path, log),
  }
}
