import * as vscode from 'vscode'
import type { Catalogue } from '../catalogue/workerCatalogue.ts'
import { isAbort } from '../core/base/errors.ts'
import { AskedWords } from '../core/language/completionRequest.ts'
import type { Paper } from '../core/paper/paper.ts'
import { reportError } from './adapters/show.ts'
import type { PaperRecords } from './paperRecords.ts'

/** What arXiv found for words or, for people, why it could not be searched. */
interface ArxivAnswer {
  readonly papers: readonly Paper[]
  readonly reason?: string
}

/** Shown where papers would be; the reason is shown below it. */
export function notSearched(): string {
  return vscode.l10n.t('arXiv could not be searched')
}

/**
 * Finds papers by what somebody types: in the library and the catalogue immediately, at arXiv when the typing pauses.
 */
export class PaperSearch {
  readonly #papers: PaperRecords
  readonly #catalogue: Catalogue
  readonly #log: vscode.LogOutputChannel
  readonly #asked = new AskedWords()

  constructor(papers: PaperRecords, catalogue: Catalogue, log: vscode.LogOutputChannel) {
    this.#papers = papers
    this.#catalogue = catalogue
    this.#log = log
  }

  /**
   * Papers seen before, then those of the catalogue, without duplicates. If one search fails, the results of the other
   * remain.
   */
  async search(words: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    const [seen, others] = await Promise.all([
      this.#attempt(this.#papers.search(words, limit, signal), signal),
      this.#attempt(this.#catalogue.search(words, limit, signal), signal),
    ])
    const known = new Set(seen.map(({ id }) => id))
    return [...seen, ...others.filter(({ id }) => !known.has(id))].slice(0, limit)
  }

  /** Papers seen last, which are likely choices before anything is typed. */
  recent(limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#attempt(this.#papers.recent(limit, signal), signal)
  }

  /** Papers whose identifier begins this way, newest first. */
  async startingWith(prefix: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    const [seen, others] = await Promise.all([
      this.#attempt(this.#papers.startingWith(prefix, limit, signal), signal),
      this.#attempt(this.#catalogue.search(prefix, limit, signal), signal),
    ])
    const known = new Set(seen.map(({ id }) => id))
    const more = others.filter(({ id }) => id.startsWith(prefix) && !known.has(id))
    return [...seen, ...more].slice(0, limit)
  }

  /** Whether to ask arXiv for these words, given the number of papers found here; true only once for the same words. */
  shouldAsk(words: string, found: number): boolean {
    return this.#asked.shouldAsk(words, found)
  }

  /** Papers from arXiv; they are then in the library. Rejects only with the signal's reason. */
  async askArxiv(words: string, limit: number, signal: AbortSignal): Promise<ArxivAnswer> {
    try {
      const papers = await this.#papers.searchArxiv(words, limit, signal)
      if (papers.length === 0) this.#asked.noteNone(words)
      return { papers }
    } catch (error) {
      this.#asked.forget(words)
      if (isEnded(error, signal)) throw error
      reportError(this.#log, 'Searching arXiv')(error)
      return { papers: [], reason: error instanceof Error ? error.message : String(error) }
    }
  }

  #attempt(finding: Promise<readonly Paper[]>, signal: AbortSignal): Promise<readonly Paper[]> {
    return finding.catch((error: unknown) => {
      if (isEnded(error, signal)) throw error
      reportError(this.#log, 'Searching papers')(error)
      return []
    })
  }
}

function isEnded(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted || isAbort(error) || error instanceof vscode.CancellationError
}
