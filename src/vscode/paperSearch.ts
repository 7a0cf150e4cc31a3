import * as vscode from 'vscode'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { isAbort } from '../core/base/errors.ts'
import type { Paper } from '../core/paper/paper.ts'
import { reportError } from './adapters/reportError.ts'
import type { PaperRecords } from './paperRecords.ts'

/** Fewer papers than this from here, and arXiv is asked, too. */
const fewPapers = 5
/** A shorter text would find anything. */
const fewLetters = 4

/** Finds papers by what somebody types: in the library and the catalogue at once, at arXiv when the typing pauses. */
export class PaperSearch {
  readonly #papers: PaperRecords
  readonly #catalogue: Catalogue
  readonly #log: vscode.LogOutputChannel
  /** What arXiv was asked already, for it would answer the same. */
  readonly #asked = new Set<string>()

  constructor(papers: PaperRecords, catalogue: Catalogue, log: vscode.LogOutputChannel) {
    this.#papers = papers
    this.#catalogue = catalogue
    this.#log = log
  }

  /** Papers seen before, then those of the catalogue, none twice. One that fails leaves the other's. */
  async search(words: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    const [seen, others] = await Promise.all([
      this.#attempt(this.#papers.search(words, limit, signal), signal),
      this.#attempt(this.#catalogue.search(words, limit, signal), signal),
    ])
    const known = new Set(seen.map(({ id }) => id))
    return [...seen, ...others.filter(({ id }) => !known.has(id))].slice(0, limit)
  }

  /** Papers whose identifier begins so, newest first. */
  async startingWith(prefix: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    const [seen, others] = await Promise.all([
      this.#attempt(this.#papers.startingWith(prefix, limit, signal), signal),
      prefix === '' ? [] : this.#attempt(this.#catalogue.search(prefix, limit, signal), signal),
    ])
    const known = new Set(seen.map(({ id }) => id))
    const more = others.filter(({ id }) => id.startsWith(prefix) && !known.has(id))
    return [...seen, ...more].slice(0, limit)
  }

  /** Whether arXiv should be asked for these words, after so many papers were found here; says so once. */
  shouldAsk(words: string, found: number): boolean {
    const key = words.trim().toLowerCase()
    if (found >= fewPapers || key.length < fewLetters || this.#asked.has(key)) return false
    this.#asked.add(key)
    return true
  }

  /** From arXiv; what it gives is in the library then. */
  askArxiv(words: string, limit: number, signal: AbortSignal): Promise<readonly Paper[]> {
    return this.#attempt(this.#papers.searchArxiv(words, limit, signal), signal)
  }

  #attempt(finding: Promise<readonly Paper[]>, signal: AbortSignal): Promise<readonly Paper[]> {
    return finding.catch((error: unknown) => {
      if (signal.aborted || isAbort(error) || error instanceof vscode.CancellationError) throw error
      reportError(this.#log, 'Searching papers')(error)
      return []
    })
  }
}
