import type { Entry } from '../digest/model.ts'

export interface NamedLink {
  readonly label: string
  readonly url: string
}

/** `[label](address)`, or an address alone. Both are bounded, so that no line takes long. */
const written = /\[([^\][\n]{1,80})\]\((https?:\/\/[^\s()<>]{1,500})\)|https?:\/\/[^\s()<>[\]|"'`]{1,500}/gi
const mostLinks = 8

/** What an entry's lines link besides its paper and its commentary: code, a project page, slides. */
export function linksBeside({ span, link, commentary }: Entry, text: string): readonly NamedLink[] {
  const head = text.slice(span.start, commentary?.start ?? span.end)
  const found = Array.from(head.matchAll(written), ({ 0: whole, 1: label, 2: address }) => {
    const url = address ?? whole.replace(/[.,;:!?]+$/, '')
    return { label: label ?? hostOf(url), url }
  })
  return found.filter(({ url }) => url !== link?.url).slice(0, mostLinks)
}

function hostOf(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/?#].*$/s, '')
}
