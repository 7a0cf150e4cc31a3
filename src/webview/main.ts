import { Idiomorph } from 'idiomorph'
import type { ToPage } from '../vscode/preview/messages.ts'
import { host } from './host.ts'
import { onReveal, scrollToLine } from './scrollSync.ts'

const review = document.getElementById('review')

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (!review) return
  if (data.type === 'update') update(review, data.html)
  else if (data.type === 'scroll') scrollToLine(review, data.line)
})

onReveal((line) => host.postMessage({ type: 'reveal', line }))
host.postMessage({ type: 'ready' })

/** Changes only what differs, so that the place, open abstracts and the selection stay. */
function update(root: HTMLElement, html: string): void {
  Idiomorph.morph(root, html, {
    morphStyle: 'innerHTML',
    callbacks: { beforeAttributeUpdated: (name: string) => name !== 'open' },
  })
  root.removeAttribute('aria-busy')
}
