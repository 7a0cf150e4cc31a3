// The inbox in the side bar: the order of its papers, and its rows.
import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { delay } from '../../core/base/async.ts'
import { type InboxPaper, isUnread, type Mark } from '../../core/inbox/inbox.ts'
import {
  describeInboxPaper,
  type InboxRow,
  inboxTree,
  type Likenesses,
  sayLikeness,
} from '../../core/language/inboxTree.ts'
import { paperUrl } from '../../core/paper/paper.ts'
import { readSettings } from '../adapters/settings.ts'
import {
  commandAddress,
  markdownWithCommands,
  reportError,
  type TreeRow,
  treeItem,
} from '../adapters/show.ts'
import type { RelatedPapers } from '../relatedPapers.ts'
import type { Inbox } from './inbox.ts'

/** Represents a row: the same object as long as there is a row with that id, by which VS Code recognises it. */
export interface InboxHandle {
  readonly id: string
}

/** The part of a tree view that the inbox uses. */
export interface InboxTree
  extends Pick<vscode.TreeView<InboxHandle>, 'badge' | 'selection' | 'onDidChangeSelection'> {
  message?: string
}

const icons: Readonly<Record<Mark, string>> = {
  unread: 'circle-filled',
  read: 'circle-outline',
  starred: 'star-full',
  dismissed: 'close',
}

interface ViewParts {
  readonly inbox: Inbox
  readonly order: Pick<InboxOrder, 'likenesses' | 'onDidChange' | 'begin'>
  readonly log: vscode.LogOutputChannel
}

/** How long VS Code takes to refresh a changed row, in milliseconds. */
const rowMadeAgainMs = 300

/** What can be done with a paper from its hover. */
const paperCommands = ['addToDigest', 'readLater', 'starPaper', 'dismissPaper'].map(
  (name) => `researchDigest.${name}`,
)

/**
 * The inbox as a view of the side bar. It reports which rows have changed, so that a mark refreshes one row, not all of
 * them.
 */
export class InboxView implements vscode.Disposable {
  readonly #inbox: Inbox
  readonly #order: ViewParts['order']
  readonly #tree: InboxTree
  readonly #handles = new Map<string, InboxHandle>()
  readonly #changed = new vscode.EventEmitter<InboxHandle[] | undefined>()
  readonly onDidChange = this.#changed.event
  readonly #listeners: vscode.Disposable
  /**
   * Whether VS Code has asked for rows. If told of changes before, it would ask again for rows that it does not have
   * yet, and fail.
   */
  #isShown = false
  #roots: readonly InboxRow[] = []
  #rows: ReadonlyMap<string, InboxRow> = new Map()

  constructor(tree: InboxTree, { inbox, order, log }: ViewParts) {
    this.#inbox = inbox
    this.#order = order
    this.#tree = tree
    this.#listeners = vscode.Disposable.from(
      inbox.onDidChange(() => this.#update()),
      order.onDidChange(() => this.#update()),
      tree.onDidChangeSelection(({ selection }) => {
        this.#showSelected(selection).catch(reportError(log, 'Showing a paper of the inbox'))
      }),
    )
  }

  /** The children of a row, or the root rows; the first query waits until the inbox has been read. */
  async children(_view: string, handle: InboxHandle | undefined): Promise<InboxHandle[]> {
    if (!handle) {
      await this.#inbox.begin()
      this.#isShown = true
      this.#order.begin()
    }
    const rows = handle ? (this.#rows.get(handle.id)?.children ?? []) : this.#roots
    return rows.map(({ id }) => this.#handle(id))
  }

  item(handle: InboxHandle): TreeRow {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState
    const row = this.#rows.get(handle.id)
    // A row that has gone in the meantime is not queried any more.
    if (!row) return treeItem({ label: '' }, None)
    const { label, description, children, isOpen, paper, likest, kind } = row
    const item = treeItem({ label, description }, !children ? None : isOpen ? Expanded : Collapsed)
    item.id = handle.id
    item.contextValue = paper?.mark === 'starred' ? 'starred-paper' : kind
    if (paper) item.iconPath = new vscode.ThemeIcon(icons[paper.mark])
    if (likest)
      item.accessibilityInformation = { label: [label, description, sayLikeness(likest)].join(', ') }
    return item
  }

  /** Adds the abstract only now: of thousands of papers, few are looked at. */
  resolve(item: TreeRow, handle: InboxHandle): TreeRow {
    const { paper, likest } = this.#rows.get(handle.id) ?? {}
    if (!paper) return item
    const { id } = handle
    const labels = [
      vscode.l10n.t('Add to Digest'),
      vscode.l10n.t('Read Later'),
      paper.mark === 'starred' ? vscode.l10n.t('Unstar') : vscode.l10n.t('Star'),
      vscode.l10n.t('Dismiss'),
    ]
    const actions = paperCommands.map((command, index) => ({
      label: labels[index] ?? '',
      url: commandAddress(command, { id }),
    }))
    item.tooltip = markdownWithCommands(describeInboxPaper(paper, { actions, likest }), paperCommands)
    return item
  }

  /** Provides addresses, which become entries where they are dropped. */
  drag(handles: readonly InboxHandle[], transfer: vscode.DataTransfer): void {
    const urls = this.#papersOf(handles).map(({ paper }) => paperUrl(paper, 'abs'))
    if (urls.length > 0) transfer.set('text/uri-list', new vscode.DataTransferItem(urls.join('\r\n')))
  }

  /** The papers that a command applies to: those of {@link named}, or the selected ones if the argument names none. */
  chosen(argument: unknown): readonly InboxPaper[] {
    const named = this.named(argument)
    return named.length > 0 ? named : this.#papersOf(this.#tree.selection)
  }

  /**
   * The paper of a row passed as an argument, or all papers of a group; the whole selection if the row is part of it.
   * Only the id in the argument is trusted.
   */
  named(argument: unknown): readonly InboxPaper[] {
    const { selection } = this.#tree
    const id = (argument as { readonly id?: unknown } | null | undefined)?.id
    if (typeof id !== 'string') return []
    return this.#papersOf(selection.some((each) => each.id === id) ? selection : [{ id }])
  }

  dispose(): void {
    this.#listeners.dispose()
    this.#changed.dispose()
  }

  #papersOf(handles: readonly InboxHandle[]): readonly InboxPaper[] {
    const papers = new Map<ArxivId, InboxPaper>()
    const add = (row: InboxRow | undefined) => {
      if (row?.paper) papers.set(row.paper.paper.id, row.paper)
      row?.children?.forEach(add)
    }
    for (const { id } of handles) add(this.#rows.get(id))
    return [...papers.values()]
  }

  /** Selecting a paper marks it as read. Its row is then refreshed, which would close its hover. */
  async #showSelected(selection: readonly InboxHandle[]): Promise<void> {
    const [handle] = selection
    const paper = handle && this.#rows.get(handle.id)?.paper
    if (!paper || selection.length > 1) return
    if (paper.mark === 'unread') {
      await this.#inbox.mark([paper.paper.id], 'read')
      await delay(rowMadeAgainMs)
    }
    if (this.#tree.selection[0] === handle) await vscode.commands.executeCommand('list.showHover')
  }

  #update(): void {
    const { papers, remark } = this.#inbox
    const before = { roots: this.#roots, rows: this.#rows }
    this.#roots = inboxTree(papers, { language: vscode.env.language, likenesses: this.#order.likenesses })
    this.#rows = byId(this.#roots)
    this.#tree.message = remark ?? ''
    const unread = papers.filter(isUnread).length
    const tooltip =
      unread === 1 ? vscode.l10n.t('1 unread paper') : vscode.l10n.t('{0} unread papers', unread)
    const badge = { value: unread, tooltip }
    this.#tree.badge = unread > 0 ? badge : undefined
    this.#tell(before)
  }

  #tell(before: { readonly roots: readonly InboxRow[]; readonly rows: ReadonlyMap<string, InboxRow> }): void {
    if (!this.#isShown) return
    if (!haveSameIds(before.roots, this.#roots)) {
      this.#changed.fire(undefined)
      return
    }
    // New rows are loaded together with their parents.
    const changed = [...this.#rows.values()].filter((row) => {
      const known = before.rows.get(row.id)
      return known !== undefined && !isShownAlike(known, row)
    })
    for (const id of before.rows.keys()) if (!this.#rows.has(id)) this.#handles.delete(id)
    if (changed.length > 0) this.#changed.fire(changed.map(({ id }) => this.#handle(id)))
  }

  #handle(id: string): InboxHandle {
    const known = this.#handles.get(id) ?? { id }
    this.#handles.set(id, known)
    return known
  }
}

function byId(rows: readonly InboxRow[]): ReadonlyMap<string, InboxRow> {
  const found = new Map<string, InboxRow>()
  const add = (row: InboxRow) => {
    found.set(row.id, row)
    row.children?.forEach(add)
  }
  rows.forEach(add)
  return found
}

function haveSameIds(a: readonly InboxRow[] = [], b: readonly InboxRow[] = []): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id)
}

/** Whether a row, and the set of its children, look the same as before. */
function isShownAlike(before: InboxRow, row: InboxRow): boolean {
  return (
    before.label === row.label &&
    before.description === row.description &&
    before.paper?.mark === row.paper?.mark &&
    before.likest?.title === row.likest?.title &&
    before.likest?.said === row.likest?.said &&
    haveSameIds(before.children, row.children)
  )
}

const none: Likenesses = new Map()

interface OrderParts {
  readonly inbox: Pick<Inbox, 'papers' | 'onDidChange'>
  readonly related: Pick<RelatedPapers, 'rank'>
  readonly log: vscode.LogOutputChannel
}

/**
 * The similarity of the inbox's papers to what the writer covered, if the setting asks for that order. All papers are
 * compared at once, with the same archive, when there are new ones: what is written in the meantime does not move the
 * rows that somebody is looking at.
 */
export class InboxOrder implements vscode.Disposable {
  readonly #parts: OrderParts
  readonly #changed = new vscode.EventEmitter<void>()
  /** {@link likenesses} have changed. */
  readonly onDidChange = this.#changed.event
  readonly #listeners: vscode.Disposable
  #likenesses = none
  #asking: AbortController | undefined
  #isBegun = false

  constructor(parts: OrderParts) {
    this.#parts = parts
    this.#listeners = vscode.Disposable.from(
      parts.inbox.onDidChange(() => this.#askForNew()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        const isMeant = ['inbox.order', 'relatedPapers'].some((name) =>
          change.affectsConfiguration(`researchDigest.${name}`),
        )
        if (!isMeant) return
        this.#changed.fire()
        this.renew()
      }),
    )
  }

  /** As far as known; empty if papers stay in the order of their announcement. */
  get likenesses(): Likenesses {
    return isWanted() ? this.#likenesses : none
  }

  /** Starts comparing: nobody needs the order, and the archive's index, before the list is shown. */
  begin(): void {
    this.#isBegun = true
    this.#askForNew()
  }

  /** Compares all papers with the current archive; the order stays as it is until that is done. */
  renew(): void {
    this.#asking?.abort()
    this.#asking = undefined
    if (this.#isBegun && isWanted() && this.#parts.inbox.papers.length > 0) this.#compare()
  }

  dispose(): void {
    this.#asking?.abort()
    this.#listeners.dispose()
    this.#changed.dispose()
  }

  #askForNew(): void {
    if (!this.#isBegun || this.#asking || !isWanted()) return
    if (this.#parts.inbox.papers.some(({ paper }) => !this.#likenesses.has(paper.id))) this.#compare()
  }

  #compare(): void {
    const asking = new AbortController()
    this.#asking = asking
    this.#ask(asking.signal)
      .then(() => {
        if (asking.signal.aborted) return
        this.#asking = undefined
        this.#changed.fire()
        // Other papers may have arrived in the meantime.
        this.#askForNew()
      })
      .catch((error: unknown) => {
        if (this.#asking === asking) this.#asking = undefined
        reportError(this.#parts.log, 'Ordering the inbox')(error)
      })
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const candidates = this.#parts.inbox.papers.map(({ paper: { id, title } }) => ({ id, title }))
    const rankings = await this.#parts.related.rank(candidates, signal)
    if (!rankings || signal.aborted) return
    this.#likenesses = new Map(
      candidates.flatMap(({ id }, index) => {
        const ranking = rankings[index]
        return ranking ? [[id, ranking] as const] : []
      }),
    )
  }
}

function isWanted(): boolean {
  const { inboxOrder, findsRelated } = readSettings()
  return findsRelated && inboxOrder === 'likeness'
}
