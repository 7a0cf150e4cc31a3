import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import { reportError, type TreeRow } from './adapters/show.ts'
import { ArchiveViews, changesView } from './archiveViews.ts'
import { ContentsView } from './commands/arrangeCommands.ts'
import { commands } from './commands/index.ts'
import { addByLink } from './commands/readingCommands.ts'
import type { InboxHandle } from './inbox/inboxView.ts'
import { languageFeatures } from './language/index.ts'
import type { HostMarkdown } from './preview/previews.ts'
import { createServices } from './services.ts'

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
