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
import { withSignal } from '../adapters/cancellation.ts'
import { paperSelector } from '../adapters/documents.ts'
import { reportError } from '../adapters/reportError.ts'
import { toRange } from '../adapters/spans.ts'
import type { Services } from '../services.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** Markdown has suggestions while typing off, so these characters must do the work. */
const triggerCharacters = ['.', '/', ':', '@'] as const
const mostPapers = 25

export const registerCompletion: RegisterFeature = (services) => {
  const provider = new PaperCompletion(services)
  return vscode.languages.registerCompletionItemProvider(paperSelector, provider, ...triggerCharacters)
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

  constructor(services: Services) {
    this.#services = services
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const { documents } = this.#services
    const digest = documents.digestOf(document)
    const request = readRequest(digest.text, document.offsetAt(position))
    if (!request) return undefined
    const papers = await withSignal(token, (signal) => this.#find(request, signal))
    const id = completeId(request)
    if (id && papers.length === 0) return this.#waitFor(id, document, position)
    const typed = document.getText(toRange(document, request.span))
    const items = paperChoices(papers, request, digest).map((choice, index) =>
      toItem(choice, index, { range: toRange(document, request.span), typed }),
    )
    return new vscode.CompletionList(items, true)
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    if (item instanceof PaperItem) item.documentation = new vscode.MarkdownString(describePaper(item.paper))
    return item
  }

  async #find({ asks }: CompletionRequest, signal: AbortSignal): Promise<readonly Paper[]> {
    const { papers, log } = this.#services
    const finding =
      asks.kind === 'id'
        ? papers.startingWith(asks.prefix, mostPapers, signal)
        : papers.search(asks.words, mostPapers, signal)
    return finding.catch((error: unknown) => {
      reportError(log, 'Completing a paper')(error)
      return []
    })
  }

  /** Typing does not wait for the network: the list says so and opens again when the record has come. */
  #waitFor(id: ArxivId, document: vscode.TextDocument, position: vscode.Position): vscode.CompletionList {
    const { papers, log } = this.#services
    const { version } = document
    papers.lookUp(id, AbortSignal.timeout(30_000)).then(
      (outcome) => {
        const editor = vscode.window.activeTextEditor
        const isStillThere =
          editor?.document === document &&
          document.version === version &&
          editor.selection.active.isEqual(position)
        if (outcome.kind === 'found' && isStillThere) {
          void vscode.commands.executeCommand('editor.action.triggerSuggest')
        }
      },
      reportError(log, `Looking up ${id}`),
    )
    return new vscode.CompletionList([], true)
  }
}

function toItem(
  { paper, form, formLabel, newText }: PaperChoice,
  index: number,
  { range, typed }: { readonly range: vscode.Range; readonly typed: string },
): PaperItem {
  const item = new PaperItem({ label: paper.title, description: formLabel }, paper)
  item.detail = `arXiv:${paper.id} · ${formLabel}`
  item.insertText = newText
  item.range = range
  // What was typed chose these papers already; VS Code must neither drop nor reorder them.
  item.filterText = typed
  item.sortText = String(index).padStart(4, '0')
  if (index === 0) item.preselect = true
  if (form === 'entry') item.kind = vscode.CompletionItemKind.Snippet
  return item
}
