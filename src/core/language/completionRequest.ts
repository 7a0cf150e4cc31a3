// What typed words ask for: those around a cursor, and those in a search field.
import { type ArxivId, type ArxivReference, isArchive, parseIdentifier } from '../arxiv/identifier.ts'
import { doiPrefix, findReferences, otherPlaces, ownPlaces } from '../arxiv/links.ts'
import { overlaps, type Span, span } from '../base/span.ts'
import { type Digest, entryLead, lineAt } from '../digest/model.ts'
import { type Place, placeAt } from '../digest/place.ts'
import { type Doi, doiOfAddress, findDois, parseDoi } from '../paper/doi.ts'

/** What the words around the cursor ask for; `span` is the text that a choice replaces. */
export interface CompletionRequest {
  readonly span: Span
  readonly asks: CompletionQuestion
  readonly place: RequestPlace
  /**
   * For a line of its own: what an entry may begin with, such as indentation or a list marker. It is part of the span,
   * as is everything after it on the line.
   */
  readonly lead: string
  /** For a line of its own: the bars of a table's other cells, empty ones, which come after it. */
  readonly tail: string
  /** Possibly nobody wants a paper, because the typed text is also a number in prose: no list opens by itself. */
  readonly isQuiet: boolean
}

export type CompletionQuestion =
  /** Papers by the beginning of their identifier. */
  | { readonly kind: 'id'; readonly prefix: string; readonly version: ArxivReference['version'] }
  /** Papers by words of their title. */
  | { readonly kind: 'title'; readonly words: string }
  /** One paper that is not on arXiv. */
  | { readonly kind: 'doi'; readonly doi: Doi }

/** What surrounds the words: nothing, other words of a text, parentheses, the address of a link, or its label. */
type RequestPlace = 'line' | 'text' | 'parentheses' | 'address' | 'label'

/** The end of a text that asks for papers. */
interface Typed {
  /** Where it begins in the text. */
  readonly from: number
  readonly asks: CompletionQuestion
  /** The rest of the same word, after the cursor. */
  readonly rest: RegExp
  readonly isAddress: boolean
  /** Whether it is also a plain number. */
  readonly isPlain: boolean
}

const titleStart = /(?<![\p{Script=Latin}\p{N}._%+-])@((?:[^\s@][^@]{0,200})?)$/u

const doiStart =
  /(?<![\w./@%+~-])((?:https?:\/\/[^\s<>"'()]{1,200}?\/|doi: ?)?(10\.\d{4,9}(?:\.\d{1,9})?\/[^\s"'<>]{1,200}))$/i

const doiRest = /^[\w./%;:-]*/

const addressRest = /^[\w./%?=&#:~+-]*(?<![.,:;?])/

const idRest = /^[\d.]*(?:v\d{0,3})?(?<!\.)/i

const nothing = /^/

/** arXiv redirects a PDF's address to the latest version, which nobody has asked for. */
const addsVersion = /\/(?:pdf|html)\/[^/]*$/i

/** Reads the line around the offset; `undefined` if it asks for no paper. */
export function readRequest(digest: Digest, offset: number): CompletionRequest | undefined {
  const place = placeAt(digest, offset)
  if (place.kind === 'hidden') return undefined
  if (place.kind === 'address') return inAddress(digest, place, offset)
  const line = lineAt(digest, offset)
  const before = digest.text.slice(line.start, offset)
  const typed = readEnd(before)
  if (!typed || isInAddress(before, typed.from)) return undefined
  const after = digest.text.slice(offset, line.end)
  const end = offset + (typed.rest.exec(after)?.[0].length ?? 0)
  const own = span(line.start + typed.from, end)
  const asks = withoutAddedVersion(typed.asks, before)
  if (place.kind === 'label') {
    return { span: own, asks, place: 'label', lead: '', tail: '', isQuiet: typed.isPlain }
  }
  const lead = before.slice(0, typed.from)
  const tail = digest.text.slice(end, line.end)
  if (entryLead.test(lead) && /^[\s|]*$/.test(tail))
    return {
      span: span(line.start, line.end),
      asks,
      place: 'line',
      lead,
      tail: tail.trimEnd(),
      isQuiet: false,
    }
  // "… since 2011." ends a sentence.
  if (typed.isPlain && /\.$/.test(before)) return undefined
  return { ...inText(digest, own, typed), asks, lead: '', tail: '', isQuiet: typed.isPlain }
}

/** Whether another address is open where the typed one begins, of which it is a part. */
function isInAddress(before: string, from: number): boolean {
  return /https?:\/\/[^\s<>()]*$/i.test(before.slice(0, from))
}

/** The identifier that is typed completely, so that its record can be requested. */
export function completeId({ asks }: CompletionRequest): ArxivId | undefined {
  return asks.kind === 'id' ? parseIdentifier(asks.prefix)?.id : undefined
}

function inAddress(
  { text }: Digest,
  place: Extract<Place, { kind: 'address' }>,
  offset: number,
): CompletionRequest | undefined {
  const typed = readEnd(text.slice(place.span.start, offset))
  if (typed?.from !== 0) return undefined
  return { span: place.span, asks: typed.asks, place: 'address', lead: '', tail: '', isQuiet: false }
}

/** In a sentence; brackets with nothing else in them belong to a link that is being typed. */
function inText({ text }: Digest, own: Span, typed: Typed): Pick<CompletionRequest, 'span' | 'place'> {
  const before = text.charAt(own.start - 1)
  const [brackets = ''] = /^\](?:\([ \t]{0,20}\))?(?!\()/.exec(text.slice(own.end, own.end + 24)) ?? []
  if (before === '[' && brackets !== '')
    return { span: span(own.start - 1, own.end + brackets.length), place: 'text' }
  return { span: own, place: before === '(' && typed.isAddress ? 'parentheses' : 'text' }
}

function readEnd(before: string): Typed | undefined {
  const id = readTyped(before)
  if (id) {
    const { from, prefix, version, form } = id
    const isAddress = form === 'address'
    return {
      from,
      asks: { kind: 'id', prefix, version },
      rest: isAddress ? addressRest : idRest,
      isAddress,
      isPlain: form === 'id',
    }
  }
  const [, written = '', bare = ''] = doiStart.exec(before) ?? []
  const doi = parseDoi(bare)
  if (doi) {
    const arxivs = readTyped(bare)
    const asks = arxivs
      ? ({ kind: 'id', prefix: arxivs.prefix, version: undefined } as const)
      : ({ kind: 'doi', doi } as const)
    const isAddress = /^https?:/i.test(written)
    return { from: before.length - written.length, asks, rest: doiRest, isAddress, isPlain: true }
  }
  const title = titleStart.exec(before)
  if (!title) return undefined
  const asks = { kind: 'title', words: title[1] ?? '' } as const
  return { from: title.index, asks, rest: nothing, isAddress: false, isPlain: false }
}

function withoutAddedVersion(asks: CompletionQuestion, before: string): CompletionQuestion {
  return asks.kind === 'id' && addsVersion.test(before) ? { ...asks, version: undefined } : asks
}

/** What somebody types or pastes into a search field. */
export type PaperQuery =
  | { readonly kind: 'nothing' }
  /** The papers that a text names completely, in order, each once. */
  | { readonly kind: 'named'; readonly ids: readonly (ArxivId | Doi)[] }
  /** Papers whose identifier begins with the prefix. */
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'words'; readonly words: string }
  /** An address that names no paper of arXiv and no DOI; nobody is asked about it. */
  | { readonly kind: 'address' }

export function readQuery(text: string): PaperQuery {
  const words = text.trim()
  if (words === '') return { kind: 'nothing' }
  const ids = namedIn(words)
  if (ids.length > 0) return { kind: 'named', ids }
  const typed = readTyped(words)
  if (typed?.from !== 0 && /^https?:\/\/\S*$/i.test(words)) return { kind: 'address' }
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

/** The beginning of an identifier at the end of a text that is being typed. */
interface TypedIdentifier {
  /** Where the address, the citation or the bare identifier starts. */
  readonly from: number
  /** The identifier typed so far, in lower case, without version and subject class: `2011.106`, `math/06`. */
  readonly prefix: string
  /** `undefined` if none is written. */
  readonly version: number | undefined
  /** `id` is the identifier alone, which a number in prose may look like. */
  readonly form: 'address' | 'citation' | 'id'
}

const begunIdentifier = String.raw`(?:(\d{2}(?:0[1-9]|1[0-2])\.\d{0,5})|([a-z]{1,12}(?:-[a-z]{1,12})?)(?:\.[a-z]{2})?(?:/|%2f)(\d{1,7}))(?:v(\d{0,3}))?(?:\.pdf)?$`
const addressLead = `(?:https?:/{1,2})?(?:${ownPlaces}|${otherPlaces})|(?:doi: ?)?${doiPrefix}`
/** Repetitions are bounded, and the look-behind prevents a match from starting inside a word. */
const typedAddress = new RegExp(String.raw`(?<![\w./@%+~-])(?:${addressLead})${begunIdentifier}`, 'i')
const typedCitation = new RegExp(String.raw`(?<![\w./:-])arxiv:\s?${begunIdentifier}`, 'i')
const typedId = new RegExp(String.raw`(?<![\w./:@=&%+~$#-])${begunIdentifier}`, 'i')

/** The start of an identifier is never longer. */
const longestIdentifier = 300

/** Reads the end of a text; letters of Korean, Chinese and Japanese may come directly before what is typed. */
function readTyped(text: string): TypedIdentifier | undefined {
  const skipped = Math.max(0, text.length - longestIdentifier)
  const end = text.slice(skipped)
  for (const [form, pattern] of [
    ['address', typedAddress],
    ['citation', typedCitation],
    ['id', typedId],
  ] as const) {
    const match = pattern.exec(end)
    if (!match) continue
    const prefix = prefixOf(match)
    if (prefix === undefined) continue
    return { from: skipped + match.index, prefix, version: versionOf(match[4]), form }
  }
  return undefined
}

function prefixOf([, modern, archive, number]: RegExpExecArray): string | undefined {
  if (modern !== undefined) return modern
  const name = archive?.toLowerCase() ?? ''
  return isArchive(name) ? `${name}/${number}` : undefined
}

function versionOf(digits: string | undefined): number | undefined {
  return digits && !digits.startsWith('0') ? Number(digits) : undefined
}
