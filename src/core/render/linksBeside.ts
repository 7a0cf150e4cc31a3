import { span } from '../base/span.ts'
import type { Digest, Entry } from '../digest/model.ts'
import { linksWithin } from '../digest/references.ts'

export interface NamedLink {
  readonly label: string
  readonly url: string
}

const longestLabel = 80
const mostLinks = 8

/** What an entry's lines link besides its paper and its commentary: code, a project page, slides. */
export function linksBeside(digest: Digest, entry: Entry): readonly NamedLink[] {
  const head = span(entry.span.start, entry.commentary?.start ?? entry.span.end)
  return linksWithin(digest, head)
    .filter(({ link: { form, url } }) => {
      return form !== 'citation' && /^https?:/i.test(url) && url !== entry.link?.url
    })
    .map(({ link: { url }, label }) => ({ label: isShort(label) ? label : hostOf(url), url }))
    .slice(0, mostLinks)
}

function isShort(label: string): boolean {
  return label !== '' && label.length <= longestLabel && !label.includes('\n')
}

function hostOf(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/?#].*$/s, '')
}
