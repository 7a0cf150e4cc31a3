import * as vscode from 'vscode'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { referencesWithin } from '../core/digest/references.ts'
import { type DigestDocuments, paperLanguages } from './adapters/documents.ts'
import { toSpan } from './adapters/spans.ts'
import type { PaperRecords } from './paperRecords.ts'

/** Scrolling is not reported at each step. In milliseconds. */
const pauseMs = 100

/** Tells the records which papers are in view, so that those come before the rest of long documents. */
export class VisiblePapers implements vscode.Disposable {
  readonly #papers: PaperRecords
  readonly #documents: DigestDocuments
  readonly #listeners: readonly vscode.Disposable[]
  #timer: NodeJS.Timeout | undefined

  constructor(papers: PaperRecords, documents: DigestDocuments) {
    this.#papers = papers
    this.#documents = documents
    this.#listeners = [
      vscode.window.onDidChangeTextEditorVisibleRanges(() => this.#schedule()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#schedule()),
    ]
    // Immediately, for the documents that the window opens with.
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
    this.#papers.prefer(vscode.window.visibleTextEditors.flatMap((editor) => this.#papersIn(editor)))
  }

  #papersIn({ document, visibleRanges }: vscode.TextEditor): readonly ArxivId[] {
    if (!paperLanguages.includes(document.languageId)) return []
    const digest = this.#documents.digestOf(document)
    return visibleRanges.flatMap((range) =>
      referencesWithin(digest, toSpan(document, range.with({ end: range.end.translate(1, 0) }))).flatMap(
        ({ kind, reference }) => (kind === 'id' ? [] : reference.id),
      ),
    )
  }
}
