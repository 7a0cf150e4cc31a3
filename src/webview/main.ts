// The page of a preview: the notices above its blocks, scrolling in step with the editor, and how it talks to the extension.
import type { FromPage, Notice, PreviewState, ToPage } from '../vscode/preview/messages.ts'
import { Blocks, layOutInEachWidth } from './blocks.ts'

/** The notices above the review. */
class Notices {
  readonly #notice = byId('notice')
  readonly #words = within(this.#notice, 'span')
  readonly #again = within(this.#notice, 'button')
  readonly #pictures = byId('pictures')
  readonly #failure = byId('failure')
  readonly #other = byId('other')

  constructor() {
    this.#again.addEventListener('click', () => {
      if (this.#again.ariaDisabled !== 'true') host.postMessage({ type: 'askAgain' })
    })
    this.#pictures
      .querySelector('button')
      ?.addEventListener('click', () => host.postMessage({ type: 'showPictures' }))
    this.#failure
      .querySelector('button')
      ?.addEventListener('click', () => host.postMessage({ type: 'tryAgain' }))
    byId('empty')
      .querySelector('button')
      ?.addEventListener('click', () => host.postMessage({ type: 'insertPaper' }))
  }

  /** The words stand in a place that is always there, or screen readers would not hear them come. */
  say(notice: Notice | undefined): void {
    const asking = notice?.asking ?? 'none'
    this.#notice.classList.toggle('nothing', !notice)
    this.#words.textContent = notice?.text ?? ''
    this.#again.hidden = asking === 'none'
    // A button that is disabled otherwise would lose the keyboard.
    this.#again.ariaDisabled = String(asking === 'underWay')
  }

  tellKind(isDigest: boolean): void {
    this.#other.hidden = isDigest
  }

  /** Offers the images that are not shown. Looks for them in what has changed alone, or the whole review if it had some. */
  offerPictures(changed: readonly Element[]): void {
    const places = this.#pictures.hidden ? changed : [review]
    this.#pictures.hidden = !places.some((place) => place.querySelector('a.picture'))
  }

  fail(text: string | undefined): void {
    this.#failure.hidden = text === undefined
    const place = this.#failure.querySelector('span')
    if (place) place.textContent = text ?? ''
  }
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no #${id}.`)
  return element
}

function within(parent: HTMLElement, selector: string): HTMLElement {
  const element = parent.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`#${parent.id} has no ${selector}.`)
  return element
}

/** What the page adds to the state that the extension keeps for the next start. */
interface PageState extends PreviewState {
  /** The line at the top of the page. */
  readonly line?: number
  /** The papers whose abstracts are open. */
  readonly opened?: readonly string[]
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void
  getState(): PageState | undefined
  setState(state: PageState): void
}

/** The extension behind the page; VS Code hands it out once. */
const host = acquireVsCodeApi()

/** Keeps further state. Before the extension has said what is shown, there is nothing to keep. */
function remember(part: Partial<PageState>): void {
  const state = host.getState()
  if (state) host.setState({ ...state, ...part })
}

/** Keeps the page at the editor's position, and reports when the reader scrolls. */
class ScrollSync {
  readonly #blocks: Blocks
  /** Where we, or a change of the content, last put the page, in pixels. */
  #placed = 0
  /** A line to show once the page is long enough. */
  #wanted: number | undefined

  /** @param tell called at most once a frame while the reader scrolls */
  constructor(blocks: Blocks, tell: (line: number) => void) {
    this.#blocks = blocks
    let isDue = false
    addEventListener('scroll', () => {
      if (isDue || Math.abs(scrollY - this.#placed) <= 1) return
      isDue = true
      requestAnimationFrame(() => {
        isDue = false
        this.#hearReader(tell)
      })
    })
  }

  /** The page does not jump: what is in view stays in place, unless a line that it was to show has just arrived. */
  afterUpdate(isWhole: boolean): void {
    if (this.#wanted !== undefined) this.scrollTo(this.#wanted)
    if (isWhole) this.#wanted = undefined
    // The browser keeps its position when something above changes; that is not the reader scrolling.
    requestAnimationFrame(() => {
      this.#placed = scrollY
    })
  }

  /** @param isLater whether more of the page is to come, after which the line is looked up again */
  scrollTo(line: number, isLater = false): void {
    if (isLater) this.#wanted = line
    const y = line <= 0 ? -scrollY : yOfLine(this.#blocks, line)
    if (y === undefined) return
    scrollTo({ top: scrollY + y, behavior: 'instant' })
    this.#placed = scrollY
    remember({ line })
  }

  #hearReader(tell: (line: number) => void): void {
    this.#placed = scrollY
    this.#wanted = undefined
    const line = scrollY <= 0 ? 0 : lineAtTop(this.#blocks)
    remember({ line })
    tell(line)
  }
}

/** Marks the entry that the editor's cursor is in. */
class CursorMark {
  readonly #blocks: Blocks
  #line: number | undefined
  #marked: Element | undefined

  constructor(blocks: Blocks) {
    this.#blocks = blocks
  }

  moveTo(line: number): void {
    this.#line = line
    this.show()
  }

  /** Blocks that have changed have lost their mark. */
  show(): void {
    const { lines, elements } = this.#blocks
    const line = this.#line ?? -1
    const block = elements[lastIndexWhere(lines.length, (at) => (lines[at] ?? 0) <= line)]
    const entry = block?.matches('.entry') ? block : undefined
    if (this.#marked !== entry) this.#marked?.removeAttribute('aria-current')
    entry?.setAttribute('aria-current', 'true')
    this.#marked = entry
  }
}

/** A line of the source and where it is in the page, in pixels from the top of what is in view. */
interface Mark {
  readonly line: number
  readonly y: number
}

/** The position of a source line in the page; between two known lines, in proportion. `undefined` for an empty page. */
function yOfLine(blocks: Blocks, line: number): number | undefined {
  const index = lastIndexWhere(blocks.lines.length, (at) => (blocks.lines[at] ?? 0) <= line)
  const marks = marksFrom(blocks, Math.max(0, index))
  const at = Math.max(
    0,
    marks.findLastIndex((mark) => mark.line <= line),
  )
  const [above, below] = [marks[at], marks[at + 1]]
  if (!above) return undefined
  if (!below || below.line <= above.line) return above.y
  const part = Math.min(1, Math.max(0, (line - above.line) / (below.line - above.line)))
  return above.y + part * (below.y - above.y)
}

/** The source line at the top of the view. */
function lineAtTop(blocks: Blocks): number {
  const index = lastIndexWhere(blocks.elements.length, (at) => topOf(blocks.elements[at]) <= 0)
  const marks = marksFrom(blocks, Math.max(0, index))
  const at = Math.max(
    0,
    marks.findLastIndex((mark) => mark.y <= 0),
  )
  const [above, below] = [marks[at], marks[at + 1]]
  if (!above) return 0
  if (!below || below.y <= above.y) return above.line
  const part = Math.min(1, Math.max(0, -above.y / (below.y - above.y)))
  return above.line + part * Math.max(0, below.line - above.line)
}

/** The source line that an element comes from. */
function lineOf(blocks: Blocks, element: Element): number | undefined {
  const block = [...blocks.elements].findIndex((each) => each.contains(element))
  if (block < 0) return undefined
  const inner = Number(element.closest<HTMLElement>('[data-line]')?.dataset.line ?? 0)
  return (blocks.lines[block] ?? 0) + inner
}

/** The lines known in a block, its own first, then the first line of the next block. */
function marksFrom(blocks: Blocks, index: number): readonly Mark[] {
  const element = blocks.elements[index]
  const line = blocks.lines[index]
  if (!element || line === undefined) return []
  const inner = Array.from(element.querySelectorAll<HTMLElement>('[data-line]'), (each) => {
    return { line: line + Number(each.dataset.line), y: topOf(each) }
  })
  const next = blocks.elements[index + 1]
  const bottom = element.getBoundingClientRect().bottom
  const end = next
    ? { line: blocks.lines[index + 1] ?? line + 1, y: topOf(next) }
    : { line: (inner.at(-1)?.line ?? line) + 1, y: bottom }
  return [{ line, y: topOf(element) }, ...inner, end]
}

function topOf(element: Element | undefined): number {
  return element?.getBoundingClientRect().top ?? 0
}

/**
 * The last number for which the condition holds, given that it holds up to some number and for none after; -1 if none.
 */
function lastIndexWhere(count: number, isTrue: (index: number) => boolean): number {
  let low = -1
  let high = count
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (isTrue(middle)) low = middle
    else high = middle
  }
  return low
}

const review = document.getElementById('review') as HTMLElement
const blocks = new Blocks(review)
const notices = new Notices()
const openKept = keepAbstractsOpen()
const scroll = new ScrollSync(blocks, (line) => host.postMessage({ type: 'scrolled', line }))
const cursor = new CursorMark(blocks)
const lastLine = host.getState()?.line

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'document':
      return host.setState({ ...host.getState(), ...data.state })
    case 'language':
      review.lang = data.language
      review.dir = data.direction
      return
    case 'update':
      return show(data)
    case 'scroll':
      return scroll.scrollTo(data.line, review.ariaBusy === 'true')
    case 'cursor':
      return cursor.moveTo(data.line)
    case 'kind':
      return notices.tellKind(data.isDigest)
    case 'notice':
      return notices.say(data.notice)
    case 'failure':
      review.ariaBusy = 'false'
      return notices.fail(data.text)
  }
})

document.addEventListener('dblclick', ({ target }) => {
  const line = target instanceof Element ? lineOf(blocks, target) : undefined
  if (line !== undefined) host.postMessage({ type: 'reveal', line })
})

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const path = link?.getAttribute('href') ?? ''
  // The editor follows addresses and places in the page; files beside the document are ours.
  if (path === '' || path.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return
  event.preventDefault()
  host.postMessage({ type: 'open', path })
})

layOutInEachWidth(blocks.elements)
if (lastLine !== undefined) scroll.scrollTo(lastLine, true)
host.postMessage({ type: 'ready' })

function show({ update, isWhole }: Extract<ToPage, { type: 'update' }>): void {
  const changed = blocks.apply(update)
  openKept(changed)
  review.ariaBusy = String(!isWhole)
  notices.fail(undefined)
  notices.offerPictures(changed)
  cursor.show()
  scroll.afterUpdate(isWhole)
  host.postMessage({ type: 'shown' })
}

/** Keeps the abstracts open that the reader has opened, across changes of a card and restarts of the editor. */
function keepAbstractsOpen(): (changed: readonly Element[]) => void {
  const opened = new Set(host.getState()?.opened)
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.matches('.abstract')) return
      const paper = paperOf(target)
      if (target.open) opened.add(paper)
      else opened.delete(paper)
      remember({ opened: [...opened] })
    },
    { capture: true },
  )
  return (changed) => {
    if (opened.size === 0) return
    for (const element of changed) {
      const details = element.querySelector<HTMLDetailsElement>('.abstract')
      if (details && opened.has(paperOf(details))) details.open = true
    }
  }
}

function paperOf(details: HTMLDetailsElement): string {
  return details.closest<HTMLElement>('[data-paper]')?.dataset.paper ?? ''
}
