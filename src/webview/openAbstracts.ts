import { host, remember } from './host.ts'

/** Keeps open what the reader has opened, over changes of a card and over the next start of the editor. */
export function keepAbstractsOpen(): (changed: readonly Element[]) => void {
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
