import * as vscode from 'vscode'
import {
  addToReadingList,
  type ListedPaper,
  newReadingList,
  readingListName,
} from '../../core/language/readingList.ts'
import { showBriefly, showError, showInformation } from '../adapters/show.ts'
import { toWorkspaceEdit } from '../adapters/spans.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'
import { type PaperPlace, paperPlace, tellNoPaper } from './paperCommands.ts'

/** Without the record by then, the paper is kept by its address, in milliseconds. */
const timeoutMs = 5_000

/** Keeps the paper at the cursor, or at the place that the argument says, in the workspace's list of papers to read. */
export const readLater: Command = {
  id: 'researchDigest.readLater',
  async run(services, argument) {
    const place = paperPlace(services, argument)
    if (!place) return tellNoPaper()
    const folder =
      vscode.workspace.getWorkspaceFolder(place.document.uri) ?? vscode.workspace.workspaceFolders?.[0]
    if (!folder) {
      void showInformation(vscode.l10n.t('Open a folder first; the papers to read are kept in a file in it.'))
      return
    }
    const paper = await listedPaper(services, place)
    await keep(vscode.Uri.joinPath(folder.uri, readingListName), paper)
  },
}

async function listedPaper({ papers }: Services, { found: { named } }: PaperPlace): Promise<ListedPaper> {
  const signal = AbortSignal.timeout(timeoutMs)
  const looking = named.kind === 'doi' ? papers.lookUpDoi(named.id, signal) : papers.lookUp(named.id, signal)
  const outcome = await looking.catch(() => undefined)
  return { id: named.id, ...(outcome?.kind === 'found' && { title: outcome.paper.title }) }
}

/** As an edit of the open document, so that what somebody has written there and not saved stays. */
async function keep(file: vscode.Uri, paper: ListedPaper): Promise<void> {
  const creation = new vscode.WorkspaceEdit()
  creation.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(newReadingList) })
  await vscode.workspace.applyEdit(creation)
  const list = await vscode.workspace.openTextDocument(file)
  const edit = addToReadingList(list.getText(), paper)
  if (!edit) return showBriefly(vscode.l10n.t('{0} has this paper.', readingListName))
  const wasDirty = list.isDirty
  const isDone = await vscode.workspace.applyEdit(toWorkspaceEdit(list, [edit]))
  if (!isDone || !(wasDirty || (await list.save()))) {
    void showError(vscode.l10n.t('{0} cannot be written.', readingListName))
  } else showBriefly(vscode.l10n.t('The paper is in {0} now.', readingListName))
}
