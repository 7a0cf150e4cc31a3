import type { Frame, Page } from 'playwright-core'
import { waitUntil } from '../../../test/page/support/waitUntil.ts'
import { firstWords, lastWords } from './digestFile.ts'

/** Milliseconds since the epoch, as each document's clock tells them; they agree to a fraction of a millisecond. */
type Time = number

/** Run in every document before its own scripts, so written in the page's language. */
const inEveryDocument = `(() => {
  const now = () => performance.timeOrigin + performance.now()
  for (const type of ['keydown', 'mousedown'])
    addEventListener(type, () => { globalThis.inputAt = now() }, { capture: true })
  if (window === top) return
  const look = () => {
    const text = document.body?.textContent ?? ''
    if (text.includes(${JSON.stringify(firstWords)})) globalThis.firstSeenAt ??= now()
    if (text.includes(${JSON.stringify(lastWords)})) globalThis.lastSeenAt ??= now()
    if (globalThis.lastSeenAt === undefined) setTimeout(look, 4)
  }
  look()
})()`

/** Resolves with the time behind the first frame that shows the words. */
const whenShown = `(words) => new Promise((resolve) => {
  const isThere = () => document.body.textContent.includes(words)
  const tell = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
  if (isThere()) return tell()
  const observer = new MutationObserver(() => {
    if (!isThere()) return
    observer.disconnect()
    tell()
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })
})`

export async function watchDocuments(page: Page): Promise<void> {
  await page.addInitScript(inEveryDocument)
}

/** When the person last pressed a key or the mouse. */
export function lastInput(page: Page): Promise<Time> {
  return page.evaluate('globalThis.inputAt')
}

export interface FirstPaint {
  readonly frame: Frame
  readonly firstSeenAt: Time
  readonly lastSeenAt: Time
}

/** The innermost frame of a preview, once the last entry is in it. */
export function firstPaint(page: Page): Promise<FirstPaint> {
  const find = async () => {
    for (const frame of page.frames()) {
      const read = '({ first: globalThis.firstSeenAt, last: globalThis.lastSeenAt })'
      // Frames come and go while a webview loads.
      const seen = await frame.evaluate<{ first: Time; last?: Time }>(read).catch(() => undefined)
      if (seen?.last !== undefined) return { frame, firstSeenAt: seen.first, lastSeenAt: seen.last }
    }
    return undefined
  }
  return waitUntil('The whole preview', find) as Promise<FirstPaint>
}

/** Presses a key and tells how long it takes until the words show in the frame, in milliseconds. */
export async function timeKey(page: Page, frame: Frame, key: string, words: string): Promise<number> {
  const shown = frame.evaluate<Time>(`(${whenShown})(${JSON.stringify(words)})`)
  await page.keyboard.press(key)
  const shownAt = await shown
  return shownAt - (await lastInput(page))
}
