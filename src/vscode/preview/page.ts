// The page of a preview as the extension sees it: its HTML, and the updates of its review.
import { randomBytes } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import { escapeHtml } from '../../core/render/html.ts'
import type { ReviewBlock } from '../../core/render/review.ts'
import type { ReviewUpdate, Splice, ToPage } from './messages.ts'

interface PageOptions {
  /** The source of our own files, `webview.cspSource`. */
  readonly ownSource: string
  /** The editor's display language. */
  readonly language: string
  /** Whether images may come from other servers. */
  readonly allowsRemotePictures: boolean
  readonly letters?: Letters
  /** The address of a file of the package, by its path in `dist`. */
  address(file: string): string
}

/** The letters that people have chosen for previews of Markdown. */
interface Letters {
  readonly family: string | undefined
  /** In pixels. */
  readonly size: number | undefined
}

/** The attribute of an element whose page has these letters; nothing else can be said in it. */
export function styleOfLetters({ family, size }: Letters): string {
  const rules = [
    ...(typeof family === 'string' && /^[\p{L}\p{N}\s,'"._-]+$/u.test(family)
      ? [`--letters: ${family}`]
      : []),
    ...(Number.isFinite(size) ? [`--letter-size: ${size}px`] : []),
  ]
  return rules.length > 0 ? ` style="${escapeHtml(rules.join('; '))}"` : ''
}

/** The page around the review: our script and styles only, and nothing from elsewhere that the reader did not allow. */
export function pageShell({
  ownSource,
  language,
  allowsRemotePictures,
  letters,
  address: addressOf,
}: PageOptions): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentPolicy({ ownSource, nonce, allowsRemotePictures })
  const address = (file: string) => escapeHtml(addressOf(file))
  const text = (words: string) => escapeHtml(words)
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}"${letters ? styleOfLetters(letters) : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<link rel="stylesheet" href="${address('site/katex.css')}">
<link rel="stylesheet" href="${address('webview/preview.css')}">
<title>${text(l10n.t('Review'))}</title>
</head>
<body>
<div id="notices">
<p id="notice" class="nothing"><span role="status"></span>
<button type="button" hidden>${text(l10n.t('Try again'))}</button></p>
<p id="other" hidden>${text(l10n.t('Not a digest: this text is shown as it would be read, but nothing is checked. To make it a digest, set its language to Research Digest.'))}</p>
<p id="pictures" hidden><span>${text(l10n.t('Remote images are not shown.'))}</span>
<button type="button">${text(l10n.t('Show images'))}</button></p>
<p id="failure" role="alert" hidden><span></span>
<button type="button">${text(l10n.t('Try again'))}</button></p>
</div>
<main id="review" class="review" aria-busy="true"></main>
<section id="empty" aria-labelledby="empty-title">
<h2 id="empty-title">${text(l10n.t('No papers here yet'))}</h2>
<p>${text(l10n.t('Write the title of a paper, its link below, and what you think of it, like this:'))}</p>
<pre>Attention Is All You Need
https://arxiv.org/abs/1706.03762
${text(l10n.t('What you think of it.'))}</pre>
<p><button type="button">${text(l10n.t('Insert Paper…'))}</button></p>
</section>
<script nonce="${nonce}" src="${address('webview/main.js')}"></script>
</body>
</html>`
}

/**
 * The content security policy of the preview: run our script, use our styles and fonts, show images beside the
 * document. Formulas need style attributes; no text from a document or a record becomes one.
 */
function contentPolicy({
  ownSource,
  nonce,
  allowsRemotePictures,
}: Pick<PageOptions, 'ownSource' | 'allowsRemotePictures'> & { readonly nonce: string }): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${ownSource}`,
    `style-src-attr 'unsafe-inline'`,
    `font-src ${ownSource}`,
    `img-src ${ownSource}${allowsRemotePictures ? ' https: http:' : ''}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

interface PageFeedOptions {
  /** Renders the review as it is now, as many blocks as are taken. */
  readonly render: () => Promise<Iterable<ReviewBlock>>
  readonly post: (message: ToPage) => void
  readonly fail: (error: unknown) => void
}

/** The first blocks show at once, whatever comes after them. */
const firstBlocks = 40
const laterBlocks = 500

/**
 * Updates a page, one update at a time: the next is rendered when the last is in the page. So a slow page skips states,
 * but never falls behind, and nothing has to wait for a timer.
 */
export class PageFeed {
  readonly #options: PageFeedOptions
  #shown: readonly ReviewBlock[] = []
  /** Whether the page has had a whole review, even an empty one; until then, it gets blocks as they are rendered. */
  #hasWhole = false
  #isReady = false
  #isBusy = false
  #isStale = false
  /** The number of the page; work for an earlier page is dropped. */
  #page = 0

  constructor(options: PageFeedOptions) {
    this.#options = options
  }

  /** The page is loaded and empty. */
  begin(): void {
    this.#page++
    this.#shown = []
    this.#hasWhole = false
    this.#isReady = true
    this.#isBusy = false
    this.refresh()
  }

  /** The page is closing; pending updates are dropped. */
  pause(): void {
    this.#isReady = false
  }

  /** Something has changed that the review depends on. */
  refresh(): void {
    this.#isStale = true
    this.#next()
  }

  /** The last update is in the page. */
  confirm(): void {
    this.#isBusy = false
    this.#next()
  }

  #next(): void {
    if (!this.#isReady || this.#isBusy || !this.#isStale) return
    this.#isBusy = true
    this.#isStale = false
    // All changes of the same moment, such as the records of many papers, are shown together.
    setImmediate(() => void this.#send(this.#page))
  }

  async #send(page: number): Promise<void> {
    try {
      const blocks = await this.#options.render()
      if (page === this.#page) this.#post(blocks)
    } catch (error) {
      if (page !== this.#page) return
      this.#isBusy = false
      this.#options.fail(error)
    }
  }

  #post(blocks: Iterable<ReviewBlock>): void {
    const most = this.#shown.length === 0 ? firstBlocks : laterBlocks
    const wanted = upTo(this.#hasWhole ? Number.POSITIVE_INFINITY : this.#shown.length + most, blocks)
    const { update, shown } = planUpdate(this.#shown, wanted.blocks, most)
    const isWhole = wanted.isAll && shown === wanted.blocks
    if (!isWhole) this.#isStale = true
    this.#shown = shown
    if (this.#hasWhole && update.splices.length === 0 && !update.lines) {
      // A page that never answers would block all later changes.
      this.confirm()
      return
    }
    this.#hasWhole ||= isWhole
    this.#options.post({ type: 'update', update, isWhole })
  }
}

/** The first blocks, and whether there are no more. */
function upTo(
  most: number,
  blocks: Iterable<ReviewBlock>,
): { readonly blocks: readonly ReviewBlock[]; readonly isAll: boolean } {
  const taken: ReviewBlock[] = []
  for (const block of blocks) {
    if (taken.length === most) return { blocks: taken, isAll: false }
    taken.push(block)
  }
  return { blocks: taken, isAll: true }
}

interface PlannedUpdate {
  readonly update: ReviewUpdate
  /** What the page shows after it: the whole review, unless that was too much for one update. */
  readonly shown: readonly ReviewBlock[]
}

/**
 * The smallest update from one review to another, with a maximum number of blocks. Blocks with the same HTML are the
 * same.
 */
export function planUpdate(
  shown: readonly ReviewBlock[],
  wanted: readonly ReviewBlock[],
  mostBlocks: number,
): PlannedUpdate {
  const start = commonStart(shown, wanted)
  const end = commonEnd(shown, wanted, start)
  const changed = shown.slice(start, shown.length - end)
  const news = wanted.slice(start, wanted.length - end)
  const splices =
    changed.length === news.length
      ? oneByOne(changed, news, start).slice(0, mostBlocks)
      : [{ at: start, remove: changed.length, add: news.slice(0, mostBlocks).map(({ html }) => html) }]
  const after = isAll(splices, changed, news) ? wanted : apply(splices, shown, wanted)
  return { update: { splices, ...movedLines(shown, after) }, shown: after }
}

function commonStart(shown: readonly ReviewBlock[], wanted: readonly ReviewBlock[]): number {
  let start = 0
  while (start < shown.length && start < wanted.length && shown[start]?.html === wanted[start]?.html) start++
  return start
}

function commonEnd(shown: readonly ReviewBlock[], wanted: readonly ReviewBlock[], start: number): number {
  const most = Math.min(shown.length, wanted.length) - start
  let end = 0
  while (end < most && shown.at(-1 - end)?.html === wanted.at(-1 - end)?.html) end++
  return end
}

/** Records arrive for entries here and there: the blocks between them are unchanged. */
function oneByOne(changed: readonly ReviewBlock[], news: readonly ReviewBlock[], start: number): Splice[] {
  return news.flatMap(({ html }, index) =>
    html === changed[index]?.html ? [] : [{ at: start + index, remove: 1, add: [html] }],
  )
}

function isAll(
  splices: readonly Splice[],
  changed: readonly ReviewBlock[],
  news: readonly ReviewBlock[],
): boolean {
  if (changed.length !== news.length) return splices[0]?.add.length === news.length
  return splices.length === oneByOne(changed, news, 0).length
}

/** The blocks after the splices; new ones have the wanted lines. */
function apply(
  splices: readonly Splice[],
  shown: readonly ReviewBlock[],
  wanted: readonly ReviewBlock[],
): readonly ReviewBlock[] {
  const blocks = [...shown]
  for (const { at, remove, add } of splices.toReversed())
    blocks.splice(at, remove, ...wanted.slice(at, at + add.length))
  return blocks
}

function movedLines(
  before: readonly ReviewBlock[],
  after: readonly ReviewBlock[],
): { readonly lines?: readonly number[] } {
  const isSame =
    before.length === after.length && after.every(({ line }, index) => line === before[index]?.line)
  return isSame ? {} : { lines: after.map(({ line }) => line) }
}
