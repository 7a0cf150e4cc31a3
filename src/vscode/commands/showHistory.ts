import * as vscode from 'vscode'
import { type ArxivId, parseIdentifier } from '../../core/arxiv/identifier.ts'
import { type Named, namedAt, namingsOf } from '../../core/language/references.ts'
import { paperLanguages } from '../adapters/documents.ts'
import { showInformation } from '../adapters/show.ts'
import { toLocations } from '../archive/places.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'

/** The place above which the history opens, and its paper. */
interface Place {
  readonly document: vscode.TextDocument
  readonly position: vscode.Position
  readonly id: ArxivId
}

/** Shows where else a paper is named: the one in the argument `{ id, uri, line }`, otherwise the one at the cursor. */
export const showHistory: Command = {
  id: 'researchDigest.showHistory',
  async run(services, argument) {
    const place = readPlace(argument) ?? placeAtCursor(services)
    if (!place) {
      void showInformation(
        vscode.l10n.t('Put the cursor on a paper first: on its title, link or identifier.'),
      )
      return
    }
    await show(services, place)
  },
}

async function show({ documents, archive }: Services, { document, position, id }: Place): Promise<void> {
  const index = await archive.settled()
  const named: Named = { kind: 'paper', id, span: { start: 0, end: 0 }, isEntry: true }
  const view = { archive: index, file: document.uri.toString() }
  const namings = namingsOf(documents.digestOf(document), named, view)
  // The places in the current document are already in view.
  const own = namings.others.length > 0 ? [] : namings.own
  await vscode.commands.executeCommand(
    'editor.action.peekLocations',
    document.uri,
    position,
    toLocations(document, { ...namings, own }),
    'peek',
  )
}

function placeAtCursor({ documents }: Services): Place | undefined {
  const editor = vscode.window.activeTextEditor
  if (!editor || !paperLanguages.includes(editor.document.languageId)) return undefined
  const { document, selection } = editor
  const named = namedAt(documents.digestOf(document), document.offsetAt(selection.active))
  return named?.kind === 'paper' ? { document, position: selection.active, id: named.id } : undefined
}

function readPlace(argument: unknown): Place | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined
  const { id, uri, line } = argument as { id?: unknown; uri?: unknown; line?: unknown }
  const reference = typeof id === 'string' ? parseIdentifier(id) : undefined
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === String(uri))
  if (!reference || !document || typeof line !== 'number') return undefined
  return { document, position: new vscode.Position(line, 0), id: reference.id }
}
