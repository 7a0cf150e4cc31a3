// Which records are asked for without anybody asking: those in view first, and old ones again.
import * as vscode from 'vscode'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { systemClock } from '../core/base/async.ts'
import { referencesWithin } from '../core/digest/references.ts'
import { type Records, recheckWeekly } from '../records/records.ts'
import { type DigestDocuments, paperLanguages, toSpan } from './adapters/documents.ts'
import { readSettings } from './adapters/settings.ts'
import type { WorkspaceArchive } from './archive/workspaceArchive.ts'
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

interface RecordCareParts {
  readonly records: Pick<Records, 'findOld' | 'onStateChange'>
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly log: vscode.LogOutputChannel
}

/** Checks the records of the archive's papers again automatically, until it is disposed; see {@link recheckWeekly}. */
export function keepRecordsCurrent({ records, papers, archive, log }: RecordCareParts): vscode.Disposable {
  const closing = new AbortController()
  let isConnected = true
  const stopListening = records.onStateChange(({ kind }) => {
    isConnected = kind !== 'offline' && kind !== 'stopped'
  })
  void recheckWeekly(
    {
      clock: systemClock,
      log,
      // An untrusted folder must not cause requests.
      isWelcome: () => isConnected && vscode.workspace.isTrusted && readSettings().rechecksRecords,
      async findOld(signal) {
        const covered = (await archive.settled(signal)).coveredPapers()
        return covered.length === 0 ? [] : records.findOld(covered, signal)
      },
      recheck: (ids, signal) => papers.recheck(ids, () => {}, signal),
    },
    closing.signal,
  )
  return {
    dispose() {
      stopListening()
      closing.abort()
    },
  }
}
