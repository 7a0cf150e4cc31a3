import * as vscode from 'vscode'
import { readRequest } from '../../core/language/completion.ts'
import type { DigestDocuments } from '../adapters/documents.ts'
import { reportError } from '../adapters/reportError.ts'
import type { PaperSearch } from '../paperSearch.ts'
import { isStillThere, suggestAgain } from './suggestAgain.ts'

/** Somebody who has not typed for so long waits for more than is known here. */
const pauseMs = 700
const mostPapers = 25
const timeoutMs = 30_000

/** What titles are looked up with. */
export interface TitleServices {
  readonly documents: Pick<DigestDocuments, 'digestOf'>
  readonly paperSearch: Pick<PaperSearch, 'search' | 'shouldAsk' | 'askArxiv'>
  readonly log: vscode.LogOutputChannel
}

/**
 * Asks arXiv for the words of a title when their typing pauses with few papers found here, and opens the suggestions again
 * with what has come. VS Code no longer asks for suggestions once there are none, nor when typing was faster than the first
 * of them, so the typing is followed from here.
 */
export class TitlesOnPause implements vscode.Disposable {
  readonly #services: TitleServices
  readonly #listener: vscode.Disposable
  #followed: vscode.TextDocument | undefined
  #pause: NodeJS.Timeout | undefined
  #isAnswered = true

  constructor(services: TitleServices) {
    this.#services = services
    this.#listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === this.#followed) this.#follow(document)
    })
  }

  /** Words of a title were asked for, and are followed until a pause finds the cursor elsewhere. */
  begin(document: vscode.TextDocument): void {
    this.#isAnswered = false
    this.#follow(document)
  }

  /** They were answered in time. */
  answer(): void {
    this.#isAnswered = true
  }

  #follow(document: vscode.TextDocument): void {
    clearTimeout(this.#pause)
    this.#followed = document
    this.#pause = setTimeout(() => {
      this.#ask(document).catch(reportError(this.#services.log, 'Asking arXiv for titles'))
    }, pauseMs)
  }

  dispose(): void {
    clearTimeout(this.#pause)
    this.#listener.dispose()
  }

  async #ask(document: vscode.TextDocument): Promise<void> {
    const { documents, paperSearch } = this.#services
    const position = cursorIn(document)
    const digest = documents.digestOf(document)
    const request = position && readRequest(digest, document.offsetAt(position))
    if (!position || request?.asks.kind !== 'title') {
      this.#followed = undefined
      return
    }
    const { words } = request.asks
    const place = { document, version: document.version, position }
    const signal = AbortSignal.timeout(timeoutMs)
    const found = await paperSearch.search(words, mostPapers, signal)
    if (!isStillThere(place)) return
    if (!this.#isAnswered && found.length > 0) suggestAgain(place)
    if (!paperSearch.shouldAsk(words, found.length)) return
    const papers = await paperSearch.askArxiv(words, mostPapers, signal)
    if (papers.length > 0) suggestAgain(place)
  }
}

function cursorIn(document: vscode.TextDocument): vscode.Position | undefined {
  const editor = vscode.window.activeTextEditor
  return editor?.document === document ? editor.selection.active : undefined
}
