// Papers that are written into a digest, and the reading list that they may be taken from.

import { groupBy } from '../base/groups.ts'
import { applyEdits, type Span, slice, span, type TextEdit } from '../base/span.ts'
import { withoutEnd } from '../base/withoutEnd.ts'
import type { Conventions } from '../digest/conventions/conventions.ts'
import { writeAfter, writeAt } from '../digest/frames/write.ts'
import { type Digest, type Link, lineAt } from '../digest/model.ts'
import type { EarlierDigest, NewDigestFile } from '../digest/newDigest.ts'
import { DigestSession, parseDigest, readOptions } from '../digest/session.ts'
import { type AnyPaper, type Facts, isPageUrl, paperUrl } from '../paper/paper.ts'
import { readableTex } from '../paper/text.ts'
import { foldWords } from '../paper/titles.ts'
import { type PastedReference, referenceOfUrl } from '../paste/references.ts'
import { choiceAt, mentionAt, type WritingHabit, writeFacts } from './completion.ts'

/**
 * Where papers go: at a cursor or in place of a selection, optionally as mentions; or at the end of a section, with -1
 * for the end of the digest.
 */
export type InsertPlace =
  | { readonly kind: 'cursor' | 'mention'; readonly span: Span }
  | { readonly kind: 'section'; readonly index: number }

/**
 * Where papers belong if nobody has chosen a place: the section whose label has one of the names, otherwise that of the
 * cursor, otherwise the end.
 * @param names such as that of a feed, and its keywords
 * @param cursor where a person works in the digest, if known
 */
export function fittingPlace(digest: Digest, names: readonly string[], cursor?: number): InsertPlace {
  const wanted = names.map(foldWords).filter((name) => name !== '')
  const labels = digest.sections.map(({ label }) => ` ${foldWords(label.text)} `)
  const named = labels.findIndex((label) => wanted.some((name) => hasWords(label, name)))
  if (named >= 0) return { kind: 'section', index: named }
  const around = digest.sections.findLastIndex(
    ({ span: at }) => cursor !== undefined && at.start <= cursor && cursor <= at.end,
  )
  if (around >= 0 || digest.entries.length > 0) return { kind: 'section', index: around }
  const { length } = digest.text
  return { kind: 'cursor', span: span(length, length) }
}

/** "Language model" is in "Language Models"; a short name, such as "AI", must be a word of its own. */
function hasWords(label: string, name: string): boolean {
  return label.includes(name.length < shortestBeginning ? ` ${name} ` : ` ${name}`)
}

/** In characters. */
const shortestBeginning = 4

/** The inserted text, as one edit. */
export interface Insertion extends TextEdit {
  /** The cursor afterwards, counted from the start of the new text. */
  readonly cursor: number
}

/** Writes papers into a digest, one after the other, each in the form of those around it; `undefined` for no papers. */
export function insertPapers(
  papers: readonly AnyPaper[],
  habit: WritingHabit,
  place: InsertPlace,
): Insertion | undefined {
  const { digest } = habit
  const writer = new Writer(habit)
  let end: number | undefined
  for (const paper of papers) {
    end = end === undefined ? writer.first(paper, place) : writer.next(paper, end)
  }
  return end === undefined ? undefined : asOneEdit(digest.text, writer.digest.text, end)
}

class Writer {
  readonly #habit: WritingHabit
  digest: Digest
  /** Where the first paper was written. */
  #start: number | undefined

  constructor(habit: WritingHabit) {
    this.#habit = habit
    this.digest = habit.digest
  }

  /** @returns the cursor afterwards */
  first(paper: AnyPaper, place: InsertPlace): number {
    if (place.kind === 'mention') {
      const named = mentionAt(paper, this.#now, place.span)
      return this.#apply({ ...named, cursor: named.newText.length })
    }
    if (place.kind !== 'section') {
      const choice = choiceAt(paper, this.#now, place.span)
      return choice ? this.#apply(choice) : this.#near(place.span.start, paper)
    }
    const section = this.digest.sections[place.index]
    const within = section?.span ?? span(0, this.digest.text.length)
    const last = this.digest.entries.findLastIndex(
      ({ span: at }) => within.start <= at.start && at.start < within.end,
    )
    if (last >= 0) return this.#apply(writeAfter(this.digest, last, paper, writeFacts(this.#now)))
    return this.#below(lineAt(this.digest, section?.label.span.end ?? 0).end, paper)
  }

  /** Below the entry that was just written, or beside it in a sentence. */
  next(paper: AnyPaper, cursor: number): number {
    const { text } = this.digest
    // The line for what is said of a paper goes below the last one.
    const words = text.slice(0, cursor).trimEnd().length
    const isLine = /\n/.test(text.slice(words, cursor)) && /^[ \t]*(?:\r?\n|$)/.test(text.slice(cursor))
    const place = isLine ? text.slice(words, cursor) : ''
    const end = cursor - place.length
    if (isLine) this.#apply({ span: span(end, cursor), newText: '', cursor: 0 })
    const above = this.digest.entries.findLastIndex(({ span: at }) => at.start < end)
    if (above >= 0 && !this.#isInSentence(end)) {
      // What was just written has nothing said of it: the earlier digest shows more.
      const fresh = this.#habit.earlier && span(this.#start ?? end, end)
      const entry = writeAfter(this.digest, above, paper, { ...writeFacts(this.#now), fresh })
      return this.#apply(/\S$/.test(entry.newText.slice(0, entry.cursor)) ? withPlace(entry, place) : entry)
    }
    const at = span(end, end)
    const { newText } = mentionAt(paper, this.#now, at)
    return this.#apply({ span: at, newText: `, ${newText}`, cursor: newText.length + 2 })
  }

  /** In the section of an offset at which nothing can be written, else at the end. */
  #near(offset: number, paper: AnyPaper): number {
    const place = fittingPlace(this.digest, [], offset)
    if (place.kind === 'section') return this.first(paper, place)
    return this.#below(this.digest.text.trimEnd().length, paper)
  }

  /** Under a heading with nothing below it. */
  #below(end: number, paper: AnyPaper): number {
    const lineEnd = /\r?\n/.exec(this.digest.text)?.[0] ?? '\n'
    const start = this.#apply({
      span: span(end, end),
      newText: lineEnd.repeat(2),
      cursor: 2 * lineEnd.length,
    })
    const [entry] = writeAt(this.digest, span(start, start), [paper], writeFacts(this.#now))
    return entry ? this.#apply(entry) : start
  }

  #isInSentence(end: number): boolean {
    return this.digest.mentions.some(({ link }) => link.outer.end === end)
  }

  get #now(): WritingHabit {
    return { ...this.#habit, digest: this.digest }
  }

  #apply({ span: at, newText, cursor }: Insertion): number {
    const { sections = [], entries = [] } = this.#habit.conventions ?? {}
    this.digest = new DigestSession(this.digest, readOptions(sections, entries)).edit({ span: at, newText })
    this.#start ??= at.start
    return at.start + cursor
  }
}

function withPlace({ span: at, newText, cursor }: Insertion, place: string): Insertion {
  const text = newText.slice(0, cursor) + place + newText.slice(cursor)
  return { span: at, newText: text, cursor: cursor + place.length }
}

/**
 * One edit that turns one text into another.
 * @param cursor the cursor in the second text
 */
export function asOneEdit(before: string, after: string, cursor: number): Insertion {
  let start = 0
  while (start < before.length && before[start] === after[start] && start < cursor) start++
  let same = 0
  const most = Math.min(before.length, after.length) - start
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  // The cursor is in the new text or at its end.
  same = Math.min(same, after.length - cursor)
  return {
    span: span(start, before.length - same),
    newText: after.slice(start, after.length - same),
    cursor: cursor - start,
  }
}

interface BeginningParts {
  /** The new digest without papers. */
  readonly empty: NewDigestFile
  readonly earlier: EarlierDigest | undefined
  readonly conventions: Conventions | undefined
  readonly facts: Facts
}

/**
 * A new digest that starts with papers, at the place of its first words: as the conventions want entries, otherwise in the
 * form of the previous digest.
 */
export function beginWith(
  papers: readonly AnyPaper[],
  { empty, earlier, conventions, facts }: BeginningParts,
): Pick<NewDigestFile, 'text' | 'cursor'> {
  if (papers.length === 0) return empty
  const { sections = [], entries = [], layout } = conventions ?? {}
  const read = (text: string) => parseDigest(text, sections, entries)
  const example = earlier && !layout ? read(earlier.text) : undefined
  const habit = { digest: read(empty.text), conventions, facts, earlier: example }
  const place = { kind: 'cursor', span: span(empty.cursor, empty.cursor) } as const
  const own = insertPapers(papers, habit, place)
  return own ? { text: applyEdits(empty.text, [own]), cursor: own.span.start + own.cursor } : empty
}

/** The list of papers to read, in a folder of the workspace. */
export const readingListName = 'reading-list.md'

/** Its front matter: it is not a digest, and no site generator publishes it. */
export const newReadingList = '---\ndigest: false\ndraft: true\n---\n\n'

/** A paper, with its title if known. */
export type ListedPaper = Pick<AnyPaper, 'id'> & { readonly title?: string }

/**
 * Adds papers as the last lines of a reading list; `undefined` if it already has all of them. No other line is changed.
 */
export function addToReadingList(list: string, papers: readonly ListedPaper[]): TextEdit | undefined {
  const known = papersIn(list)
  const missing = papers.filter(({ id }) => !known.has(id))
  if (missing.length === 0) return undefined
  const lineEnd = /\r?\n/.exec(list)?.[0] ?? '\n'
  const open = list === '' || list.endsWith('\n') ? '' : lineEnd
  const lines = missing.map((paper) => `- [ ] ${wordsOf(paper)}${lineEnd}`)
  return { span: endOf(list), newText: open + lines.join('') }
}

function wordsOf(paper: ListedPaper): string {
  return [titleOf(paper), paperUrl(paper, 'abs')].filter((part) => part !== '').join(' ')
}

/** A paper of a reading list that is not ticked off. */
export interface QueuedPaper {
  /** With what the line says about it. */
  readonly reference: PastedReference
  /** The spaces that ticks replace: of all lines about the paper. */
  readonly boxes: readonly Span[]
}

const taskBox = /^[ \t]*(?:[-*+]|\d+\\?[.)])[ \t]+\[[ xX]\](?=[ \t])/

/**
 * The papers of the open tasks in a list, in order, each once: for each line the one that it is about. Where Git has merged lines
 * that one side has ticked and the other has not, it keeps both: that is ticked.
 */
export function queuedPapers(list: string): readonly QueuedPaper[] {
  const tasks = papersByLine(parseDigest(list)).flatMap((paper) => {
    const [lead = ''] = taskBox.exec(slice(list, paper.line)) ?? []
    const words = slice(list, paper.line).slice(lead.length).trim()
    return lead === '' ? [] : [{ ...paper, lead, words, isOpen: lead.endsWith('[ ]') }]
  })
  const ticked = new Set(tasks.flatMap(({ isOpen, words }) => (isOpen ? [] : words)))
  const open = tasks.filter(({ isOpen, words }) => isOpen && !ticked.has(words))
  return Array.from(groupBy(open, ({ named }) => named.id).values(), (ofOne): QueuedPaper => {
    const boxes = ofOne.map(({ line, lead }) => {
      const end = line.start + lead.length - 1
      return span(end - 1, end)
    })
    const [{ line, link, lead, named }] = ofOne as [(typeof ofOne)[0]]
    const title = link.label
      ? slice(list, link.label)
      : list.slice(line.start + lead.length, link.outer.start).trim()
    const said = title === '' ? {} : { said: { title: withoutEscapes(title) } }
    return { reference: { ...named, ...said }, boxes }
  })
}

interface LineOfPaper {
  readonly line: Span
  readonly link: Link
  readonly named: PastedReference
}

/** The paper of each line: the first with an address, because the title before it may cite others; otherwise the first. */
function papersByLine(digest: Digest): readonly LineOfPaper[] {
  const all = digest.links.flatMap((link): LineOfPaper[] => {
    const named = referenceOfUrl(link.url)
    return named && !isPageUrl(named.id) ? [{ line: lineAt(digest, link.outer.start), link, named }] : []
  })
  const lines = groupBy(all, ({ line }) => line.start)
  return [...lines.values()].flatMap((ofOne) => {
    return ofOne.find(({ link }) => /^https?:/i.test(slice(digest.text, link.span))) ?? ofOne.slice(0, 1)
  })
}

/** The reverse of the escaping in `titleOf`, and of what separates a title from its address. */
function withoutEscapes(title: string): string {
  return withoutEnd(title.replaceAll('\\<', '<'), /[\s:–—-]/u)
}

/** Ticks papers off. */
export function tickOff(queued: readonly QueuedPaper[]): readonly TextEdit[] {
  return queued.flatMap(({ boxes }) => boxes.map((box) => ({ span: box, newText: 'x' })))
}

/**
 * The paper that a link from outside the editor adds, `…/add?url=https%3A%2F%2Farxiv.org%2Fabs%2F2401.00001`;
 * `undefined` for everything else. Any web page can contain such a link, so only the paper in its one address is
 * trusted.
 * @param query decoded or not: VS Code passes it on as it came. Decoded, the address may have a query of its own.
 */
export function paperOfLink(path: string, query: string): ListedPaper | undefined {
  const [, given = ''] = (query.length <= longestLink && /^url=([^\s&?]+(?:\?\S*)?)$/.exec(query)) || []
  const address = /^https?:\/\//.test(given) ? given : decoded(given)
  if (path !== '/add' || !/^https?:\/\/[^\s<>"]+$/.test(address) || !URL.canParse(address)) return undefined
  const named = referenceOfUrl(address)
  return named && !isPageUrl(named.id) ? { id: named.id as AnyPaper['id'] } : undefined
}

/** In UTF-16 units. */
const longestLink = 500

/** Empty if it cannot be decoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function endOf({ length }: string): Span {
  return span(length, length)
}

/** The papers that the lines and definitions of a list name, under any address, ticked or not. */
function papersIn(list: string): ReadonlySet<string> {
  const digest = parseDigest(list)
  const defined = digest.parts.flatMap(({ definitions }) => definitions.map(({ url }) => referenceOfUrl(url)))
  const named = papersByLine(digest).map((line) => line.named)
  return new Set([...named, ...defined].flatMap((reference) => reference?.id ?? []))
}

/** In one line, in which nothing is an HTML tag. */
function titleOf({ title = '' }: ListedPaper): string {
  return readableTex(title).replace(/\s+/g, ' ').replaceAll('<', '\\<').trim()
}
