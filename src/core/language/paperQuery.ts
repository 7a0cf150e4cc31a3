import type { ArxivId } from '../arxiv/identifier.ts'
import { findReferences } from '../arxiv/links.ts'
import { readTyped } from '../arxiv/writtenIdentifier.ts'
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

/** With fewer papers than this found here, a service is asked, too. */
const fewPapers = 5
/** A shorter text would match anything. */
const fewLetters = 4

/** Remembers for which words a service was asked, so that no useless requests are sent while somebody types. */
export class AskedWords {
  readonly #asked = new Set<string>()
  readonly #inVain = new Set<string>()

  /** Whether to ask for these words, given the number of papers found here; true only once for the same words. */
  shouldAsk(words: string, found: number): boolean {
    const text = normalise(words)
    if (found >= fewPapers || text.length < fewLetters || this.#asked.has(text)) return false
    for (const fewer of this.#inVain) if (text.startsWith(`${fewer} `)) return false
    this.#asked.add(text)
    return true
  }

  /** Nobody has answered: they may be asked for again. */
  forget(words: string): void {
    this.#asked.delete(normalise(words))
  }

  /** No paper has all these words, so none has these and more. */
  noteNone(words: string): void {
    this.#inVain.add(normalise(words))
  }
}

function normalise(words: string): string {
  return words.trim().toLowerCase()
}
