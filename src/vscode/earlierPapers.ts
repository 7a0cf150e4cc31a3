import * as vscode from 'vscode'
import type { ArxivId } from '../core/arxiv/identifier.ts'
import { changesSince, mayHaveChanged, type PaperChange } from '../core/language/paperChanges.ts'
import type { Paper } from '../core/paper/paper.ts'
import type { WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { PaperRecords } from './paperRecords.ts'

/** Records come by the hundred; who shows them hears of it when no more have come for so long, in milliseconds. */
const pauseMs = 1_000

/** What the records said when they were read last. */
interface Reading {
  /** How often they had changed. */
  readonly change: number
  readonly seen: Set<ArxivId>
  /** Those that tell of a change, without abstracts: an archive may cover tens of thousands of papers. */
  readonly telling: Map<ArxivId, Paper>
}

/** What became of the papers that the workspace's archive covers, by the records that this machine has; nobody is asked. */
export class EarlierPapers implements vscode.Disposable {
  readonly #archive: WorkspaceArchive
  readonly #papers: PaperRecords
  readonly #changed = new vscode.EventEmitter<void>()
  /** What {@link changes} gives may be something else now. */
  readonly onDidChange = this.#changed.event
  readonly #listeners: vscode.Disposable
  #pause: NodeJS.Timeout | undefined
  #reading: Reading = { change: 0, seen: new Set(), telling: new Map() }

  constructor(archive: WorkspaceArchive, papers: PaperRecords) {
    this.#archive = archive
    this.#papers = papers
    this.#listeners = vscode.Disposable.from(
      archive.onDidChange(() => this.#tellAfterPause()),
      papers.onDidChange(() => this.#tellAfterPause()),
    )
  }

  /** See {@link changesSince}. Waits until the workspace has been read. Rejects with the signal's reason only. */
  async changes(signal?: AbortSignal): Promise<readonly PaperChange[]> {
    const archive = await this.#archive.settled(signal)
    const { changeCount } = this.#papers
    if (this.#reading.change !== changeCount)
      this.#reading = { change: changeCount, seen: new Set(), telling: new Map() }
    const { seen, telling } = this.#reading
    const unseen = archive.coveredPapers().filter((id) => !seen.has(id))
    for await (const group of this.#papers.readAll(unseen, signal)) {
      for (const paper of group) if (mayHaveChanged(paper)) telling.set(paper.id, { ...paper, abstract: '' })
    }
    for (const id of unseen) seen.add(id)
    return changesSince(archive, telling)
  }

  dispose(): void {
    clearTimeout(this.#pause)
    this.#listeners.dispose()
    this.#changed.dispose()
  }

  #tellAfterPause(): void {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => this.#changed.fire(), pauseMs)
  }
}
