// The page of a preview: its blocks, the notices above them, and how it talks to the extension.
import { Idiomorph } from 'idiomorph'
import type { FromPage, Notice, PreviewState, ReviewUpdate } from '../vscode/preview/messages.ts'

/** The blocks of the review in the page, and the source lines that they come from. */
export class Blocks {
  readonly #root: HTMLElement
  #lines: readonly number[] = []

  constructor(root: HTMLElement) {
    this.#root = root
  }

  get elements(): HTMLCollection {
    return this.#root.children
  }

  get lines(): readonly number[] {
    return this.#lines
  }

  /** Returns the elements that are new or changed. */
  apply({ splices, lines }: ReviewUpdate): readonly Element[] {
    const touched = splices.toReversed().flatMap(({ at, remove, add }) => this.#splice(at, remove, add))
    if (lines) this.#lines = lines
    return touched
  }

  #splice(at: number, remove: number, add: readonly string[]): readonly Element[] {
    const old = Array.from({ length: remove }, (_, index) => this.elements[at + index]).flatMap(
      (one) => one ?? [],
    )
    const [only] = old
    if (only && old.length === 1 && add.length === 1) return morph(only, add[0] ?? '')
    const behind = this.elements[at + remove] ?? null
    const news = elementsOf(add.join(''))
    for (const element of old) element.remove()
    for (const element of news) this.#root.insertBefore(element, behind)
    return news
  }
}

/** Changes only what differs, so that scroll position, open abstracts and the selection stay. */
function morph(element: Element, html: string): readonly Element[] {
  const [news] = elementsOf(html)
  if (!news) return []
  if (news.tagName !== element.tagName) {
    element.replaceWith(news)
    return [news]
  }
  void Idiomorph.morph(element, news, {
    morphStyle: 'outerHTML',
    callbacks: { beforeAttributeUpdated: (name: string) => name !== 'open' },
  })
  return [element]
}

function elementsOf(html: string): readonly Element[] {
  const template = document.createElement('template')
  template.innerHTML = html
  return [...template.content.children]
}

/** The notices above the review. */
export class Notices {
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

  /** @param hasHidden whether the review has images that are not shown */
  offerPictures(hasHidden: boolean): void {
    this.#pictures.hidden = !hasHidden
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
export const host = acquireVsCodeApi()

/** Keeps further state. Before the extension has said what is shown, there is nothing to keep. */
export function remember(part: Partial<PageState>): void {
  const state = host.getState()
  if (state) host.setState({ ...state, ...part })
}
