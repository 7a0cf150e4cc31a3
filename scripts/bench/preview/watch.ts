import type { Frame, Page } from 'playwright-core'
import { waitUntil } from '../../../test/page/support/waitUntil.ts'
import { firstWords, lastWords } from './digestFile.ts'

/**
 * Milliseconds since the epoch by the machine's clock, which all documents share. Their own finer clocks began at different
 * times and drift apart by hundreds of milliseconds where the machine's clock is corrected.
 */
type Time = number

/** Looks at what was added alone: reading the text of the whole page again and again would be most of what is measured. */
const saysIn = `(records, words) => records.some(({ type, target, addedNodes }) =>
  (type === 'characterData' ? [target] : [...addedNodes]).some((node) => node.textContent?.includes(words)))`

/**
 * Run in every document before its own scripts, so written in the page's language. A webview writes its document anew, and an
 * observer goes with the old one.
 */
const inEveryDocument = `(() => {
  if (window === top) return
  const says = ${saysIn}
  let root
  const look = (records) => {
    if (says(records, ${JSON.stringify(firstWords)})) globalThis.firstSeenAt ??= Date.now()
    if (says(records, ${JSON.stringify(lastWords)})) globalThis.lastSeenAt ??= Date.now()
  }
  const follow = () => {
    if (document.documentElement && document.documentElement !== root) {
      root = document.documentElement
      new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true })
      look([{ type: 'childList', addedNodes: [root] }])
    }
    if (globalThis.lastSeenAt === undefined) setTimeout(follow, 4)
  }
  follow()
})()`

/** Resolves with the time behind the first frame that shows the words. */
const whenShown = `(words) => new Promise((resolve) => {
  const says = ${saysIn}
  const observer = new MutationObserver((records) => {
    if (!says(records, words)) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => resolve(Date.now())))
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })
})`

export async function watchDocuments(page: Page): Promise<void> {
  await page.addInitScript(inEveryDocument)
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
  // Not when the page hears of the key: a page that is busy hears of it late, and a person waits for that, too.
  const pressedAt = Date.now()
  await page.keyboard.press(key)
  return (await shown) - pressedAt
}

/** Resolves when neither the editor nor the frame has anything left to do. */
export async function whenIdle(page: Page, frame: Frame): Promise<void> {
  for (const where of [frame, page]) await where.evaluate('new Promise((idle) => requestIdleCallback(idle))')
}
