import * as vscode from 'vscode'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { findReferences } from '../core/arxiv/links.ts'
import { paperLanguages } from './adapters/documents.ts'
import type { PaperRecords } from './paperRecords.ts'

/** While somebody scrolls, it is not said at each step, in milliseconds. */
const pauseMs = 100

/** Keeps the records told which papers are in view, so that those come before the rest of long documents. */
export class VisiblePapers implements vscode.Disposable {
  readonly #papers: PaperRecords
  readonly #listeners: readonly vscode.Disposable[]
  #timer: NodeJS.Timeout | undefined

  constructor(papers: PaperRecords) {
    this.#papers = papers
    this.#listeners = [
      vscode.window.onDidChangeTextEditorVisibleRanges(() => this.#schedule()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#schedule()),
    ]
    // At once, for the documents that the window starts with.
    this.#tell()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const listener of this.#listeners) listener.dispose()
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#tell()
    }, pauseMs)
  }

  #tell(): void {
    this.#papers.prefer(vscode.window.visibleTextEditors.flatMap(papersInView))
  }
}

function papersInView({ document, visibleRanges }: vscode.TextEditor): readonly ArxivId[] {
  if (!paperLanguages.includes(document.languageId)) return []
  return visibleRanges.flatMap((range) => {
    const text = document.getText(document.validateRange(range.with({ end: range.end.translate(1, 0) })))
    return Array.from(findReferences(text, 0, text.length)).flatMap(({ reading }) =>
      reading.ok ? reading.reference.id : [],
    )
  })
}
