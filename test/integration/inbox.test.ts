import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { ArchiveReader } from '../../src/archive/archiveReader.ts'
import { createWorkerRecords } from '../../src/records/workerRecords.ts'
import { RelatedThread } from '../../src/related/relatedThread.ts'
import { WorkspaceArchive } from '../../src/vscode/archive/workspaceArchive.ts'
import { WorkspaceConventions } from '../../src/vscode/conventions.ts'
import { Inbox } from '../../src/vscode/inbox/inbox.ts'
import { type InboxHandle, InboxOrder, type InboxTree, InboxView } from '../../src/vscode/inbox/inboxView.ts'
import { PaperRecords } from '../../src/vscode/paperRecords.ts'
import { RelatedPapers } from '../../src/vscode/relatedPapers.ts'
import { type FeedServer, startFeedServer } from '../localArxiv/feedServer.ts'
import { writeText } from './support/archive.ts'
import { eventually } from './support/eventually.ts'

const extension = vscode.extensions.getExtension('research-digest.research-digest')
const papers = [
  { id: '2611.00001', title: 'Trees $(alert) without Leaves' },
  { id: '2611.00002', title: 'Rivers, Again', type: 'replace', version: 2 },
  { id: '2611.00003', title: 'Maps for Moles', type: 'cross', categories: ['cs.RO', 'cs.LG'] },
]

const covering = `# Reading notes, February 3, 2021

Charts and Maps for Blind Moles
https://arxiv.org/abs/2101.00077
They dig it.

#review
`

/** An inbox as a window has it, with what its view shows. */
class Window {
  readonly tree: InboxTree
  readonly inbox: Inbox
  readonly order: InboxOrder
  readonly view: InboxView
  readonly #selected = new vscode.EventEmitter<{ readonly selection: readonly InboxHandle[] }>()
  readonly #parts: readonly vscode.Disposable[]

  constructor(folder: string, feedUrl: string) {
    assert.ok(extension)
    const { fsPath } = extension.extensionUri
    const log = vscode.window.createOutputChannel('Inbox in tests', { log: true })
    const records = createWorkerRecords({
      workerPath: path.join(fsPath, 'dist', 'records.cjs'),
      log,
      options: {
        libraryPath: path.join(folder, 'library.sqlite'),
        stateFolder: path.join(folder, 'state'),
        arxivApiUrl: 'http://127.0.0.1:9/api/query',
        arxivFeedUrl: feedUrl,
        userAgent: 'research-digest/test',
        minIntervalMs: 0,
      },
    })
    const conventions = new WorkspaceConventions(log)
    const reader = new ArchiveReader(path.join(fsPath, 'dist', 'archive.cjs'), { log })
    const archive = new WorkspaceArchive(reader, conventions, log)
    const facts = new PaperRecords(records, log)
    this.tree = { badge: undefined, selection: [], onDidChangeSelection: this.#selected.event }
    this.inbox = new Inbox({
      folder: path.join(folder, 'inbox'),
      records,
      papers: facts,
      conventions,
      archive,
      log,
    })
    const thread = new RelatedThread(path.join(fsPath, 'dist', 'related.cjs'))
    const related = new RelatedPapers({ archive, papers: facts, thread, log })
    this.order = new InboxOrder({ inbox: this.inbox, related, log })
    this.view = new InboxView(this.tree, { inbox: this.inbox, order: this.order, log })
    this.#parts = [
      this.view,
      this.order,
      this.inbox,
      related,
      facts,
      archive,
      conventions,
      this.#selected,
      log,
    ]
  }

  /** All rows that are there, each with what stands after it. */
  async rows(below?: InboxHandle): Promise<string[]> {
    const rows: string[] = []
    for (const handle of await this.view.children('', below)) {
      const { label, description } = this.view.item(handle)
      rows.push(`${label} (${description})`, ...(await this.rows(handle)))
    }
    return rows
  }

  select(id: string): void {
    const selection = [{ id }]
    Object.assign(this.tree, { selection })
    this.#selected.fire({ selection })
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose()
  }
}

suite('the inbox', () => {
  let feeds: FeedServer
  let folder: string
  let conventions: vscode.Uri
  let earlier: vscode.Uri
  const windows: Window[] = []

  setup(async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? []
    assert.ok(workspace)
    conventions = vscode.Uri.joinPath(workspace.uri, 'digest.yaml')
    earlier = vscode.Uri.joinPath(workspace.uri, '2021-02-03.md')
    await writeText(conventions, 'feeds: [{ name: Mine, categories: [cs.LG] }]\n')
    await writeText(earlier, covering)
    await orderBy('announcement')
    folder = await mkdtemp(path.join(tmpdir(), 'research-digest-inbox-'))
    feeds = await startFeedServer('2026-01-02', papers)
  })
  teardown(async () => {
    for (const window of windows.splice(0)) window.dispose()
    await orderBy(undefined)
    await vscode.workspace.fs.delete(conventions)
    await vscode.workspace.fs.delete(earlier)
    await feeds.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  async function orderBy(order: string | undefined): Promise<void> {
    await vscode.workspace.getConfiguration('researchDigest').update('inbox.order', order, true)
  }

  function open(): Window {
    const window = new Window(folder, feeds.url)
    windows.push(window)
    return window
  }

  const today = new Date().toISOString().slice(0, 10)

  test('has what feeds want by day, and asks arXiv once', async () => {
    feeds.announce(today, papers)
    const window = open()
    const rows = await eventually(
      () => window.rows(),
      (all) => all.length > 0,
    )
    assert.deepEqual(rows.slice(1), [
      'Trees $\u2060(alert) without Leaves (Ann Author and 1 more)',
      'Maps for Moles (Ann Author and 1 more)',
      'New versions (1)',
      'Rivers, Again (Ann Author and 1 more)',
    ])
    assert.equal(window.tree.badge?.value, 2)
    const other = open()
    assert.deepEqual(await other.rows(), rows)
    assert.deepEqual(feeds.requests, ['cs.LG'])
  })

  test('gives the addresses of papers that are dragged, and nothing for what is none', async () => {
    feeds.announce(today, papers)
    const window = open()
    await eventually(
      () => window.rows(),
      (all) => all.length > 0,
    )
    const dragged = async (...ids: readonly string[]) => {
      const transfer = new vscode.DataTransfer()
      window.view.drag(
        ids.map((id) => ({ id })),
        transfer,
      )
      return transfer.get('text/uri-list')?.asString()
    }
    assert.equal(
      await dragged('2611.00001', '2611.00003'),
      'https://arxiv.org/abs/2611.00001\r\nhttps://arxiv.org/abs/2611.00003',
    )
    assert.equal(await dragged('2611.99999'), undefined)
  })

  test('tells other windows of marks, and takes them back', async () => {
    feeds.announce(today, papers)
    const [mine, theirs] = [open(), open()]
    for (const window of [mine, theirs])
      await eventually(
        () => window.rows(),
        (all) => all.length > 0,
      )
    mine.select('2611.00001')
    await eventually(
      () => theirs.tree.badge?.value,
      (value) => value === 1,
    )
    const [chosen] = mine.view.chosen(undefined)
    assert.equal(chosen?.mark, 'read')
    await theirs.inbox.mark(
      theirs.view.chosen({ id: today }).map(({ paper }) => paper.id),
      'dismissed',
    )
    await eventually(
      () => mine.rows(),
      (all) => all.length === 0,
    )
    assert.equal(mine.tree.message, 'You have seen all new papers.')
    assert.equal(await theirs.inbox.undo(), true)
    assert.equal((await theirs.rows()).length, 5)
    assert.equal(theirs.view.chosen({ id: '2611.00001' })[0]?.mark, 'read')
  })

  test('shows what is there without a network, and says why there is no more', async () => {
    feeds.announce(today, papers)
    const online = open()
    await eventually(
      () => online.rows(),
      (all) => all.length > 0,
    )
    await feeds.close()
    const offline = open()
    assert.equal((await offline.rows()).length, 5)
    await offline.inbox.refresh()
    assert.match(offline.tree.message ?? '', /127\.0\.0\.1/)
    assert.equal((await offline.rows()).length, 5)
  })

  test('says what is the matter with a feed', async () => {
    const window = open()
    await window.inbox.begin()
    await eventually(
      () => window.tree.message,
      (message) => message === 'arXiv’s feed is still the one for 2026-01-02.',
    )
    feeds.announce(today, [])
    await window.inbox.refresh()
    assert.match(
      window.tree.message ?? '',
      /^arXiv (?:has not announced anything today|announces nothing on weekends)\.$/,
    )
    feeds.misbehave([{ kind: 'malformedXml' }])
    await window.inbox.refresh()
    assert.match(window.tree.message ?? '', /is not an Atom feed/)
  })

  test('orders a day by how like its papers are to what was covered, says why, and undoes it', async () => {
    feeds.announce(today, papers)
    const window = open()
    const first = async () => {
      const [day] = await window.view.children('', undefined)
      const [handle] = day ? await window.view.children('', day) : []
      return handle && { handle, item: window.view.item(handle) }
    }
    const firstIs = (id: string) =>
      eventually(first, (shown) => shown?.handle.id === id && window.tree.badge?.value === 2)
    await firstIs('2611.00001')
    const before = window.view.item({ id: '2611.00003' })
    assert.equal(before.accessibilityInformation, undefined)
    await vscode.commands.executeCommand('researchDigest.sortByLikeness')
    const shown = await firstIs('2611.00003')
    const why = /Like “Charts and Maps for Blind Moles”, which you covered on 2021-02-03; you wrote: They dig/
    assert.match(shown?.item.accessibilityInformation?.label ?? '', why)
    assert.ok(shown)
    const { tooltip } = window.view.resolve(shown.item, shown.handle)
    assert.match(
      (tooltip as vscode.MarkdownString).value,
      /Like “\[Charts and Maps for Blind Moles\]\([^)]*2021-02-03\.md#L3\)”/,
    )
    await vscode.commands.executeCommand('researchDigest.sortByAnnouncement')
    const other = await firstIs('2611.00001')
    assert.equal(other?.item.accessibilityInformation, undefined)
    assert.equal((await window.rows()).length, 5)
  })

  test('has 2,000 papers in another order at once', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({
      ...{
        id: `2611.${String(10_001 + index).padStart(5, '0')}`,
        title: index % 2 === 0 ? `Maps for Mole ${index}` : `River ${index}`,
      },
    }))
    feeds.announce(today, many)
    const window = open()
    const rows = await eventually(
      () => window.rows(),
      (all) => all.length > 2000,
    )
    let told = 0
    const listener = window.view.onDidChange(() => told++)
    await orderBy('likeness')
    await eventually(
      () => window.order.likenesses.size,
      (size) => size === 2000,
    )
    listener.dispose()
    const ordered = await window.rows()
    assert.deepEqual(ordered.toSorted(), rows.toSorted())
    assert.ok(ordered.slice(1, 1001).every((row) => row.startsWith('Maps for Mole')))
    assert.equal(told, 1)
  })

  test('follows digest.yaml', async () => {
    await writeText(conventions, 'tags: { required: [review] }\n')
    feeds.announce(today, papers)
    const window = open()
    assert.deepEqual(await window.rows(), [])
    assert.equal(feeds.requests.length, 0)
    await writeText(conventions, 'feeds: [{ categories: [cs.LG], keywords: [mole] }]\n')
    const rows = await eventually(
      () => window.rows(),
      (all) => all.length > 0,
    )
    assert.match(rows[1] ?? '', /Maps for Moles/)
    assert.equal(rows.length, 2)
  })
})
