import * as vscode from 'vscode'
import type { Digest } from '../../core/digest/model.ts'
import { isSelected } from '../../core/language/entryRewrites.ts'
import { type LayoutChoice, layoutChoices } from '../../core/language/layoutConversion.ts'
import { activeDocument, selectionIn } from '../adapters/documents.ts'
import { pickRow, type Row, showInformation } from '../adapters/show.ts'
import { toWorkspaceEdit } from '../adapters/spans.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'

interface ChoiceItem extends Row {
  readonly choice?: LayoutChoice
}

/** Asks for a layout, and gives it to the entry at the cursor, to those of the selection, or to all of the document. */
export const convertLayout: Command = {
  id: 'researchDigest.convertLayout',
  async run(services) {
    const document = activeDocument()
    const digest = document && services.documents.asDigest(document)
    if (!document || !digest) return tell(vscode.l10n.t('Open a digest first; its entries are converted.'))
    const { version } = document
    const items = choiceItems(services, document, digest)
    if (items.length === 0)
      return tell(vscode.l10n.t('No entry here can be laid out otherwise without a loss.'))
    const picked = await pickRow(items, {
      title: vscode.l10n.t('Convert Entry Layout'),
      matchOnDescription: true,
    })
    if (!picked?.choice) return
    if (document.version !== version)
      return tell(vscode.l10n.t('The document has changed meanwhile; nothing was converted.'))
    await vscode.workspace.applyEdit(toWorkspaceEdit(document, picked.choice.edits))
  },
}

function tell(message: string): void {
  void showInformation(message)
}

function choiceItems(
  { documents }: Services,
  document: vscode.TextDocument,
  digest: Digest,
): readonly ChoiceItem[] {
  const read = documents.readerFor(document)
  const wanted = selectionIn(document)
  const here = digest.entries.filter((entry) => isSelected(entry, wanted))
  const all = digest.entries.length
  const groups = [
    { label: vscode.l10n.t('Entries here: {0}', here.length), entries: here, isOffered: here.length < all },
    { label: vscode.l10n.t('All entries: {0}', all), entries: digest.entries, isOffered: true },
  ].filter(({ entries, isOffered }) => isOffered && entries.length > 0)
  return groups.flatMap(({ label, entries }) => {
    const among = new Set(entries)
    const choices = layoutChoices(digest, (entry) => among.has(entry), read)
    if (choices.length === 0) return []
    return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...choices.map(toItem)]
  })
}

function toItem(choice: LayoutChoice): ChoiceItem {
  const description =
    choice.count === 1 ? vscode.l10n.t('1 entry') : vscode.l10n.t('{0} entries', choice.count)
  return { label: choice.example, description: `${choice.layout} · ${description}`, choice }
}
