import * as vscode from 'vscode'
import type { Paper } from '../core/paper/paper.ts'
import { authorList, titleInList } from '../core/paper/text.ts'
import { type Row, RowPicker } from './adapters/show.ts'
import type { PaperSearch } from './paperSearch.ts'

const mostPapers = 50
/** Somebody who has not typed for so long waits for more than is known here. */
const pauseMs = 700
const mostAuthors = 5

interface PaperRow extends Row {
  readonly paper: Paper
}

/** Lets a person search for a paper and choose one; `undefined` when they choose none. */
export function pickPaper(search: PaperSearch, words: string): Promise<Paper | undefined> {
  return new Promise((resolve) => {
    const picker = new PaperPicker(search, resolve)
    picker.show(words)
  })
}

class PaperPicker {
  readonly #search: PaperSearch
  readonly #resolve: (paper: Paper | undefined) => void
  readonly #rows = new RowPicker<PaperRow>()
  readonly #pick = this.#rows.view
  #typing = new AbortController()

  constructor(search: PaperSearch, resolve: (paper: Paper | undefined) => void) {
    this.#search = search
    this.#resolve = resolve
    this.#pick.placeholder = vscode.l10n.t('Words of a title, authors, a year, or an identifier')
    this.#pick.onDidChangeValue((text) => void this.#type(text))
    this.#pick.onDidAccept(() => this.#accept())
    this.#pick.onDidHide(() => this.#end())
  }

  show(words: string): void {
    this.#pick.value = words
    this.#pick.show()
    void this.#type(words)
  }

  /** What was typed before is no longer waited for. */
  async #type(words: string): Promise<void> {
    this.#typing.abort()
    this.#typing = new AbortController()
    const { signal } = this.#typing
    this.#pick.busy = true
    try {
      const papers = await this.#search.search(words, mostPapers, signal)
      if (signal.aborted) return
      this.#rows.rows = papers.map(toRow)
      await this.#askArxiv(words, papers, signal)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      if (!signal.aborted) this.#pick.busy = false
    }
  }

  async #askArxiv(words: string, papers: readonly Paper[], signal: AbortSignal): Promise<void> {
    await pause(pauseMs, signal)
    if (signal.aborted || !this.#search.shouldAsk(words, papers.length)) return
    const more = await this.#search.askArxiv(words, mostPapers, signal)
    if (signal.aborted) return
    const known = new Set(papers.map(({ id }) => id))
    this.#rows.rows = [...papers, ...more.filter(({ id }) => !known.has(id))].map(toRow)
  }

  #accept(): void {
    const [item] = this.#pick.selectedItems
    if (!item) return
    this.#resolve(item.row.paper)
    this.#pick.hide()
  }

  #end(): void {
    this.#typing.abort()
    this.#resolve(undefined)
    this.#pick.dispose()
  }
}

function toRow(paper: Paper): PaperRow {
  const { shown, more } = authorList(paper.authors, mostAuthors)
  const detail = more === 0 ? shown : vscode.l10n.t('{0} and {1} more', shown, more)
  return { label: titleInList(paper.title), description: paper.id, detail, paper }
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, durationMs)
    signal.addEventListener('abort', end, { once: true })
  })
}
