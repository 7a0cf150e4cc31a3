import type { Steps } from '../../base/async.ts'
import { withoutLearned } from '../frames/around.ts'
import {
  address,
  closing,
  type Frames,
  familyOf,
  inside,
  noFrames,
  preceded,
  shapeOfHeading,
  shapeOfPart,
  shapeOfSaid,
  shapeOfTold,
  story,
} from '../frames/frames.ts'
import { Count, type Tallies } from '../frames/tallies.ts'
import { readTaught, type TaughtPattern } from '../frames/taught.ts'
import { addressAtEdge } from '../layouts/closing.ts'
import { readers } from '../layouts/index.ts'
import {
  aboveLink,
  cited,
  type Head,
  isSure,
  type LayoutContext,
  linkAbove,
  linkFirst,
  shapeOf,
  shapeOfLead,
} from '../layouts/layout.ts'
import { readUntitled } from '../layouts/linkTitle.ts'
import { readPasted } from '../layouts/oneLine.ts'
import { isHeadingAboveLink } from '../layouts/ownLines.ts'
import { mayOpenRecord, shapeOfRecord, titleLabelAt } from '../layouts/titleLabel.ts'
import type { Cursor, Line } from '../lines/line.ts'
import { aroundTitle } from '../titles/credits.ts'
import { Body } from './body.ts'
import { opensStory, readNarrated } from './narrated.ts'
import {
  beginsWithTitle,
  formsAt,
  type LineForm,
  leadsToEntry,
  opensParagraph,
  readAlike,
  speaksFor,
} from './openings.ts'
import { headingForm } from './sections.ts'
import { opensProse, readMarked, siblingShape } from './siblings.ts'
import { isWeak } from './weakHeads.ts'

/** The head that begins on a line, and the last line that was looked at to tell. */
interface Answer {
  readonly head: Head | undefined
  readonly reach: number
}

/** The heads that begin on the lines of a text: by themselves, and as the document's frames read them. */
export class Heads {
  readonly #cursor: Cursor
  readonly body: Body
  readonly #patterns: readonly TaughtPattern[]
  /** What each line is by itself, and what it is in the frames, where somebody has asked. */
  readonly #own: (Answer | undefined)[]
  #framed: (Answer | undefined)[] = []
  /** The forms in which each line opens, as far as it has been read by itself. */
  readonly #forms: (readonly LineForm[])[] = []
  /** The paper that each paragraph is about, as far as its first line has been read by itself. */
  readonly #stories: (Head | undefined)[] = []
  #frames: Frames = noFrames
  readonly #inContext: LayoutContext = { slotOf: (shape) => this.frames.of.get(shape)?.slot }

  /** @param patterns that go before the layouts */
  constructor(cursor: Cursor, patterns: readonly TaughtPattern[] = []) {
    this.#cursor = cursor
    this.body = new Body(cursor)
    this.#patterns = patterns
    this.#own = new Array(cursor.count)
  }

  get frames(): Frames {
    return this.#frames
  }

  set frames(frames: Frames) {
    this.#frames = frames
    this.#framed = new Array(this.#cursor.count)
  }

  /** What the line is by itself. */
  own(index: number): Head | undefined {
    return this.#answer(this.#own, index, this.#readAlone)
  }

  readonly #readAlone = (index: number): Head | undefined => {
    this.#forms[index] = formsAt(this.#cursor, index)
    this.#stories[index] = readNarrated(this.#cursor, index)
    const head = this.#read(index, alone)
    if (head) this.body.look(index, head)
    else if (headingForm(this.#cursor, index) !== undefined) this.isAboveEntry(index)
    return head
  }

  #inFrames(index: number): Head | undefined {
    return this.#answer(this.#framed, index, this.#readInFrames)
  }

  readonly #readInFrames = (index: number): Head | undefined => this.#read(index, this.#inContext)

  /** Reads a line once, and has looked as far ahead for it each time that somebody asks. */
  #answer(
    answers: (Answer | undefined)[],
    index: number,
    read: (index: number) => Head | undefined,
  ): Head | undefined {
    const cursor = this.#cursor
    const before = cursor.furthest
    let answer = answers[index]
    if (!answer) {
      cursor.furthest = index
      answer = { head: read(index), reach: cursor.furthest }
      answers[index] = answer
    }
    cursor.furthest = Math.max(before, answer.reach)
    return answer.head
  }

  /** Whether a head stands right below a line that is none. */
  isAboveEntry(index: number): boolean {
    const next = this.#cursor.nextFilled(index + 1)
    if (next >= this.#cursor.count) return false
    // Labels look at what stands below them, so that a row of them must not look at each other.
    const head = headingForm(this.#cursor, next) === undefined ? this.own(next) : this.#read(next, alone)
    return isSure(head)
  }

  /** Whether a heading of the first rank is one of several that entries follow, and so no title of the document. */
  isOneOfSeveral(index: number): boolean {
    return this.frames.of.get(shapeOfHeading(firstRank))?.slot !== undefined && this.isAboveEntry(index)
  }

  /** Whether entries follow the lines of a form; `undefined` where they mostly do not. */
  headingOf(index: number): 'always' | 'mostly' | undefined {
    const form = headingForm(this.#cursor, index)
    const slot = form === undefined ? undefined : this.frames.of.get(shapeOfHeading(form))?.slot
    return slot === 'always' || slot === 'mostly' ? slot : undefined
  }

  /** The column in which most rows like this one say something of their papers; -1 where none is known. */
  saidColumnOf(index: number): number {
    const shape = this.own(index)?.shape
    const slot = shape === undefined ? undefined : this.frames.of.get(shapeOfSaid(shape))?.slot
    return slot === undefined ? -1 : Number(slot)
  }

  /** What a pattern that the writer taught says of the line. */
  taught(index: number): Head | undefined {
    const head = this.#patterns.length > 0 ? this.own(index) : undefined
    return head?.isTaught ? head : undefined
  }

  /** What the line is among the document's others. */
  at(index: number): Head | undefined {
    const found = this.#among(index)
    const head = found && this.body.withoutTail(index, found, this.frames)
    if (!head?.title) return head
    const line = this.#cursor.lines[index] as Line
    const shapes =
      head.shape === siblingShape ? [shapeOf(this.#cursor.text, line), line.marker || 'p'] : [head.shape]
    const title = shapes.reduce(
      (own, shape) => withoutLearned(this.#cursor.text, own, peopleOf(shape, head.slot), this.frames.around),
      head.title,
    )
    return title === head.title ? head : { ...head, title }
  }

  #among(index: number): Head | undefined {
    const head = this.own(index)
    if (this.frames.of.size === 0 || head?.isTaught) return head
    const pasted = readPasted(this.#cursor, index, this.#inContext)
    if (pasted) return pasted
    const found = this.#marked(index, this.#inFrame(index, head))
    const isSettled =
      found?.isPaper && (found.fit !== 'doubtful' || this.frames.of.get(found.shape)?.slot !== undefined)
    if (isSettled) return found
    const forms = this.#formsOf(index).filter(({ shape }) => this.frames.of.get(shape)?.slot !== undefined)
    return readAlike(this.#cursor, index, found, forms) ?? readUntitled(this.#cursor, index, found) ?? found
  }

  /** The title that a line marks in the middle of what it says, where the others of its form do so; the lines below go on. */
  #marked(index: number, head: Head | undefined): Head | undefined {
    const line = this.#cursor.lines[index] as Line
    const form = shapeOfTold(familyOf(shapeOf(this.#cursor.text, line)))
    const slot = this.frames.of.get(form)?.slot
    if (slot === undefined || (!head && this.isLead(index))) return this.#narrated(index, head)
    if (!opensProse(this.#cursor, index, line)) return head && this.#isOfFrame(head) ? head : undefined
    const marked = readMarked(this.#cursor, index, true)
    if (!marked || (marked.slot === inside && slot !== inside)) return this.#narrated(index, head)
    return this.#instead(head, marked)
  }

  /** The paper that a paragraph is about, where those of the document are about one each. */
  #narrated(index: number, head: Head | undefined): Head | undefined {
    if (this.frames.of.get(story)?.slot === undefined) return head
    const narrated = readNarrated(this.#cursor, index, true)
    return narrated ? this.#instead(head, narrated) : head
  }

  /** A head, or in its place the title that the line marks, unless the head begins with it and speaks for itself. */
  #instead(head: Head | undefined, marked: Head): Head {
    const isRead = head && (isSure(head) || this.frames.of.get(head.shape)?.slot !== undefined)
    return isRead && beginsWithTitle(this.#cursor.text, head, marked) ? head : marked
  }

  /** Whether a head speaks for itself, as the others of its form do: one of the lines of a paragraph, each of them an entry. */
  #isOfFrame({ fit, isPaper, shape, slot }: Head): boolean {
    return fit === 'pure' && isPaper && this.frames.of.get(shape)?.slot === slot
  }

  #inFrame(index: number, head: Head | undefined): Head | undefined {
    const framed = this.#isInRecords(index) || this.#mayBeClosed(head) ? this.#inFrames(index) : undefined
    if (framed?.shape === shapeOfRecord || framed?.shape.endsWith(closing)) return framed
    if (!head) return this.#mayBeFramed(index) ? this.#inFrames(index) : undefined
    const frame = this.frames.of.get(head.shape) ?? this.frames.of.get(cited(head.shape))
    if (frame?.slot === undefined || frame.slot === head.slot) return head
    return this.#inFrames(index) ?? head
  }

  #formsOf(index: number): readonly LineForm[] {
    this.own(index)
    return this.#forms[index] ?? []
  }

  /** Whether the document has records whose title's label is learned, and the line may open one. */
  #isInRecords(index: number): boolean {
    return this.frames.of.get(shapeOfRecord)?.slot !== undefined && mayOpenRecord(this.#cursor, index)
  }

  /** Whether the document has addresses last, and the line may begin what such an address belongs to. */
  #mayBeClosed(head: Head | undefined): boolean {
    return this.frames.of.get(closing)?.slot !== undefined && !isSure(head)
  }

  /** Whether a line that is no head by itself may be one in a frame: it has links of the kind, or stands above one. */
  #mayBeFramed(index: number): boolean {
    const line = this.#cursor.lines[index] as Line
    // Above the rule of a table stand the names of its columns.
    if (line.marker === '|') return this.#cursor.at(index + 1)?.kind !== 'marks'
    if (line.links.length === 0) return false
    if (!line.links.some((link) => link.leadsToPaper)) return true
    const shape = shapeOf(this.#cursor.text, line)
    return (this.frames.of.get(shape) ?? this.frames.of.get(cited(shape)))?.slot !== undefined
  }

  #read(index: number, context: LayoutContext): Head | undefined {
    const cursor = this.#cursor
    if (this.#patterns.length === 0) return readHead(cursor, index, context)
    const isPart = (head: Head) => !this.#holdsTaught(index + 1, head.lastLine)
    return this.#taughtAt(index) ?? readHead(cursor, index, context, isPart)
  }

  #taughtAt(index: number): Head | undefined {
    const { kind } = this.#cursor.lines[index] as Line
    if (kind !== 'text' && kind !== 'heading') return undefined
    return readTaught(this.#patterns, this.#cursor, index)
  }

  /** Whether a taught pattern matches at one of the lines from one to another, which then belong to no head above. */
  #holdsTaught(from: number, last: number): boolean {
    for (let index = from; index <= last; index++) if (this.#taughtAt(index)) return true
    return false
  }

  /** The votes of the lines from one to another, a line a step. */
  *counting(from: number, to: number): Steps<Tallies> {
    const count = new Count()
    for (let index = from; index < to; index++) {
      this.#vote(count, index)
      yield
    }
    return count.tallies
  }

  /** The last line that was looked at for what the lines from one to another are. */
  reach(from: number, to: number): number {
    const { furthest } = this.#cursor
    let last = 0
    for (let index = from; index < to; index++) {
      this.own(index)
      last = Math.max(last, this.#own[index]?.reach ?? 0)
    }
    this.#cursor.furthest = furthest
    return last
  }

  #vote(count: Count, index: number): void {
    const line = this.#cursor.lines[index] as Line
    const edge = addressAtEdge(this.#cursor, index)
    if (edge) count.vote(closing, edge)
    if (line.kind !== 'text' && line.kind !== 'heading') return
    const head = this.own(index)
    if (line.level > 0) this.#voteHeading(count, line, head)
    // The lines of a record are heads of the same title.
    const isAgain = index > 0 && head?.title?.start === this.own(index - 1)?.title?.start
    if (head?.title && head.isPaper && !isAgain) {
      const words = this.#cursor.text.slice(head.title.start, head.title.end)
      const around = aroundTitle(this.#cursor.text, head.title, line)
      count.voteTitle(peopleOf(head.shape, head.slot), words, around)
    }
    if (head?.shape === linkAbove || head?.shape === linkFirst) count.vote(address, undefined)
    if (head?.shape.endsWith(aboveLink) && isSure(head)) count.vote(address, 'above', 0)
    if (head?.shape === linkAbove) count.vote('bare', undefined)
    if (head?.shape === 'p above link' && isSure(head)) count.vote('bare', 'above', 0)
    if (head && isWeak(this.#cursor.text, head)) count.voteWeakly(head.shape, head.slot)
    else if (head) count.vote(head.shape, isSure(head) ? head.slot : undefined)
    else if (line.links.some((link) => link.leadsToPaper))
      count.vote(shapeOf(this.#cursor.text, line), undefined)
    this.#voteLead(count, index, head)
    const untitled = readUntitled(this.#cursor, index, head)
    if (untitled && isWeak(this.#cursor.text, untitled)) count.voteWeakly(untitled.shape, untitled.slot)
    const opening = isSure(head) ? shapeOfLead(this.#cursor, index) : undefined
    if (opening !== undefined) count.vote(opening, 'title')
    for (const form of this.#formsOf(index))
      count.vote(form.shape, head && speaksFor(form, head) ? 'title' : undefined)
    const marked = readMarked(this.#cursor, index)
    if (marked || (head?.isPaper && opensProse(this.#cursor, index, line)))
      count.vote(shapeOfTold(familyOf(shapeOf(this.#cursor.text, line))), marked?.slot)
    this.#voteStory(count, index, head)
    const label = titleLabelAt(this.#cursor, index)
    if (label !== undefined) count.vote(shapeOfRecord, label)
    if (!head) this.#voteByWords(count, index, line)
    else if (isSure(head)) this.body.vote(count, index, head)
  }

  /** Where entries have another form, what is said of each may cite in its first sentence what it builds on. */
  #voteStory(count: Count, index: number, head: Head | undefined): void {
    const narrated = this.#stories[index]
    const isOther = !narrated && isSure(head)
    if (isOther || opensStory(this.#cursor, index)) count.vote(story, narrated?.slot, isOther ? 3 : 1)
  }

  #voteLead(count: Count, index: number, head: Head | undefined): void {
    if (!opensParagraph(this.#cursor, index)) return
    if (isSure(head)) count.vote(preceded, undefined)
    else if (!head && leadsToEntry(this.#cursor, index, (at) => isSure(this.own(at))))
      count.vote(preceded, 'below')
  }

  /** Whether a line leads to an entry below it in its paragraph, as in most paragraphs with an entry. */
  isLead(index: number): boolean {
    return this.frames.of.has(preceded) && leadsToEntry(this.#cursor, index, (at) => isSure(this.own(at)))
  }

  #voteHeading(count: Count, { level: own }: Line, head: Head | undefined): void {
    const shape = `h${own}`
    if (head?.fit === 'doubtful' && (isHeadingAboveLink(head) || isWeak(this.#cursor.text, head)))
      count.voteWeakly(shape, 'title')
    else count.vote(shape, isSure(head) ? 'title' : undefined)
  }

  /** The votes of a line on which no entry begins. */
  #voteByWords(count: Count, index: number, line: Line): void {
    this.body.voteByLabel(count, line)
    const form = line.level === 1 ? firstRank : headingForm(this.#cursor, index)
    if (form === undefined) return
    const place = this.isAboveEntry(index) ? 'above' : undefined
    count.vote(shapeOfHeading(form), place)
    count.vote(shapeOfPart(this.#cursor.words(line)), place)
  }
}

/** The form of headings of the first rank. */
const firstRank = 'h1'

const alone: LayoutContext = { slotOf: () => undefined }

function readHead(
  cursor: Cursor,
  index: number,
  context: LayoutContext,
  mayBe: (head: Head) => boolean = () => true,
): Head | undefined {
  const line = cursor.lines[index] as Line
  if (line.kind !== 'text' && line.kind !== 'heading') return undefined
  let other: Head | undefined
  for (const read of readers) {
    const head = read(cursor, index, context)
    if (head && !mayBe(head)) continue
    if (head?.isPaper) return head
    other ??= head
  }
  return other
}

/** Lines of one marker and depth have people at the same side, all of them in the labels of links or outside. */
function peopleOf(shape: string, slot: string): string {
  return `people ${familyOf(shape)}${slot.startsWith('label') ? ' linked' : ''}`
}
