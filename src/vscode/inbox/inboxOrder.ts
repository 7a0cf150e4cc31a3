import * as vscode from 'vscode'
import type { Likenesses } from '../../core/language/inboxTree.ts'
import { readSettings } from '../adapters/settings.ts'
import { reportError } from '../adapters/show.ts'
import type { RelatedPapers } from '../relatedPapers.ts'
import type { Inbox } from './inbox.ts'

const none: Likenesses = new Map()

interface OrderParts {
  readonly inbox: Pick<Inbox, 'papers' | 'onDidChange'>
  readonly related: Pick<RelatedPapers, 'rank'>
  readonly log: vscode.LogOutputChannel
}

/**
 * The similarity of the inbox's papers to what the writer covered, if the setting asks for that order. All papers are
 * compared at once, with the same archive, when there are new ones: what is written in the meantime does not move the
 * rows that somebody is looking at.
 */
export class InboxOrder implements vscode.Disposable {
  readonly #parts: OrderParts
  readonly #changed = new vscode.EventEmitter<void>()
  /** {@link likenesses} have changed. */
  readonly onDidChange = this.#changed.event
  readonly #listeners: vscode.Disposable
  #likenesses = none
  #asking: AbortController | undefined
  #isBegun = false

  constructor(parts: OrderParts) {
    this.#parts = parts
    this.#listeners = vscode.Disposable.from(
      parts.inbox.onDidChange(() => this.#askForNew()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        const isMeant = ['inbox.order', 'relatedPapers'].some((name) =>
          change.affectsConfiguration(`researchDigest.${name}`),
        )
        if (!isMeant) return
        this.#changed.fire()
        this.renew()
      }),
    )
  }

  /** As far as known; empty if papers stay in the order of their announcement. */
  get likenesses(): Likenesses {
    return isWanted() ? this.#likenesses : none
  }

  /** Starts comparing: nobody needs the order, and the archive's index, before the list is shown. */
  begin(): void {
    this.#isBegun = true
    this.#askForNew()
  }

  /** Compares all papers with the current archive; the order stays as it is until that is done. */
  renew(): void {
    this.#asking?.abort()
    this.#asking = undefined
    if (this.#isBegun && isWanted() && this.#parts.inbox.papers.length > 0) this.#compare()
  }

  dispose(): void {
    this.#asking?.abort()
    this.#listeners.dispose()
    this.#changed.dispose()
  }

  #askForNew(): void {
    if (!this.#isBegun || this.#asking || !isWanted()) return
    if (this.#parts.inbox.papers.some(({ paper }) => !this.#likenesses.has(paper.id))) this.#compare()
  }

  #compare(): void {
    const asking = new AbortController()
    this.#asking = asking
    this.#ask(asking.signal)
      .then(() => {
        if (asking.signal.aborted) return
        this.#asking = undefined
        this.#changed.fire()
        // Other papers may have arrived in the meantime.
        this.#askForNew()
      })
      .catch((error: unknown) => {
        if (this.#asking === asking) this.#asking = undefined
        reportError(this.#parts.log, 'Ordering the inbox')(error)
      })
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const candidates = this.#parts.inbox.papers.map(({ paper: { id, title } }) => ({ id, title }))
    const rankings = await this.#parts.related.rank(candidates, signal)
    if (!rankings || signal.aborted) return
    this.#likenesses = new Map(
      candidates.flatMap(({ id }, index) => {
        const ranking = rankings[index]
        return ranking ? [[id, ranking] as const] : []
      }),
    )
  }
}

function isWanted(): boolean {
  const { inboxOrder, findsRelated } = readSettings()
  return findsRelated && inboxOrder === 'likeness'
}
