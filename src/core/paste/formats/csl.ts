import { parseDoi } from '../../paper/doi.ts'
import { isArxivId } from '../../paper/paper.ts'
import {
  findPapers,
  type PastedReference,
  type PasteFormat,
  referenceOfDoi,
  referenceOfId,
  referenceOfUrl,
} from '../references.ts'
import { isRemarkedOn } from '../words.ts'

/**
 * CSL-JSON, as Zotero, Pandoc and DOI resolvers write it: one item, or a list of them
 * (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).
 */
export const csl: PasteFormat = {
  id: 'csl',
  read({ text }) {
    const items = itemsIn(text)
    if (items.length === 0) return undefined
    const references = items.flatMap((item) => referenceOf(item) ?? [])
    if (references.length === 0) return undefined
    return { references, isWhole: references.length === items.length && !items.some(hasNotes) }
  },
}

type Item = Readonly<Record<string, unknown>>

function itemsIn(text: string): readonly Item[] {
  const json = text.replace(/^\uFEFF/, '').trim()
  if (!/^[[{]/.test(json) || !/"title"\s*:/.test(json)) return []
  const items = [parsed(json)].flat()
  return items.every(isItem) && items.some(({ title }) => typeof title === 'string') ? items : []
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An arXiv identifier takes precedence over a DOI, and a DOI over another address. */
function referenceOf(item: Item): PastedReference | undefined {
  const byUrl = referenceOfUrl(textOf(item.URL))
  const doi = parseDoi(textOf(item.DOI))
  const named =
    ['number', 'archive_location', 'note'].map((name) => arxivIn(textOf(item[name]))).find(Boolean) ??
    (byUrl && isArxivId(byUrl.id) ? byUrl : undefined) ??
    (doi && referenceOfDoi(doi)) ??
    byUrl
  const title = textOf(item.title)
    .replace(/<\/?(?:i|b|sc|sub|sup|span)\b[^<>]{0,100}>/gi, '')
    .trim()
  if (!named || title === '') return named
  return { ...named, said: { title, authors: authorsOf(item), publishedAt: yearOf(item) } }
}

function arxivIn(words: string): PastedReference | undefined {
  return referenceOfId(words) ?? findPapers(words).find(({ reference: { id } }) => isArxivId(id))?.reference
}

function authorsOf({ author }: Item): readonly string[] {
  return [author].flat().flatMap((person) => {
    if (!isItem(person)) return []
    const { given, family, literal, 'non-dropping-particle': particle } = person
    const name = [given, particle, family].map(textOf).filter(Boolean).join(' ')
    return name || textOf(literal) || []
  })
}

function yearOf({ issued }: Item): string | undefined {
  if (!isItem(issued)) return undefined
  const [year] = [issued['date-parts'], issued.raw, issued.literal].flat(3)
  return /^\d{4}/.exec(String(year ?? ''))?.[0]
}

function hasNotes(item: Item): boolean {
  return ['note', 'annote'].some((name) => {
    const words = textOf(item[name])
    return isRemarkedOn(
      words,
      findPapers(words).map(({ at }) => at),
    )
  })
}

/** Empty for what is no text; numbers are texts in some programs. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
