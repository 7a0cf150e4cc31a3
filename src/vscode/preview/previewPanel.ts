import * as vscode from 'vscode'
import type { ArxivId } from '../../core/arxiv/identifier.ts'
import { describeError } from '../../core/base/errors.ts'
import { papersOf } from '../../core/digest/model.ts'
import { isRightToLeft, languageOf } from '../../core/render/html.ts'
import type { ReviewBlock } from '../../core/render/review.ts'
import { BlockMemory, type ReviewFacts } from '../../core/render/reviewFacts.ts'
import type { DigestDocuments } from '../adapters/documents.ts'
import { readLetters, readSettings } from '../adapters/settings.ts'
import { reportError } from '../adapters/show.ts'
import { type PaperRecords, reasonForMissing } from '../paperRecords.ts'
import type { PreviewNotice } from '../statusBar.ts'
import type { FromPage, Notice, PreviewState, ToPage } from './messages.ts'
import { PageFeed, pageShell } from './page.ts'
import { linkedFile, pictureFolders, SourceScroll } from './source.ts'

/** The parts of the extension that a preview uses. */
export interface PanelParts {
  readonly extensionUri: vscode.Uri
  readonly log: vscode.LogOutputChannel
  readonly documents: DigestDocuments
  readonly papers: PaperRecords
  readonly notice: PreviewNotice
  /** What the cards say besides records may have changed. */
  readonly onDidChangeFacts: vscode.Event<unknown>
  readonly facts: (place: FactsPlace) => ReviewFacts
}

/** Where facts are shown. */
interface FactsPlace {
  readonly document: vscode.TextDocument
  readonly webview: vscode.Webview
  readonly allowsRemotePictures: boolean
}

/**
 * Folders of `dist` that the page loads from: its own, and that of exported pages, for the style and fonts of formulas.
 */
const pageFolders: readonly string[] = ['webview', 'site']

/** The review of a document, kept up to date with typing and arriving records. */
export class PreviewPanel implements vscode.Disposable {
  readonly #parts: PanelParts
  readonly #panel: vscode.WebviewPanel
  readonly #feed: PageFeed
  readonly #scroll = new SourceScroll()
  readonly #listeners: readonly vscode.Disposable[]
  #memory: BlockMemory | undefined
  /** What the cards say besides the text, until it may be something else. */
  #facts: ReviewFacts | undefined
  /** The language that the page was told. */
  #language: string | undefined
  /** Whether the page was told that the text is a digest. */
  #isDigest: boolean | undefined
  /** Why records of its papers are unavailable. */
  #reason: string | undefined
  /** Whether the reader has asked for them again, and they have not come yet. */
  #isAskingAgain = false
  /** What the page was told last of the services. */
  #notice: Notice | undefined
  /** As the page knows it. */
  #cursorLine: number | undefined
  #document: vscode.TextDocument
  /** The file that a link of the review last opened. */
  #opened: string | undefined
  #isLocked: boolean
  #allowsRemotePictures = readSettings().showsRemotePictures
  readonly onDidDispose: vscode.Event<void>

  /** Takes over the panel, and creates its page. */
  constructor(
    parts: PanelParts,
    panel: vscode.WebviewPanel,
    { document, isLocked }: { readonly document: vscode.TextDocument; readonly isLocked: boolean },
  ) {
    this.#parts = parts
    this.#panel = panel
    this.#document = document
    this.#isLocked = isLocked
    this.onDidDispose = panel.onDidDispose
    this.#feed = new PageFeed({
      render: () => this.#render(),
      post: (message) => this.#post(message),
      fail: (error) => this.#fail(error),
    })
    this.#listeners = this.#listen()
    this.#makePage()
  }

  get document(): vscode.TextDocument {
    return this.#document
  }

  get isLocked(): boolean {
    return this.#isLocked
  }

  get isActive(): boolean {
    return this.#panel.active
  }

  get viewColumn(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn
  }

  reveal(preservesFocus: boolean): void {
    this.#panel.reveal(undefined, preservesFocus)
  }

  /** Shows the document that has become active, unless a link of this review opened it. */
  follow(document: vscode.TextDocument): void {
    if (document.uri.toString() === this.#opened) return
    this.#opened = undefined
    this.show(document)
  }

  /** Shows another document in its place. */
  show(document: vscode.TextDocument): void {
    if (document === this.#document) return
    this.#parts.papers.release(this)
    this.#document = document
    this.#makePage()
  }

  /** Locks it to its document, or lets it follow the active one again. */
  toggleLock(): void {
    this.#isLocked = !this.#isLocked
    this.#nameDocument()
  }

  /** Renders everything again. */
  refresh(): void {
    this.#memory = undefined
    this.#makePage()
  }

  /** Moves the focus to the document's text. */
  async showSource(line?: number): Promise<void> {
    const place = line === undefined ? undefined : new vscode.Position(Math.max(0, Math.floor(line)), 0)
    await vscode.window.showTextDocument(this.#document, {
      viewColumn: this.#editorColumn(),
      ...(place && { selection: new vscode.Range(place, place) }),
    })
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
    this.#parts.papers.release(this)
    this.#panel.dispose()
  }

  #listen(): readonly vscode.Disposable[] {
    const { papers, notice, onDidChangeFacts } = this.#parts
    return [
      this.#panel.webview.onDidReceiveMessage((message: FromPage) => this.#receive(message)),
      this.#panel.onDidChangeViewState(() => {
        // VS Code discards hidden pages and creates them again when they are shown.
        if (!this.#panel.visible) this.#feed.pause()
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        // A document without an editor is closed after a while, and is another object when it is opened again.
        if (this.#shows(document)) this.#document = document
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#shows(document)) this.#feed.refresh()
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#followEditor(textEditor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#tellCursor(textEditor)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('markdown.preview', this.#document)) this.#makePage()
      }),
      papers.onDidChange(() => this.#renewFacts()),
      onDidChangeFacts(() => this.#renewFacts()),
      notice.onDidChange(() => this.#tellNotice()),
      this.#panel.onDidDispose(() => this.dispose()),
    ]
  }

  #renewFacts(): void {
    this.#facts = undefined
    this.#feed.refresh()
  }

  #makePage(): void {
    this.#facts = undefined
    const { webview } = this.#panel
    const folder = vscode.Uri.joinPath(this.#parts.extensionUri, 'dist')
    this.#feed.pause()
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        ...pageFolders.map((name) => vscode.Uri.joinPath(folder, name)),
        ...pictureFolders(this.#document),
      ],
    }
    webview.html = pageShell({
      ownSource: webview.cspSource,
      language: vscode.env.language,
      allowsRemotePictures: this.#allowsRemotePictures,
      letters: readLetters(this.#document.uri),
      address: (file) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString(),
    })
    this.#nameDocument()
  }

  async #render(): Promise<Iterable<ReviewBlock>> {
    const { documents, papers } = this.#parts
    const { renderReview } = await import('../../core/render/review.ts')
    this.#memory ??= new BlockMemory()
    const document = this.#document
    const digest = documents.digestOf(document)
    const language = languageOf(digest)
    this.#tellLanguage(language, isRightToLeft(language) ? 'rtl' : 'ltr')
    this.#tellKind(documents.asDigest(document) !== undefined)
    const named = papersOf(digest)
    papers.want(named, this)
    this.#hearOf(named)
    const { webview } = this.#panel
    this.#facts ??= this.#parts.facts({ document, webview, allowsRemotePictures: this.#allowsRemotePictures })
    return renderReview(digest, this.#facts, {
      fileName: nameOf(document),
      language: vscode.env.language,
      memory: this.#memory,
    })
  }

  #receive(message: FromPage): void {
    const { type } = message
    if (type === 'ready') this.#begin()
    else if (type === 'shown') this.#feed.confirm()
    else if (type === 'scrolled') this.#scroll.follow(this.#document, numberIn(message.line))
    else if (type === 'reveal') this.#await('Showing the source', this.showSource(numberIn(message.line)))
    else if (type === 'open') this.#await('Following a link', this.#openBeside(String(message.path)))
    else if (type === 'tryAgain') this.refresh()
    else if (type === 'askAgain') this.#askAgain()
    else if (type === 'insertPaper') this.#await('Inserting a paper', this.#insertPaper())
    else if (type === 'showPictures') {
      this.#allowsRemotePictures = true
      this.#makePage()
    }
  }

  #begin(): void {
    this.#language = undefined
    this.#isDigest = undefined
    this.#notice = undefined
    this.#nameDocument()
    this.#tellNotice()
    this.#feed.begin()
    this.#cursorLine = undefined
    for (const editor of vscode.window.visibleTextEditors) {
      this.#tellCursor(editor)
      this.#followEditor(editor)
    }
  }

  #followEditor(editor: vscode.TextEditor): void {
    if (!this.#shows(editor.document)) return
    const line = this.#scroll.lineToShow(editor)
    if (line !== undefined) this.#post({ type: 'scroll', line })
  }

  #tellCursor({ document, selection }: vscode.TextEditor): void {
    const { line } = selection.active
    if (!this.#shows(document) || line === this.#cursorLine) return
    this.#cursorLine = line
    this.#post({ type: 'cursor', line })
  }

  #shows({ uri }: vscode.TextDocument): boolean {
    return uri.toString() === this.#document.uri.toString()
  }

  #nameDocument(): void {
    const name = nameOf(this.#document)
    this.#panel.title = this.#isLocked
      ? vscode.l10n.t('[Review of {0}]', name)
      : vscode.l10n.t('Review of {0}', name)
    const state: PreviewState = { uri: this.#document.uri.toString(), isLocked: this.#isLocked }
    this.#post({ type: 'document', state })
  }

  #tellLanguage(language: string, direction: 'ltr' | 'rtl'): void {
    if (language === this.#language) return
    this.#language = language
    this.#post({ type: 'language', language, direction })
  }

  #tellKind(isDigest: boolean): void {
    if (isDigest === this.#isDigest) return
    this.#isDigest = isDigest
    this.#post({ type: 'kind', isDigest })
  }

  /** Notes what has become of the records. */
  #hearOf(ids: readonly ArxivId[]): void {
    const { papers, notice } = this.#parts
    this.#reason = reasonForMissing(papers, ids)
    const isUnderWay = notice.isWaiting || ids.some((id) => papers.missingRecord(id)?.kind === 'pending')
    this.#isAskingAgain &&= isUnderWay
    this.#tellNotice()
  }

  #askAgain(): void {
    this.#isAskingAgain = true
    this.#tellNotice()
    this.#parts.papers.askAgain()
  }

  /** Shown once, above all cards without records. */
  #tellNotice(): void {
    const notice = this.#parts.notice.notice({ reason: this.#reason, isAskingAgain: this.#isAskingAgain })
    if (notice?.text === this.#notice?.text && notice?.asking === this.#notice?.asking) return
    this.#notice = notice
    this.#post({ type: 'notice', notice })
  }

  async #insertPaper(): Promise<void> {
    await this.showSource()
    await vscode.commands.executeCommand('researchDigest.insertPaper')
  }

  #fail(error: unknown): void {
    this.#report(`Preview of ${this.#document.uri}`)(error)
    const text = vscode.l10n.t('The review cannot be shown: {0}', describeError(error))
    this.#post({ type: 'failure', text })
  }

  /** The reader stays with this review. */
  async #openBeside(path: string): Promise<void> {
    const file = linkedFile(this.#document, path)
    if (!file) return
    this.#opened = file.uri.toString()
    const options = { preview: true, preserveFocus: true, viewColumn: this.#columnBeside() }
    await vscode.commands.executeCommand('vscode.open', file.uri, {
      ...options,
      ...(file.selection && { selection: file.selection }),
    })
  }

  /** The column of the document's text, if that is not the column of the review. */
  #columnBeside(): vscode.ViewColumn {
    const column = this.#editorColumn()
    return column === this.#panel.viewColumn ? vscode.ViewColumn.Beside : column
  }

  #editorColumn(): vscode.ViewColumn {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => this.#shows(document))
    return editor?.viewColumn ?? vscode.ViewColumn.One
  }

  #post(message: ToPage): void {
    this.#await('Talking to the preview', this.#panel.webview.postMessage(message))
  }

  #await(doing: string, work: Thenable<unknown>): void {
    work.then(undefined, this.#report(doing))
  }

  #report(doing: string): (error: unknown) => void {
    return reportError(this.#parts.log, doing)
  }
}

function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.split('/').at(-1) ?? ''
}

/** Messages from a page may contain anything. */
function numberIn(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
