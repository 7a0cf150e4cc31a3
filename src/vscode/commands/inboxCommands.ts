import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { groupBy } from '../../core/base/groups.ts'
import { conventionsFileName } from '../../core/digest/conventions/conventions.ts'
import type { InboxPaper, Mark } from '../../core/inbox/inbox.ts'
import { fittingPlace } from '../../core/language/insertPapers.ts'
import { activeDocument, paperLanguages } from '../adapters/documents.ts'
import type { InboxOrderName } from '../adapters/settings.ts'
import { showBriefly, showInformation, withViewProgress } from '../adapters/show.ts'
import type { Command, Services } from '../services.ts'
import { insert } from './paperCommands.ts'

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
      if (!(await insert(services, document, papers, place))) return
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
const example = 'feeds:\n  - name: Mine\n    categories: [cs.LG]\n    keywords: [digest]\n    authors: []\n'

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
      edit.insert(file, document.positionAt(text.length), `${isOpen ? '\n' : ''}${example}`)
      await vscode.workspace.applyEdit(edit)
    }
    const editor = await vscode.window.showTextDocument(document)
    const at = document.positionAt(document.getText().search(/^feeds[ \t]*:/m))
    editor.selection = new vscode.Selection(at, at)
    editor.revealRange(editor.selection)
  },
}
