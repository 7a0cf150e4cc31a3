// Papers that people search for: the search, and the list to choose from.
import * as vscode from 'vscode'
import type { Catalogue } from '../catalogue/workerCatalogue.ts'
import { isAbort } from '../core/base/errors.ts'
import { AskedWords, type PaperQuery, readQuery } from '../core/language/completionRequest.ts'
import type { Doi } from '../core/paper/doi.ts'
import { type AnyPaper, isArxivId, isOnArxiv, type Paper } from '../core/paper/paper.ts'
import { day, namedAuthors, titleInList } from '../core/paper/text.ts'
import { type Row, RowPicker, reportError } from './adapters/show.ts'
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

const mostPapers = 50
/** After a pause this long, somebody is waiting for more than is known here. In milliseconds. */
const pauseMs = 700
const mostAuthors = 5
const timeoutMs = 30_000

interface PaperRow extends Row {
  /** `undefined` for a row that is only a message. */
  readonly paper: AnyPaper | undefined
}

/** What a search for papers needs. */
interface PickServices {
  readonly paperSearch: PaperSearch
  readonly papers: PaperRecords
}

interface PickOptions {
  readonly words: string
  /** What to know about a paper before choosing it, shown beside its identifier. */
  readonly remark?: (id: AnyPaper['id']) => string | undefined
  readonly severalButton?: boolean
  /** Another button, and what it does before the list is shown again; returns the new title of the list. */
  readonly place?: { readonly button: vscode.QuickInputButton; choose(): Promise<string | undefined> }
}

/** Lets a person search for an arXiv paper and choose it; `undefined` if they choose none. */
export async function pickPaper(services: PickServices, words: string): Promise<Paper | undefined> {
  const papers = await pickPapers(services, { words })
  return papers.find(isOnArxiv)
}

/** Lets a person search for papers and choose one or, by a button or by pasting several, more of them. */
export function pickPapers(services: PickServices, options: PickOptions): Promise<readonly AnyPaper[]> {
  return new Promise((resolve) => new PaperPicker(services, options, resolve).show())
}

class PaperPicker {
  readonly #services: PickServices
  readonly #options: PickOptions
  readonly #resolve: (papers: readonly AnyPaper[]) => void
  readonly #rows = new RowPicker<PaperRow>()
  readonly #pick = this.#rows.view
  readonly #several: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('checklist'),
    tooltip: vscode.l10n.t('Select Multiple'),
  }
  #typing = new AbortController()
  #isAway = false

  constructor(services: PickServices, options: PickOptions, resolve: (papers: readonly AnyPaper[]) => void) {
    this.#services = services
    this.#options = options
    this.#resolve = resolve
    this.#pick.placeholder = vscode.l10n.t('Title words, authors, a year, an identifier, a link or a DOI')
    this.#pick.buttons = [
      ...(options.place ? [options.place.button] : []),
      ...(options.severalButton ? [this.#several] : []),
    ]
    this.#pick.onDidChangeValue((text) => void this.#type(text))
    this.#pick.onDidTriggerButton((button) => void this.#press(button))
    this.#pick.onDidAccept(() => this.#accept())
    this.#pick.onDidHide(() => this.#end())
  }

  show(): void {
    this.#pick.value = this.#options.words
    this.#pick.show()
    void this.#type(this.#options.words)
  }

  async #press(button: vscode.QuickInputButton): Promise<void> {
    if (button === this.#several) {
      this.#pick.canSelectMany = !this.#pick.canSelectMany
      return
    }
    // Another list would hide this one, and empty it.
    const { shown, chosen } = this.#rows
    this.#isAway = true
    this.#pick.title = await this.#options.place?.choose()
    this.#isAway = false
    this.#pick.show()
    this.#rows.rows = shown
    if (this.#pick.canSelectMany) this.#rows.choose((row) => chosen.includes(row))
  }

  /** Stops waiting for results of what was typed before. */
  async #type(text: string): Promise<void> {
    this.#typing.abort()
    this.#typing = new AbortController()
    const { signal } = this.#typing
    this.#pick.busy = true
    try {
      await this.#search(readQuery(text), signal)
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      if (!signal.aborted) this.#pick.busy = false
    }
  }

  async #search(query: PaperQuery, signal: AbortSignal): Promise<void> {
    const { paperSearch } = this.#services
    switch (query.kind) {
      case 'nothing':
        return this.#offer(await paperSearch.recent(mostPapers, signal), signal, [])
      case 'named':
        return this.#lookUp(query.ids, signal)
      case 'prefix':
        return this.#offer(await paperSearch.startingWith(query.prefix, mostPapers, signal), signal)
      case 'words':
        return this.#searchWords(query.words, signal)
      case 'address':
        return this.#offer([], signal, [toRemark(noPaperThere(), pasteIt())])
    }
  }

  async #searchWords(words: string, signal: AbortSignal): Promise<void> {
    const { paperSearch } = this.#services
    const papers = await paperSearch.search(words, mostPapers, signal)
    const mayAsk = papers.length === 0 ? [toRemark(vscode.l10n.t('Searching…'))] : undefined
    this.#offer(papers, signal, mayAsk)
    await pause(pauseMs, signal)
    if (signal.aborted) return
    const more = paperSearch.shouldAsk(words, papers.length)
      ? await paperSearch.askArxiv(words, mostPapers, signal)
      : { papers: [] }
    const known = new Set(papers.map(({ id }) => id))
    const remarks = more.reason === undefined ? undefined : [toRemark(notSearched(), more.reason)]
    this.#offer([...papers, ...more.papers.filter(({ id }) => !known.has(id))], signal, remarks)
  }

  /** Shows what is known, then what arrives. If several papers were pasted, all are selected. */
  async #lookUp(ids: readonly AnyPaper['id'][], signal: AbortSignal): Promise<void> {
    const { papers } = this.#services
    const atHand = ids.flatMap((id) => (isArxivId(id) ? papers.paper(id) : papers.doiPaper(id)) ?? [])
    this.#offer(atHand, signal, [toRemark(vscode.l10n.t('Loading the record…'))])
    const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    const found = await papers.lookUpAll(ids.filter(isArxivId), limited)
    const dois = ids.filter((id): id is Doi => !isArxivId(id))
    for (const doi of dois) await papers.lookUpDoi(doi, limited)
    const all = ids.flatMap((id) => (isArxivId(id) ? found.get(id) : papers.doiPaper(id)) ?? [])
    const missing = ids.filter((id) => all.every((paper) => paper.id !== id))
    if (signal.aborted) return
    if (all.length > 1 && this.#options.severalButton) this.#pick.canSelectMany = true
    this.#offer(
      all,
      signal,
      missing.map((id) => toRemark(this.#reasonFor(id))),
    )
    if (this.#pick.canSelectMany) this.#rows.choose(({ paper }) => paper !== undefined)
  }

  #reasonFor(id: AnyPaper['id']): string {
    const why = isArxivId(id) ? this.#services.papers.missingRecord(id) : undefined
    if (why?.kind === 'missing') return vscode.l10n.t('{0}: arXiv has no such paper.', id)
    if (why?.kind === 'unavailable') return `${id}: ${why.reason}`
    return vscode.l10n.t('{0}: the record is unavailable right now.', id)
  }

  /** Shows the papers below those that are already selected. */
  #offer(papers: readonly AnyPaper[], signal: AbortSignal, remarks?: readonly PaperRow[]): void {
    if (signal.aborted) return
    const kept = this.#pick.canSelectMany ? this.#rows.chosen : []
    const known = new Set(kept.map(({ paper }) => paper?.id))
    const found = papers.filter(({ id }) => !known.has(id)).map((paper) => this.#toRow(paper))
    const nothing = toRemark(vscode.l10n.t('No paper matches. Try fewer words, or paste a link.'))
    const others = remarks ?? (papers.length === 0 ? [nothing] : [])
    this.#rows.rows = [...kept, ...found, ...others]
    if (kept.length > 0) this.#rows.choose(({ paper }) => known.has(paper?.id))
  }

  #toRow(paper: AnyPaper): PaperRow {
    const authors = namedAuthors(paper.authors, mostAuthors)
    const remark = this.#options.remark?.(paper.id)
    const description = [paper.id, day(paper.publishedAt)?.slice(0, 4), remark].filter(Boolean).join(' · ')
    return { label: titleInList(paper.title), description, detail: authors, paper }
  }

  #accept(): void {
    const papers = this.#rows.chosen.flatMap(({ paper }) => paper ?? [])
    if (papers.length === 0) return
    this.#resolve(papers)
    this.#pick.hide()
  }

  #end(): void {
    if (this.#isAway) return
    this.#typing.abort()
    this.#resolve([])
    this.#pick.dispose()
  }
}

/** A row that is only a message. */
function toRemark(label: string, detail?: string): PaperRow {
  return { label, ...(detail !== undefined && { detail }), paper: undefined }
}

function noPaperThere(): string {
  return vscode.l10n.t('The address names neither an arXiv paper nor a DOI.')
}

function pasteIt(): string {
  return vscode.l10n.t('Paste it into the digest to have an entry with its address.')
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
