import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { groupBy } from '../../core/base/groups.ts'
import type { Feed } from '../../core/digest/conventions/conventions.ts'
import { type AskedFeed, type FeedSource, failedState, feedSources } from '../../core/inbox/feed.ts'
import {
  type InboxPaper,
  inboxPapers,
  type Mark,
  type Marks,
  readMarks,
  type WantedPaper,
  wantedPapers,
  writeMarks,
} from '../../core/inbox/inbox.ts'
import type { PaperId } from '../../core/paper/paper.ts'
import { InboxFolder } from '../../files/inboxFolder.ts'
import type { Records } from '../../records/records.ts'
import { reportError } from '../adapters/show.ts'
import type { WorkspaceArchive } from '../archive/workspaceArchive.ts'
import type { WorkspaceConventions } from '../conventions.ts'
import type { PaperRecords } from '../paperRecords.ts'

/** How often it is looked whether something may have been announced, in milliseconds. */
const lookAgainMs = 20 * 60_000
/** Another window writes several files in a row. In milliseconds. */
const pauseMs = 300

interface InboxParts {
  /** The folder of its files; all windows share it. */
  readonly folder: string
  readonly records: Pick<Records, 'announcements'>
  readonly papers: Pick<PaperRecords, 'findAll'>
  readonly conventions: WorkspaceConventions
  readonly archive: WorkspaceArchive
  readonly log: vscode.LogOutputChannel
}

/** The papers that were marked, and their previous marks. */
interface Marking {
  readonly before: ReadonlyMap<ArxivId, Mark>
}

/** What the feeds want to know of a service. */
interface Question {
  readonly source: FeedSource
  readonly topics: readonly string[]
}

/**
 * The papers that the feeds of the workspace want and the archive does not cover. It is read from its folder when somebody first
 * asks, and from then on asks once for each announcement; without a network it shows what is there.
 */
export class Inbox implements vscode.Disposable {
  readonly #parts: InboxParts
  readonly #folder: InboxFolder
  readonly #closing = new AbortController()
  readonly #changed = new vscode.EventEmitter<void>()
  /** The papers, their marks, or the remark on the feeds have changed. */
  readonly onDidChange = this.#changed.event
  readonly #listeners: vscode.Disposable[] = []
  readonly #undoable: Marking[] = []
  #feeds: readonly Feed[] = []
  #wanted: readonly WantedPaper[] = []
  /** Of the announcements and feeds that {@link #wanted} is made of. */
  #wantedVersion = ''
  /** Starred long ago, so that no feed contains them any more. */
  #starred: readonly WantedPaper[] = []
  #marks: Marks = new Map()
  /** What came of the last questions. */
  #asked: ReadonlyMap<FeedSource, AskedFeed> = new Map()
  #reading: Promise<void> | undefined
  #refreshing: Promise<void> | undefined
  #pause: NodeJS.Timeout | undefined

  constructor(parts: InboxParts) {
    this.#parts = parts
    this.#folder = new InboxFolder(parts.folder)
  }

  /** Whether the workspace has feeds; known once the workspace has been read. */
  get hasFeeds(): boolean {
    return this.#feeds.length > 0
  }

  /** The papers known now; empty before it was read. */
  get papers(): readonly InboxPaper[] {
    const { index } = this.#parts.archive
    const isCovered = (id: PaperId) => index.coverage(id).length > 0
    return inboxPapers([...this.#wanted, ...this.#starred], this.#marks, isCovered)
  }

  /** What people should know about the feeds; `undefined` if all is well. */
  get remark(): string | undefined {
    if (!this.hasFeeds) return undefined
    if (this.#questions.length === 0) return vscode.l10n.t('The feeds in digest.yaml name no arXiv category.')
    const said = [...this.#asked].flatMap(([source, { state }]) => source.describe(state) ?? [])
    if (said.length > 0) return said.join(' ')
    return this.#asked.size > 0 && this.papers.length === 0
      ? vscode.l10n.t('You have seen all new papers.')
      : undefined
  }

  /** Reads it, if that has not happened before, and asks in the background if that is due. */
  async begin(): Promise<void> {
    if (this.#listeners.length === 0) this.#listen()
    this.#reading ??= this.#read()
    await this.#reading
  }

  /** Asks now; what came of it is a remark. */
  async refresh(): Promise<void> {
    await this.begin()
    await this.#askAll(this.#questions)
  }

  async mark(ids: readonly ArxivId[], mark: Mark): Promise<void> {
    const others = ids.filter((id) => this.#markOf(id) !== mark)
    if (others.length === 0) return
    // Looking at a paper cannot be undone.
    if (mark !== 'read' || others.length > 1)
      this.#undoable.push({ before: new Map(others.map((id) => [id, this.#markOf(id)])) })
    await this.#write(others, mark)
  }

  /** Undoes the last marking in this window; returns whether there was one. */
  async undo(): Promise<boolean> {
    const last = this.#undoable.pop()
    const groups = groupBy(last?.before.entries() ?? [], ([, mark]) => mark)
    for (const [mark, entries] of groups)
      await this.#write(
        entries.map(([id]) => id),
        mark,
      )
    return last !== undefined
  }

  dispose(): void {
    this.#closing.abort()
    clearTimeout(this.#pause)
    for (const listener of this.#listeners) listener.dispose()
    this.#changed.dispose()
  }

  get #questions(): readonly Question[] {
    return feedSources
      .map((source) => ({ source, topics: source.topicsOf(this.#feeds) }))
      .filter(({ topics }) => topics.length > 0)
  }

  #markOf(id: ArxivId): Mark {
    return this.#marks.get(id)?.mark ?? 'unread'
  }

  async #write(ids: readonly ArxivId[], mark: Mark): Promise<void> {
    const lines = writeMarks(mark, ids, this.#marks, Date.now())
    this.#marks = readMarks(lines, this.#marks)
    this.#changed.fire()
    await this.#folder.addMarks(lines)
  }

  async #read(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? []
    const found = await Promise.all(folders.map(({ uri }) => this.#parts.conventions.in(uri)))
    this.#feeds = found.flatMap((conventions) => conventions?.feeds ?? [])
    void vscode.commands.executeCommand('setContext', 'researchDigest.hasFeeds', this.hasFeeds)
    if (!this.hasFeeds) {
      this.#wanted = []
      this.#wantedVersion = ''
      this.#changed.fire()
      return
    }
    const [marks, asked] = await Promise.all([
      this.#folder.marks(),
      Promise.all(
        this.#questions.map(
          async ({ source, topics }) => [source, await this.#folder.asked(topics)] as const,
        ),
      ),
      this.#parts.archive.settled(this.#closing.signal),
      this.#findWanted(),
    ])
    // Marks of this window may not have reached the file yet.
    this.#marks = new Map([
      ...marks,
      ...[...this.#marks].filter(([id, { at }]) => (marks.get(id)?.at ?? 0) < at),
    ])
    this.#asked = new Map(asked.flatMap(([source, last]) => (last ? [[source, last]] : [])))
    this.#starred = await this.#starredBefore()
    this.#changed.fire()
    this.#refreshWhenDue()
  }

  /** Only if something else was announced or is wanted: this is read again with every mark. */
  async #findWanted(): Promise<void> {
    const feeds = this.#feeds
    const version = `${JSON.stringify(feeds)}\n${await this.#folder.version()}`
    if (version === this.#wantedVersion) return
    this.#wanted = await wantedPapers(await this.#folder.announcements(), feeds)
    this.#wantedVersion = version
  }

  async #starredBefore(): Promise<readonly WantedPaper[]> {
    const present = new Set(this.#wanted.map(({ paper }) => paper.id))
    const ids = [...this.#marks].flatMap(([id, { mark }]) =>
      mark === 'starred' && !present.has(id) ? id : [],
    )
    const records = await this.#parts.papers.findAll(ids)
    return [...records.values()].map((paper) => ({
      paper,
      kind: 'new',
      day: '',
      from: ['arxiv'],
      reasons: [],
    }))
  }

  /** An untrusted folder must not cause requests. */
  #refreshWhenDue(): void {
    if (!vscode.workspace.isTrusted) return
    const due = this.#questions.filter(({ source }) => source.isDue(this.#asked.get(source), Date.now()))
    this.#askAll(due).catch(this.#report('Asking for new papers'))
  }

  /** One after the other; questions that come meanwhile are answered by what is asked already. */
  async #askAll(questions: readonly Question[]): Promise<void> {
    if (questions.length === 0) return
    const askEach = async () => {
      for (const question of questions) await this.#ask(question)
      if (!this.#closing.signal.aborted) await this.#readAgain()
    }
    this.#refreshing ??= askEach().finally(() => {
      this.#refreshing = undefined
    })
    await this.#refreshing
  }

  async #ask({ source, topics }: Question): Promise<void> {
    const { signal } = this.#closing
    const { records, log } = this.#parts
    const askedAt = Date.now()
    log.info(`Asking for the announcements of ${topics.join(', ')}`)
    const { state, announcements } = await records.announcements(source.id, topics, signal).then(
      (said) => {
        if (said.unreadable > 0) log.warn(`${said.unreadable} entries of the feed cannot be read.`)
        return { state: source.stateOf(said, askedAt), announcements: said.announcements }
      },
      (error) => {
        if (!signal.aborted) this.#report('Asking for new papers')(error)
        return { state: failedState(error), announcements: [] }
      },
    )
    if (signal.aborted) return
    // Without a place to write, this window still knows it, and does not ask again at each glance.
    const kept = this.#folder.keep(topics, { askedAt, state }, announcements)
    await kept.catch(this.#report('Keeping new papers'))
  }

  #readAgain(): Promise<void> {
    this.#reading = (this.#reading ?? Promise.resolve()).catch(() => {}).then(() => this.#read())
    return this.#reading
  }

  #listen(): void {
    const { conventions, archive, folder } = this.#parts
    const soon = () => {
      clearTimeout(this.#pause)
      this.#pause = setTimeout(() => this.#readAgain().catch(this.#report('Reading the inbox')), pauseMs)
    }
    const files = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.file(folder), '*'),
    )
    const look = setInterval(() => this.#refreshWhenDue(), lookAgainMs)
    this.#listeners.push(
      files,
      { dispose: () => clearInterval(look) },
      files.onDidChange(soon),
      files.onDidCreate(soon),
      conventions.onDidChange(soon),
      archive.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeWorkspaceFolders(soon),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#refreshWhenDue()),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#refreshWhenDue()
      }),
    )
  }

  #report(doing: string): (error: unknown) => void {
    return reportError(this.#parts.log, doing)
  }
}
