import { host } from './host.ts'

/** The notices above the review. */
export class Notices {
  readonly #notice = byId('notice')
  readonly #pictures = byId('pictures')
  readonly #failure = byId('failure')
  readonly #other = byId('other')

  constructor() {
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

  say(text: string | undefined): void {
    this.#notice.textContent = text ?? ''
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
