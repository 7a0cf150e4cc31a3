import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import {
  addressOf,
  hasOtherForms,
  otherChoices,
  type PaperChoice,
  paperChoices,
  type WritingHabit,
} from '../../core/language/completion.ts'
import { type CompletionRequest, completeId, readRequest } from '../../core/language/completionRequest.ts'
import {
  describeMissing,
  describePaper,
  type MissingRecord,
  missingInBrief,
} from '../../core/language/describePaper.ts'
import {
  type Snippet,
  snippetsAt,
  statementChoices,
  statementRequest,
  type TagChoice,
  tagChoices,
  tagRequest,
} from '../../core/language/smallCompletions.ts'
import type { AnyPaper } from '../../core/paper/paper.ts'
import { byline, titleInList } from '../../core/paper/text.ts'
import { paperSelector, snippetWithCursor, toRange } from '../adapters/documents.ts'
import { completionLabel, reportError, withSignal } from '../adapters/show.ts'
import { insertPaper } from '../commands/paperCommands.ts'
import { notSearched } from '../paperSearch.ts'
import type { RegisterFeature, Services } from '../services.ts'
import {
  isStillThere,
  PapersOnPause,
  suggestAgain,
  suggestInstead,
  type TypingPlace,
} from './papersOnPause.ts'

/**
 * In Markdown, suggestions while typing are off by default, so these characters must trigger them: those of
 * identifiers, and `@`.
 */
const triggerCharacters = [...'./:@0123456789']
const mostPapers = 25
/** Each entry is written and read before it is offered, which takes a millisecond or more. */
const mostEntries = 5
/**
 * The length that fits in a row of VS Code's default width: titles are cut so that authors and year show beside them.
 */
const mostInRow = 46
/** Leads from the papers to the other forms that they can take; only the list calls it. */
const otherFormsCommand = 'researchDigest.suggestOtherForms'
/** Runs when a paper is accepted; it only completes a step of the walkthrough, see the manifest. */
const completedCommand = 'researchDigest.completedPaper'

export const registerCompletion: RegisterFeature = (services) => {
  const papersOnPause = new PapersOnPause(services)
  const provider = new PaperCompletion(services, papersOnPause)
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(paperSelector, provider, ...triggerCharacters),
    vscode.commands.registerCommand(otherFormsCommand, () => provider.suggestOtherForms()),
    vscode.commands.registerCommand(completedCommand, () => undefined),
    papersOnPause,
  )
}

class PaperItem extends vscode.CompletionItem {
  readonly paper: AnyPaper

  constructor(label: vscode.CompletionItemLabel, paper: AnyPaper) {
    super(label, vscode.CompletionItemKind.Reference)
    this.paper = paper
  }
}

/** A query and where it was made. */
interface Asked {
  readonly request: CompletionRequest
  readonly habit: WritingHabit
  readonly place: TypingPlace
  readonly range: vscode.Range
  /** The text that a choice replaces. */
  readonly typed: string
}

class PaperCompletion implements vscode.CompletionItemProvider<vscode.CompletionItem> {
  readonly #services: Services
  readonly #papersOnPause: PapersOnPause
  /** Where the list should open with the other forms. */
  #otherForms: TypingPlace | undefined

  constructor(services: Services, papersOnPause: PapersOnPause) {
    this.#services = services
    this.#papersOnPause = papersOnPause
  }

  suggestOtherForms(): void {
    const editor = vscode.window.activeTextEditor
    if (!editor) return
    const { document, selection } = editor
    this.#otherForms = { document, version: document.version, position: selection.active }
    suggestAgain(this.#otherForms)
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    { triggerKind }: vscode.CompletionContext,
  ): Promise<vscode.CompletionList | undefined> {
    const asked = await withSignal(token, (signal) => this.#ask(document, position, signal))
    const opensByItself = triggerKind === vscode.CompletionTriggerKind.TriggerCharacter
    if (!asked || (asked.request.isQuiet && opensByItself)) return undefined
    const isSecondStep = this.#otherForms !== undefined && isStillThere(this.#otherForms)
    this.#otherForms = undefined
    const refusal = this.#papersOnPause.takeReason(asked.place)
    if (refusal !== undefined) return new vscode.CompletionList([toRemark(refusal, asked)], true)
    const { request, habit } = asked
    if (request.asks.kind !== 'id') this.#papersOnPause.begin(document)
    const papers = await withSignal(token, (signal) => this.#find(request, signal))
    if (papers.length === 0) return this.#withoutRecord(asked, opensByItself)
    if (!token.isCancellationRequested) this.#papersOnPause.answer()
    const choices = (isSecondStep ? otherChoices : paperChoices)(papers, request, habit)
    const items = choices.map((choice, index) => toPaperItem(choice, index, asked, isSecondStep))
    const more = choices.length > 0 && !isSecondStep && hasOtherForms(request, habit)
    return new vscode.CompletionList(more ? [...items, toOtherForms(asked)] : items, true)
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    if (item instanceof PaperItem) item.documentation = new vscode.MarkdownString(describePaper(item.paper))
    return item
  }

  async #ask(
    document: vscode.TextDocument,
    position: vscode.Position,
    signal: AbortSignal,
  ): Promise<Asked | undefined> {
    const { documents, habits } = this.#services
    const request = readRequest(documents.digestOf(document), document.offsetAt(position))
    if (!request) return undefined
    const range = toRange(document, request.span)
    const place = { document, version: document.version, position }
    const typed = document.getText(range)
    return { request, place, range, typed, habit: await habits.of(document, signal) }
  }

  async #find({ asks, place }: CompletionRequest, signal: AbortSignal): Promise<readonly AnyPaper[]> {
    const { papers, paperSearch, log } = this.#services
    if (asks.kind === 'doi') return [papers.doiPaper(asks.doi) ?? []].flat()
    const most = place === 'line' ? mostEntries : mostPapers
    const find = () => {
      if (asks.kind === 'id') return paperSearch.startingWith(asks.prefix, most, signal)
      // A bare `@` opens the list already; VS Code would not ask again if the first list were empty.
      if (asks.words === '') return paperSearch.recent(most, signal)
      return paperSearch.search(asks.words, most, signal)
    }
    return find().catch((error: unknown) => {
      reportError(log, 'Completing a paper')(error)
      return []
    })
  }

  /**
   * Typing does not wait for the network: the list opens again when the outcome for the record is known. An address needs
   * none, and is offered meanwhile to whoever asks for the list.
   */
  #withoutRecord(asked: Asked, opensByItself: boolean): vscode.CompletionList {
    const { papers, log } = this.#services
    const id = completeId(asked.request)
    if (!id) return new vscode.CompletionList([], true)
    const why = papers.missingRecord(id) ?? { kind: 'pending' }
    if (why.kind === 'pending') {
      papers
        .lookUp(id, AbortSignal.timeout(30_000))
        .then(() => suggestInstead(asked.place))
        .catch(reportError(log, `Looking up ${id}`))
    }
    const waits = why.kind === 'pending' && opensByItself && asked.request.place !== 'address'
    const address = waits ? undefined : toAddress(id, asked, why)
    return new vscode.CompletionList(address ? [address] : [], true)
  }
}

function toPaperItem(
  { paper, formLabel, newText, cursor }: PaperChoice,
  index: number,
  asked: Asked,
  isSecondStep: boolean,
): PaperItem {
  const [firstLine = ''] = /^.*/.exec(newText.trim()) ?? []
  const label = isSecondStep
    ? cutRow(firstLine, formLabel)
    : cutRow(titleInList(paper.title), byline(paper) || paper.id)
  const item = new PaperItem(completionLabel(label), paper)
  item.insertText = withCursor(newText, cursor)
  // The text already has the indentation that it needs.
  item.keepWhitespace = true
  item.command = { command: completedCommand, title: '' }
  place(item, index, asked, filterText(paper, asked))
  return item
}

function toAddress(id: ArxivId, asked: Asked, why: MissingRecord): vscode.CompletionItem | undefined {
  const address = addressOf(id, asked.request, asked.habit)
  if (address === undefined) return undefined
  const item = new vscode.CompletionItem(
    completionLabel({ label: address.trim(), description: missingInBrief(why) }),
    vscode.CompletionItemKind.Reference,
  )
  item.insertText = address
  item.documentation = new vscode.MarkdownString(describeMissing(id, why))
  place(item, 0, asked, asked.typed)
  return item
}

/** Leaves what is typed as it is, and says why there is no more. */
function toRemark(reason: string, asked: Asked): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    completionLabel({ label: notSearched() }),
    vscode.CompletionItemKind.Text,
  )
  item.insertText = asked.typed
  item.documentation = reason
  place(item, 0, asked, asked.typed)
  return item
}

/** Leaves the typed text as it is, and opens the list again. */
function toOtherForms(asked: Asked): vscode.CompletionItem {
  const label = vscode.l10n.t('Other forms…')
  const item = new vscode.CompletionItem(completionLabel({ label }), vscode.CompletionItemKind.Folder)
  item.insertText = asked.typed
  item.command = { command: otherFormsCommand, title: label }
  // VS Code puts an item that equals the typed text before all others.
  place(item, mostPapers, asked, `${asked.typed} …`)
  return item
}

function place(item: vscode.CompletionItem, index: number, { range }: Asked, filter: string): void {
  item.range = range
  item.filterText = filter
  item.sortText = String(index).padStart(4, '0')
  if (index === 0) item.preselect = true
}

/**
 * These papers were already selected by what was typed: VS Code must not filter them out, or drop the list while more
 * is typed.
 */
function filterText(paper: AnyPaper, { request: { asks }, typed }: Asked): string {
  const rest =
    asks.kind === 'id' && paper.id.startsWith(asks.prefix) ? paper.id.slice(asks.prefix.length) : ''
  return `${typed}${rest} ${paper.title}`
}

function withCursor(text: string, cursor: number): string | vscode.SnippetString {
  if (cursor === text.length) return text
  return snippetWithCursor(text, cursor)
}

/** The details contain the whole title. */
function cutRow(
  title: string,
  description: string,
): { readonly label: string; readonly description: string } {
  const room = Math.max(mostInRow - description.length, mostInRow / 2)
  const label = title.length <= room ? title : `${title.slice(0, room - 1).trimEnd()}…`
  return { label, description }
}

/** Tags of the conventions, of the archive and of the digest, with how often they are used. */
export const registerTagCompletion: RegisterFeature = ({ documents, conventions, archive }) =>
  vscode.languages.registerCompletionItemProvider(
    paperSelector,
    {
      provideCompletionItems(document, position) {
        const digest = documents.digestOf(document)
        const offset = document.offsetAt(position)
        const place = tagRequest(digest, offset)
        if (!place) return undefined
        const counts = new Map(archive.index.tags().map(({ name, count }) => [name, count]))
        const range = toRange(document, place)
        const known = { conventions: conventions.of(document)?.tags, counts }
        return tagChoices(digest, offset, known).map((choice, index) => toTagItem(choice, range, index))
      },
    },
    '#',
  )

function toTagItem(
  { name, count, isMissing }: TagChoice,
  range: vscode.Range,
  index: number,
): vscode.CompletionItem {
  const description = isMissing ? vscode.l10n.t('missing here') : count > 0 ? String(count) : ''
  const item = new vscode.CompletionItem(
    completionLabel({ label: `#${name}`, description }),
    vscode.CompletionItemKind.Keyword,
  )
  item.range = range
  item.sortText = String(index).padStart(4, '0')
  return item
}

/**
 * Lines that introduce entries, as they were written before. They come only on request, so that they interrupt nobody.
 */
export const registerStatementCompletion: RegisterFeature = ({ documents, conventions, archive }) =>
  vscode.languages.registerCompletionItemProvider(paperSelector, {
    provideCompletionItems(document, position) {
      const digest = documents.asDigest(document)
      const place = digest && statementRequest(digest, document.offsetAt(position))
      if (!digest || !place) return undefined
      const known = conventions.of(document)?.sections ?? []
      const used = archive.index.digests().flatMap(({ sections }) => sections.map(({ title }) => title))
      return statementChoices(digest, place, { known, used }).map((line, index) => {
        const item = new vscode.CompletionItem(
          completionLabel({ label: line }),
          vscode.CompletionItemKind.Text,
        )
        item.insertText = line
        item.filterText = line
        item.range = toRange(document, place)
        item.sortText = String(index).padStart(4, '0')
        return item
      })
    },
  })

/** Snippets in the display language, which those of a manifest cannot have, and with papers that are looked up. */
export const registerSnippets: RegisterFeature = ({ documents, habits }) =>
  vscode.languages.registerCompletionItemProvider(paperSelector, {
    async provideCompletionItems(document, position, token) {
      const digest = documents.digestOf(document)
      const offset = document.offsetAt(position)
      if (!snippetsAt(digest, offset)) return undefined
      const earlier =
        digest.sections.length > 0
          ? undefined
          : await withSignal(token, (signal) => habits.exampleFor(document, signal))
      const place = snippetsAt(digest, offset, earlier?.sections)
      const range = place && toRange(document, place.span)
      return place?.snippets.map((snippet) => Object.assign(toSnippetItem(snippet), { range }))
    },
  })

function toSnippetItem({ prefix, description, body }: Snippet): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    completionLabel({ label: prefix, description }),
    vscode.CompletionItemKind.Snippet,
  )
  if (typeof body === 'string') item.insertText = new vscode.SnippetString(body)
  else {
    item.insertText = ''
    item.command = { command: insertPaper.id, title: description, arguments: [{ as: body.paper }] }
  }
  return item
}
