// What the head of an entry says of its paper besides title and address: found by what the paper's record says, or by its
// kind where there is no record, and written for another paper in the same style.

import { type ArxivId, categoryName } from '../../arxiv/identifier.ts'
import { overlaps, type Span, span } from '../../base/span.ts'
import { type AddressedPaper, isOnArxiv, type Paper } from '../../paper/paper.ts'
import { personName, readableTex, shortName } from '../../paper/text.ts'
import { isManyPeople, isPeople, mayBePeople } from '../titles/people.ts'

/** Words that say something of a paper, and what says the same of another one. */
interface Value {
  readonly span: Span
  /** `undefined` when the other paper has nothing to say here. */
  readonly newText: string | undefined
}

/** The paper whose values stand in a text, and the one whose values are to be written. */
export interface Replacement {
  readonly oldId: ArxivId | undefined
  /** The record of the old paper. Without one, authors and years are known by their kind. */
  readonly old: Paper | undefined
  readonly paper: AddressedPaper
  /** Dates are taken for those of the old paper, whatever its record says. */
  readonly trustDates: boolean
}

/** The values in a text, in order. */
export function valuesIn(text: string, replacement: Replacement): readonly Value[] {
  const found = finders.flatMap((find) => find(text, replacement))
  const chosen: Value[] = []
  for (const value of found) {
    if (!chosen.some(({ span: at }) => overlaps(at, value.span))) chosen.push(value)
  }
  return chosen.sort((a, b) => a.span.start - b.span.start)
}

const finders = [identifiers, categories, venues, authors, dates]

function identifiers(text: string, { oldId, paper }: Replacement): readonly Value[] {
  if (!isOnArxiv(paper))
    return Array.from(text.matchAll(arxivWords), (match) => at(match.index, match[0], undefined))
  if (oldId === undefined) return []
  const pattern = new RegExp(`${oldId.replaceAll('.', '\\.')}(?:v\\d+)?`, 'gi')
  return Array.from(text.matchAll(pattern), (match) => at(match.index, match[0], paper.id))
}

/** What says that a paper is on arXiv, and as what. */
const arxivWords = /\barxiv(?: preprint)?(?:: ?[\w./-]+)?(?![\w.])/gi

/** "cs.LG", "Machine Learning (cs.LG); Robotics (cs.RO)". */
function categories(text: string, { old, paper }: Replacement): readonly Value[] {
  const units = Array.from(text.matchAll(/\b[a-z]{2,8}(?:-[a-z]{2,8})?\.[A-Z]{2}\b/g)).flatMap((match) => {
    const name = categoryName(match[0])
    if (name === undefined) return []
    const lead = `${name} (`
    const isNamed = text.slice(0, match.index).endsWith(lead)
    const start = isNamed ? match.index - lead.length : match.index
    return { code: match[0], isNamed, span: span(start, match.index + match[0].length + (isNamed ? 1 : 0)) }
  })
  const found: Value[] = []
  for (let first = 0; first < units.length; ) {
    let last = first
    while (separatorAfter(text, units, last) !== undefined) last++
    const all = units.slice(first, last + 1)
    const [head] = all
    if (!head) break
    const codes = all.length > 1 ? paper.categories : paper.categories.slice(0, 1)
    const write = (code: string) => (head.isNamed ? `${categoryName(code) ?? code} (${code})` : code)
    const isOwn = !old || all.some(({ code }) => old.categories.includes(code))
    const newText = isOwn ? codes.map(write).join(separatorAfter(text, units, first) ?? ', ') : ''
    found.push({ span: span(head.span.start, all.at(-1)?.span.end ?? 0), newText: newText || undefined })
    first = last + 1
  }
  return found
}

function separatorAfter(
  text: string,
  units: readonly { readonly span: Span }[],
  index: number,
): string | undefined {
  const between = text.slice(units[index]?.span.end, units[index + 1]?.span.start ?? 0)
  return /^[;,/\s]{1,3}$/.test(between) ? between : undefined
}

function venues(text: string, { old, paper }: Replacement): readonly Value[] {
  const { journalReference } = old ?? {}
  const start = journalReference ? text.indexOf(journalReference) : -1
  return start < 0 || !journalReference ? [] : [at(start, journalReference, paper.journalReference)]
}

const months = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
)
const month = months.map((name) => `${name}|${name.slice(0, 3)}`).join('|')
const datePatterns = [
  /(?<![\d.])(?<y>(?:19|20)\d{2})(?:[-./]|[年년]\s?)(?<m>\d{1,2})(?:(?:[-./]|[月월]\s?)(?<d>\d{1,2}))?(?!\d)/dg,
  new RegExp(
    `(?<![\\p{L}\\d])(?:(?<d>\\d{1,2})\\s)?(?<M>${month})\\.?,?\\s(?<y>(?:19|20)\\d{2})(?!\\d)`,
    'gdu',
  ),
  new RegExp(`(?<![\\p{L}\\d])(?<M>${month})\\.?\\s(?<d>\\d{1,2}),?\\s(?<y>(?:19|20)\\d{2})(?!\\d)`, 'gdu'),
  /(?<![\d./-])(?<y>(?:19|20)\d{2})(?!\d|[-./]\d)/dg,
]

interface Day {
  readonly y: number
  readonly m: number
  readonly d: number | undefined
}

function dates(text: string, { old, paper, trustDates }: Replacement): readonly Value[] {
  const known = [old?.publishedAt, old?.updatedAt].flatMap((date) => dayOf(date) ?? [])
  const day = dayOf(paper.publishedAt) ?? (isOnArxiv(paper) ? monthOfId(paper.id) : undefined)
  return datePatterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => {
      const groups = match.groups ?? {}
      const isYear = groups.m === undefined && groups.M === undefined
      const isOwn = old ? known.some((each) => isDay(groups, each)) : isYear && isEnclosed(text, match)
      return at(match.index, match[0], isOwn || trustDates ? withDay(match, day) : undefined)
    }),
  )
}

/** A year among other words may be that of a venue; one in brackets or between commas is the paper's. */
function isEnclosed(text: string, { index, 0: words }: RegExpExecArray): boolean {
  const [before, after] = [text.slice(0, index).trimEnd(), text.slice(index + words.length).trimStart()]
  return !/[\p{L}\p{N}]/u.test(before.slice(-1) + after.slice(0, 1))
}

function dayOf(date: string | undefined): Day | undefined {
  const [, y, m, d] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date ?? '') ?? []
  return y === undefined
    ? undefined
    : { y: Number(y), m: Number(m ?? 1), d: d === undefined ? undefined : Number(d) }
}

/** Identifiers since 2007 begin with year and month. */
function monthOfId(id: ArxivId): Day | undefined {
  const [, y, m] = /^(\d\d)(\d\d)\./.exec(id) ?? []
  return y === undefined ? undefined : { y: 2000 + Number(y), m: Number(m), d: undefined }
}

type Groups = Readonly<Record<string, string | undefined>>

function isDay({ y, m, M, d }: Groups, day: Day): boolean {
  const written = M === undefined ? m : String(months.findIndex((name) => name.startsWith(M.slice(0, 3))) + 1)
  return (
    Number(y) === day.y &&
    (written === undefined || Number(written) === day.m) &&
    (d === undefined || Number(d) === day.d)
  )
}

/** The date as it is written, with another day; `undefined` when less is known of that. */
function withDay(match: RegExpExecArray, day: Day | undefined): string | undefined {
  if (!day) return undefined
  let written = ''
  let done = 0
  const places = Object.entries(match.indices?.groups ?? {})
    .flatMap(([name, place]) =>
      place ? [{ name, from: place[0] - match.index, to: place[1] - match.index }] : [],
    )
    .sort((a, b) => a.from - b.from)
  for (const { name, from, to } of places) {
    const old = match[0].slice(from, to)
    const value = name === 'M' ? monthAs(old, day) : name === 'y' ? day.y : name === 'm' ? day.m : day.d
    if (value === undefined) return undefined
    written +=
      match[0].slice(done, from) +
      (typeof value === 'number' ? String(value).padStart(old.length, '0') : value)
    done = to
  }
  return written + match[0].slice(done)
}

function monthAs(old: string, { m }: Day): string {
  const name = months[m - 1] ?? ''
  return old.length > 3 || name.length === 3 ? name : name.slice(0, 3)
}

/** A list of people and nothing else. */
function authors(text: string, { old, paper }: Replacement): readonly Value[] {
  const found = peopleIn(text, old)
  if (!found) return []
  const words = text.slice(found.start, found.end)
  const isOwn = !old || namesFirst(words, old.authors)
  const list =
    isOwn && paper.authors.length > 0 ? writePeople(words, paper.authors.map(readableTex)) : undefined
  return [{ span: found, newText: list }]
}

function namesFirst(words: string, people: readonly string[]): boolean {
  const [first] = people
  if (first === undefined) return false
  const name = shortName(readableTex(first)).toLowerCase()
  return ` ${words.toLowerCase().replace(/[^\p{L}\p{M}'’-]+/gu, ' ')} `.includes(` ${name} `)
}

const peopleSeparator = /(?:(?<!\s)\s+)?(?:[,;，、·&]|\b(?:and|und|et(?!\s?al)|y)\b(?=\s))\s*/gu
const mostSeparators = 200

/** Where people are listed: the longest list from the first name on. */
function peopleIn(text: string, old: Paper | undefined): Span | undefined {
  for (const { start, stretch } of stretches(text)) {
    const cuts = [...stretch.matchAll(peopleSeparator)].slice(0, mostSeparators)
    const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)]
    const ends = [...cuts.map((cut) => cut.index), stretch.length]
    for (const [index, from] of starts.entries()) {
      const to = endOfPeople(stretch, from, ends.slice(index), old)
      if (to !== undefined) return span(start + from, start + to)
    }
  }
  return undefined
}

/** What lies between marks that no list of people has, without full stops and white space around it. */
function* stretches(text: string): Iterable<{ readonly start: number; readonly stretch: string }> {
  for (const match of text.matchAll(/[^[\]()（）【】:：|"“”*_<>\n\uE000]+/g)) {
    const lead = /^(?:[\s.,;–—-]|by\s)*/iu.exec(match[0])?.[0].length ?? 0
    const stretch = match[0].slice(lead).replace(/(?<![\s,;–—-])[\s,;–—-]+$|(?<!\bal|\b\p{Lu})\.\s*$/u, '')
    if (stretch !== '') yield { start: match.index + lead, stretch }
  }
}

function endOfPeople(
  text: string,
  from: number,
  ends: readonly number[],
  old: Paper | undefined,
): number | undefined {
  let last: number | undefined
  for (const end of ends) {
    const words = text.slice(from, end)
    const names = words.replace(/(?<!\bal|\b\p{Lu})\.\s*$/u, '')
    const isList = old ? mayBePeople(names) && namesFirst(names, old.authors) : isManyPeople(names)
    if (isList) last = end
    else if (!mayBePeople(names) && !/^\p{Lu}[\p{L}'’-]+(?:,\s*)?$/u.test(names)) break
  }
  return last ?? endAtSentence(text, from, ends, old)
}

/** "Ouyang et al. Training language models": a title may follow the names of a reference. */
function endAtSentence(
  text: string,
  from: number,
  ends: readonly number[],
  old: Paper | undefined,
): number | undefined {
  const words = /^.{1,200}?(?:\bal\.?|등|ら|[他等])(?=[\s.,;]|$)/u.exec(text.slice(from, ends.at(-1)))?.[0]
  if (words === undefined || !isPeople(words)) return undefined
  return !old || namesFirst(words, old.authors) ? from + words.length : undefined
}

const others = /(?:(?<![\s,])[\s,]+)?(?:\bet\.? ?al\.?|\band others|등|ら|[他等])\s*$/u
const surnameFirst = /^\p{Lu}[\p{L}'’-]+,\s*(?:\p{Lu}\.[-\s]?)+/u
const initialsFirst = /^(?:\p{Lu}\.[-\s]?)+\s*\p{Lu}/u
/** Longer lists are cut, however many the writer has named elsewhere. */
const mostNames = 20

/** People named as others are: "A. Weaver and B. Author", "Weaver, A., & Author, B.", "Weaver et al." */
function writePeople(model: string, people: readonly string[]): string {
  const end = others.exec(model)?.[0]
  const list = end === undefined ? model : model.slice(0, -end.length)
  const write = nameWriter(list)
  const separators = listSeparators(list)
  const count =
    end === undefined ? Math.min(people.length, mostNames) : Math.min(people.length, separators.length + 1)
  const names = people.slice(0, count).map(write)
  const isCut = count < people.length
  const joined = joinNames(names, separators, isCut)
  return isCut ? joined + (end ?? ' et al.') : joined
}

function nameWriter(list: string): (name: string) => string {
  if (surnameFirst.test(list)) return (name) => shortened(name, (given, family) => `${family}, ${given}`)
  if (initialsFirst.test(list)) return (name) => shortened(name, (given, family) => `${given} ${family}`)
  const [first = ''] = list.split(peopleSeparator)
  return /\s|^[가-힣]{2,4}$|[^\p{Script=Latin}]$/u.test(first.trim()) ? (name) => name : shortName
}

/** A name with initials for its given names: "J.-L." for "Jean-Luc". */
function shortened(name: string, write: (given: string, family: string) => string): string {
  const read = personName(name)
  if ('literal' in read) return read.literal
  const given = read.given.split(/[\s.]+/).filter(Boolean)
  return write(
    given.join(' ').replace(/[^\s-]+/g, (part) => `${part.charAt(0)}.`),
    read.family,
  )
}

/** What stands between the names; the comma inside "Author, B." does not part names. */
function listSeparators(list: string): readonly string[] {
  const names = list.replace(
    /(\p{Lu}[\p{L}'’-]+),(\s*(?:\p{Lu}\.[-\s]?)+)/gu,
    (_, family: string, given: string) => `${family}\uE002${given}`,
  )
  return Array.from(
    names.matchAll(
      /(?:(?:(?<!\s)\s+)?[,;，、·]\s*|(?<!\s)\s+(?=(?:&|and|und|et|y)\s))(?:(?:&|and|und|et|y)\s+)?/gu,
    ),
    ([each]) => each,
  )
}

function joinNames(names: readonly string[], separators: readonly string[], isCut: boolean): string {
  const [usual = ', '] = separators
  const last = separators.at(-1) ?? ', '
  const between = /&|and|und|et|y/.test(usual) ? ', ' : usual
  return names.reduce(
    (list, name, index) =>
      `${list}${index === names.length - 1 && !isCut ? (names.length === 2 && /,\s*and/.test(last) ? ' and ' : last) : between}${name}`,
  )
}

function at(start: number, words: string, newText: string | undefined): Value {
  return { span: span(start, start + words.length), newText }
}
