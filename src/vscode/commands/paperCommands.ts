import * as vscode from 'vscode'
import { type ArxivId, parseIdentifier } from '../../core/arxiv/identifier.ts'
import {
  type Named,
  namedAt,
  namingsOf,
  type PaperAt,
  paperAt,
  titleInsertion,
} from '../../core/language/references.ts'
import { type AnyPaper, paperUrl } from '../../core/paper/paper.ts'
import type { LookUpOutcome } from '../../records/records.ts'
import { paperLanguages, toWorkspaceEdit } from '../adapters/documents.ts'
import { showBriefly, showInformation } from '../adapters/show.ts'
import { toLocations } from '../archive/workspaceArchive.ts'
import type { Command, Services } from '../services.ts'

/** Copies the BibTeX of the paper at the cursor, or at the position given as an argument. */
export const copyBibtex: Command = {
  id: 'researchDigest.copyBibtex',
  async run(services, argument) {
    const place = await recordAt(services, argument)
    if (!place) return
    const { bibtexOf } = await import('../../core/export/formats/bibtex.ts')
    await vscode.env.clipboard.writeText(bibtexOf(place.paper))
    showBriefly(vscode.l10n.t('BibTeX copied to the clipboard.'))
  },
}

/**
 * Copies the address of the paper at the cursor, or at the position given as an argument, in the form of the
 * conventions.
 */
export const copyPaperLink: Command = {
  id: 'researchDigest.copyPaperLink',
  async run(services, argument) {
    const place = paperPlace(services, argument)
    if (!place) return tellNoPaper()
    const { named } = place.found
    const form = services.conventions.of(place.document)?.link ?? 'abs'
    await vscode.env.clipboard.writeText(paperUrl(named, form, named.version))
    showBriefly(vscode.l10n.t('Link copied to the clipboard.'))
  },
}

/** Inserts the title of the paper at the cursor, or at the position given as an argument. */
export const insertTitle: Command = {
  id: 'researchDigest.insertTitle',
  async run(services, argument) {
    const place = await recordAt(services, argument)
    if (!place) return
    const { document, found, paper } = place
    const findings = (await services.checks.findingsOf(document)) ?? []
    // For entries, a rule knows how the digest writes titles.
    const ofEntry = findings.find(
      ({ rule, span }) =>
        rule.id === 'missing-title' && found.span.start <= span.start && span.end <= found.span.end,
    )
    const digest = services.documents.digestOf(document)
    const edits = ofEntry?.fixes[0]?.edits ?? titleInsertion(digest, found, paper)
    await vscode.workspace.applyEdit(toWorkspaceEdit(document, edits))
  },
}

/** Somebody has pressed a button, and is waiting for the result. */
const timeoutMs = 15_000

/** A paper, and the document that names it. */
interface PaperPlace {
  readonly document: vscode.TextDocument
  readonly found: PaperAt
}

/**
 * The paper at the position `{ uri, offset }` of an open document, which our links pass, or else at the cursor;
 * `undefined` if there is none. Nothing else in the argument is trusted.
 */
export function paperPlace({ documents }: Services, argument: unknown): PaperPlace | undefined {
  const place = readPlace(argument) ?? placeOfCursor()
  if (!place || !paperLanguages.includes(place.document.languageId)) return undefined
  const found = paperAt(documents.digestOf(place.document), place.offset)
  return found && { document: place.document, found }
}

interface Place {
  readonly document: vscode.TextDocument
  readonly offset: number
}

function readPlace(argument: unknown): Place | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined
  const { uri, offset } = argument as { uri?: unknown; offset?: unknown }
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri)
  return document && Number.isSafeInteger(offset) ? { document, offset: Number(offset) } : undefined
}

function placeOfCursor(): Place | undefined {
  const editor = vscode.window.activeTextEditor
  return editor && { document: editor.document, offset: editor.document.offsetAt(editor.selection.active) }
}

/** The same with the paper's record, which is looked up. If there is none, a message says why. */
export async function recordAt(
  services: Services,
  argument: unknown,
): Promise<(PaperPlace & { readonly paper: AnyPaper }) | undefined> {
  const place = paperPlace(services, argument)
  if (!place) return void tellNoPaper()
  const { version } = place.document
  const { named } = place.found
  const signal = AbortSignal.timeout(timeoutMs)
  const looking: Promise<LookUpOutcome<AnyPaper['id']>> =
    named.kind === 'doi'
      ? services.papers.lookUpDoi(named.id, signal)
      : services.papers.lookUp(named.id, signal)
  const outcome = await looking.catch(() => undefined)
  // Typing in the meantime has moved the place.
  if (place.document.version !== version) return undefined
  if (outcome?.kind === 'found') return { ...place, paper: outcome.paper as AnyPaper }
  void showInformation(vscode.l10n.t('The record of this paper is unavailable right now.'))
  return undefined
}

/** Shown if no paper is named. */
export function tellNoPaper(): void {
  void showInformation(vscode.l10n.t('Put the cursor on a paper first: on its title, link or identifier.'))
}

/** The place above which the history opens, and its paper. */
interface HistoryPlace {
  readonly document: vscode.TextDocument
  readonly position: vscode.Position
  readonly id: ArxivId
}

/** Shows where else a paper is named: the one in the argument `{ id, uri, line }`, otherwise the one at the cursor. */
export const showHistory: Command = {
  id: 'researchDigest.showHistory',
  async run(services, argument) {
    const place = readHistoryPlace(argument) ?? historyAtCursor(services)
    if (!place) return tellNoPaper()
    await peek(services, place)
  },
}

async function peek(
  { documents, archive }: Services,
  { document, position, id }: HistoryPlace,
): Promise<void> {
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

function historyAtCursor({ documents }: Services): HistoryPlace | undefined {
  const editor = vscode.window.activeTextEditor
  if (!editor || !paperLanguages.includes(editor.document.languageId)) return undefined
  const { document, selection } = editor
  const named = namedAt(documents.digestOf(document), document.offsetAt(selection.active))
  return named?.kind === 'paper' ? { document, position: selection.active, id: named.id } : undefined
}

function readHistoryPlace(argument: unknown): HistoryPlace | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined
  const { id, uri, line } = argument as { id?: unknown; uri?: unknown; line?: unknown }
  const reference = typeof id === 'string' ? parseIdentifier(id) : undefined
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === String(uri))
  if (!reference || !document || typeof line !== 'number') return undefined
  return { document, position: new vscode.Position(line, 0), id: reference.id }
}
