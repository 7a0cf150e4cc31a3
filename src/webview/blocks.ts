// The blocks of a preview's page: changed piece by piece, and laid out only where they are seen.
import { Idiomorph } from 'idiomorph'
import type { ReviewUpdate } from '../vscode/preview/messages.ts'

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
    layOut(news)
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

/** The browser remembers the height that each has in the next frame; from then on, it skips those out of sight. */
function layOut(elements: readonly Element[]): void {
  for (const element of elements) element.classList.add('new')
  const skip = () => {
    for (const element of elements) element.classList.remove('new')
  }
  requestAnimationFrame(() => requestAnimationFrame(skip))
}

/** How long the page has kept its width when it is not being dragged any more. In milliseconds. */
const resizePauseMs = 200
const laidOutAtOnce = 100

/** Cards out of sight have the height of the width before until they are laid out again: some at a time, for there may be many. */
export function layOutInEachWidth(elements: HTMLCollection): void {
  let width = innerWidth
  let timer = 0
  const layOutFrom = (first: number) => {
    const some = [...elements].slice(first, first + laidOutAtOnce)
    layOut(some)
    if (some.length > 0)
      requestAnimationFrame(() => requestAnimationFrame(() => layOutFrom(first + laidOutAtOnce)))
  }
  addEventListener('resize', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (innerWidth !== width) layOutFrom(0)
      width = innerWidth
    }, resizePauseMs)
  })
}

function elementsOf(html: string): readonly Element[] {
  const template = document.createElement('template')
  template.innerHTML = html
  return [...template.content.children]
}
