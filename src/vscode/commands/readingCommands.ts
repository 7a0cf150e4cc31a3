// Papers to read: those of the inbox, and the reading list, which they are added to and taken from into a digest.
import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { groupBy } from '../../core/base/groups.ts'
import { decodeText } from '../../core/base/textBytes.ts'
import { conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import type { InboxPaper, Mark } from '../../core/inbox/inbox.ts'
import {
  addToReadingList,
  fittingPlace,
  type ListedPaper,
  newReadingList,
  paperOfLink,
  type QueuedPaper,
  queuedPapers,
  readingListName,
  tickOff,
} from '../../core/language/insertPapers.ts'
import { type AnyPaper, isArxivId } from '../../core/paper/paper.ts'
import { saidRecord } from '../../core/paste/references.ts'
import type { LookUpOutcome } from '../../records/records.ts'
import { activeDocument, paperLanguages, toWorkspaceEdit } from '../adapters/documents.ts'
import type { InboxOrderName } from '../adapters/settings.ts'
import {
  pickRows,
  showBriefly,
  showError,
  showInformation,
  showWarning,
  withViewProgress,
} from '../adapters/show.ts'
import { insert, paperPlace } from '../paperInDocument.ts'
import type { PaperRecords } from '../paperRecords.ts'
import type { Command, Services } from '../services.ts'

/** Asks arXiv for new papers now. */
export const refreshInbox: Command = {
  id: 'researchDigest.refreshInbox',
  async run({ inbox, inboxOrder }) {
    await withViewProgress('researchDigest.inbox', () => inbox.refresh())
    inboxOrder.renew()
  },
}

/** Sorts the papers of a day by similarity to what the digests cover. */
export const sortByLikeness: Command = {
  id: 'researchDigest.sortByLikeness',
  run: () => sortBy('likeness'),
}

/** Keeps the papers of a day in arXiv's order. */
export const sortByAnnouncement: Command = {
  id: 'researchDigest.sortByAnnouncement',
  run: () => sortBy('announcement'),
}

/** If the workspace sets an order of its own, that setting is changed. */
async function sortBy(order: InboxOrderName): Promise<void> {
  const settings = vscode.workspace.getConfiguration('researchDigest')
  const isOfWorkspace = settings.inspect('inbox.order')?.workspaceValue !== undefined
  await settings.update('inbox.order', order, !isOfWorkspace)
}

/** Writes papers of the inbox into the active digest, in its own form, where they belong. */
export const addToDigest: Command = {
  id: 'researchDigest.addToDigest',
  async run(services, argument) {
    const chosen = services.inboxView.chosen(argument)
    if (chosen.length === 0) return tellNonChosen()
    const document = activeDocument()
    if (!document || !paperLanguages.includes(document.languageId)) {
      void showInformation(vscode.l10n.t('Open a digest first; the paper is inserted into the active one.'))
      return
    }
    for (const group of groupsByPlace(chosen)) {
      const names = group[0]?.reasons.flatMap(({ feed, found }) => [feed.name ?? '', ...found]) ?? []
      const place = fittingPlace(services.documents.digestOf(document), names, cursorIn(document))
      const papers = group.map(({ paper }) => paper)
      // Papers further down may follow: the keyboard stays in the inbox.
      if (!(await insert(services, document, papers, place, false))) return
      await services.inbox.mark(idsOf(group), 'read')
    }
    showBriefly(vscode.l10n.t('Added to the digest.'))
  },
}

/** Papers that are there for the same reasons go to the same place. */
function groupsByPlace(papers: readonly InboxPaper[]): Iterable<readonly InboxPaper[]> {
  const keyOf = ({ reasons }: InboxPaper) =>
    JSON.stringify(reasons.map(({ feed, found }) => [feed.name, found]))
  return groupBy(papers, keyOf).values()
}

function cursorIn(document: vscode.TextDocument): number | undefined {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document)
  return editor && document.offsetAt(editor.selection.active)
}

/** Pins papers of the inbox at its top, or unpins those that are already starred. */
export const starPaper: Command = {
  id: 'researchDigest.starPaper',
  async run(services, argument) {
    const chosen = services.inboxView.chosen(argument)
    if (chosen.length === 0) return tellNonChosen()
    const isStarred = chosen.every(({ mark }) => mark === 'starred')
    await services.inbox.mark(idsOf(chosen), isStarred ? 'read' : 'starred')
    // The library has their records when no feed contains them any more.
    if (!isStarred) services.papers.want(idsOf(chosen), services.inbox)
  },
}

/** Removes papers from the inbox for good. */
export const dismissPaper: Command = {
  id: 'researchDigest.dismissPaper',
  run: (services, argument) => markChosen(services, argument, 'dismissed'),
}

export const markAsRead: Command = {
  id: 'researchDigest.markAsRead',
  run: (services, argument) => markChosen(services, argument, 'read'),
}

export const markAsUnread: Command = {
  id: 'researchDigest.markAsUnread',
  run: (services, argument) => markChosen(services, argument, 'unread'),
}

async function markChosen(
  { inbox, inboxView }: Pick<Services, 'inbox' | 'inboxView'>,
  argument: unknown,
  mark: Mark,
): Promise<void> {
  const chosen = inboxView.chosen(argument)
  if (chosen.length === 0) return tellNonChosen()
  await inbox.mark(idsOf(chosen), mark)
}

/** Undoes the last marking in this window. */
export const undoInbox: Command = {
  id: 'researchDigest.undoInbox',
  async run({ inbox }) {
    if (!(await inbox.undo())) showBriefly(vscode.l10n.t('There is nothing to undo.'))
  },
}

function idsOf(papers: readonly InboxPaper[]): readonly ArxivId[] {
  return papers.map(({ paper }) => paper.id)
}

function tellNonChosen(): void {
  void showInformation(vscode.l10n.t('Select a paper in the Inbox first.'))
}

/** A feed to change, and then to save. */
function exampleFeed(): string {
  const comments = [
    vscode.l10n.t('Change this feed and save the file; then its papers come into the Inbox.'),
    vscode.l10n.t(
      'They have one of the keywords or authors. If there are none, all papers of the categories come.',
    ),
  ]
  const lines = [
    ...comments.map((comment) => `# ${comment}`),
    `- name: ${vscode.l10n.t('My papers')}`,
    '  categories: [cs.LG, stat.ML]',
    '  keywords: [diffusion, language model]',
    '  authors: []',
  ]
  return ['feeds:', ...lines.map((line) => `  ${line}`), ''].join('\n')
}

/** Opens the conventions of the workspace, with an example feed if they have none. Nothing is saved. */
export const setUpFeeds: Command = {
  id: 'researchDigest.setUpFeeds',
  async run() {
    const [folder] = vscode.workspace.workspaceFolders ?? []
    if (!folder) {
      void showInformation(
        vscode.l10n.t('Open a folder first; its feeds are stored in {0}.', conventionsFileName),
      )
      return
    }
    const file = vscode.Uri.joinPath(folder.uri, conventionsFileName)
    const creation = new vscode.WorkspaceEdit()
    creation.createFile(file, { ignoreIfExists: true })
    await vscode.workspace.applyEdit(creation)
    const document = await vscode.workspace.openTextDocument(file)
    const text = document.getText()
    if (!/^feeds[ \t]*:/m.test(text)) {
      const edit = new vscode.WorkspaceEdit()
      const isOpen = text !== '' && !text.endsWith('\n')
      edit.insert(file, document.positionAt(text.length), `${isOpen ? '\n' : ''}${exampleFeed()}`)
      await vscode.workspace.applyEdit(edit)
    }
    const at = document.positionAt(document.getText().search(/^feeds[ \t]*:/m))
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) })
  },
}

/** A paper whose record has not arrived by then is listed by its address. In milliseconds. */
const timeoutMs = 5_000

/**
 * Adds the paper at the cursor, at the position given as an argument or in the given inbox row to the workspace's
 * reading list.
 */
export const readLater: Command = {
  id: 'researchDigest.readLater',
  async run(services, argument) {
    const ofInbox = services.inboxView.named(argument)
    if (ofInbox.length > 0) {
      const unread = ofInbox.flatMap(({ mark, paper }) => (mark === 'unread' ? paper.id : []))
      if (await keepForLater(ofInbox.map(({ paper }) => paper))) await services.inbox.mark(unread, 'read')
      return
    }
    const place = await paperPlace(services, argument)
    if (!place) return
    const folder = vscode.workspace.getWorkspaceFolder(place.document.uri)
    await keepForLater([await listedPaper(services, place.found.named)], folder)
  },
}

/**
 * Adds papers to the reading list of a folder, by default the workspace's first, and shows a message about it.
 * @returns whether the list has them now
 */
async function keepForLater(
  papers: readonly ListedPaper[],
  folder = vscode.workspace.workspaceFolders?.[0],
): Promise<boolean> {
  if (!folder) {
    void showInformation(vscode.l10n.t('Open a folder first; the reading list is stored in a file there.'))
    return false
  }
  return keep(vscode.Uri.joinPath(folder.uri, readingListName), papers)
}

/** Adds the paper in a link from outside the editor; shows a message if the link contains none. */
export async function addByLink(services: Services, { path, query }: vscode.Uri): Promise<void> {
  const named = paperOfLink(path, query)
  if (named) await keepForLater([await listedPaper(services, named)])
  else void showWarning(vscode.l10n.t('The link names neither an arXiv paper nor a DOI; nothing was added.'))
}

/** The paper with its title, if that arrives in time. */
async function listedPaper(
  { papers }: Pick<Services, 'papers'>,
  { id }: Pick<ListedPaper, 'id'>,
): Promise<ListedPaper> {
  const signal = AbortSignal.timeout(timeoutMs)
  const looking: Promise<LookUpOutcome<AnyPaper['id']>> = isArxivId(id)
    ? papers.lookUp(id, signal)
    : papers.lookUpDoi(id, signal)
  const outcome = await looking.catch(() => undefined)
  return { id, ...(outcome?.kind === 'found' && { title: outcome.paper.title }) }
}

/** As an edit of the open document, so that unsaved text in it stays. */
async function keep(file: vscode.Uri, papers: readonly ListedPaper[]): Promise<boolean> {
  const creation = new vscode.WorkspaceEdit()
  creation.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(newReadingList) })
  await vscode.workspace.applyEdit(creation)
  const list = await vscode.workspace.openTextDocument(file)
  const edit = addToReadingList(list.getText(), papers)
  if (!edit) {
    showBriefly(vscode.l10n.t('{0} already has this paper.', readingListName))
    return true
  }
  const wasDirty = list.isDirty
  const isDone = await vscode.workspace.applyEdit(toWorkspaceEdit(list, [edit]))
  const isKept = isDone && (wasDirty || (await list.save()))
  if (isKept) showBriefly(vscode.l10n.t('The paper was added to {0}.', readingListName))
  else void showError(vscode.l10n.t('Cannot write {0}.', readingListName))
  return isKept
}

/** A paper whose record has not arrived by then is written as the list names it. In milliseconds. */
const pickTimeoutMs = 10_000

/** Papers that were selected from the reading list of a folder. */
export interface PickedFromQueue {
  readonly papers: readonly AnyPaper[]
  /** Ticks them off in the list. */
  tick(): Promise<void>
}

/**
 * Lets a person select open papers from a folder's reading list.
 * @returns `undefined` if they cancel, an empty list if there are no papers
 */
export async function pickFromQueue(
  facts: PaperRecords,
  folder: vscode.Uri,
  placeHolder: string,
): Promise<PickedFromQueue | undefined> {
  const file = vscode.Uri.joinPath(folder, readingListName)
  const queued = queuedPapers((await readText(file)) ?? '')
  if (queued.length === 0) return { papers: [], tick: async () => {} }
  const rows = queued.map((paper) => ({
    label: paper.reference.said?.title ?? paper.reference.id,
    description: paper.reference.said ? paper.reference.id : '',
    picked: false,
    paper,
  }))
  const picked = await pickRows(rows, { placeHolder, matchOnDescription: true })
  if (!picked) return undefined
  const chosen = picked.map(({ paper }) => paper)
  return { papers: await recordsOf(facts, chosen), tick: () => tick(file, chosen) }
}

/** Papers without a record are written with what the list says. */
async function recordsOf(facts: PaperRecords, queued: readonly QueuedPaper[]): Promise<readonly AnyPaper[]> {
  const signal = AbortSignal.timeout(pickTimeoutMs)
  const ids = queued.map(({ reference: { id } }) => id as AnyPaper['id'])
  const [papers, others] = await Promise.all([
    facts.lookUpAll(ids.filter(isArxivId), signal),
    facts.lookUpAllDois(
      ids.flatMap((id) => (isArxivId(id) ? [] : id)),
      signal,
    ),
  ])
  return queued.map(({ reference }) => {
    const id = reference.id as AnyPaper['id']
    const known = isArxivId(id) ? papers.get(id) : others.get(id)
    const said = saidRecord({ id, said: reference.said ?? { title: id } })
    return known ?? (said as AnyPaper)
  })
}

/** In the list as it is at that time. */
async function tick(file: vscode.Uri, chosen: readonly QueuedPaper[]): Promise<void> {
  const list = await vscode.workspace.openTextDocument(file)
  const ids = new Set(chosen.map(({ reference: { id } }) => id))
  const open = queuedPapers(list.getText()).filter(({ reference: { id } }) => ids.has(id))
  const wasDirty = list.isDirty
  const isDone = await vscode.workspace.applyEdit(toWorkspaceEdit(list, tickOff(open)))
  if (!isDone || !(wasDirty || (await list.save())))
    void showError(vscode.l10n.t('Cannot write {0}.', readingListName))
}

/** The text in the editor, if it is open; `undefined` if there is no such file. */
async function readText(file: vscode.Uri): Promise<string | undefined> {
  const key = file.toString()
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key)
  if (open) return open.getText()
  try {
    return decodeText(await vscode.workspace.fs.readFile(file))?.text
  } catch {
    return undefined
  }
}

/**
 * Writes papers of the reading list into the active digest, in its own form, and ticks them off. A person selects them.
 */
export const turnIntoEntries: Command = {
  id: 'researchDigest.turnIntoEntries',
  async run(services) {
    const document = activeDocument()
    const isList = document?.uri.path.endsWith(`/${readingListName}`)
    if (!document || isList || !paperLanguages.includes(document.languageId)) {
      void showInformation(vscode.l10n.t('Open a digest first; the papers are inserted into the active one.'))
      return
    }
    const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0]
    if (!folder) return tellEmpty()
    const picked = await pickFromQueue(
      services.papers,
      folder.uri,
      vscode.l10n.t('Select papers from {0} to add to the digest', readingListName),
    )
    if (!picked) return
    if (picked.papers.length === 0) return tellEmpty()
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === document)
    const cursor = editor && document.offsetAt(editor.selection.active)
    const place = fittingPlace(services.documents.digestOf(document), [], cursor)
    if (await insert(services, document, picked.papers, place)) await picked.tick()
  },
}

function tellEmpty(): void {
  void showInformation(
    vscode.l10n.t(
      'No papers were selected from {0}. Use “Read Paper Later” to add papers to it.',
      readingListName,
    ),
  )
}
