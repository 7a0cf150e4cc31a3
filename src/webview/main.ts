import type { ToPage } from '../vscode/preview/messages.ts'
import { Blocks, host, Notices, remember } from './page.ts'
import { lineOf, ScrollSync } from './scrollSync.ts'

const review = document.getElementById('review') as HTMLElement
const blocks = new Blocks(review)
const notices = new Notices()
const openKept = keepAbstractsOpen()
const scroll = new ScrollSync(blocks, (line) => host.postMessage({ type: 'scrolled', line }))
const lastLine = host.getState()?.line

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'document':
      return host.setState({ ...host.getState(), ...data.state })
    case 'language':
      review.lang = data.language
      review.dir = data.direction
      return
    case 'update':
      return show(data)
    case 'scroll':
      return scroll.scrollTo(data.line, review.ariaBusy === 'true')
    case 'kind':
      return notices.tellKind(data.isDigest)
    case 'notice':
      return notices.say(data.notice)
    case 'failure':
      review.ariaBusy = 'false'
      return notices.fail(data.text)
  }
})

document.addEventListener('dblclick', ({ target }) => {
  const line = target instanceof Element ? lineOf(blocks, target) : undefined
  if (line !== undefined) host.postMessage({ type: 'reveal', line })
})

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const path = link?.getAttribute('href') ?? ''
  // The editor follows addresses and places in the page; files beside the document are ours.
  if (path === '' || path.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return
  event.preventDefault()
  host.postMessage({ type: 'open', path })
})

if (lastLine !== undefined) scroll.scrollTo(lastLine, true)
host.postMessage({ type: 'ready' })

function show({ update, isWhole }: Extract<ToPage, { type: 'update' }>): void {
  openKept(blocks.apply(update))
  review.ariaBusy = String(!isWhole)
  notices.fail(undefined)
  notices.offerPictures(review.querySelector('a.picture') !== null)
  scroll.afterUpdate(isWhole)
  host.postMessage({ type: 'shown' })
}

/** Keeps the abstracts open that the reader has opened, across changes of a card and restarts of the editor. */
function keepAbstractsOpen(): (changed: readonly Element[]) => void {
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
