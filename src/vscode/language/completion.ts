import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import {
  type CompletionRequest,
  completeId,
  type PaperChoice,
  paperChoices,
  readRequest,
} from '../../core/language/completion.ts'
import { describePaper } from '../../core/language/hover.ts'
import type { Paper } from '../../core/paper/paper.ts'
import { titleInList } from '../../core/paper/text.ts'
import { withSignal } from '../adapters/cancellation.ts'
import { paperSelector } from '../adapters/documents.ts'
import { reportError } from '../adapters/reportError.ts'
import { completionLabel } from '../adapters/show.ts'
import { toRange } from '../adapters/spans.ts'
import type { Services } from '../services.ts'
import type { RegisterFeature } from './registerFeature.ts'
import { suggestAgain, type TypingPlace } from './suggestAgain.ts'
import { TitlesOnPause } from './titlesOnPause.ts'

/** Markdown has suggestions while typing off, so these characters must do the work: those of identifiers, and `@`. */
const triggerCharacters = [...'./:@0123456789']
const mostPapers = 25
/** Titles are cut here, so that the identifier beside them shows; the whole title stands in the details. */
const longestLabel = 36

export const registerCompletion: RegisterFeature = (services) => {
  const titlesOnPause = new TitlesOnPause(services)
  const provider = new PaperCompletion(services, titlesOnPause)
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(paperSelector, provider, ...triggerCharacters),
    titlesOnPause,
  )
}

class PaperItem extends vscode.CompletionItem {
  readonly paper: Paper

  constructor(label: vscode.CompletionItemLabel, paper: Paper) {
    super(label, vscode.CompletionItemKind.Reference)
    this.paper = paper
  }
}

class PaperCompletion implements vscode.CompletionItemProvider<vscode.CompletionItem> {
  readonly #services: Services
  readonly #titlesOnPause: TitlesOnPause

  constructor(services: Services, titlesOnPause: TitlesOnPause) {
    this.#services = services
    this.#titlesOnPause = titlesOnPause
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const { documents, conventions, papers: facts } = this.#services
    const digest = documents.digestOf(document)
    const request = readRequest(digest, document.offsetAt(position))
    if (!request) return undefined
    if (request.asks.kind === 'title') this.#titlesOnPause.begin(document)
    const papers = await withSignal(token, (signal) => this.#find(request, signal))
    const id = completeId(request)
    if (id && papers.length === 0) {
      return this.#waitFor(id, { document, version: document.version, position })
    }
    if (!token.isCancellationRequested) this.#titlesOnPause.answer()
    const range = toRange(document, request.span)
    const typed = document.getText(range)
    const prefix = request.asks.kind === 'id' ? request.asks.prefix : '@'
    const habit = { digest, conventions: conventions.of(document), facts }
    const items = paperChoices(papers, request, habit).map((choice, index) =>
      toItem(choice, index, { range, typed, prefix }),
    )
    return new vscode.CompletionList(items, true)
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    if (item instanceof PaperItem) item.documentation = new vscode.MarkdownString(describePaper(item.paper))
    return item
  }

  async #find({ asks }: CompletionRequest, signal: AbortSignal): Promise<readonly Paper[]> {
    const { paperSearch, log } = this.#services
    // A mere `@` opens the list with the newest papers; VS Code would not ask again for one that began empty.
    const finding =
      asks.kind === 'title' && asks.words !== ''
        ? paperSearch.search(asks.words, mostPapers, signal)
        : paperSearch.startingWith(asks.kind === 'id' ? asks.prefix : '', mostPapers, signal)
    return finding.catch((error: unknown) => {
      reportError(log, 'Completing a paper')(error)
      return []
    })
  }

  /** Typing does not wait for the network: the list says so and opens again when the record has come. */
  #waitFor(id: ArxivId, place: TypingPlace): vscode.CompletionList {
    const { papers, log } = this.#services
    papers.lookUp(id, AbortSignal.timeout(30_000)).then(
      (outcome) => {
        if (outcome.kind === 'found') suggestAgain(place)
      },
      reportError(log, `Looking up ${id}`),
    )
    return new vscode.CompletionList([], true)
  }
}

interface Typed {
  readonly range: vscode.Range
  /** All that a choice replaces. */
  readonly typed: string
  /** The part of it that begins an identifier. */
  readonly prefix: string
}

function toItem(
  { paper, formLabel, isFirst, newText, cursor }: PaperChoice,
  index: number,
  { range, typed, prefix }: Typed,
): PaperItem {
  const label = isFirst ? shorten(titleInList(paper.title)) : `↳ ${formLabel}`
  const item = new PaperItem(completionLabel({ label, description: paper.id }), paper)
  item.insertText = withCursor(newText, cursor)
  // The text has the indentation that it needs.
  item.keepWhitespace = true
  item.range = range
  // What was typed chose these papers already: VS Code must not drop them, nor lose the list while more is typed.
  item.filterText = `${typed}${paper.id.startsWith(prefix) ? paper.id.slice(prefix.length) : ''} ${paper.title}`
  item.sortText = String(index).padStart(4, '0')
  if (index === 0) item.preselect = true
  return item
}

function withCursor(text: string, cursor: number): string | vscode.SnippetString {
  if (cursor === text.length) return text
  return new vscode.SnippetString()
    .appendText(text.slice(0, cursor))
    .appendTabstop(0)
    .appendText(text.slice(cursor))
}

function shorten(title: string): string {
  return title.length <= longestLabel ? title : `${title.slice(0, longestLabel - 1).trimEnd()}…`
}
