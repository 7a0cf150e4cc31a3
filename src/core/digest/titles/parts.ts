import type { Span } from '../../base/span.ts'
import {
  hasWords,
  isAsciiLetter,
  isDigit,
  isEastAsianLetter,
  isSpace,
  pictograph,
} from '../lines/characters.ts'
import type { LineLink } from '../lines/line.ts'
import { afterKey } from './people.ts'
import { volumesIn } from './venues.ts'
import { linkKinds, linkKindsBeside } from './vocabulary.ts'
import { isOfPictures } from './words.ts'

/**
 * What words consist of, as a reader sees them. `label` is a link whose label can be a title, `badge` one whose label says
 * what lies behind it, `address` a link without one. `dash` is what parts things: " - ", "|", "·", "<br>".
 */
export type PartKind =
  | 'text'
  | 'bold'
  | 'italic'
  | 'quoted'
  | 'code'
  | 'round'
  | 'square'
  | 'label'
  | 'badge'
  | 'address'
  | 'icon'
  | 'dash'

/** What a part is beside a title. */
export type Role = 'title' | 'people' | 'aside' | 'link' | 'dash'

/** One part, with and without the marks around it. */
export interface Part {
  readonly kind: PartKind
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  readonly link?: LineLink
}

/** A text without any of these is one part: marks, entities, and what is neither ASCII nor a letter or an apostrophe. */
const special =
  /[*_`~"([<|{\\]|&[a-z]+;|\s[-/]{1,2}\s|:[A-Za-z]|--|[^\0-\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u058f\u2018\u2019\u3041-\u3096\u30a1-\u30fa\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3]/

/** Words in which no other part begins; a space may begin a dash, a digit or an exclamation mark an icon. */
const plainWords =
  /(?:[A-Za-z,.;?)\]%+=\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u058f\u2018\u2019\u3041-\u3096\u30a1-\u30fa\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3]|[0-9](?![\uFE0F\u20E3])|!(?!\[)| (?![-–—·•|/: &])| ?&(?!(?:middot|bull|[mn]dash);)|-)+/y

/** Titles and their authors are never longer; it bounds the work for a line that is nothing but marks. */
const longest = 6000

/** Takes the words between two offsets apart. `links` are those of the line, in order. */
export function partsOf(
  text: string,
  from: number,
  to: number,
  links: readonly LineLink[],
  isCell = false,
): readonly Part[] {
  const volumes = volumesIn(text.slice(from, Math.min(to, from + longest)))
  if (!isCell && links.length + volumes.length === 0 && !special.test(text.slice(from, to))) {
    return from < to ? [trimmedText(text, from, to)] : []
  }
  return new PartScanner(text, Math.min(to, from + longest), links, isCell).scan(from, volumes)
}

/** Pairs of marks around words, and what they make of them. The longer come first. */
const pairs: readonly { readonly open: string; readonly close: string; readonly kind: PartKind }[] = [
  ...['***', '**', '__', '~~', "'''"].map((mark) => ({ open: mark, close: mark, kind: 'bold' as const })),
  { open: '<b>', close: '</b>', kind: 'bold' },
  { open: '<strong>', close: '</strong>', kind: 'bold' },
  { open: '<i>', close: '</i>', kind: 'italic' },
  { open: '<em>', close: '</em>', kind: 'italic' },
  { open: '*', close: '*', kind: 'italic' },
  { open: '_', close: '_', kind: 'italic' },
  { open: '`', close: '`', kind: 'code' },
  { open: '“', close: '”', kind: 'quoted' },
  { open: '„', close: '“', kind: 'quoted' },
  { open: '„', close: '”', kind: 'quoted' },
  { open: '„', close: '"', kind: 'quoted' },
  { open: '»', close: '«', kind: 'quoted' },
  { open: '"', close: '"', kind: 'quoted' },
  { open: "''", close: "''", kind: 'quoted' },
  { open: '``', close: "''", kind: 'quoted' },
  { open: '«', close: '»', kind: 'quoted' },
  { open: '「', close: '」', kind: 'quoted' },
  { open: '『', close: '』', kind: 'quoted' },
  { open: '《', close: '》', kind: 'quoted' },
  { open: '〈', close: '〉', kind: 'quoted' },
  { open: '(', close: ')', kind: 'round' },
  { open: '（', close: '）', kind: 'round' },
  { open: '[', close: ']', kind: 'square' },
  { open: '\\[', close: '\\]', kind: 'square' },
  { open: '【', close: '】', kind: 'square' },
  { open: '［', close: '］', kind: 'square' },
]
const openers = new Map<string, (typeof pairs)[number][]>()
for (const pair of pairs) {
  const first = pair.open.charAt(0)
  openers.set(first, [...(openers.get(first) ?? []), pair])
}

const icon = new RegExp(
  String.raw`(?:${pictograph}|(?:[✓✔★☆👉]|(?<![\p{Script=Latin}\p{Script=Greek}\p{N}])[→⇒]|[→⇒](?![\p{Script=Latin}\p{Script=Greek}\p{N}\\$]))\uFE0F?|(?:\\\*){1,3}(?=\s)|:[a-z][a-z0-9_+-]*:|icon:[\w-]{1,40}\[[^\[\]]{0,40}\]|!\[\[[^\[\]]{0,200}\]\]|!\[[^\[\]]{0,300}\]\([^()\s]{0,600}\)|\[!\[[^\[\]]{0,300}\]\([^()\s]{0,600}\)\]\(\)|<img\b[^<>]*>|\{\{[<%][^{}]{0,300}\}\}|\{%[^{}]{0,300}%\}|\{:[^{}\s]?[^{}]{0,100}\})(?:\s{0,3}(?:${pictograph})){0,20}`,
  'uy',
)
const noteLink = /\[\[[^[\]|\n]{1,200}(?:\||\]\[)([^[\]|\n]{1,300})\]\]/y
const formula = /\$(?![\s\d])[^$\n]{1,200}(?<!\s)\$(?!\d)/y
const tag = /<\/?(?!(?:su[bp]|kbd|var)>)[a-z][^<>]{0,300}>/iy
const dash =
  /\s(?:[-–—·•|/]|--|\/\/)(?=\s)|[|｜‖]|<br\s*\/?>|<\/?t[dh]\b[^<>]*>|\s::\s|\s?&(?:middot|bull|[mn]dash);(?=\s)/iy

class PartScanner {
  readonly #text: string
  readonly #to: number
  readonly #links: readonly LineLink[]
  readonly #separators: readonly (readonly [RegExp, PartKind | undefined])[]
  readonly #parts: Part[] = []
  #link = 0
  #textFrom = -1
  /** Closing marks that were looked for in vain, which keeps many openers from costing the square of their number. */
  readonly #missing = new Set<string>()

  constructor(text: string, to: number, links: readonly LineLink[], isCell: boolean) {
    this.#separators = isCell ? cellSeparators : separators
    this.#text = text
    this.#to = to
    this.#links = links
  }

  /** @param volumes places in journals, by offsets from the beginning; each is a part as if it stood in brackets */
  scan(from: number, volumes: readonly Span[]): readonly Part[] {
    while ((this.#links[this.#link]?.outerEnd ?? Number.POSITIVE_INFINITY) <= from) this.#link++
    let at = from
    for (const each of volumes) {
      const [start, end] = [from + each.start, from + each.end]
      while (at < start) at = this.#step(at, start)
      if (at > start) continue
      this.#endText(at)
      this.#parts.push({ kind: 'round', from: start, to: end, start, end })
      at = end
    }
    while (at < this.#to) at = this.#step(at, this.#to)
    this.#endText(this.#to)
    return this.#parts
  }

  /** Goes past what begins at the offset, and gives where it ends. */
  #step(at: number, limit: number): number {
    const link = this.#links[this.#link]
    if (link && link.outerStart <= at && at < link.outerEnd) return this.#takeLink(link, at)
    plainWords.lastIndex = at
    if (plainWords.test(this.#text)) {
      const end = Math.min(plainWords.lastIndex, limit)
      return this.#takeText(at, link && at < link.outerStart ? Math.min(end, link.outerStart) : end)
    }
    return (
      this.#takeFormula(at) ||
      this.#takeSeparator(at) ||
      this.#takeNoteLink(at) ||
      this.#takeMarked(at) ||
      this.#takeTag(at) ||
      this.#takeText(at, at + (this.#text.charCodeAt(at) === 92 ? 2 : 1))
    )
  }

  #takeLink(link: LineLink, at: number): number {
    this.#endText(at)
    const kind = kindOfLink(this.#text, link)
    const hasLabel = kind !== 'address' && link.hasLabel
    const start = hasLabel ? link.labelStart : link.start
    const end = hasLabel ? link.labelEnd : link.end
    const to = Math.min(link.outerEnd, this.#to)
    this.#parts.push({ kind, from: link.outerStart, to, start, end: Math.min(end, to), link })
    this.#link++
    return to
  }

  /** The marks in a formula are none. */
  #takeFormula(at: number): number {
    const length = this.#formulaAt(at)
    return length === 0 ? 0 : this.#takeText(at, at + length)
  }

  /** The length of the formula that begins at the offset, or 0. */
  #formulaAt(at: number): number {
    if (this.#text.charCodeAt(at) !== 36) return 0
    formula.lastIndex = at
    const length = formula.exec(this.#text)?.[0].length ?? 0
    return at + length > this.#to ? 0 : length
  }

  #takeSeparator(at: number): number {
    for (const [pattern, kind] of this.#separators) {
      pattern.lastIndex = at
      const length = pattern.exec(this.#text)?.[0].length ?? 0
      if (length === 0 || at + length > this.#to) continue
      this.#endText(at)
      if (kind) this.#parts.push({ kind, from: at, to: at + length, start: at, end: at + length })
      return at + length
    }
    return 0
  }

  /** `[[note|Title]]`, and `[[note][Title]]` of Org: what a link to a note shows. */
  #takeNoteLink(at: number): number {
    if (!this.#text.startsWith('[[', at)) return 0
    noteLink.lastIndex = at
    const [all = '', shown = ''] = noteLink.exec(this.#text) ?? []
    const to = at + all.length
    // "[[paper][key]]" is a reference in brackets where a definition has the key.
    const isReference = (this.#links[this.#link]?.outerStart ?? to) < to
    if (all === '' || to > this.#to || isReference) return 0
    this.#endText(at)
    this.#parts.push({ kind: 'quoted', from: at, to, start: to - 2 - shown.length, end: to - 2 })
    return to
  }

  #takeMarked(at: number): number {
    for (const pair of openers.get(this.#text.charAt(at)) ?? []) {
      if (!this.#text.startsWith(pair.open, at) || !canOpen(this.#text, at, pair)) continue
      const start = at + pair.open.length
      const end = this.#closing(pair, start)
      if (end < 0) continue
      const link = this.#links[this.#link]
      // Marks around a link are no part of what they enclose: "[[pdf](…)]", "**[Title](…)**".
      if (link && link.outerStart < end) {
        this.#endText(at)
        if (pair.kind === 'round' || pair.kind === 'square')
          this.#parts.push({ kind: 'dash', from: at, to: start, start: at, end: start })
        return start
      }
      const to = end + pair.close.length
      this.#endText(at)
      this.#parts.push({ kind: pair.kind, from: at, to, start, end })
      return to
    }
    return 0
  }

  /** @param isNested whether quotation marks that are the same at both ends may stand in others */
  #closing({ open, close, kind }: (typeof pairs)[number], start: number, isNested = close === '"'): number {
    if (this.#missing.has(close)) return -1
    const text = this.#text
    let depth = 0
    for (let at = start; at < this.#to; at++) {
      at += this.#formulaAt(at)
      if (isNested && text.startsWith(close, at) && /^[\s(]"\p{L}/u.test(text.slice(at - 1, at + 2))) depth++
      else if (
        text.startsWith(close, at) &&
        text.charCodeAt(at - 1) !== 92 - (close.startsWith('\\') ? 1 : 0)
      ) {
        if (depth-- === 0) {
          if (at === start || !canClose(text, at, close, kind, this.#to)) {
            depth = 0
            continue
          }
          return at
        }
      } else if (open !== close && text.startsWith(open, at)) depth++
    }
    if (isNested) return this.#closing({ open, close, kind }, start, false)
    this.#missing.add(close)
    return -1
  }

  /** Tags say how words look and are none. */
  #takeTag(at: number): number {
    tag.lastIndex = at
    const length = tag.exec(this.#text)?.[0].length ?? 0
    if (length === 0 || at + length > this.#to) return 0
    this.#endText(at)
    return at + length
  }

  #takeText(at: number, to: number): number {
    if (this.#textFrom < 0) this.#textFrom = at
    return Math.min(to, this.#to)
  }

  #endText(at: number): void {
    if (this.#textFrom >= 0 && this.#textFrom < at) {
      const words = this.#text.slice(this.#textFrom, at)
      const verdict = this.#parts.at(-1)?.kind === 'square' ? (afterKey.exec(words)?.[0].length ?? 0) : 0
      const part = { ...trimmedText(this.#text, this.#textFrom + verdict, at), from: this.#textFrom }
      if (hasWords(this.#text.slice(part.start, part.end))) this.#parts.push(part)
    }
    this.#textFrom = -1
  }
}

const separators: readonly (readonly [RegExp, PartKind | undefined])[] = [
  [dash, 'dash'],
  [icon, 'icon'],
]

/** In the cells of tables, writers part title and description by two spaces, too. */
const cellSeparators: typeof separators = [[/ {2,}(?=\S)/y, 'dash'], ...separators]

/** Emphasis opens at the beginning of a word and closes at its end; round brackets after a letter are a part of the word. */
function canOpen(text: string, at: number, { open, kind }: (typeof pairs)[number]): boolean {
  const before = at === 0 ? ' ' : text.charAt(at - 1)
  const after = text.charCodeAt(at + open.length)
  if (kind === 'bold' || kind === 'italic') {
    if (open.startsWith('<')) return true
    if (isSpace(after) || `${before}${open}` === '__' || text.charAt(at + 1) === open) return false
    return kind === 'bold' && open.startsWith('*') ? true : !/[\p{L}\p{N}]/u.test(before)
  }
  if (open === '"' || open === "''") return !/[\p{L}\p{N}]/u.test(before)
  if (open === '(') return !/[A-Za-z0-9]/.test(before)
  return true
}

/** Not inside "__init__.py". */
function canClose(text: string, at: number, close: string, kind: PartKind, end: number): boolean {
  const after = at + close.length < end ? text.charAt(at + close.length) : ' '
  if (close === '__' && after === '.' && isAsciiLetter(text.charCodeAt(at + 3))) return false
  if (close === '"' || close === "''") return !/[\p{L}\p{N}]/u.test(after)
  if (kind !== 'italic' || close.startsWith('<')) return true
  return !isSpace(text.charCodeAt(at - 1)) && !/[\p{L}\p{N}*_]/u.test(after)
}

function trimmedText(text: string, from: number, to: number): Part {
  let [start, end] = [from, to]
  // A bracket that opens in front of a link closes after it.
  while (start < end && (isSpaceOrEnd(text.charCodeAt(start)) || ')]'.includes(text.charAt(start)))) start++
  while (end > start && isSpaceOrEnd(text.charCodeAt(end - 1))) end--
  return { kind: 'text', from, to, start, end }
}

const isSpaceOrEnd = (code: number) => code === 10 || isSpace(code)

function kindOfLink(text: string, link: LineLink): PartKind {
  if (!link.hasLabel) return link.form === 'reference' ? 'label' : 'address'
  return namesPaper(text.slice(link.labelStart, link.labelEnd)) ? 'label' : 'badge'
}

/** An identifier of arXiv and nothing else, with the subject that its label may have. */
export const bareId =
  /^(?:arxiv\s?:?\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\s*\[[a-z-]+(?:\.[a-z]{2})?\]?)?$/i
/** "cs.DS", "quant-ph", "physics.bio-ph": what arXiv files a paper under. */
const subject = String.raw`(?:[a-z]{2,8}(?:-[a-z]{2,8})?\.(?:[A-Z]{2}|[a-z]{2,5}-[a-z]{2,5})|[a-z]{2,5}-[a-z]{2,4}|math|cs|stat|econ|eess|physics)`
export const isSubject = new RegExp(`^${subject}$`)
/** The subject after an identifier, in brackets, in a line of arXiv's mails, or alone: "[hep-th]", "(*cross-listing*)", " hep-th". */
export const subjectAfter = new RegExp(String.raw`^\s*(?:\[${subject}\]|\(\*[a-z-]+\*\)|\s${subject}\s*$)`)
const mark = String.raw`[\s*_~\x60"'“”[\]():：.…–—→⇒↗»›>\\-]`
const marksAround = new RegExp(
  `^(?:${mark}|<[^<>]*>|${pictograph})+|(?<!${mark}|${pictograph})(?:${mark}|<[^<>]*>|${pictograph})+$`,
  'gu',
)
const mostGenericWords = 6

/** Whether the words of a label can be a title: letters of their own, no "paper" or "code", no identifier, address, key or shortcode. */
export function namesPaper(label: string): boolean {
  if (label === '' || isOfPictures(label)) return false
  const seen = label.includes('![') ? label.replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1') : label
  const words =
    isLetterAt(seen, 0) && isLetterOrDigitAt(seen, seen.length - 1)
      ? seen
      : seen.replace(/^:[a-z0-9_+-]+:$/i, '').replace(marksAround, '')
  return (
    /\p{L}{2}|^\p{Script=Han}/u.test(words) &&
    !(label.includes('![') && /[-_]|^(?:arxiv|paper|badge|stars?|github)$/i.test(words)) &&
    !isGeneric(words) &&
    !bareId.test(words) &&
    !/^[^\s@]*@[^\s@]+\.[a-z]+$|^@[\w:.+-]+$/i.test(words) &&
    !/^(?:https?:|www\.|(?:doi:? ?)?10\.\d{4,9}\/\S+$|[a-z0-9.-]+\.(?:com|org|net|edu)(?:\/|$))/i.test(words)
  )
}

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return isAsciiLetter(code) || isEastAsianLetter(code)
}

function isLetterOrDigitAt(text: string, at: number): boolean {
  return isLetterAt(text, at) || isDigit(text.charCodeAt(at))
}

const firstWord = /^[^\s/&+,:|'’-]+/

/** Whether words say no more than what kind of thing a link leads to: "Paper", "official code", "Page 2", "PDF (draft)". */
export function isGeneric(words: string): boolean {
  // The mark of a footnote.
  if (/^\^\S{1,60}$/.test(words)) return true
  const [, kind] = /^(\p{L}+)\s[(（][^()（）]{1,30}[)）]?$/u.exec(words) ?? []
  if (kind !== undefined) return isGeneric(kind)
  const first = firstWord.exec(words)?.[0].toLowerCase() ?? ''
  if (first !== '' && !linkKinds.has(first) && !linkKindsBeside.has(first) && !/^[\d.]/.test(first))
    return false
  const all = words.toLowerCase().split(/[\s/&+,:|'’-]+/, mostGenericWords + 1)
  if (all.length > mostGenericWords || !all.some((word) => linkKinds.has(word))) return false
  return all.every((word) => linkKinds.has(word) || linkKindsBeside.has(word) || /^[\d.]*$/.test(word))
}
