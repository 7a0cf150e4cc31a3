// The paper that a document names at a place, and papers that are written into it.
import * as vscode from 'vscode'
import { withLineEnds } from '../core/base/span.ts'
import { type InsertPlace, insertPapers } from '../core/language/insertPapers.ts'
import { type PaperAt, paperAt } from '../core/language/references.ts'
import type { AnyPaper } from '../core/paper/paper.ts'
import type { LookUpOutcome } from '../records/records.ts'
import {
  change,
  changeAndGoOn,
  type DigestDocuments,
  lineEndOf,
  paperLanguages,
} from './adapters/documents.ts'
import { showInformation } from './adapters/show.ts'
import type { PaperRecords } from './paperRecords.ts'
import type { WritingHabits } from './writingHabits.ts'

interface Parts {
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
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
export function paperPlace(
  { documents }: Pick<Parts, 'documents'>,
  argument: unknown,
): PaperPlace | undefined {
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
  parts: Parts,
  argument: unknown,
): Promise<(PaperPlace & { readonly paper: AnyPaper }) | undefined> {
  const place = paperPlace(parts, argument)
  if (!place) return void tellNoPaper()
  const { version } = place.document
  const { named } = place.found
  const signal = AbortSignal.timeout(timeoutMs)
  const looking: Promise<LookUpOutcome<AnyPaper['id']>> =
    named.kind === 'doi' ? parts.papers.lookUpDoi(named.id, signal) : parts.papers.lookUp(named.id, signal)
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

/**
 * Writes papers into a document, in one edit, and puts the cursor where the writer continues. Returns whether it was
 * done.
 * @param goesOn whether they continue now; otherwise the keyboard stays where it is
 */
export async function insert(
  { habits }: { readonly habits: WritingHabits },
  document: vscode.TextDocument,
  papers: readonly AnyPaper[],
  place: InsertPlace,
  goesOn = true,
): Promise<boolean> {
  const { version } = document
  const insertion = insertPapers(papers, await habits.of(document), place)
  if (!insertion) return false
  const { span, newText, cursor } = insertion
  if (goesOn) return changeAndGoOn(document, { span, newText }, { cursor, version })
  const { text, at } = withLineEnds(newText, lineEndOf(document))
  if (!(await change(document, [{ span, newText: text }], version))) return false
  const editor = vscode.window.activeTextEditor
  if (editor?.document !== document) return true
  const end = document.positionAt(span.start + at(cursor))
  editor.selection = new vscode.Selection(end, end)
  editor.revealRange(editor.selection)
  return true
}
