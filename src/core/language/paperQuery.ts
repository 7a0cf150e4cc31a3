import type { ArxivId } from '../arxiv/identifier.ts'
import { findReferences } from '../arxiv/links.ts'
import { readTyped } from '../arxiv/typed.ts'
import { overlaps, span } from '../base/span.ts'
import { type Doi, doiOfAddress, findDois, parseDoi } from '../paper/doi.ts'

/** What somebody types or pastes into a search field. */
export type PaperQuery =
  | { readonly kind: 'nothing' }
  /** The papers that a text names completely, in order, each once. */
  | { readonly kind: 'named'; readonly ids: readonly (ArxivId | Doi)[] }
  /** Papers whose identifier begins with the prefix. */
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'words'; readonly words: string }

export function readQuery(text: string): PaperQuery {
  const words = text.trim()
  if (words === '') return { kind: 'nothing' }
  const ids = namedIn(words)
  if (ids.length > 0) return { kind: 'named', ids }
  const typed = readTyped(words)
  return typed?.from === 0 ? { kind: 'prefix', prefix: typed.prefix } : { kind: 'words', words }
}

function namedIn(text: string): readonly (ArxivId | Doi)[] {
  const found = Array.from(findReferences(text, 0, text.length, { bareIds: true }))
  const ofArxiv = found.flatMap(({ span: at, reading }) =>
    reading.ok ? { start: at.start, id: reading.reference.id } : [],
  )
  const words = Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({ word, start: index }))
  // A redirect to arXiv's DOI looks like another DOI.
  const others = words.filter(
    ({ word, start }) => !found.some(({ span: at }) => overlaps(at, span(start, start + word.length))),
  )
  const dois = others.flatMap(({ word, start }) => {
    const doi = parseDoi(word) ?? doiOfAddress(word) ?? findDois(word)[0]?.doi
    return doi ? { start, id: doi } : []
  })
  const all = [...ofArxiv, ...dois].sort((a, b) => a.start - b.start)
  return [...new Set(all.map(({ id }) => id))]
}
