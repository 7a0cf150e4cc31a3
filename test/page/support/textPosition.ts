import type { Page } from 'playwright-core'

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Run inside the page, so written in its language. The editor shows spaces as no-break spaces, and splits a line over
 * many elements; a range over their text nodes knows where a character is on the screen.
 */
const findInPage = `(wanted) => {
  for (const line of document.querySelectorAll('.editor-instance .view-line')) {
    const start = line.textContent.replaceAll('\\u00a0', ' ').indexOf(wanted)
    if (start < 0) continue
    const middle = start + Math.floor(wanted.length / 2)
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    let passed = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (passed + node.length > middle) {
        const range = document.createRange()
        range.setStart(node, middle - passed)
        range.setEnd(node, middle - passed + 1)
        const box = range.getBoundingClientRect()
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      }
      passed += node.length
    }
  }
}`

/** Where the middle of the first such text in an editor is on the screen; `undefined` where no line that shows has it. */
export function textPosition(page: Page, text: string): Promise<Point | undefined> {
  return page.evaluate(`(${findInPage})(${JSON.stringify(text)})`)
}
