import { readLink } from '../arxiv/links.ts'
import { type Span, span } from '../base/span.ts'
import type { Link } from './digest.ts'

const none: readonly Link[] = []
// CJK letters and punctuation end an address: Korean particles and full-width brackets follow one without a space.
const address =
  /https?:\/\/[^\s<>"'`|{}\u1100-\u11ff\u3000-\u30ff\u3130-\u318f\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef]+/gi
const closers = new Map([
  [')', '('],
  [']', '['],
])

/** The web addresses in a part of the text, without the punctuation that only follows them. */
export function findLinks(text: string, within: Span): readonly Link[] {
  const part = text.slice(within.start, within.end)
  if (!part.includes('://')) return none
  const links: Link[] = []
  for (const match of part.matchAll(address)) {
    const url = trimEnd(match[0])
    if (url.length <= 'https://'.length) continue
    const start = within.start + match.index
    links.push({ span: span(start, start + url.length), url, arxiv: readTarget(url, start) })
  }
  return links
}

function readTarget(url: string, start: number): Link['arxiv'] {
  const link = readLink(url)
  if (!link) return undefined
  return { reading: link.reading, idSpan: span(start + link.idSpan.start, start + link.idSpan.end) }
}

/** Cuts what belongs to the sentence: full stops, commas, and brackets that the address did not open. */
function trimEnd(url: string): string {
  let end = firstUnopened(url)
  while (end > 0 && /[.,;:!?*_~]/.test(url.charAt(end - 1))) end--
  return url.slice(0, end)
}

function firstUnopened(url: string): number {
  const open: string[] = []
  for (let at = 0; at < url.length; at++) {
    const character = url.charAt(at)
    if (character === '(' || character === '[') open.push(character)
    const opener = closers.get(character)
    if (opener && open.pop() !== opener) return at
  }
  return url.length
}
