import * as vscode from 'vscode'
import {
  addToReadingList,
  type ListedPaper,
  newReadingList,
  paperOfLink,
  readingListName,
} from '../../core/language/readingList.ts'
import { type AnyPaper, isArxivId } from '../../core/paper/paper.ts'
import type { LookUpOutcome } from '../../records/records.ts'
import { showBriefly, showError, showInformation, showWarning } from '../adapters/show.ts'
import { toWorkspaceEdit } from '../adapters/spans.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'
import { paperPlace, tellNoPaper } from './paperCommands.ts'

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
    const place = paperPlace(services, argument)
    if (!place) return tellNoPaper()
    const folder = vscode.workspace.getWorkspaceFolder(place.document.uri)
    await keepForLater([await listedPaper(services, place.found.named)], folder)
  },
}

/**
 * Adds papers to the reading list of a folder, by default the workspace's first, and shows a message about it.
 * @returns whether the list has them now
 */
export async function keepForLater(
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
