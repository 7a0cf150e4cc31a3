/** Brings the element of the last source line at or above the given one to the top. */
export function scrollToLine(root: HTMLElement, line: number): void {
  let target: HTMLElement | undefined
  for (const element of root.querySelectorAll<HTMLElement>('[data-line]')) {
    if (lineOf(element) > line) break
    target = element
  }
  if (target) target.scrollIntoView({ block: 'start' })
  else window.scrollTo({ top: 0 })
}

/** Tells the source line of what the reader double-clicks. */
export function onReveal(reveal: (line: number) => void): void {
  document.addEventListener('dblclick', ({ target }) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null
    if (element) reveal(lineOf(element))
  })
}

function lineOf(element: HTMLElement): number {
  return Number(element.dataset.line)
}
