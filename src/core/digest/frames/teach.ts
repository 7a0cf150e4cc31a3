import type { Span } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { hasWords } from '../lines/characters.ts'
import { Cursor, type Line, type LineLink } from '../lines/line.ts'
import { isGeneric, namesPaper } from '../titles/parts.ts'
import { isPeople, mayBePeople } from '../titles/people.ts'
import { isDate, isVenue, withoutVenue } from '../titles/venues.ts'
import { nameLabels, titleLabels } from '../titles/vocabulary.ts'
import { endsAbbreviated, wordCount } from '../titles/words.ts'
import type { Example } from './example.ts'
import { matchedLine, type SlotName } from './pattern.ts'
import { readTaught, taughtPattern } from './taught.ts'

/*
 * Derives patterns from one entry that a writer points at.
 *
 * Title and link become slots, and so does what differs from entry to entry around them: numbers, dates, people, venues.
 * Marks, separators and the names of fields and links ("[[pdf]](", "Authors: ") stay as they are. The first pattern says
 * what each part is; the second takes anything in place of it, for lists whose entries differ. Only patterns that read the
 * example with the exact title and link are given.
 * Example: "- [4] Ann Author: **A Title** ([pdf](https://…)). Fine." teaches
 * "- [{number}] {authors}: **{title}** ([pdf]({link})){.?} {commentary}".
 */

/** Patterns that read the example with its title, the most exact first; none where its title cannot be told apart. */
export function patternsFor(example: Example, title: Span): readonly string[] {
  const link = linkFor(example, title)
  if (!link) return []
  const sources = [false, true].map((isLoose) => new Teacher(example, { title, link, isLoose }).pattern())
  return [...new Set(sources)].filter((source) => reads(source, example, title, link))
}

function reads(source: string, { text, lines }: Example, title: Span, link: LineLink): boolean {
  const pattern = taughtPattern(source)
  const first = lines.findIndex(({ end }) => end >= Math.min(title.start, link.start))
  const head = pattern && readTaught([pattern], new Cursor(text, lines), first)
  return head?.title?.start === title.start && head.title.end === title.end && head.link === link
}

/** The link of the title, if it leads to a paper, or the best of the others. */
function linkFor({ links }: Example, title: Span): LineLink | undefined {
  const own = links.find(
    ({ hasLabel, outerStart, outerEnd }) => hasLabel && outerStart < title.start && title.end < outerEnd,
  )
  const others = links.filter(({ start, end }) => end <= title.start || title.end <= start)
  if (own?.leadsToPaper) return own
  return (
    others.find((link) => link.leadsToArxiv) ?? others.find((link) => link.leadsToPaper) ?? own ?? others[0]
  )
}

/** A stretch of the example that becomes a slot. */
interface Place extends Span {
  readonly slot: SlotName
}

interface Task {
  readonly title: Span
  readonly link: LineLink
  /** Anything may stand in place of what is neither title nor link. */
  readonly isLoose: boolean
}

/** Where HTML has no words. */
const betweenCells = /(?:<\/t[dh]|<tr)>$/i

class Teacher {
  readonly #text: string
  readonly #example: Example
  readonly #task: Task
  #hasCommentary = false

  constructor(example: Example, task: Task) {
    this.#text = example.text
    this.#example = example
    this.#task = task
  }

  pattern(): string {
    const { title, link } = this.#task
    const { lines } = this.#example
    const isIn = (line: Line, at: Span) => line.start <= at.start && at.start <= line.end
    const ofTitle = lines.findIndex((line) => isIn(line, title))
    const ofLink = lines.findIndex((line) => isIn(line, link))
    const first = Math.min(ofTitle, ofLink)
    const last = Math.max(ofTitle, ofLink)
    const written = lines.slice(first, last + 1).map((line, index) => {
      if (line.kind === 'blank') return ''
      const source = line.marker === '|' ? this.#row(line) : this.#line(line, first + index === last)
      const isBetween = first + index !== ofTitle && first + index !== ofLink
      return isBetween && this.#task.isLoose ? '{{any}?}' : source
    })
    return written.join('\n')
  }

  #line(line: Line, isLast: boolean): string {
    const { from, to } = matchedLine(this.#text, line)
    const places = this.#placesIn(from, to)
    const marker = markerPattern(this.#text.slice(from, line.from))
    const [firstPlace] = places
    if (!firstPlace) return marker + withOneSlot(this.#words(line.from, to))
    const isAlone = isLast && line.links.length === 1 && places.length === 1 && this.#isBare(line)
    const rest = this.#after(places.at(-1)?.end ?? to, to, isLast && !isAlone)
    return marker + this.#upTo(places, line.from) + rest
  }

  #isBare(line: Line): boolean {
    return line.links.every(({ outerStart, outerEnd }) => outerStart === line.from && outerEnd === line.to)
  }

  /** A row of a table, cell after cell. */
  #row(line: Line): string {
    const { from, to } = matchedLine(this.#text, line)
    let source = ''
    let start = from
    for (const { 0: bar, index } of this.#text.slice(from, to).matchAll(/(?<!\\)\||<\/?t[dhr]\b[^<>]*>|$/g)) {
      const end = from + index
      source += end === to || source === '' ? this.#edge(start, end) : this.#cell(start, end)
      source += escaped(bar)
      start = end + bar.length
    }
    return source.replace(/\s+/g, ' ').trim()
  }

  /** A row need not begin and end with a bar. */
  #edge(from: number, to: number): string {
    return this.#text.slice(from, to).trim() === '' ? '' : this.#cell(from, to)
  }

  #cell(from: number, to: number): string {
    const words = this.#text.slice(from, to).trim()
    const places = this.#placesIn(from, to)
    if (places.length > 0) {
      return ` ${this.#upTo(places, from).trimStart()}${this.#afterInCell(places.at(-1)?.end ?? to, to)} `
    }
    if (words === '')
      return betweenCells.test(this.#text.slice(Math.max(0, from - 5), from)) ? ' ' : ' {any} '
    if (!this.#task.isLoose && slotOf(words) !== 'any' && slotOf(words) !== 'label')
      return ` ${this.#words(from, to)} `
    return this.#isSaid(words) ? ' {commentary} ' : ' {any} '
  }

  /** What is said about the paper is in a cell of its own, unless this one says more than a few words. */
  #afterInCell(from: number, to: number): string {
    const rest = this.#text.slice(from, to)
    if (wordCount(rest) > 3) return this.#after(from, to, true)
    const source = this.#after(from, to, false)
    const isOpen = from === this.#task.title.end && source.trim() === ''
    return isOpen || source.endsWith('{any}') ? source : `${source.trimEnd()} {any}`
  }

  #isSaid(words: string): boolean {
    const isSaid = !this.#hasCommentary && wordCount(words) > 3
    this.#hasCommentary ||= isSaid
    return isSaid
  }

  /** Title, link and other addresses in a stretch, in order. */
  #placesIn(from: number, to: number): readonly Place[] {
    const { title, link } = this.#task
    const main: Place[] = [
      { slot: 'title', ...title },
      { slot: 'link', start: link.start, end: link.end },
    ]
    return main.filter(({ start, end }) => from <= start && end <= to).sort((a, b) => a.start - b.start)
  }

  /** What stands in front of and between the places. */
  #upTo(places: readonly Place[], from: number): string {
    let source = ''
    let at = from
    for (const { slot, start, end } of places) {
      source += this.#gap(at, start, at > from)
      source += `{${slot}}`
      at = end
    }
    return source
  }

  /** The words between two places; a full stop or comma inside the marks around a title may be missing. */
  #gap(from: number, to: number, isBetween: boolean): string {
    const stop = isBetween ? /^[.,](?=[*_"”’»」』\])])/u.exec(this.#text.slice(from, to))?.[0] : undefined
    const source = this.#words(from + (stop?.length ?? 0), to)
    const loose = this.#task.isLoose ? withAny(source, isBetween) : source
    return stop === undefined ? loose : `{${stop}?}${loose}`
  }

  /** What closes the marks that are open, and then what is said about the paper. */
  #after(from: number, to: number, mayBeSaid: boolean): string {
    const rest = this.#text.slice(from, to)
    const link = this.#example.links.find(({ start, end }) => from < start && end <= to)
    if (link && /^[\])*_"”.]*\]\(<?$/.test(this.#text.slice(from, link.start)))
      return `${escaped(this.#text.slice(from, link.start))}{any}${this.#after(link.end, to, mayBeSaid)}`
    const closers = /^(?:[\])}>*_"”’»」』》〉】）］`~]|<\/[a-z]+>|\.(?=["”*_]))+/u.exec(rest)?.[0] ?? ''
    const tail = rest.slice(closers.length)
    if (from === this.#task.title.end && closers === '') return this.#afterPlainTitle(from, to, mayBeSaid)
    if (!mayBeSaid) return escaped(closers) + this.#words(from + closers.length, to)
    if (this.#hasCommentary) return `${escaped(closers)}${hasWords(tail) ? ' {any}' : ''}`
    this.#hasCommentary = true
    const [, mark, marked = ''] = /^([.,:;：。、，])((?:\*\*|__|["”»」』])?)/u.exec(tail) ?? []
    const parting = mark || !/^\S/.test(tail) ? ' ' : ''
    const own = /^\s+([^\p{L}\p{N}\s[({<*_`"“「《]{1,3})\s/u.exec(tail)?.[1]
    if (own) return `${escaped(closers)}{ ${escaped(own)}?} {commentary}`
    return `${escaped(closers)}${mark ? `{${mark}?}` : ''}${marked}${parting}{commentary}`
  }

  /** Only what parts a title without marks from the words after it says where it ends. */
  #afterPlainTitle(from: number, to: number, mayBeSaid: boolean): string {
    const rest = this.#text.slice(from, to)
    if (!hasWords(rest)) return escaped(rest.trimEnd())
    const parting = /^[^\p{L}\p{N}(（["“]+/u.exec(rest)?.[0] ?? ''
    if (!mayBeSaid || this.#hasCommentary || parting.trim() === '') return this.#words(from, to)
    this.#hasCommentary = true
    return `${escaped(parting).replace(/\s+/g, ' ')}{commentary}`
  }

  /** Words without title and link: what they are, with what parts them. */
  #words(from: number, to: number): string {
    const links = this.#example.links.filter(({ start, end }) => from <= start && end <= to)
    const titled = links.filter(
      ({ labelStart, labelEnd, outerStart }) =>
        outerStart >= from && namesPaper(this.#text.slice(labelStart, labelEnd)),
    )
    const [first] = titled
    const last = titled.at(-1)
    if (first && last && titled.length > 1) {
      const end = Math.min(last.outerEnd, to)
      return `${this.#words(from, first.outerStart)}{any}${this.#words(end, to)}`
    }
    let source = ''
    let at = from
    for (const { start, end } of links) {
      source += taggedPattern(this.#text.slice(at, start))
      source += '{any}'
      at = end
    }
    return merged(source + taggedPattern(this.#text.slice(at, to))).replace(/\s+/g, ' ')
  }
}

/** The markers of a line: a bullet, a number, the box of a task, the `#` of a heading. */
function markerPattern(marker: string): string {
  return escaped(marker)
    .replace(/^(\s*\(?)\d{1,4}/, '$1{number}')
    .replace(/\[[ xX✓✔]\]/, '[{any}]')
    .replace(/\s+/g, ' ')
    .trimStart()
}

/** The words of a line between title and link: what is more than one slot is anything. */
function withOneSlot(source: string): string {
  const [first, second] = source.matchAll(/\{[a-z]+\}/g)
  return first && second ? `${source.slice(0, first.index)}{any}` : source
}

/** From what closes the marks around the title to what opens the next ones, anything may stand. */
const closing = /^[\])}>*_`"”'’»」』》]*/u
const leading = /^(?:\](?!\()|[)}>*_`"”'’»」』》.,;:])*\s*/u

function withAny(source: string, isBetween: boolean): string {
  const slots = [...source.matchAll(/\{[a-z]+\}/g)]
  const [first] = slots
  const last = slots.at(-1)
  if (!first || !last) return source
  const head = (isBetween && closing.exec(source.slice(0, first.index))?.[0]) || ''
  const tail = source.slice(last.index + last[0].length)
  const marks = leading.exec(tail)?.[0] ?? ''
  const space = (at: string) => (/\s/.test(at) ? ' ' : '')
  return `${head}${space(source.slice(head.length, first.index))}{any}${space(marks)}${tail.slice(marks.length)}`
}

/** Parts of plain words: what is marked or between separators is one of its own. */
const piece =
  /[\p{L}\p{N}#№](?:[^*_`"“”«»「」『』《》【】()[\]<>|{}（）·•\n]*[^\s*_`"“”«»「」『』《》【】()[\]<>|{}（）·•:：,;.~=–—-])?/gu

/** A tag, a picture, an address that is no link. */
const foreign = /<\/?[a-z][^<>]*(?:>|$)|!\[[^[\]]*\]\([^()\s]*\)|https?:\/\/[^\s<>()[\]"]+/gi

/** Tags without attributes stay, and so does the beginning of one that holds the address. */
function taggedPattern(words: string): string {
  let source = ''
  let at = 0
  for (const { 0: found, index } of words.matchAll(foreign)) {
    const stays = found.startsWith('<') && !(found.includes('=') && found.endsWith('>'))
    source += plainPattern(words.slice(at, index)) + (stays ? escaped(found) : '{any}')
    at = index + found.length
  }
  return source + plainPattern(words.slice(at))
}

function plainPattern(words: string): string {
  let source = ''
  let at = 0
  for (const { 0: core, index } of words.matchAll(piece)) {
    if (!hasWords(core)) continue
    source += escaped(words.slice(at, index))
    const next = words.slice(index + core.length)
    source += corePattern(core, placeOf(words.slice(Math.max(0, index - 2), index), next))
    at = index + core.length
  }
  return source + escaped(words.slice(at))
}

/** Consecutive slots without anything to part them are one. */
function merged(source: string): string {
  return source.replace(/\{any\}(?:[\s,;]*\{any\})+/g, '{any}')
}

const connective = /^(?:by|in|at|from|on|von|via|par|por)\s+/i

/** What stands around a piece of words. */
interface Surroundings {
  /** A colon follows. */
  readonly isLabel: boolean
  /** It is the label of a link. */
  readonly isLinked: boolean
  /** Bold, or in square brackets. */
  readonly isMarked: boolean
}

const plain: Surroundings = { isLabel: false, isLinked: false, isMarked: false }

function placeOf(before: string, after: string): Surroundings {
  return {
    isLabel: /^\s*[*_]{0,2}\s*[:：]/.test(after),
    isLinked: /^[*_]{0,2}\]\]?\(/.test(after),
    isMarked: /[[【]$|\*\*$|__$/.test(before),
  }
}

function corePattern(core: string, { isLabel, isLinked, isMarked }: Surroundings): string {
  const isKind = isGeneric(core) && !/\d/.test(core) && (isLinked || !isVenue(core))
  if (isKind || (isLabel && isFieldName(core))) return escaped(core)
  const counted = /^(#?)\d{1,4}([/.):]+)$/.exec(core)
  if (counted) return `${counted[1]}{number}${counted[2]}`
  const dash = /^(.*?\S)(\s+[^\p{L}\p{N}\s]{1,3}\s+)(.*)$/u.exec(core)
  if (dash)
    return [dash[1], dash[3]].map((part = '') => corePattern(part, plain)).join(escaped(dash[2] ?? ''))
  const opening = connective.exec(core)?.[0] ?? ''
  const rest = core.slice(opening.length)
  const slot = slotOf(rest)
  if (slot !== 'any') return `${opening}{${slot}}`
  const colon = /^([^:：]{1,40}[:：]\s*)(.+)$/u.exec(core)
  if (colon && isFieldName(withoutEnd(colon[1] ?? '', /[\s:：]/)))
    return escaped(colon[1] ?? '') + corePattern(colon[2] ?? '', plain)
  return sentencesPattern(core) ?? peopleAndVenue(core) ?? (isMarked ? '{label}' : '{any}')
}

/** "Ann Author, Bo Weaver. Journal of Things": the sentences of a reference. */
function sentencesPattern(core: string): string | undefined {
  for (const { index } of core.matchAll(/[.。]\s+/gu)) {
    if (endsAbbreviated(core.slice(Math.max(0, index - 6), index))) continue
    const [stop = ''] = /^[.。]\s+/u.exec(core.slice(index)) ?? []
    const parts = [core.slice(0, index), core.slice(index + stop.length)]
    return parts.map((part) => corePattern(part, plain)).join(stop)
  }
  return undefined
}

function peopleAndVenue(core: string): string | undefined {
  const people = withoutEnd(withoutVenue(core), /[\s,;]/)
  if (people === core || people === '' || !mayBePeople(people)) return undefined
  const [parting = ''] = /^[\s,;.]*/.exec(core.slice(people.length)) ?? []
  return `{authors}${parting}${corePattern(core.slice(people.length + parting.length), plain)}`
}

function slotOf(words: string): SlotName {
  const plain = withoutEnd(words.replace(/^[\s*_]+/, ''), /[\s*_]/)
  if (/^(?:19|20)\d{2}$/.test(plain)) return 'year'
  if (/^[#№]?\d{1,6}(?:\.\d{1,3})?$/.test(plain)) return 'number'
  if (isDate(plain)) return 'date'
  if (isPeople(plain) || isPeople(plain.replace(/[.,]$/, ''))) return 'authors'
  return isVenue(plain) ? 'venue' : 'any'
}

function isFieldName(words: string): boolean {
  const name = words.trim().toLowerCase()
  return isGeneric(name) || nameLabels.has(name) || titleLabels.has(name.replace(/\s+/g, ''))
}

function escaped(words: string): string {
  return words.replace(/[{}]/g, '\\$&')
}
