import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import { reportError, type TreeRow } from './adapters/show.ts'
import { ArchiveViews, changesView } from './archiveViews.ts'
import { commands } from './commands/index.ts'
import { addByLink } from './commands/readingListCommands.ts'
import type { InboxHandle } from './inbox/inboxView.ts'
import { languageFeatures } from './language/index.ts'
import type { HostMarkdown } from './preview/markdownCards.ts'
import { createServices } from './services.ts'

/** Those rows of a view that have changed; `undefined` for all of them. */
export type RowChange = object[] | undefined

/** What a view of the side bar shows; its rows mean something to it alone. */
export interface SideBarView<Row> {
  readonly onDidChange: vscode.Event<RowChange>
  /** The rows below one, or the first ones. */
  children(view: string, row: Row | undefined): Promise<Row[]>
  item(row: Row): TreeRow
  /** What an item lacks that is only shown when somebody points at it. */
  resolve?(item: TreeRow, row: Row): TreeRow
  drag?(rows: readonly Row[], transfer: vscode.DataTransfer): void
}

/** The extension at work. */
export interface Running {
  /** Runs one of the commands that the manifest declares. */
  run(command: string, argument: unknown): void | Promise<void>
  /** Does what a link from outside of the editor asks for. */
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
 * Builds all parts and registers what the editor asks for, but for commands. The context ends it all.
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
  const views: Readonly<Record<string, unknown>> = {
    [inboxViewId]: services.inboxView,
    [changesViewId]: changesView(services.earlierPapers),
  }
  return {
    run: (id, argument) => commands.find((command) => command.id === id)?.run(services, argument),
    follow: (link) => addByLink(services, link),
    view: (id) => (views[id] ?? archiveViews) as SideBarView<object>,
    extendMarkdownIt: (markdown) => services.markdownCards.extend(markdown),
  }
}
