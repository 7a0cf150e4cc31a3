import * as vscode from 'vscode'
import { fittingPlace } from '../../core/language/insertPapers.ts'
import { readingListName } from '../../core/language/readingList.ts'
import { activeDocument, paperLanguages } from '../adapters/documents.ts'
import { showInformation } from '../adapters/show.ts'
import { pickFromQueue } from '../readingQueue.ts'
import type { Command } from './command.ts'
import { insert } from './insertPaper.ts'

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
