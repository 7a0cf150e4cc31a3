import * as vscode from 'vscode'
import { type PaperId, recordFrom } from '../core/paper/paper.ts'
import type { PaperText, Ranking, RelatedEntry } from '../core/related/coveredPapers.ts'
import type { RelatedThread } from '../related/relatedThread.ts'
import { readSettings } from './adapters/settings.ts'
import { reportError } from './adapters/show.ts'
import type { WorkspaceArchive } from './archive/workspaceArchive.ts'
import type { PaperRecords } from './paperRecords.ts'

/** The number of papers shown; further ones are less similar. */
const mostNamed = 3
/** Papers of the current document are already in view, and not shown. */
const mostAsked = 2 * mostNamed
/** The number of papers compared at a time: their answers must not block this thread. */
const batchSize = 100
/** With more answers than this, old ones are dropped once the archive has changed. */
const mostKept = 5_000

interface Answer {
  readonly entries: readonly RelatedEntry[]
  /** How often the archive had changed. */
  readonly change: number
}

interface RelatedParts {
  readonly archive: WorkspaceArchive
  readonly papers: PaperRecords
  readonly thread: RelatedThread
  readonly log: vscode.LogOutputChannel
}

/** Compares papers with those that the workspace's archive covers, unless the setting turns that off. */
export class RelatedPapers implements vscode.Disposable {
  readonly #parts: RelatedParts
  readonly #answers = new Map<PaperId, Answer>()
  readonly #wanted = new Set<PaperId>()
  readonly #changed = new vscode.EventEmitter<void>()
  /** The result of {@link known} may have changed. */
  readonly onDidChange = this.#changed.event
  readonly #settings: vscode.Disposable
  /** As the setting says, which is not read for each of thousands of cards. */
  #isOn = readSettings().findsRelated
  #isAsking = false

  constructor(parts: RelatedParts) {
    this.#parts = parts
    this.#settings = vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('researchDigest.relatedPapers')) return
      this.#isOn = readSettings().findsRelated
      this.#changed.fire()
    })
  }

  /**
   * The papers of the archive, outside one file, that are most similar to a paper, most similar first; none if the
   * setting is off.
   * @param paper without its commentary, which the archive knows
   * @throws DigestError `related-unavailable`, and the signal's reason as soon as it aborts
   */
  async relatedTo(paper: PaperText, except: string, signal?: AbortSignal): Promise<readonly RelatedEntry[]> {
    if (!this.#isOn) return []
    const { archive, thread } = this.#parts
    const asked = this.#withSaid(paper)
    const [related = []] = await thread.relatedTo(archive.index.digests(), [asked], mostAsked, signal)
    return outside(related, except)
  }

  /**
   * The answer as far as it is known; if it is missing, it is requested, and {@link onDidChange} fires when it is
   * there.
   */
  known(id: PaperId, except: string): readonly RelatedEntry[] {
    if (!this.#isOn) return []
    const { archive } = this.#parts
    const answer = this.#answers.get(id)
    // While the archive is being read, each part of it would change the answer.
    if (archive.isRead && answer?.change !== archive.changeCount) this.#want(id)
    return outside(answer?.entries ?? [], except)
  }

  /**
   * How similar each candidate is to what the writer covered, in the given order, with the entry that is the reason:
   * for sorting, never for leaving papers out. `undefined` if the setting is off.
   * @throws DigestError `related-unavailable`, and the signal's reason as soon as it aborts
   */
  async rank(
    candidates: readonly PaperText[],
    signal?: AbortSignal,
  ): Promise<readonly Ranking[] | undefined> {
    if (!this.#isOn) return undefined
    const { archive, thread } = this.#parts
    const digests = (await archive.settled(signal)).digests()
    const rankings: Ranking[] = []
    for (let start = 0; start < candidates.length; start += batchSize) {
      const batch = candidates.slice(start, start + batchSize)
      rankings.push(...(await thread.rank(digests, batch, signal)))
    }
    return rankings
  }

  dispose(): void {
    this.#settings.dispose()
    this.#changed.dispose()
    void this.#parts.thread.dispose()
  }

  #want(id: PaperId): void {
    this.#wanted.add(id)
    if (this.#isAsking) return
    this.#isAsking = true
    // All papers of a page are requested at the same moment.
    setImmediate(() => {
      this.#askAll()
        .catch(reportError(this.#parts.log, 'Finding related papers'))
        .finally(() => {
          this.#isAsking = false
        })
    })
  }

  async #askAll(): Promise<void> {
    let isAnswered = false
    try {
      while (this.#wanted.size > 0) isAnswered = (await this.#askBatch()) || isAnswered
    } finally {
      // If one call fails, the next would, too; the features that show papers ask again when the archive changes.
      this.#wanted.clear()
    }
    this.#forget()
    // Pages ask again on this event: without an answer they would do so forever.
    if (isAnswered) this.#changed.fire()
  }

  /** Returns whether there was something to compare. */
  async #askBatch(): Promise<boolean> {
    const { archive, thread } = this.#parts
    const change = archive.changeCount
    const ids = [...this.#wanted].slice(0, batchSize)
    for (const id of ids) this.#wanted.delete(id)
    const papers = ids.flatMap((id) => this.#textOf(id) ?? [])
    if (papers.length === 0) return false
    const related = await thread.relatedTo(archive.index.digests(), papers, mostAsked)
    papers.forEach(({ id }, index) => {
      if (id) this.#answers.set(id, { entries: related[index] ?? [], change })
    })
    return true
  }

  /** `undefined` while its title is unknown; when its record arrives, pages ask again. */
  #textOf(id: PaperId): PaperText | undefined {
    const { archive, papers } = this.#parts
    const title = recordFrom(papers, id)?.title ?? archive.index.coverage(id).at(-1)?.title
    return title ? this.#withSaid({ id, title }) : undefined
  }

  /** The commentary is that of the archive, which does not change with each keystroke. */
  #withSaid(paper: PaperText): PaperText {
    const said = paper.id && this.#parts.archive.index.coverage(paper.id).at(-1)?.said
    return said ? { ...paper, said } : paper
  }

  #forget(): void {
    if (this.#answers.size <= mostKept) return
    for (const [id, { change }] of this.#answers) {
      if (change !== this.#parts.archive.changeCount) this.#answers.delete(id)
    }
  }
}

function outside(related: readonly RelatedEntry[], file: string): readonly RelatedEntry[] {
  return related.filter((entry) => entry.file !== file).slice(0, mostNamed)
}
