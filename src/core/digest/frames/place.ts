// Where an entry is written: what stands around the place, and what must stand between the new entry and that.

import { mostFrequent } from '../../base/groups.ts'
import { overlaps, type Span, slice, span, type TextEdit } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { layoutById } from '../layouts/index.ts'
import { firstRow } from '../layouts/tableRow.ts'
import { pictograph } from '../lines/characters.ts'
import {
  type Digest,
  type Entry,
  entryMarks,
  headLines,
  kindOfMarks,
  lastOnItsLines,
  lineAbove,
  lineAt,
  numberOf,
  opensLines,
} from '../model.ts'
import { type Exemplar, saysNothing } from './form.ts'

/** An icon, or words with a colon. */
const commentaryLabel = new RegExp(
  String.raw`(?:${pictograph} |[*_]{0,2}[^\s:：*_#[(](?:[^:：\n[(]{0,24}[^\s:：[(])?[*_]{0,2}[:：]{1,2}[*_]{0,2} ?(?!\/\/))`,
  'uy',
)

/** A cell that numbers its row. */
const ownNumber = /^\s*\d{1,4}\s*$/
/** What parts the cells of a row. */
const betweenCells = /((?<!\\)\||\t)/
const mostNumbers = 20
/** How many gaps above and below a place tell what usually stands between entries. */
const mostGaps = 20

/** What else tells how an entry is written at a place. */
interface PlaceFacts {
  /** What has just been written: it may be counted on, and nothing goes by it. */
  readonly fresh?: Span | undefined
  /** Has the entries to go by where the digest itself has none. */
  readonly earlier?: Digest | undefined
}

/** A place between the entries of a digest, or the lines that name one of them, which another text replaces. */
export class Place {
  readonly digest: Digest
  readonly span: Span
  readonly lineEnd: string
  /** The digest of the entries to go by: this one, or an earlier one. */
  readonly model: Digest
  /** Its entries around the place, the nearest first. */
  readonly near: readonly Exemplar[]
  /** How many entries stand above it. */
  readonly #above: number
  readonly #isOnOwnLine: boolean

  constructor(digest: Digest, place: Span, over: Entry | undefined, { fresh, earlier }: PlaceFacts) {
    this.digest = digest
    this.span = place
    this.lineEnd = /\r?\n/.exec(digest.text)?.[0] ?? '\n'
    const above = digest.entries.findIndex((entry) => entry.span.start >= place.start)
    this.#above = above < 0 ? digest.entries.length : above
    const isFresh = ({ head }: Entry) => fresh !== undefined && overlaps(head, fresh)
    const isBeside = (entry: Entry) =>
      over === undefined || (entry !== over && nesting(digest, entry) === nesting(digest, over))
    const own = exemplarsOf(digest).filter((entry) => isBeside(entry) && !isFresh(entry))
    this.model = own.length > 0 ? digest : (earlier ?? digest)
    const exemplars = this.isByEarlier ? exemplarsOf(this.model) : own
    const next = this.isByEarlier ? -1 : exemplars.findIndex((entry) => entry.span.start >= place.start)
    this.near = nearestEntries(exemplars, next < 0 ? exemplars.length : next)
    const lineStart = lineAt(digest, place.start).start
    this.#isOnOwnLine = digest.text.slice(lineStart, place.start).trim() === ''
  }

  /** Whether the entries to go by are those of an earlier digest. */
  get isByEarlier(): boolean {
    return this.model !== this.digest
  }

  /** The lines at their place, with what stands between entries of the exemplar's form above and below them. */
  around(block: string, exemplar: Entry | undefined): TextEdit & { readonly lead: string } {
    const { start, end } = this.span
    const gap = this.#gapLike(exemplar, block.startsWith('|'))
    const head = exemplar?.layout === 'table-row' ? this.#tableHead(exemplar) : ''
    const lead = this.#leadAbove(gap) + head
    const after = this.digest.text.slice(end)
    const blanks = /^(?:[ \t]*\r?\n)*/.exec(after)?.[0] ?? ''
    const isLast = after.trim() === ''
    const missing = isLast || !this.#isOnOwnLine ? '' : missingLines(gap, blanks, this.lineEnd)
    const lineStart = this.#isOnOwnLine ? lineAt(this.digest, start).start : start
    return { span: span(lineStart, end), newText: lead + block + missing, lead }
  }

  /** One more than the entry above has, or less where a list counts down. */
  nextNumber(exemplar: Entry): number | undefined {
    const above = this.#numbersAbove(exemplar)
    const [next] = this.#numbers(exemplar, this.#above, this.#above + mostNumbers)
    const last = above.at(-1)
    const first = numberOf(this.model, exemplar) ? 1 : undefined
    if (last === undefined) return next === undefined ? first : Math.max(1, next - 1)
    const before = above.at(-2) ?? (next === undefined ? last - 1 : 2 * last - next)
    if (before === last) return last
    // After 1, 2 a 1 begins another list; after 3, 2 it goes on with the same one.
    const isDown = before === last + 1 && (above.at(-3) ?? before + 1) === before + 1
    return isDown ? Math.max(1, last - 1) : last + 1
  }

  /** The numbers of entries that follow each other here; `undefined` where they have none. */
  numbersFrom(exemplar: Entry): ((index: number) => number) | undefined {
    const first = this.nextNumber(exemplar)
    if (first === undefined) return undefined
    const last = this.#numbersAbove(exemplar).at(-1)
    const step = last === undefined ? 1 : first - last
    return (index) => Math.max(1, first + index * step)
  }

  /** The line below which a row goes: the one at whose end it is written, or the one above a line of its own. */
  get #rowAbove(): Span | undefined {
    const line = lineAt(this.digest, this.span.start)
    return slice(this.digest.text, line).trim() === '' ? lineAbove(this.digest, line.start) : line
  }

  get #isInTable(): boolean {
    const above = this.#rowAbove
    return above !== undefined && slice(this.digest.text, above).includes('|')
  }

  #numbers(exemplar: Entry, from: number, to: number): readonly number[] {
    const mark = numberOf(this.model, exemplar)?.mark
    return this.digest.entries.slice(Math.max(0, from), to).flatMap((entry) => {
      const found = numberOf(this.digest, entry)
      return found && found.mark === mark ? found.value : []
    })
  }

  /** Where no entry of the section has one: those above the section, which continue unless a list starts again there. */
  #numbersInSection(exemplar: Entry): readonly number[] {
    const { sections, entries } = this.digest
    const all = this.#numbers(exemplar, this.#above - mostNumbers, this.#above)
    const section = sections.findLast(({ label }) => label.span.start < this.span.start)?.label.span.start
    const first = section === undefined ? 0 : entries.findIndex(({ head }) => head.start > section)
    const own =
      first < 0 ? [] : this.#numbers(exemplar, Math.max(first, this.#above - mostNumbers), this.#above)
    if (own.length > 0) return own
    const isNew = exemplar.layout === 'table-row' && !this.#isInTable
    return isNew || all.indexOf(1, 1) > 0 ? [] : all
  }

  /** Those of entries, and of rows below them that have only an address yet. */
  #numbersAbove(exemplar: Entry): readonly number[] {
    const { text } = this.digest
    const numbers = this.#numbersInSection(exemplar)
    const row = slice(this.model.text, lineAt(this.model, exemplar.head.start)).split('|')
    const column = exemplar.layout === 'table-row' ? row.findIndex((cell) => ownNumber.test(cell)) : -1
    const end = this.digest.entries[this.#above - 1]?.head.end ?? 0
    const below: number[] = []
    let line = this.#rowAbove
    while (column >= 0 && line && line.start >= end) {
      const cell = slice(text, line).split('|')[column] ?? ''
      if (!ownNumber.test(cell)) break
      below.unshift(Number(cell))
      line = lineAbove(this.digest, line.start)
    }
    return [...numbers, ...below]
  }

  /** "Summary: " or "💬 ", where most entries of the form begin so what they say. */
  labelLike(exemplar: Entry): string {
    const label = this.#labelOf(exemplar)
    const others = this.near.filter(({ form, commentary }) => form === exemplar.form && commentary)
    const alike = others.filter((entry) => this.#labelOf(entry) === label)
    return label && alike.length > 1 && alike.length >= 0.6 * others.length ? label : ''
  }

  #labelOf({ commentary }: Entry): string | undefined {
    commentaryLabel.lastIndex = commentary?.start ?? this.model.text.length
    return commentaryLabel.exec(this.model.text)?.[0]
  }

  /**
   * The row of a paper in a table that has only its head so far, or rows that have just been written.
   * @param title `undefined` for one of which only the address is known
   */
  firstRow(title: string | undefined, url: string): ReturnType<typeof firstRow> | undefined {
    const { digest } = this
    const [model] = this.near
    const isRow = model?.layout === 'table-row'
    if (isRow && !this.isByEarlier) return undefined
    const head = tableHead(digest, this.#rowAbove)
    if (!head) return undefined
    const words = columnsIn(digest, head)
    const others = isRow ? tableHead(this.model, lineAt(this.model, model.head.start)) : undefined
    if (others && columnsIn(this.model, others) === words) return undefined
    const linked = title === undefined ? url : layoutById('linked-title').write({ title, url }).trim()
    return firstRow(words, { title: title ?? '', url, linked })
  }

  /**
   * An address with the marks with which an entry begins, counted on, or in the cell of a row with its link; and where what
   * is said of the paper begins, if it has a cell.
   */
  marksOf(
    exemplar: Exemplar,
    url: string,
    number = this.nextNumber(exemplar),
  ): { readonly text: string; readonly said?: number } {
    const { text } = this.model
    const line = lineAt(this.model, exemplar.head.start)
    const counted = (words: string) => (number === undefined ? words : words.replace(/\d+/, String(number)))
    if (exemplar.layout === 'table-row' && betweenCells.test(slice(text, line)))
      return this.#rowWith(exemplar, url, counted)
    const marks = this.fitted(entryMarks.exec(slice(text, line))?.[0] ?? '', exemplar)
    return { text: counted(marks.replace(/\[[xX]\]/, '[ ]')) + url }
  }

  #rowWith({ link, commentary, head }: Exemplar, url: string, counted: (words: string) => string) {
    const line = lineAt(this.model, head.start)
    const row = slice(this.model.text, line)
    const pad = row.includes('|') ? ' ' : ''
    let at = line.start
    let text = ''
    let said: number | undefined
    for (const cell of row.split(betweenCells)) {
      const holds = (offset: number | undefined) =>
        offset !== undefined && at <= offset && offset < at + cell.length
      if (/^(?:[|\t]|)$/.test(cell)) text += cell
      else if (holds(link.span.start)) text += pad + url + pad
      else if (ownNumber.test(cell)) text += counted(cell)
      else if (holds(commentary?.start)) {
        said = text.length + pad.length
        text += pad + pad
      } else text += pad
      at += cell.length
    }
    return { text, ...(said !== undefined && { said }) }
  }

  /** Lines of the exemplar's digest, with the line ends of this one, and without the indentation inside a list that is not here. */
  fitted(lines: string, exemplar: Entry): string {
    if (!this.isByEarlier) return lines
    const own = lines.replaceAll(/\r?\n/g, this.lineEnd)
    const above = lineAbove(this.digest, lineAt(this.digest, this.span.start).start)
    if (above && kindOfMarks(slice(this.digest.text, above)) !== '') return own
    const [indent = ''] = /^[ \t]*/.exec(slice(this.model.text, headLines(this.model, exemplar))) ?? []
    return own.replaceAll(/^[ \t]+/gm, (lead) => (lead.startsWith(indent) ? lead.slice(indent.length) : lead))
  }

  /** The lines that head the table of a row, where no table stands above the place. */
  #tableHead(exemplar: Entry): string {
    const head = this.#isInTable ? undefined : tableHead(this.model, lineAt(this.model, exemplar.head.start))
    return head ? this.fitted(slice(this.model.text, head), exemplar) + this.lineEnd : ''
  }

  /** What is missing above the entry: line ends and what else stands between entries. */
  #leadAbove(gap: string): string {
    const { text } = this.digest
    const { start } = this.span
    const above = text.slice(0, start).trimEnd()
    if (above === '') return ''
    const existing = withoutEnd(text.slice(above.length, start), /[ \t]/)
    const entry = this.digest.entries[this.#above - 1]
    const isBelowEntry = entry !== undefined && lineAt(this.digest, entry.span.end).end >= above.length
    if (!isBelowEntry) return this.#isOnOwnLine ? '' : gap
    if (gap.startsWith(existing)) return gap.slice(existing.length)
    return countLines(existing) >= countLines(gap) ? '' : missingLines(gap, existing, this.lineEnd)
  }

  /** What stands between two entries of the form, line ends included: blank lines, rules, tags of HTML. */
  #gapLike(exemplar: Entry | undefined, isRow: boolean): string {
    const { text, entries } = this.model
    const gaps: string[] = []
    const at = this.isByEarlier ? entries.length : this.#above
    const from = Math.max(1, at - mostGaps)
    for (let index = from; index < Math.min(entries.length, at + mostGaps); index++) {
      const [first, second] = [entries[index - 1] as Entry, entries[index] as Entry]
      // A line that was opened for the new entry is no part of what stands between others.
      if (index === at && this.#isOnOwnLine) continue
      if (exemplar && (first.form !== exemplar.form || second.form !== exemplar.form)) continue
      const between = text.slice(lineAt(this.model, first.span.end).end, headLines(this.model, second).start)
      if (/^\s*\n/.test(between) && saysNothing(between)) gaps.push(between)
    }
    const isTight = isRow || (exemplar && isItem(this.model, exemplar))
    const usual = isTight ? this.lineEnd : this.lineEnd.repeat(2)
    return mostFrequent(gaps)?.replaceAll(/\r?\n/g, this.lineEnd) ?? usual
  }
}

/** Where the last line ends that says something of an entry, or of the others on its lines. */
export function endBelow(digest: Digest, index: number): number {
  const last = digest.entries[lastOnItsLines(digest.entries, index)]
  return lineAt(digest, last?.span.end ?? 0).end
}

/** Lines of an entry without the white space in the place of its commentary; tabs part the cells of a row. */
export function withoutPlace(lines: string): string {
  const words = lines.trimEnd()
  const rest = lines.slice(words.length)
  return /^\t+$/.test(rest) ? lines : words
}

/** The two lines that head the table of a line: its columns, and the rule below them. */
function tableHead(digest: Digest, row: Span | undefined): Span | undefined {
  const { text } = digest
  let line = row
  while (line && slice(text, line).includes('|') && !isRule(slice(text, line)))
    line = lineAbove(digest, line.start)
  const head = line && isRule(slice(text, line)) ? lineAbove(digest, line.start) : undefined
  return line && head && slice(text, head).includes('|') ? span(head.start, line.end) : undefined
}

/** What a table's columns are named, as one line. */
function columnsIn(digest: Digest, head: Span): string {
  return slice(digest.text, lineAt(digest, head.start))
    .replace(/[ \t]+/g, ' ')
    .trim()
}

/** Whether a line parts the head of a table from its rows. */
function isRule(line: string): boolean {
  return /^[\s>|:]*-[\s:|-]*$/.test(line) && line.includes('|')
}

/** The entries to go by; one of several on its lines only where none of its form has lines of its own. */
function exemplarsOf({ entries }: Digest): readonly Exemplar[] {
  const all = entries.filter(isExemplar)
  const forms = new Set(all.flatMap(({ form, shared }) => (shared ? [] : form)))
  return all.filter(({ form, shared }) => !shared || !forms.has(form))
}

/** Whether a digest has entries by which others can be written. */
export function hasExemplar({ entries }: Digest): boolean {
  return entries.some(isExemplar)
}

function isExemplar(entry: Entry): entry is Exemplar {
  const { title, link, layout, form } = entry
  const isWhole = title && link && layout !== 'title-alone' && form !== 'note' && form !== ''
  return Boolean(isWhole && opensLines(entry))
}

/** The quotation and the list in which an entry begins: what is completed stays in its own. */
function nesting(digest: Digest, entry: Entry): string {
  const { start, end } = headLines(digest, entry)
  return /^[ \t>]*/.exec(digest.text.slice(start, end))?.[0] ?? ''
}

function isItem(digest: Digest, { head, layout }: Entry): boolean {
  const lead = digest.text.slice(lineAt(digest, head.start).start, head.start)
  return layout === 'table-row' || /^\s*(?:[-*+•・]|\(?\d{1,4}\\?[.)]|<li)/.test(lead)
}

function countLines(text: string): number {
  return text.match(/\n/g)?.length ?? 0
}

function missingLines(gap: string, existing: string, end: string): string {
  return end.repeat(Math.max(0, countLines(/^\s*/.exec(gap)?.[0] ?? '') - countLines(existing)))
}

/** How many entries above and below a place are looked at for exemplars. */
const farthest = 40

/** The entries around a place, the nearest first. */
function nearestEntries(entries: readonly Exemplar[], above: number): readonly Exemplar[] {
  const first = Math.max(0, above - farthest)
  const distance = (index: number) => (index < above ? above - 1 - index : index - above + 0.5)
  return entries
    .slice(first, above + farthest)
    .map((entry, index) => ({ entry, distance: distance(first + index) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ entry }) => entry)
}
