import { slice } from '../../base/span.ts'
import {
  type Frames,
  shapeBelow,
  shapeOfEnd,
  shapeOfItems,
  shapeOfLabel,
  shapeOfSaid,
  shapeOfTail,
} from '../frames/frames.ts'
import type { Count } from '../frames/tallies.ts'
import { fieldAt, isNameField } from '../layouts/fields.ts'
import type { Head } from '../layouts/layout.ts'
import { sayingOf } from '../layouts/said.ts'
import { saidColumn } from '../layouts/tableRow.ts'
import { shapeOfRecord } from '../layouts/titleLabel.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { wordCount } from '../titles/words.ts'
import type { ReaderState } from './state.ts'

/** How many lines an item is followed to its end. */
const farthestEnd = 12
const longestTail = 5
const farthestBar = 80

/**
 * What follows the head of an entry: facts about the paper, what is said of it, or what belongs to it no more. Each of the
 * document's lines and heads votes for it by itself, and the frames say what the votes come to.
 */
export class Body {
  readonly #cursor: Cursor

  constructor(cursor: Cursor) {
    this.#cursor = cursor
  }

  /** Looks at what is asked for when the votes are counted. */
  look(index: number, head: Head): void {
    this.#wordsBelow(index, head)
    if (this.#mayEnd(index, head)) this.#isFollowed(index, head)
  }

  /** The votes of a line on which no entry begins. */
  voteByLabel(count: Count, line: Line): void {
    if (isItem(line)) count.vote(shapeOfItems(line.marker, line.indent), undefined)
    const field = line.kind === 'text' && line.marker !== '|' ? fieldAt(this.#cursor, line) : undefined
    if (!field) return
    count.voteFact(shapeOfLabel(field.label), sayingOf(this.#cursor, line))
    if (meeting.test(field.label)) count.votePeople(peopleAt(this.#cursor.slice(field.valueStart, line.to)))
  }

  /** The votes of a head for what follows it. */
  vote(count: Count, index: number, head: Head): void {
    if (head.layout === 'table-row') {
      count.vote(shapeOfSaid(head.shape), saidColumn(this.#cursor, index, head))
      return
    }
    const own = this.#cursor.lines[index] as Line
    if (isItem(own)) count.vote(shapeOfItems(own.marker, own.indent), 'entry')
    if (this.#mayEnd(index, head))
      count.vote(shapeOfEnd(head.shape), this.#isFollowed(index, head) ? undefined : 'end')
    const line = this.#wordsBelow(index, head)
    const isTail = head.commentary ? this.#isTail(index, head) : line !== undefined && this.#hasBar(head)
    if (isTail || (line && head.commentary)) count.voteFact(shapeOfTail(head.shape), isTail ? 'fact' : 'said')
    if (line && !head.commentary && fieldAt(this.#cursor, line)?.label === undefined)
      count.voteFact(shapeBelow(head.shape), sayingOf(this.#cursor, line))
  }

  /**
   * Whether a line is a fact about a paper: by itself, or since the others of its label or of its place are.
   * @param head of the entry that the line belongs to, when it is known
   */
  isFact(index: number, head: Head | undefined, frames: Frames): boolean {
    const line = this.#cursor.lines[index] as Line
    const label = fieldAt(this.#cursor, line)?.label
    if (line.isQuote && label === undefined) return false
    const own = sayingOf(this.#cursor, line)
    if (own === 'fact') return true
    if (label !== undefined) return isLearned(frames, shapeOfLabel(label))
    const isRightBelow = own === 'name' && head !== undefined && this.#isBelow(index, head)
    return isRightBelow && !head.commentary && isLearned(frames, shapeBelow(head.shape))
  }

  /**
   * "・Question: how does it differ from TileNet (https://…)?", "- Presenter: Ann (B4)": whether a line has a label with which
   * facts or opinions begin below many papers, and is none of the document's forms.
   */
  isField(line: Line, { fit, shape, slot }: Head, { of }: Frames): boolean {
    const label = fieldAt(this.#cursor, line)?.label
    if (label === undefined || shape === shapeOfRecord || !of.has(shapeOfLabel(label))) return false
    return fit === 'doubtful' || of.get(shape)?.slot !== slot
  }

  /** Whether a line is an item of a kind of which nearly all are entries. */
  isItemOfEntries(index: number, { of }: Frames): boolean {
    const line = this.#cursor.lines[index] as Line
    return isItem(line) && of.has(shapeOfItems(line.marker, line.indent))
  }

  /** Whether the paragraphs after an entry that is an item or in a quotation belong to something else. */
  endsWithBlock(index: number, head: Head, frames: Frames): boolean {
    return this.#mayEnd(index, head) && isLearned(frames, shapeOfEnd(head.shape))
  }

  /** The head without words in its line that are a fact like those of the others: "… | Stanford". */
  withoutTail(index: number, head: Head, frames: Frames): Head {
    if (!head.commentary || !isLearned(frames, shapeOfTail(head.shape))) return head
    return this.#isTail(index, head) ? { ...head, commentary: undefined } : head
  }

  /** Whether words that say nothing of the paper follow its link after a bar. */
  #hasBar({ lastLine, link }: Head): boolean {
    const end = this.#cursor.lines[lastLine]?.to ?? 0
    if (!link || link.outerEnd >= end) return false
    return /[|·•]\s*[\p{L}\p{N}]/u.test(
      this.#cursor.slice(link.outerEnd, Math.min(end, link.outerEnd + farthestBar)),
    )
  }

  /** Whether what a head says in its line is a few words in capitals after a bar: several of them, or with words below. */
  #isTail(index: number, head: Head): boolean {
    if (!head.commentary) return false
    const { start, end } = head.commentary
    const words = this.#cursor.slice(start, end)
    if (!/[|·•]\s*$/.test(this.#cursor.slice(Math.max(0, start - 3), start))) return false
    if (!/^[\p{Lu}\p{Lo}\p{N}].*[^.。!?！？…]$/u.test(words) || wordCount(words) > longestTail) return false
    return /\s[|·•]\s/.test(words) || this.#wordsBelow(index, head) !== undefined
  }

  /** The words without links right below a head, or after a blank line and deeper than it. */
  #wordsBelow(index: number, { isComplete, lastLine }: Head): Line | undefined {
    if (isComplete) return undefined
    const next = this.#cursor.at(lastLine + 1)
    const line = next?.kind === 'blank' ? this.#cursor.at(this.#cursor.nextFilled(lastLine + 2)) : next
    if (line?.kind !== 'text' || line.marker !== '' || line.isQuote || line.links.length > 0) return undefined
    const own = this.#cursor.lines[index] as Line
    const isName = own.level > 0 && !/[.!?。]$/.test(this.#cursor.words(line))
    return line === next || isName || line.indent > own.indent ? line : undefined
  }

  /** Whether a line is right below a head as {@link #wordsBelow} looks for it. */
  #isBelow(at: number, { lastLine }: Head): boolean {
    return at === lastLine + 1 || this.#cursor.nextFilled(lastLine + 1) === at
  }

  /** Whether it is an item of a list or stands in a quotation, which end where a paragraph begins. */
  #mayEnd(index: number, { isComplete }: Head): boolean {
    const line = this.#cursor.lines[index] as Line
    return !isComplete && line.kind === 'text' && (line.isQuote || isItem(line))
  }

  /** Whether a paragraph outside of the item or the quotation follows it. */
  #isFollowed(index: number, { lastLine }: Head): boolean {
    const cursor = this.#cursor
    const own = cursor.lines[index] as Line
    for (let at = lastLine + 1; at < lastLine + farthestEnd; at++) {
      const line = cursor.at(at)
      if (line?.kind === 'blank') {
        const next = cursor.at(cursor.nextFilled(at))
        if (cursor.isTag(next)) continue
        if (next && (own.isQuote || next.indent <= own.indent))
          return next.kind === 'text' && next.marker === '' && !next.isQuote
      } else if (cursor.isTag(line)) {
        // Tags alone say nothing of where the item ends.
      } else if (line?.kind !== 'text' || line.marker !== '' || line.links.length > 0) {
        if (!line || line.indent <= own.indent) return false
      }
    }
    return false
  }
}

/** "Present: Ann, Bo": a label of who is at a meeting, or is not. */
const meeting =
  /^(?:present|attend(?:ees|ing|ance)|participants|absent|excused|apologies|anwesend|entschuldigt|présents|asistentes|presentes|presenti|참석자?|불참|参加者|出席者|参会人)$/i

/** The people of a list: "Ann, Bo (remote), Prof. C. Minutes: Ann." */
function peopleAt(words: string): readonly string[] {
  return words
    .replace(/\([^()]*\)/g, '')
    .split(/[,;，、·&:]|\.\s(?=\p{L}{3})|\s(?:and|und|et|y|e)\s/u)
    .map((name) => name.trim().replace(/(?<=\p{Ll})\.$/u, ''))
    .filter((name) => name !== '' && wordCount(name) <= 3)
}

function isLearned(frames: Frames, shape: string): boolean {
  return frames.of.get(shape)?.slot !== undefined
}

/** More lines than these say neither who sent a mail nor by which list. */
const mostOfSignature = 8

/** Below "-- " a mail says who sent it (RFC 3676, section 4.3), and below a long rule at its end by which list it came. */
export function isSignature(cursor: Cursor, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - mostOfSignature); at--) {
    const above = cursor.lines[at] as Line
    if (above.kind === 'blank') return false
    if (above.kind !== 'marks') continue
    const words = cursor.words(above)
    if (/^-- ?$/.test(words) || (/^_{40,}$/.test(words) && isLastParagraph(cursor, index))) return true
  }
  return false
}

function isLastParagraph(cursor: Cursor, index: number): boolean {
  let end = index
  while (end < index + mostOfSignature && cursor.at(end)?.kind === 'text') end++
  return cursor.nextFilled(end) >= cursor.count
}

/** "[Detection](#detection)": a line of a table of contents. */
export function isOfContents({ links }: Line, { link, title }: Head): boolean {
  const isAround = ({ outerStart, outerEnd, url }: LineLink) =>
    url.startsWith('#') && title !== undefined && outerStart < title.start && title.end < outerEnd
  return !link && links.some(isAround)
}

/** "Authors: …" says that the line above is a title. */
export function isAboveField(cursor: Cursor, index: number): boolean {
  const next = cursor.at(cursor.nextFilled(index + 1))
  const field = next?.kind === 'text' ? fieldAt(cursor, next) : undefined
  return field !== undefined && (field.isCell === true || isNameField(field))
}

const question = /[?？][*_]{0,3}[:：]?[*_]{0,3}\s*$/

/** "**次に読むべき論文は？** [BERT](…)": whether a linked title answers a question in what is said of the open entry. */
export function isAnswer(
  cursor: Cursor,
  index: number,
  { link, slot }: Head,
  { isOpen, itemIndent, openLevel }: Pick<ReaderState, 'isOpen' | 'itemIndent' | 'openLevel'>,
): boolean {
  const { from, indent, kind, marker } = cursor.lines[index] as Line
  if (!isOpen || kind !== 'text' || !link?.hasLabel || !slot.startsWith('label')) return false
  if (marker === '|') return false
  const isInside = openLevel > 0 || (marker !== '' && (itemIndent < 0 || indent > itemIndent))
  const before = cursor.slice(from, link.outerStart)
  return isInside && hasWords(before) && question.test(before)
}

/** "no meeting (deadline)", "see TileNet above" */
const noMeeting =
  /^no (?:meeting|seminar|session|class|paper|talk|reading|presentation)(?!\p{L})|^see .{1,60} (?:above|below)$/iu

/** ", 3rd ed., Wiley", ", ch. 4" */
const ofBook =
  /^[*_"”»]{0,3}[,.]\s(?:(?:\d{1,2}(?:st|nd|rd|th|e|\.)|second|third|fourth|revised)\s(?:ed(?:ition|n)?|éd(?:ition)?|Aufl(?:age)?)(?!\p{L})|(?:ch(?:ap(?:ters?)?|s)?\.?|Kap\.|§)\s?\d)/iu
const longestEdition = 40

/** Whether a title is a meeting that is off, a book by what follows it, or what a course hands out. */
export function isNoPaper(cursor: Cursor, line: Line, { link, slot, title }: Head): boolean {
  if (!title) return false
  const words = slice(cursor.text, title)
  if (link && isPath.test(link.url)) {
    // "Fall 2022 · [syllabus](syllabus.pdf) · …"
    if (slot.startsWith('label'))
      return (
        line.marker === '' && /^\p{Ll}+$/u.test(words) && hasWords(cursor.slice(line.from, link.outerStart))
      )
    // "**Homework 1 is out** ([sheet](/homework/1))"
    const isInBrackets = /[(（]$/u.test(cursor.slice(title.end, link.outerStart))
    if (isInBrackets && /\d/.test(words) && wordCount(words) <= 3 && !link.leadsToPaper) return true
  }
  if (link?.leadsToPaper) return false
  if (line.links.length === 0 && noMeeting.test(words)) return true
  return ofBook.test(cursor.slice(title.end, Math.min(line.to, title.end + longestEdition)))
}

/** To a file beside the document or of the same site. */
const isPath = /^(?![a-z][a-z\d+.-]*:)/i

function isItem({ kind, marker }: Line): boolean {
  return kind === 'text' && (marker === '-' || marker === '1')
}
