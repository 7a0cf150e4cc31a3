// The previews that are open: ours, in panels, and the cards in VS Code's built-in Markdown preview.
import path from 'node:path'
import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { papersOf } from '../../core/digest/model.ts'
import type { PaperId } from '../../core/paper/paper.ts'
import { escapeHtml, isRemote, languageAttributes, languageOf } from '../../core/render/html.ts'
import type { ReviewBlock } from '../../core/render/review.ts'
import { BlockMemory, type Covered, type ReviewFacts } from '../../core/render/reviewFacts.ts'
import { activeDocument, onDidChangeActiveDocument, paperLanguages } from '../adapters/documents.ts'
import { readSettings } from '../adapters/settings.ts'
import { reportError, showInformation } from '../adapters/show.ts'
import type { WorkspaceArchive } from '../archive/workspaceArchive.ts'
import { type PaperRecords, reasonForMissing } from '../paperRecords.ts'
import type { RelatedPapers } from '../relatedPapers.ts'
import type { PreviewState } from './messages.ts'
import { type PanelParts, PreviewPanel } from './previewPanel.ts'

/** What the cards in previews say is taken from these. */
export interface PreviewParts extends Omit<PanelParts, 'facts' | 'onDidChangeFacts'> {
  readonly archive: WorkspaceArchive
  readonly related: RelatedPapers
}

type PreviewColumn = vscode.ViewColumn.Active | vscode.ViewColumn.Beside

/** The open previews. One that is not locked follows the active digest; each column has at most one of these. */
export class Previews implements vscode.Disposable, vscode.WebviewPanelSerializer<PreviewState> {
  readonly #parts: PanelParts
  readonly #panels = new Set<PreviewPanel>()
  readonly #listeners: readonly vscode.Disposable[]
  /** The URI of the last active document. */
  #followed = activeDocument()?.uri.toString()

  constructor(parts: PreviewParts) {
    const { archive, related } = parts
    this.#parts = {
      ...parts,
      facts: (place) => previewFacts({ ...parts, ...place }),
      onDidChangeFacts: (listener) =>
        vscode.Disposable.from(
          archive.onDidChange(() => listener(undefined)),
          related.onDidChange(() => listener(undefined)),
        ),
    }
    this.#listeners = [
      vscode.window.registerWebviewPanelSerializer(previewType, this),
      onDidChangeActiveDocument(() => this.#follow(activeDocument())),
    ]
  }

  /** The preview that has the focus. */
  get active(): PreviewPanel | undefined {
    return [...this.#panels].find(({ isActive }) => isActive)
  }

  /** Shows the preview of a document in place of its editor, or beside it. */
  open(document: vscode.TextDocument | undefined, column: PreviewColumn): void {
    if (document && paperLanguages.includes(document.languageId)) this.#open(document, column)
    else void showInformation(vscode.l10n.t('Open a digest first; the preview shows the active one.'))
  }

  /** Called by VS Code for panels that were open when the window was closed or reloaded. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: PreviewState | undefined): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(String(state?.uri), true))
      this.#add(new PreviewPanel(this.#parts, panel, { document, isLocked: state?.isLocked === true }))
    } catch (error) {
      // The document is gone, so its preview is closed as well.
      reportError(this.#parts.log, 'Restoring a preview')(error)
      panel.dispose()
    }
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
    for (const panel of this.#panels) panel.dispose()
  }

  #open(document: vscode.TextDocument, column: PreviewColumn): void {
    const isBeside = column === vscode.ViewColumn.Beside
    const open = this.#panelFor(document, isBeside)
    if (open) {
      open.show(document)
      open.reveal(isBeside)
      return
    }
    const panel = vscode.window.createWebviewPanel(
      previewType,
      '',
      { viewColumn: column, preserveFocus: isBeside },
      { enableFindWidget: true },
    )
    this.#add(new PreviewPanel(this.#parts, panel, { document, isLocked: false }))
  }

  /** The preview that already shows the document, or one that may switch to it. */
  #panelFor(document: vscode.TextDocument, isBeside: boolean): PreviewPanel | undefined {
    const active = vscode.window.tabGroups.activeTabGroup.viewColumn
    const fitting = [...this.#panels].filter(({ viewColumn }) => (viewColumn !== active) === isBeside)
    return fitting.find((panel) => panel.document === document) ?? fitting.find(({ isLocked }) => !isLocked)
  }

  /**
   * Reacts to changes only: a preview of another document than the active one keeps it until another becomes active.
   */
  #follow(document: vscode.TextDocument | undefined): void {
    const uri = document?.uri.toString()
    if (!document || uri === this.#followed) return
    this.#followed = uri
    if (!paperLanguages.includes(document.languageId)) return
    const following = [...this.#panels].filter(({ isLocked }) => !isLocked)
    if (following.length === 0 || !this.#parts.documents.asDigest(document)) return
    for (const panel of following) panel.follow(document)
  }

  #add(panel: PreviewPanel): void {
    this.#panels.add(panel)
    panel.onDidDispose(() => this.#panels.delete(panel))
  }
}

/** The type by which VS Code identifies our panels. */
const previewType = 'researchDigest.preview'

/** The part of markdown-it that we use in the instance of the built-in preview, which brings its own. */
export interface HostMarkdown {
  readonly renderer: { render: HostRender }
}

type HostRender = (tokens: never, options: never, env: HostEnvironment) => string

/** The built-in preview names its document when rendering, not when parsing; other users of the instance name none. */
interface HostEnvironment {
  readonly currentDocument?: unknown
}

/** The records of many papers arrive at about the same time. In milliseconds. */
const pauseMs = 300
const setting = 'researchDigest.markdownPreview.cards'

/** The cards of our preview in VS Code's built-in Markdown preview. */
export class MarkdownCards implements vscode.Disposable {
  readonly #parts: PreviewParts
  readonly #listeners: readonly vscode.Disposable[]
  readonly #memories = new WeakMap<vscode.TextDocument, BlockMemory>()
  #renderer: typeof import('../../core/render/review.ts') | undefined
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
      parts.related.onDidChange(() => {
        if (this.#renderer) this.#refreshSoon()
      }),
      parts.documents.onDidChange(() => {
        if (this.#renderer) this.#refreshSoon()
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(setting) && this.#renderer) this.#refreshSoon()
      }),
    ]
  }

  /** What VS Code's Markdown extension calls in every extension that contributes to its preview. */
  extend<T extends HostMarkdown>(markdown: T): T {
    const { renderer } = markdown
    const renderPlain = renderer.render
    renderer.render = (tokens, options, env) =>
      this.#render(env) ?? renderPlain.call(renderer, tokens, options, env)
    return markdown
  }

  dispose(): void {
    clearTimeout(this.#timer)
    for (const listener of this.#listeners) listener.dispose()
    this.#parts.papers.release(this)
  }

  /** `undefined` for a document that is shown as plain Markdown. */
  #render(env: HostEnvironment | undefined): string | undefined {
    const document = documentOf(env)
    if (!document || !readSettings(document).showsCardsInMarkdown) return undefined
    return this.#reviewOf(document)
  }

  /** `undefined` if it is not a digest, and while the renderer is loading. */
  #reviewOf(document: vscode.TextDocument): string | undefined {
    const { documents, papers, archive, related, notice } = this.#parts
    const digest = documents.asDigest(document)
    if (!digest) return undefined
    if (!this.#renderer) {
      this.#load()
      return undefined
    }
    const { reviewBlocks } = this.#renderer
    const memory = this.#memories.get(document) ?? new BlockMemory()
    this.#memories.set(document, memory)
    const named = papersOf(digest)
    papers.want(named, this)
    this.#missing = named.filter((id) => !papers.paper(id))
    const blocks = reviewBlocks(digest, markdownFacts({ papers, archive, related, document }), {
      fileName: document.uri.path.split('/').at(-1) ?? '',
      language: vscode.env.language,
      memory,
    })
    const said = notice.notice({ reason: reasonForMissing(papers, this.#missing), isAskingAgain: false })
    const above = said ? `<p class="notice" role="status">${escapeHtml(said.text)}</p>` : ''
    const language = languageAttributes(languageOf(digest))
    return `<div class="review"${language}>${above}${blocks.map(withLine).join('\n')}</div>`
  }

  /** The built-in preview is synchronous, so it shows plain Markdown until then. */
  #load(): void {
    this.#loading ??= import('../../core/render/review.ts').then(
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

/** The attribute by which the built-in preview stays in step with the editor. */
function withLine({ line, html }: ReviewBlock): string {
  return `<div class="code-line" data-line="${line}"></div>${html}`
}

function documentOf(env: HostEnvironment | undefined): vscode.TextDocument | undefined {
  if (env?.currentDocument === undefined) return undefined
  const uri = String(env.currentDocument)
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)
}

// The facts about papers that cards show.

interface CardSources {
  readonly papers: PaperRecords
  readonly archive: WorkspaceArchive
  readonly related: RelatedPapers
  readonly document: vscode.TextDocument
}

interface PreviewFactsOptions extends CardSources {
  readonly webview: vscode.Webview
  readonly allowsRemotePictures: boolean
}

/** More digests than this add nothing. */
const mostCovered = 4

/** What the window knows, for the cards of one document in one page. */
function previewFacts(options: PreviewFactsOptions): ReviewFacts {
  return { ...knownFacts(options), picture: (source) => pictureAddress(source, options) }
}

/** The same for the built-in Markdown preview, which resolves files beside the document itself. */
function markdownFacts(sources: CardSources): ReviewFacts {
  const allowsRemotePictures = readSettings().showsRemotePictures
  return {
    ...knownFacts(sources),
    picture: (source) => (!isRemote(source) || isAllowed(source, allowsRemotePictures) ? source : undefined),
  }
}

function knownFacts({ papers, archive, related, document }: CardSources): ReviewFacts {
  return {
    paper: (id) => papers.paper(id),
    missingRecord: (id) => papers.missingRecord(id)?.kind,
    covered: (id) => coveredElsewhere(archive, document, id),
    related: (id) => relatedElsewhere(related, document, id),
  }
}

function coveredElsewhere(
  archive: WorkspaceArchive,
  document: vscode.TextDocument,
  id: PaperId,
): readonly Covered[] {
  const own = document.uri.toString()
  return archive.index.latestCoverage(id, mostCovered, own).map(({ digest, line, said }) => {
    const name = digest.title ?? decodeURIComponent(digest.file.split('/').at(-1) ?? '')
    const label = [digest.date, name].filter(Boolean).join(' · ')
    return { label, url: pathTo(digest.file, line, document), said }
  })
}

function relatedElsewhere(
  related: RelatedPapers,
  document: vscode.TextDocument,
  id: PaperId,
): readonly Covered[] {
  return related.known(id, document.uri.toString()).map(({ title, date, id, file, line, said }) => {
    const label = [title || id, date].filter(Boolean).join(' · ')
    return { label, url: pathTo(file, line, document), said }
  })
}

/** A relative path, as links between digests are. */
function pathTo(file: string, line: number, document: vscode.TextDocument): string {
  const from = folderOf(document).path
  const relative = path.posix.relative(from, vscode.Uri.parse(file, true).path)
  return `./${relative.split('/').map(encodeURIComponent).join('/')}#L${line + 1}`
}

function pictureAddress(source: string, options: PreviewFactsOptions): string | undefined {
  const { document, webview, allowsRemotePictures } = options
  if (isRemote(source)) return isAllowed(source, allowsRemotePictures) ? source : undefined
  if (document.isUntitled) return undefined
  const path = decodePath(source.replace(/[?#].*$/s, ''))
  return path && webview.asWebviewUri(vscode.Uri.joinPath(folderOf(document), path)).toString()
}

function isAllowed(source: string, allowsRemotePictures: boolean): boolean {
  return allowsRemotePictures && /^https?:/i.test(source)
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    // A percent sign that encodes nothing: Markdown names no file this way.
    return undefined
  }
}

function folderOf(document: vscode.TextDocument): vscode.Uri {
  return vscode.Uri.joinPath(document.uri, '..')
}
