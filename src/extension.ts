// What the editor loads with its window, and no more: everything else is a bundle of its own (`vscode/start.ts`), which is loaded
// once there is something for it to do. Nothing may be imported here but that, and types.
import * as vscode from 'vscode'
import type { HostMarkdown } from './vscode/preview/previews.ts'
import { type RowChange, type Running, type SideBarView, start } from './vscode/start.ts'

/** What VS Code's Markdown extension asks us for, see `markdown.markdownItPlugins` in the manifest. */
export interface ExtensionApi {
  extendMarkdownIt<T extends HostMarkdown>(markdown: T): T
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[]
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>
  }
}

/** In plain text: what names a paper, or is typed to find one. Most of it is logs and notes, with which we have no business. */
const mayNamePapers = /arxiv|doi\.org|doi:|openreview|https?:\/\/\S+\.pdf|\d{4}\.\d{4}|(?:^|\s)@\w/im
/** The view whose rows can be dropped on others of its own. */
const arrangedView = 'researchDigest.contents'
/** So much of a document is looked at. */
const mostLookedAt = 200_000

export function activate(context: vscode.ExtensionContext): ExtensionApi {
  let running: Running | undefined
  const run = () => {
    if (running) return running
    running = start(context, trees)
    listener.dispose()
    for (const [id, changed] of changes)
      context.subscriptions.push(running.view(id).onDidChange((rows) => changed.fire(rows)))
    return running
  }
  const look = (document: vscode.TextDocument) => {
    if (!running && isOurs(document)) run()
  }
  const listener = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
  )
  const { commands, views } = (context.extension.packageJSON as Manifest).contributes
  const registered = commands.map(({ command }) =>
    vscode.commands.registerCommand(command, (argument?: unknown) => run().run(command, argument)),
  )
  const changes = new Map(
    Object.values(views)
      .flat()
      .map(({ id }) => [id, new vscode.EventEmitter<RowChange>()]),
  )
  const trees: ReadonlyMap<string, vscode.TreeView<object>> = new Map(
    Array.from(changes, ([id, changed]) => [id, createTree(id, changed.event, () => run().view(id))]),
  )
  const links = vscode.window.registerUriHandler({ handleUri: (link) => run().follow(link) })
  // The window is not kept waiting for it.
  const begin = setImmediate(() => {
    vscode.workspace.textDocuments.forEach(look)
    if (!running && hasPreviews()) run()
  })
  const begun = { dispose: () => clearImmediate(begin) }
  context.subscriptions.push(listener, begun, links, ...registered, ...changes.values(), ...trees.values())
  return { extendMarkdownIt: (markdown) => run().extendMarkdownIt(markdown) }
}

/** A view asks only when it is seen. */
function createTree(
  id: string,
  onDidChangeTreeData: vscode.Event<RowChange>,
  view: () => SideBarView<object>,
): vscode.TreeView<object> {
  return vscode.window.createTreeView(id, {
    treeDataProvider: {
      onDidChangeTreeData,
      getChildren: (row) => view().children(id, row),
      getTreeItem: (row) => view().item(row),
      resolveTreeItem: (item, row) => view().resolve?.(item, row) ?? item,
    },
    canSelectMany: true,
    dragAndDropController: {
      dragMimeTypes: ['text/uri-list'],
      dropMimeTypes: id === arrangedView ? [`application/vnd.code.tree.${id.toLowerCase()}`] : [],
      handleDrag: (rows, transfer) => view().drag?.(rows, transfer),
      handleDrop: (row, transfer) => view().drop?.(row, transfer),
    },
  })
}

/** Previews that the window was closed with wait for us. */
function hasPreviews(): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
  return tabs.some(
    ({ input }) => input instanceof vscode.TabInputWebview && /researchDigest/.test(input.viewType),
  )
}

/** Languages that are for prose alone. */
const ours: readonly string[] = ['research-digest', 'markdown', 'quarto', 'rmd']

function isOurs(document: vscode.TextDocument): boolean {
  const { languageId, uri } = document
  if (ours.includes(languageId)) return true
  if (languageId === 'yaml') return uri.path.endsWith('/digest.yaml')
  return languageId === 'plaintext' && mayNamePapers.test(document.getText().slice(0, mostLookedAt))
}
