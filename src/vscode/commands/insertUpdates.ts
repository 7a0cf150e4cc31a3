import * as vscode from 'vscode'
import { type PaperUpdate, updatesOn, writeUpdates } from '../../core/language/paperUpdates.ts'
import { titleInList } from '../../core/paper/text.ts'
import { activeDocument, paperLanguages } from '../adapters/documents.ts'
import { pickRows, showInformation, withStatus } from '../adapters/show.ts'
import { toSpan, toWorkspaceEdit } from '../adapters/spans.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'

/**
 * Drafts a section at the cursor with what became of papers that the archive covers. A person chooses the papers; the argument
 * `{ all: true }` takes all of them.
 */
export const insertUpdates: Command = {
  id: 'researchDigest.insertUpdates',
  async run(services, argument) {
    const document = activeDocument()
    const editor = vscode.window.activeTextEditor
    if (!document || editor?.document !== document || !paperLanguages.includes(document.languageId)) {
      void showInformation(vscode.l10n.t('Open a digest first; the section is inserted into the active one.'))
      return
    }
    const updates = await withStatus(vscode.l10n.t('Reading the archive'), () =>
      findUpdates(services, document),
    )
    if (updates.length === 0) {
      void showInformation(
        vscode.l10n.t(
          'The records that are known tell of nothing new about earlier papers. The command "Check Records Again" asks arXiv for newer ones.',
        ),
      )
      return
    }
    const isAll = (argument as { readonly all?: unknown } | undefined)?.all === true
    const chosen = isAll ? updates : await choose(updates)
    if (!chosen) return
    const { documents, conventions, papers: facts } = services
    const habit = { digest: documents.digestOf(document), conventions: conventions.of(document), facts }
    const insertion = writeUpdates(chosen, habit, toSpan(document, editor.selection))
    if (insertion) await vscode.workspace.applyEdit(toWorkspaceEdit(document, [insertion]))
  },
}

async function findUpdates(
  { earlierPapers, documents }: Services,
  document: vscode.TextDocument,
): Promise<readonly PaperUpdate[]> {
  const changes = await earlierPapers.changes()
  return updatesOn(changes, { file: document.uri.toString(), digest: documents.digestOf(document) })
}

async function choose(updates: readonly PaperUpdate[]): Promise<readonly PaperUpdate[] | undefined> {
  const rows = updates.map((update) => ({
    label: titleInList(update.paper.title),
    description: update.covered.digest.date ?? '',
    detail: update.news,
    update,
  }))
  const picked = await pickRows(rows, { placeHolder: vscode.l10n.t('What to tell of earlier papers') })
  return picked?.map(({ update }) => update)
}
