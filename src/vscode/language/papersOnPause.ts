import * as vscode from 'vscode'
import { type CompletionQuestion, readRequest } from '../../core/language/completionRequest.ts'
import type { DigestDocuments } from '../adapters/documents.ts'
import { reportError } from '../adapters/show.ts'
import type { PaperRecords } from '../paperRecords.ts'
import type { PaperSearch } from '../paperSearch.ts'

/** After a pause this long, somebody is waiting for more than is known here. In milliseconds. */
const pauseMs = 700
const mostPapers = 25
const timeoutMs = 30_000

/** The services for looking up papers. */
interface PauseServices {
  readonly documents: Pick<DigestDocuments, 'digestOf'>
  readonly papers: Pick<PaperRecords, 'lookUpDoi'>
  readonly paperSearch: Pick<PaperSearch, 'search' | 'shouldAsk' | 'askArxiv'>
  readonly log: vscode.LogOutputChannel
}

/**
 * Asks arXiv for the words of a title, and a registry for a DOI, when the typing pauses with few papers found here, and
 * opens the suggestions again with the results. VS Code does not ask for suggestions again once there are none, or when
 * typing was faster than the first of them, so the typing is watched from here.
 */
export class PapersOnPause implements vscode.Disposable {
  readonly #services: PauseServices
  readonly #listener: vscode.Disposable
  #followed: vscode.TextDocument | undefined
  #pause: NodeJS.Timeout | undefined
  #isAnswered = true
  /** Why arXiv could not be searched for what stands there. */
  #refused: { readonly place: TypingPlace; readonly reason: string } | undefined

  constructor(services: PauseServices) {
    this.#services = services
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === this.#followed) this.#follow(document)
    })
  }

  /** Papers were requested; the typing is watched until a pause finds the cursor elsewhere. */
  begin(document: vscode.TextDocument): void {
    this.#isAnswered = false
    this.#follow(document)
  }

  /** The request was answered in time. */
  answer(): void {
    this.#isAnswered = true
  }

  /** Why there is no paper at a place, for people; says so once, so that arXiv is asked when somebody wants them again. */
  takeReason({ document, version, position }: TypingPlace): string | undefined {
    const refused = this.#refused
    const { place } = refused ?? {}
    if (place?.document !== document || place.version !== version || !place.position.isEqual(position))
      return undefined
    this.#refused = undefined
    return refused?.reason
  }

  #follow(document: vscode.TextDocument): void {
    clearTimeout(this.#pause)
    this.#followed = document
    this.#pause = setTimeout(() => {
      this.#ask(document).catch(reportError(this.#services.log, 'Asking for papers'))
    }, pauseMs)
  }

  dispose(): void {
    clearTimeout(this.#pause)
    this.#listener.dispose()
  }

  async #ask(document: vscode.TextDocument): Promise<void> {
    const position = cursorIn(document)
    const digest = this.#services.documents.digestOf(document)
    const asks = position && readRequest(digest, document.offsetAt(position))?.asks
    if (!position || !asks || asks.kind === 'id') {
      this.#followed = undefined
      return
    }
    const place = { document, version: document.version, position }
    if (asks.kind === 'doi') await this.#askRegistry(asks, place)
    else await this.#askArxiv(asks, place)
  }

  async #askArxiv(
    { words }: Extract<CompletionQuestion, { kind: 'title' }>,
    place: TypingPlace,
  ): Promise<void> {
    const { paperSearch } = this.#services
    const signal = AbortSignal.timeout(timeoutMs)
    const found = await paperSearch.search(words, mostPapers, signal)
    if (!isStillThere(place)) return
    if (!this.#isAnswered && found.length > 0) suggestAgain(place)
    if (!paperSearch.shouldAsk(words, found.length)) return
    const { papers, reason } = await paperSearch.askArxiv(words, mostPapers, signal)
    if (papers.length > 0) suggestAgain(place)
    if (found.length > 0 || reason === undefined) return
    // Said once: whoever types on would hear it at each pause.
    this.#followed = undefined
    this.#refused = { place, reason }
    suggestAgain(place)
  }

  async #askRegistry(
    { doi }: Extract<CompletionQuestion, { kind: 'doi' }>,
    place: TypingPlace,
  ): Promise<void> {
    if (this.#isAnswered) return
    const outcome = await this.#services.papers.lookUpDoi(doi, AbortSignal.timeout(timeoutMs))
    if (outcome.kind === 'found') suggestAgain(place)
  }
}

function cursorIn(document: vscode.TextDocument): vscode.Position | undefined {
  const editor = vscode.window.activeTextEditor
  return editor?.document === document ? editor.selection.active : undefined
}

/** A position where somebody types, and the document's state at that time. */
export interface TypingPlace {
  readonly document: vscode.TextDocument
  readonly version: number
  readonly position: vscode.Position
}

/** Whether nothing was typed or moved since then. */
export function isStillThere({ document, version, position }: TypingPlace): boolean {
  const editor = vscode.window.activeTextEditor
  return (
    editor?.document === document && document.version === version && editor.selection.active.isEqual(position)
  )
}

/** Opens the suggestions again, with late results, if the cursor has not moved. */
export function suggestAgain(place: TypingPlace): void {
  if (isStillThere(place)) void vscode.commands.executeCommand('editor.action.triggerSuggest')
}

/** The same where suggestions may be open, which VS Code does not ask for again until they are closed. */
export async function suggestInstead(place: TypingPlace): Promise<void> {
  if (!isStillThere(place)) return
  await vscode.commands.executeCommand('hideSuggestWidget')
  suggestAgain(place)
}
