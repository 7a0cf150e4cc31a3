import * as vscode from 'vscode'
import { archiveTrees, type TreeName, type TreeNode } from '../core/language/archiveTrees.ts'
import { changesTree } from '../core/language/changesTree.ts'
import { type TreeRow, treeItem } from './adapters/show.ts'
import { toLocation, type WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { EarlierPapers } from './earlierPapers.ts'

const icons: Readonly<Record<TreeNode['kind'], string | undefined>> = {
  year: undefined,
  digest: 'book',
  draft: 'edit',
  paper: 'file',
  tag: 'tag',
  retracted: 'error',
  withdrawn: 'warning',
  published: 'mortar-board',
  revised: 'versions',
  told: 'check',
}

/** The side bar's views of the archive. They query it when they are shown, and again when it has changed. */
export class ArchiveViews {
  readonly #archive: WorkspaceArchive
  /** All rows may have changed. */
  readonly onDidChange: vscode.Event<undefined>

  constructor(archive: WorkspaceArchive) {
    this.#archive = archive
    this.onDidChange = (listener) => archive.onDidChange(() => listener(undefined))
  }

  /** The children of a node, or the root nodes; the first query waits until the workspace has been read. */
  async children(view: string, node: TreeNode | undefined): Promise<TreeNode[]> {
    if (node) return [...(node.children?.() ?? [])]
    const archive = this.#archive.isRead ? this.#archive.index : await this.#archive.settled()
    return [...archiveTrees[view.replace('researchDigest.', '') as TreeName](archive)]
  }

  item(node: TreeNode): TreeRow {
    return archiveRow(node)
  }
}

/** A row of the archive's trees; pressed, it opens its place. */
function archiveRow({ id, kind, label, description, place, children, isOpen }: TreeNode): TreeRow {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState
  const item = treeItem({ label, description }, !children ? None : isOpen ? Expanded : Collapsed)
  item.id = id
  // What a row has no room for.
  if (description !== '') item.tooltip = `${item.label}\n${item.description}`
  if (icons[kind]) item.iconPath = new vscode.ThemeIcon(icons[kind])
  if (place) {
    const { uri, range } = toLocation(place)
    item.command = { command: 'vscode.open', title: '', arguments: [uri, { selection: range }] }
  }
  return item
}

/** Shows what became of papers that the archive covers. It asks when it is seen, and again when that may have changed. */
export function changesView(earlierPapers: EarlierPapers) {
  return {
    /** All rows may have changed. */
    onDidChange: (listener: (rows: undefined) => unknown) =>
      earlierPapers.onDidChange(() => listener(undefined)),
    /** The nodes below one, or the first ones. */
    children: async (_view: string, node: TreeNode | undefined): Promise<TreeNode[]> => [
      ...(node ? (node.children?.() ?? []) : changesTree(await earlierPapers.changes())),
    ],
    item: archiveRow,
  }
}
