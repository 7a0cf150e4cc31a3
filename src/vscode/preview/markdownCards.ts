import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { papersOf } from '../../core/digest/digest.ts'
import type { BlockMemory } from '../../core/render/blockMemory.ts'
import type { ReviewBlock } from '../../core/render/review.ts'
import { reportError } from '../adapters/reportError.ts'
import { readSettings } from '../adapters/settings.ts'
import { markdownFacts } from './previewFacts.ts'
import type { PreviewParts } from './previewParts.ts'

/** As much of markdown-it as we touch in the instance of the built-in preview, which brings its own. */
export interface HostMarkdown {
  readonly core: { readonly ruler: { push(name: string, rule: (state: HostState) => void): void } }
}

interface HostState {
  tokens: HostToken[]
  /** Of the built-in preview; other users of the instance name no document. */
  readonly env: { readonly currentDocument?: unknown }
  readonly Token: new (type: string, tag: string, nesting: 0) => HostToken
}

interface HostToken {
  content: string
  map: [number, number] | null
  block: boolean
}

/** Records arrive for many papers at about the same time, in milliseconds. */
const pauseMs = 300
const setting = 'researchDigest.markdownPreview.cards'

/** The cards of our preview in VS Code's own preview of Markdown. */
export class MarkdownCards implements vscode.Disposable {
  readonly #parts: PreviewParts
  readonly #listeners: readonly vscode.Disposable[]
  readonly #memories = new WeakMap<vscode.TextDocument, BlockMemory>()
  #renderer: typeof import('../../core/render/index.ts') | undefined
  #loading: Promise<void> | undefined
  /** Papers that were shown without their records. */
  #missing: readonly ArxivId[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(parts: PreviewParts) {
    this.#parts = parts
    this.#listeners = [
      parts.papers.onDidChange(() => {
        if (this.#missing.some((id) => parts.papers.paper(id))) this.#refreshSoon()
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(setting) && this.#renderer) this.#refreshSoon()
      }),
    ]
  }

  /** What VS Code's Markdown extension asks of every extension that contributes to its preview. */
  extend<T extends HostMarkdown>(markdown: T): T {
    markdown.core.ruler.push('research_digest', (state) => this.#replace(state))
    return markdown
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const listener of this.#listeners) listener.dispose()
    this.#parts.papers.release(this)
  }

  #replace(state: HostState): void {
    const document = documentOf(state)
    if (!document || !readSettings(document).showsCardsInMarkdown) return
    const blocks = this.#blocksOf(document)
    if (!blocks) return
    state.tokens = blocks.map(({ line, html }, index) => {
      const token = new state.Token('html_block', '', 0)
      const start = index === 0 ? '<div class="review">' : ''
      const end = index === blocks.length - 1 ? '</div>' : ''
      token.content = `${start}${html}${end}\n`
      token.map = [line, line + 1]
      token.block = true
      return token
    })
  }

  /** `undefined` for what is no digest, and as long as the renderer is on its way. */
  #blocksOf(document: vscode.TextDocument): readonly ReviewBlock[] | undefined {
    const { documents, papers, archive } = this.#parts
    const digest = documents.asDigest(document)
    if (!digest) return undefined
    if (!this.#renderer) {
      this.#load()
      return undefined
    }
    const { BlockMemory, reviewBlocks } = this.#renderer
    const memory = this.#memories.get(document) ?? new BlockMemory()
    this.#memories.set(document, memory)
    const named = papersOf(digest)
    papers.want(named, this)
    this.#missing = named.filter((id) => !papers.paper(id))
    return reviewBlocks(digest, markdownFacts({ papers, archive, document }), {
      fileName: document.uri.path.split('/').at(-1) ?? '',
      memory,
    })
  }

  /** The built-in preview does not wait for anybody, so it shows plain Markdown until then. */
  #load(): void {
    this.#loading ??= import('../../core/render/index.ts').then(
      (renderer) => {
        this.#renderer = renderer
        return this.#refresh()
      },
      reportError(this.#parts.log, 'Loading the cards'),
    )
  }

  #refreshSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#refresh()
    }, pauseMs)
  }

  async #refresh(): Promise<void> {
    await vscode.commands
      .executeCommand('markdown.preview.refresh')
      .then(undefined, reportError(this.#parts.log, 'Refreshing the Markdown preview'))
  }
}

function documentOf({ env: { currentDocument } }: HostState): vscode.TextDocument | undefined {
  if (currentDocument === undefined) return undefined
  const uri = String(currentDocument)
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)
}
