import { type Span, slice, span } from '../../base/span.ts'
import { type Frames, shapeOfPart } from '../frames/frames.ts'
import { type Head, isSure } from '../layouts/layout.ts'
import { endsOpen, introducesRelated } from '../layouts/said.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor, Line } from '../lines/line.ts'
import { judge, level } from '../titles/judge.ts'
import { namesPaper } from '../titles/parts.ts'
import { isDate } from '../titles/venues.ts'
import { commentaryHeads, greetings } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import {
  headingForm,
  isBoldLabel,
  isInBold,
  isOfList,
  isOpenStatement,
  isOutlineTopic,
  isParagraph,
  isPlainLabel,
  isStatement,
  isStrongLabel,
  labelSpan,
  promisesPapers,
} from './sections.ts'
import { siblingShape } from './siblings.ts'
import type { ReaderState } from './state.ts'

/** What begins on the lines below, see `heads.ts`. */
interface HeadsBelow {
  readonly frames: Frames
  at(index: number): Head | undefined
  headingOf(index: number): 'always' | 'mostly' | undefined
}

/** What a line on which no entry begins says of the papers below it, by what stands above and below. */
export class Announcement {
  readonly #cursor: Cursor
  readonly #heads: HeadsBelow
  /** Lines that introduce the entries below them, whatever they say. */
  readonly #statements: ReadonlySet<string>
  readonly #state: ReaderState

  constructor(cursor: Cursor, heads: HeadsBelow, statements: ReadonlySet<string>, state: ReaderState) {
    this.#cursor = cursor
    this.#heads = heads
    this.#statements = statements
    this.#state = state
  }

  /** Whether a line on which no entry begins introduces the entries below it. */
  introducesEntries(line: Line, index: number): boolean {
    const cursor = this.#cursor
    const next = cursor.nextFilled(index + 1)
    const statements = this.#statements
    if (statements.size > 0 && statements.has(cursor.words(line))) return this.#hasEntryBelow(next)
    if (line.links.length > 0 || line.marker === '|' || isNumber(cursor.words(line))) return false
    if (greetings.test(cursor.words(line))) return false
    if (cursor.slice(line.start, line.from).includes('[^') || this.#endsOpinion(line, next)) return false
    const isAbove = this.#beginsEntry(next)
    if (!isAbove && (this.#isDayOfIssue(line) || this.#isPartOfEach(line))) return false
    if (this.#isInList(line, index)) return false
    if (isAbove && isOutlineTopic(cursor, index)) return true
    if (this.#isSectionByForm(index, next, isAbove)) return true
    if (this.#state.awaitsCommentary)
      return (
        isAbove &&
        (isOpenStatement(cursor, index) ||
          (cursor.kindAbove(index) !== 'text' && promisesPapers(cursor, line)) ||
          shortLabel.test(cursor.words(line)) ||
          this.#isLabelAfterList(line, index))
      )
    if (this.#state.isOpen && this.#isRelatedLabel(line)) return false
    if (isAbove && isStatement(cursor, index)) return true
    if (isStrongLabel(cursor, index) && this.#hasEntryBelow(next)) return !this.#hasPointsBelow(index, next)
    return this.#isShortLabel(line, index)
  }

  /**
   * Whether a line is the last of what is said about a paper: it is inside the paper's list item, or between the paper's heading
   * and another one, where a section would be a heading, too.
   */
  #endsOpinion({ indent, level, marker }: Line, next: number): boolean {
    const { isOpen, itemIndent, openLevel } = this.#state
    if (!isOpen || level > 0) return false
    const isInItem = itemIndent >= 0 && marker === '' && indent > itemIndent
    return isInItem || (openLevel > 0 && (this.#cursor.at(next)?.level ?? 0) > 0)
  }

  /** "**Weaknesses**" above a list in what is said of a paper: the items are points, and no papers. */
  #hasPointsBelow(index: number, next: number): boolean {
    const line = this.#cursor.at(next)
    if (
      !this.#state.isOpen ||
      !isInBold(this.#cursor, index) ||
      (line?.marker !== '-' && line?.marker !== '1')
    )
      return false
    return !this.#beginsEntry(next) && line.links.length === 0
  }

  /** The first words below the title of a document say when it appeared, unless a paper follows. */
  #isDayOfIssue(line: Line): boolean {
    const { hasTitle, hasWords } = this.#state
    return hasTitle && !hasWords && line.marker === '' && isDate(this.#cursor.words(line))
  }

  /** "3. Wait" in what is said of a paper, unless such lines have announced sections above. */
  #isInList(line: Line, index: number): boolean {
    const { isOpen, listNumber, sectionForms } = this.#state
    if (!isOpen || !isOfList(this.#cursor, line, listNumber)) return false
    return !sectionForms.includes(`|${headingForm(this.#cursor, index)}|`)
  }

  /** "**Weaknesses**" in what is said of each paper. */
  #isPartOfEach(line: Line): boolean {
    const words = this.#cursor.words(line)
    return (
      this.#state.isOpen && (commentaryHeads.test(words) || this.#heads.frames.of.has(shapeOfPart(words)))
    )
  }

  /** A bold label between two lists, whose items may all wait for what is said of them. */
  #isLabelAfterList(line: Line, index: number): boolean {
    const isOutside = line.marker === '' && line.indent <= this.#state.itemIndent
    return isOutside && this.#cursor.kindAbove(index) === 'blank' && isInBold(this.#cursor, index)
  }

  /**
   * Whether a line has a form of which most lines stand above entries. Ratings and verdicts that end each entry do so as well:
   * so the first section of the form stands above all entries.
   */
  #isSectionByForm(index: number, next: number, isAbove: boolean): boolean {
    const form = headingForm(this.#cursor, index)
    const heading = form === undefined ? undefined : this.#heads.headingOf(index)
    if (!heading) return false
    const { awaitsCommentary, isOpen, previous, sectionForms } = this.#state
    const isKnown = sectionForms.includes(`|${form}|`)
    if (isBoldLabel(this.#cursor, index)) return heading === 'always' && isKnown
    if (!isKnown && (isOpen || previous !== undefined)) return false
    if (!isPlainLabel(this.#cursor, index)) return true
    return isAbove && (!awaitsCommentary || this.#cursor.at(next)?.marker !== '')
  }

  /** Two or three words in a paragraph of their own, with entries below, after an entry that has been commented on. */
  #isShortLabel(line: Line, index: number): boolean {
    if (line.marker || line.isQuote || line.links.length > 0 || line.to - line.from > 24) return false
    if (!this.#state.hasTitle && this.#state.previous === undefined) return false
    const words = this.#cursor.words(line)
    if (!isParagraph(this.#cursor, index) || !hasWords(words) || /[\p{P}\p{S}]$/u.test(words)) return false
    if (/[:：]\s*\S*\d/.test(words)) return false
    if (wordCount(words) > 4 || judge(words) !== level.possible || /^[a-z]/.test(words)) return false
    const next = this.#cursor.nextFilled(index + 1)
    if (this.#beginsEntry(next)) return true
    return !isStatement(this.#cursor, next) && this.#beginsEntry(this.#cursor.nextFilled(next + 1))
  }

  /** An item over deeper ones that are entries, or "- ## Topic" over those beside it: nothing of the entry above. */
  isGroup(line: Line, index: number): boolean {
    if (line.marker !== '-' && line.marker !== '1') return false
    const isInside = this.#state.itemIndent >= 0 && line.indent > this.#state.itemIndent
    if (line.links.length > 0 || isInside) return false
    const at = this.#cursor.nextFilled(index + 1)
    const next = this.#cursor.at(at)
    const isBelow = next !== undefined && next.indent >= line.indent + (line.level > 0 ? 0 : 1)
    if (!isBelow) return false
    // "- ## Topic" stands above an entry without a link as well.
    return this.#beginsEntry(at) || (line.level > 0 && this.#heads.at(at)?.shape === siblingShape)
  }

  #beginsEntry(index: number): boolean {
    const line = this.#cursor.at(index)
    if (!line || (line.kind !== 'text' && line.kind !== 'heading')) return false
    const head = this.#heads.at(index)
    if (!head) return false
    if (isSure(head) && head.layout !== 'title-alone') return line.kind !== 'text' || head.link !== undefined
    return this.#heads.frames.of.get(head.shape)?.slot === head.slot
  }

  #hasEntryBelow(from: number): boolean {
    let index = from
    for (let count = 0; count < farthestEntry; count++) {
      const line = this.#cursor.at(index)
      if (!line || line.kind === 'heading') return false
      if (this.#beginsEntry(index)) return true
      if (isStrongLabel(this.#cursor, index)) return false
      index = this.#cursor.nextFilled(index + 1)
    }
    return false
  }

  /** A label, or below a heading that names the paper a sentence that a list follows. */
  introducesRelated(line: Line, index: number): boolean {
    const words = this.#cursor.words(line)
    if (
      this.#isRelatedLabel(line) ||
      (line.marker !== '' && line.links.length === 0 && introducesRelated(words))
    )
      return true
    if (this.#state.openLevel === 0 || this.#state.awaitsCommentary || !/[:：]\s*$/.test(words)) return false
    const next = this.#cursor.at(this.#cursor.nextFilled(index + 1))
    return line.marker === '' && (next?.marker === '-' || next?.marker === '1')
  }

  /** "Related:", and "Related" where the rest opens at a click. */
  #isRelatedLabel(line: Line): boolean {
    const label = labelSpan(this.#cursor, line)
    const words = slice(this.#cursor.text, label)
    return (label.end < line.to || /[:：][\s*_]*$/.test(words)) && introducesRelated(words)
  }

  /** Whether a line says that papers follow, and tags, the end of the text or another statement does. */
  promisesInVain(line: Line, index: number): boolean {
    const statements = this.#statements
    const isKnown = statements.size > 0 && statements.has(this.#cursor.words(line))
    if (!isKnown && !promisesPapers(this.#cursor, line)) return false
    const next = this.#cursor.nextFilled(index + 1)
    const kind = this.#cursor.at(next)?.kind
    if (kind === undefined || kind === 'tags') return true
    return isStatement(this.#cursor, next) && this.#beginsEntry(this.#cursor.nextFilled(next + 1))
  }
}

/** "Vision:", "Natural language:" among lines that are entries. */
const shortLabel = /^\p{Lu}\p{L}*(?: \p{L}+){0,2}[:：]$/u

/** How far below a label the entries may begin, in lines with words. */
const farthestEntry = 12

/** "**01**": what counts entries names no section. */
function isNumber(words: string): boolean {
  return /^[^\p{L}\d]{0,6}\d{1,3}[^\p{L}\d]{0,6}$/u.test(words)
}

// Where the block ends that an entry is, an item of a list or a quotation, and where a sentence goes on in the next line.

/**
 * Whether a line stands after the item or the quotation that the open entry is: another item, another quotation, or a
 * paragraph where the document has none after most of its entries.
 * @param awaits nothing is said about the entry yet
 */
export function isAfterBlock(cursor: Cursor, index: number, state: ReaderState, awaits: boolean): boolean {
  const { indent, isQuote, kind, marker } = cursor.lines[index] as Line
  const { endsWithBlock, isQuoted, itemIndent } = state
  if (kind !== 'text' && kind !== 'marks') return false
  if (marker === '-' || marker === '1')
    return indent < itemIndent || (indent === itemIndent && hasOwnName(cursor, index))
  if (awaits || cursor.kindAbove(index) !== 'blank') return false
  if (isQuoted) return isQuote || endsWithBlock
  return endsWithBlock && kind === 'text' && marker === '' && !isQuote && indent <= itemIndent
}

/** Whether an item begins with a link that has a name of its own, after icons and words in brackets at most. */
function hasOwnName(cursor: Cursor, index: number): boolean {
  const { from, links } = cursor.lines[index] as Line
  const link = links.find(
    ({ hasLabel, labelStart, labelEnd }) => hasLabel && namesPaper(cursor.slice(labelStart, labelEnd)),
  )
  if (!link) return false
  const lead = cursor.slice(from, link.outerStart).replace(/\[[^[\]]*\]|:[a-z0-9_+-]+:/g, '')
  return !hasWords(lead) && !/[:：]/.test(lead)
}

/** Whether a sentence goes on in the next line, which has a link. */
export function goesOnBelow(cursor: Cursor, index: number): boolean {
  const line = cursor.lines[index] as Line
  const next = line.kind === 'text' ? cursor.at(index + 1) : undefined
  if (next?.kind !== 'text' || !endsOpen(cursor.words(line))) return false
  // "   the code is here", then "3. https://…": the next item of the list around it.
  if (next.marker !== '' && next.indent < line.indent) return false
  return isBare(cursor, next) || (next.marker === '' && next.links.length > 0)
}

/** Whether a line goes on in the middle of the sentence above: with a small letter, or a link in brackets. */
export function goesOnFromAbove(cursor: Cursor, index: number): boolean {
  const [above, line] = [cursor.at(index - 1), cursor.lines[index] as Line]
  if (line.isMessage || above?.links.length !== 0 || !/[\p{Ll}\p{Lo}]{2}[,;]?$/u.test(cursor.words(above)))
    return false
  return line.links[0]?.outerStart !== line.from && /^[\p{Ll}(]/u.test(cursor.words(line))
}

/** "up:: [[Machine Learning]]" above the title of a note; in Logseq, "title:: Week 5" is the title. */
export function propertyIn({ text }: Cursor, { from, to }: Line): { readonly title?: Span } | undefined {
  const [mark, name = ''] = /^([\p{L}_-]{1,30})::(?:\s+|$)/u.exec(text.slice(from, to)) ?? []
  const isTitle = mark !== undefined && /^title$/i.test(name) && mark.length < to - from
  return isTitle ? { title: span(from + mark.length, to) } : mark === undefined ? undefined : {}
}

/** Whether a line is nothing but links without labels. */
export function isBare(cursor: Cursor, line: Line): boolean {
  if (line.links.length === 0 || line.links.some(({ hasLabel }) => hasLabel)) return false
  let words = ''
  let from = line.from
  for (const link of line.links) {
    words += cursor.slice(from, link.outerStart)
    from = link.outerEnd
  }
  return !hasWords(words + cursor.slice(from, line.to))
}
