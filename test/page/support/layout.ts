import type { Frame } from 'playwright-core'

/** Run inside the page, so written in its language. */
const findInPage = `(() => {
  const problems = []
  const page = document.documentElement
  if (page.scrollWidth > page.clientWidth) problems.push('the page is ' + page.scrollWidth + ' wide in ' + page.clientWidth)
  let above
  for (const block of document.querySelectorAll('#review > *')) {
    const box = block.getBoundingClientRect()
    const name = block.tagName + ' ' + block.textContent.slice(0, 40)
    if (box.width > page.clientWidth) problems.push(name + ' is wider than the page')
    if (above !== undefined && box.top < above - 1) problems.push(name + ' lies over the block above it')
    above = box.bottom
    if (box.height === 0) problems.push(name + ' cannot be seen')
  }
  return problems
})()`

/** Blocks of the review that overlap, are wider than the page, or cannot be seen. */
export function layoutProblems(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(findInPage)
}
