// Where an entry is written: what stands around the place, and what must stand between the new entry and that.
import { mostFrequent } from '../../base/groups.ts'
import { overlaps, type Span, slice, span, type TextEdit } from '../../base/span.ts'
import { layoutById } from '../layouts/index.ts'
import { firstRow } from '../layouts/tableRow.ts'
import { pictograph } from '../lines/characters.ts'
import { type Digest, type Entry, entryMarks, headLines, lineAbove, lineAt, numberOf } from '../model.ts'
import { type Exemplar, saysNothing } from './form.ts'

/** An icon, or words with a colon. */
const commentaryLabel = new RegExp(
  String.raw`(?:${pictograph} |[*_]{0,2}[^\s:：*_#[(](?:[^:：\n[(]{0,24}[^\s:：[(])?[*_]{0,2}[:：]{1,2}[*_]{0,2} ?(?!\/\/))`,
  'uy',
)

/** What parts the cells of a row. */
const betweenCells = /((?<!\\)\||\t)/
const mostNumbers = 20
/** How many gaps above and below a place tell what usually stands between entries. */
const mostGaps = 20

/** A place between the entries of a digest, or the lines that name one of them, which another text replaces. */
export class Place {
  readonly digest: Digest
  readonly span: Span
  readonly lineEnd: string
  /** Those around it, the nearest first. */
  readonly near: readonly Exemplar[]
  /** How many entries stand above it. */
  readonly #above: number
  readonly #isOnOwnLine: boolean

  /** @param fresh what has just been written: it may be counted on, and nothing goes by it */
  constructor(digest: Digest, place: Span, over?: Entry, fresh?: Span) {
    this.digest = digest
    this.span = place
    this.lineEnd = /\r?\n/.exec(digest.text)?.[0] ?? '\n'
    const above = digest.entries.findIndex((entry) => entry.span.start >= place.start)
    this.#above = above < 0 ? digest.entries.length : above
    const isFresh = ({ head }: Entry) => fresh !== undefined && overlaps(head, fresh)
    const exemplars = digest.entries.filter(isExemplar).filter((entry) => entry !== over && !isFresh(entry))
    const next = exemplars.findIndex((entry) => entry.span.start >= place.start)
    this.near = nearestEntries(exemplars, next < 0 ? exemplars.length : next)
    const lineStart = lineAt(digest, place.start).start
    this.#isOnOwnLine = digest.text.slice(lineStart, place.start).trim() === ''
  }

  /** The lines at their place, with what stands between entries of the exemplar's form above and below them. */
  around(block: string, exemplar: Entry | undefined): TextEdit & { readonly lead: string } {
    const { start, end } = this.span
    const gap = this.#gapLike(exemplar, block.startsWith('|'))
    const lead = this.#leadAbove(gap)
    const after = this.digest.text.slice(end)
    const blanks = /^(?:[ \t]*\r?\n)*/.exec(after)?.[0] ?? ''
    const isLast = after.trim() === ''
    const missing = isLast || !this.#isOnOwnLine ? '' : missingLines(gap, blanks, this.lineEnd)
    const lineStart = this.#isOnOwnLine ? lineAt(this.digest, start).start : start
    return { span: span(lineStart, end), newText: lead + block + missing, lead }
  }

  /** One more than the entry above has, or less where a list counts down. */
  nextNumber(exemplar: Entry): number | undefined {
    const { entries } = this.digest
    const mark = numberOf(this.digest, exemplar)?.mark
    const numbers = (from: number, to: number) =>
      entries.slice(Math.max(0, from), to).flatMap((entry) => {
        const found = numberOf(this.digest, entry)
        return found && found.mark === mark ? found.value : []
      })
    const above = numbers(this.#above - mostNumbers, this.#above)
    const [next] = numbers(this.#above, this.#above + mostNumbers)
    const last = above.at(-1)
    if (last === undefined) return next === undefined ? undefined : Math.max(1, next - 1)
    const before = above.at(-2) ?? (next === undefined ? last - 1 : 2 * last - next)
    if (before === last) return last
    return before === last + 1 ? Math.max(1, last - 1) : last + 1
  }

  /** The numbers of entries that follow each other here; `undefined` where they have none. */
  numbersFrom(exemplar: Entry): ((index: number) => number) | undefined {
    const first = this.nextNumber(exemplar)
    if (first === undefined) return undefined
    const above = this.digest.entries[this.#above - 1]
    const last = above && numberOf(this.digest, above)?.value
    const step = last === undefined ? 1 : first - last
    return (index) => Math.max(1, first + index * step)
  }

  /** "Summary: " or "💬 ", where most entries of the form begin so what they say. */
  labelLike(exemplar: Entry): string {
    const label = this.#labelOf(exemplar)
    const others = this.near.filter(({ form, commentary }) => form === exemplar.form && commentary)
    const alike = others.filter((entry) => this.#labelOf(entry) === label)
    return label && alike.length > 1 && alike.length >= 0.6 * others.length ? label : ''
  }

  #labelOf({ commentary }: Entry): string | undefined {
    commentaryLabel.lastIndex = commentary?.start ?? this.digest.text.length
    return commentaryLabel.exec(this.digest.text)?.[0]
  }

  /**
   * The row of a paper in a table that has only its head so far, or rows that have just been written.
   * @param title `undefined` for one of which only the address is known
   */
  firstRow(title: string | undefined, url: string): ReturnType<typeof firstRow> | undefined {
    const { digest } = this
    if (this.near[0]?.layout === 'table-row') return undefined
    let line: Span | undefined = lineAt(digest, this.span.start)
    if (slice(digest.text, line).trim() === '') line = lineAbove(digest, line.start)
    while (line && /^\s*\|/.test(slice(digest.text, line)) && !isRule(slice(digest.text, line)))
      line = lineAbove(digest, line.start)
    const head = line && isRule(slice(digest.text, line)) ? lineAbove(digest, line.start) : undefined
    const words = head ? slice(digest.text, head) : ''
    if (!words.includes('|')) return undefined
    const linked = title === undefined ? url : layoutById('linked-title').write({ title, url }).trim()
    return firstRow(words, { title: title ?? '', url, linked })
  }

  /** An address with the marks with which an entry begins, counted on, or in the cell of a row with its link. */
  marksOf(exemplar: Exemplar, url: string, number = this.nextNumber(exemplar)): string {
    const { text } = this.digest
    const line = lineAt(this.digest, exemplar.head.start)
    const counted = (words: string) => (number === undefined ? words : words.replace(/\d+/, String(number)))
    if (exemplar.layout === 'table-row' && betweenCells.test(slice(text, line))) {
      const link = exemplar.link.span.start
      let at = line.start
      const cells = slice(text, line).split(betweenCells)
      return cells
        .map((cell) => {
          const isLink = at <= link && link < at + cell.length
          at += cell.length
          if (/^(?:[|\t]|)$/.test(cell)) return cell
          return isLink ? ` ${url} ` : /^\s*\d{1,4}\s*$/.test(cell) ? counted(cell) : ' '
        })
        .join('')
    }
    const marks = entryMarks.exec(slice(text, line))?.[0] ?? ''
    return counted(marks.replace(/\[[xX]\]/, '[ ]')) + url
  }

  /** What is missing above the entry: line ends and what else stands between entries. */
  #leadAbove(gap: string): string {
    const { text } = this.digest
    const { start } = this.span
    const above = text.slice(0, start).trimEnd()
    if (above === '') return ''
    const existing = text.slice(above.length, start).replace(/[ \t]+$/, '')
    const entry = this.digest.entries[this.#above - 1]
    const isBelowEntry = entry !== undefined && lineAt(this.digest, entry.span.end).end >= above.length
    if (!isBelowEntry) return this.#isOnOwnLine ? '' : gap
    if (gap.startsWith(existing)) return gap.slice(existing.length)
    return countLines(existing) >= countLines(gap) ? '' : missingLines(gap, existing, this.lineEnd)
  }

  /** What stands between two entries of the form, line ends included: blank lines, rules, tags of HTML. */
  #gapLike(exemplar: Entry | undefined, isRow: boolean): string {
    const { text, entries } = this.digest
    const gaps: string[] = []
    const from = Math.max(1, this.#above - mostGaps)
    for (let index = from; index < Math.min(entries.length, this.#above + mostGaps); index++) {
      const [first, second] = [entries[index - 1] as Entry, entries[index] as Entry]
      // A line that was opened for the new entry is no part of what stands between others.
      if (index === this.#above && this.#isOnOwnLine) continue
      if (exemplar && (first.form !== exemplar.form || second.form !== exemplar.form)) continue
      const between = text.slice(
        lineAt(this.digest, first.span.end).end,
        headLines(this.digest, second).start,
      )
      if (/^\s*\n/.test(between) && saysNothing(between)) gaps.push(between)
    }
    const isTight = isRow || (exemplar && isItem(this.digest, exemplar))
    const usual = isTight ? this.lineEnd : this.lineEnd.repeat(2)
    return mostFrequent(gaps) ?? usual
  }
}

/** Whether a line parts the head of a table from its rows. */
function isRule(line: string): boolean {
  return /^[\s>|:]*-[\s:|-]*$/.test(line) && line.includes('|')
}

function isExemplar(entry: Entry): entry is Exemplar {
  const { title, link, layout, form } = entry
  return Boolean(title && link && layout !== 'title-alone' && form !== 'note' && form !== '')
}

function isItem(digest: Digest, { head, layout }: Entry): boolean {
  const lead = digest.text.slice(lineAt(digest, head.start).start, head.start)
  return layout === 'table-row' || /^\s*(?:[-*+•・]|\(?\d{1,4}[.)]|<li)/.test(lead)
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
