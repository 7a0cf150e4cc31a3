import type { Notice } from '../vscode/preview/messages.ts'
import { host } from './host.ts'

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
