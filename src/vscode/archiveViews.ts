// The side bar's views of the archive: its digests, and what became of the papers that it covers.
import * as vscode from 'vscode'
import {
  archiveTrees,
  changesSince,
  changesTree,
  mayHaveChanged,
  type PaperChange,
  type TreeName,
  type TreeNode,
} from '../core/language/archiveTrees.ts'
import type { AnyPaper, PaperId } from '../core/paper/paper.ts'
import { type TreeRow, treeItem } from './adapters/show.ts'
import { toLocation, type WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { PaperRecords } from './paperRecords.ts'

const icons: Readonly<Record<TreeNode['kind'], string | undefined>> = {
  year: undefined,
  digest: 'book',
  draft: 'edit',
  paper: 'file',
  tag: 'tag',
  retracted: 'error',
  withdrawn: 'warning',
  published: 'mortar-board',
  code: 'code',
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
  if (description !== '') {
    item.tooltip = `${item.label}\n${item.description}`
    item.accessibilityInformation = { label: `${item.label}, ${item.description}` }
  }
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

/** Records come by the hundred; who shows them hears of it when no more have come for so long, in milliseconds. */
const pauseMs = 1_000

/** What the records said when they were read last. */
interface Reading {
  /** How often they had changed. */
  readonly change: number
  readonly seen: Set<PaperId>
  /** Those that tell of a change, without abstracts: an archive may cover tens of thousands of papers. */
  readonly telling: Map<PaperId, AnyPaper>
}

/** What became of the papers that the workspace's archive covers, by the records that this machine has; nobody is asked. */
export class EarlierPapers implements vscode.Disposable {
  readonly #archive: WorkspaceArchive
  readonly #papers: PaperRecords
  readonly #changed = new vscode.EventEmitter<void>()
  /** What {@link changes} gives may be something else now. */
  readonly onDidChange = this.#changed.event
  readonly #listeners: vscode.Disposable
  #pause: NodeJS.Timeout | undefined
  #reading: Reading = { change: 0, seen: new Set(), telling: new Map() }

  constructor(archive: WorkspaceArchive, papers: PaperRecords) {
    this.#archive = archive
    this.#papers = papers
    this.#listeners = vscode.Disposable.from(
      archive.onDidChange(() => this.#tellAfterPause()),
      papers.onDidChange(() => this.#tellAfterPause()),
    )
  }

  /** See {@link changesSince}. Waits until the workspace has been read. Rejects with the signal's reason only. */
  async changes(signal?: AbortSignal): Promise<readonly PaperChange[]> {
    const archive = await this.#archive.settled(signal)
    const { changeCount } = this.#papers
    if (this.#reading.change !== changeCount)
      this.#reading = { change: changeCount, seen: new Set(), telling: new Map() }
    const { seen, telling } = this.#reading
    const unseen = archive.coveredPapers().filter((id) => !seen.has(id))
    for await (const group of this.#papers.readAll(unseen, signal)) {
      for (const paper of group) if (mayHaveChanged(paper)) telling.set(paper.id, { ...paper, abstract: '' })
    }
    for (const id of unseen) seen.add(id)
    return changesSince(archive, telling)
  }

  dispose(): void {
    clearTimeout(this.#pause)
    this.#listeners.dispose()
    this.#changed.dispose()
  }

  #tellAfterPause(): void {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => this.#changed.fire(), pauseMs)
  }
}
