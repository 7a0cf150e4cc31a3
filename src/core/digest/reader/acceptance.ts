import { withoutEnd } from '../../base/withoutEnd.ts'
import { type Frames, familyOf, frameOf } from '../frames/frames.ts'
import { fieldAt, isFactLine } from '../layouts/fields.ts'
import { ledBy } from '../layouts/inline.ts'
import {
  among,
  bareHeadingShape,
  type Head,
  isItem,
  isSure,
  isWord,
  linkAbove,
  linkFirst,
} from '../layouts/layout.ts'
import { isHeadingAboveLink } from '../layouts/ownLines.ts'
import { endsOpen } from '../layouts/said.ts'
import { acceptsRow } from '../layouts/tableRow.ts'
import { canHeadPaper, isAloneAboveLink, isBesideAddress, readsLikeTitle } from '../layouts/titleLine.ts'
import { eastAsian, hasWords } from '../lines/characters.ts'
import type { Cursor, Line } from '../lines/line.ts'
import { whole } from '../titles/candidates.ts'
import { beginsWithCitation, isBeforeVenue, namesAuthors } from '../titles/credits.ts'
import { level } from '../titles/judge.ts'
import { hasYear } from '../titles/venues.ts'
import { noLink } from '../titles/vocabulary.ts'
import { isOfPictures, wordCount } from '../titles/words.ts'
import { goesOnFromAbove } from './announcement.ts'
import { type Body, isAboveField, isAnswer, isNoPaper, isOfContents, isSignature } from './body.ts'
import { hasHeadingBelow } from './sections.ts'
import { isField, isFirstOfTitles, isInsideItem, nearest, siblingBelow, siblingShape } from './siblings.ts'
import type { ReaderState } from './state.ts'
import { continuesList, isBoldLead, isOfPage, leastOf } from './weakHeads.ts'

/** What begins on the lines around, see `heads.ts`. */
interface HeadsAround {
  readonly frames: Frames
  readonly body: Body
  /** What a line is by itself. */
  own(index: number): Head | undefined
}

/** Whether what reads like the head of an entry is one where it stands, by what stands above and below and by the frames. */
export class Acceptance {
  readonly #cursor: Cursor
  readonly #heads: HeadsAround
  readonly #state: ReaderState

  constructor(cursor: Cursor, heads: HeadsAround, state: ReaderState) {
    this.#cursor = cursor
    this.#heads = heads
    this.#state = state
  }

  /** Whether the head begins an entry where it stands. */
  accepts(line: Line, index: number, head: Head): boolean {
    if (isNoPaper(this.#cursor, line, head) || isAnswer(this.#cursor, index, head, this.#state)) return false
    if (line.marker === '|')
      return acceptsRow(this.#cursor, line, head, this.#heads.frames, this.#state.titleColumn)
    if (!head.link?.leadsToPaper && isSignature(this.#cursor, index)) return false
    if (this.#isLedByWord(line, head) || this.#isNote(line, head) || isOfContents(line, head)) return false
    if (head.shape === bareHeadingShape) return line.level > 1 || this.#state.hasTitle
    if (line.level > 0 && !this.#acceptsHeading(line, index, head)) return false
    if (head.lastLine > index && this.#isLabel(line, index, head)) return false
    if (this.#isFirst && isOfPage(this.#cursor, head, this.#heads)) return false
    if (head.shape === siblingShape) return true
    if (this.#isFieldOfEntry(line, index, head) && !head.shape.startsWith(ledBy)) return false
    if (head.shape.endsWith(among)) {
      const isFramed = this.#heads.frames.of.get(head.shape)?.slot !== undefined
      return (isFramed && !this.#isInside(line)) || this.#isAmongEntries(line, index, head)
    }
    if (head.layout === 'title-alone') return this.#acceptsAlone(line, index, head)
    if (head.shape === 'elsewhere') return this.#isFirst
    if (head.shape === linkFirst && this.#opensParagraph(index, head)) return true
    if (isBoldLead(this.#cursor, head, this.#state)) return true
    const frame = frameOf(this.#heads.frames, head)
    const isFramed = frame?.slot !== undefined
    if (this.#isLabelAbove(head) || !(head.isPaper || this.#isAmongPapers(line, index, head))) return false
    if (this.#isLinkedItem(line, head) || continuesList(this.#cursor, line, head, this.#state)) return true
    if (isFramed && (head.fit !== 'doubtful' || this.#isLikeOthers(line, index, head, frame.slot)))
      return true
    if (head.fit === 'doubtful') return this.#isHeadingOfPaper(line, head)
    if (!frame) return this.#fitsPlace(line, index, head)
    if (head.fit !== 'pure' || !this.#isInside(line)) return head.fit === 'pure'
    // A linked title and no more, in a paragraph below a heading.
    const { isOpen } = this.#state
    return (
      !isOpen &&
      this.#cursor.kindAbove(index) !== 'text' &&
      head.slot.startsWith('label') &&
      head.level >= level.likely
    )
  }

  /**
   * Whether words only head an entry in a form of the document below them: an item, or a title between a heading and the link.
   * A heading that repeats a form as well does where another such entry follows.
   */
  #isLabel({ level: own }: Line, index: number, { lastLine, link, shape }: Head): boolean {
    let inner = this.#cursor.at(lastLine)?.marker === '' ? undefined : this.#framedAt(lastLine)
    for (let at = index + 1; own > 0 && at < lastLine && !inner; at++) {
      const other = this.#heads.own(at)
      if (other?.link && other.link !== link && isSure(other)) return true
      if (other?.lastLine === lastLine) inner = this.#framedAt(at)
    }
    if (!inner || inner.shape === shape) return false
    if (this.#heads.frames.of.get(shape)?.slot === undefined) return true
    return own > 0 && this.#isRepeatedBelow(inner, lastLine, own)
  }

  /** The head on a line that names a paper as the others in a form of the document do. */
  #framedAt(index: number): Head | undefined {
    const own = this.#heads.own(index)
    if (!own?.title || !own.isPaper || (own.fit !== 'pure' && own.fit !== 'parted')) return undefined
    return this.#heads.frames.of.get(own.shape)?.slot === own.slot ? own : undefined
  }

  /** Whether an entry of the same form follows before the next heading of a rank. */
  #isRepeatedBelow({ shape }: Head, index: number, rank: number): boolean {
    let next = index
    for (let count = 0; count < nearest; count++) {
      next = this.#cursor.nextFilled(next + 1)
      const line = this.#cursor.at(next)
      if (line?.kind !== 'text' && !(line?.kind === 'heading' && line.level > rank)) return false
      if (this.#framedAt(next)?.shape === shape) return true
    }
    return false
  }

  /** "- Ada: [A Title of Some Words](…)": a linked title in an item beside others that are entries. */
  #isLinkedItem(line: Line, { level: own, slot, title }: Head): boolean {
    const { isOpen, itemIndent } = this.#state
    if (line.marker === '' || line.indent > 1 || !slot.startsWith('label') || !title) return false
    if ((isOpen && itemIndent !== line.indent) || !this.#isOfForm(line)) return false
    return own >= level.possible && wordCount(this.#cursor.slice(title.start, title.end)) >= 3
  }

  /** Over a link, in a document whose headings of that level name papers. */
  #isHeadingOfPaper({ level: own }: Line, head: Head): boolean {
    if (own === 0 || this.#heads.frames.of.get(`h${own}`)?.slot === undefined) return false
    return head.level > level.prose || isHeadingAboveLink(head)
  }

  /** What is doubtful by itself has its title where the others have theirs; plain words in a paragraph stay prose. */
  #isLikeOthers(line: Line, index: number, head: Head, slot: string): boolean {
    if (slot !== head.slot && slot + whole !== head.slot) return false
    // Sentences lead to the papers of a document without another form.
    if (head.shape.startsWith(ledBy)) return this.#forms.length === 0
    if (isItem(this.#cursor, line) || line.level > 0 || head.title === undefined) return true
    if (/^[@#]|cited$|^record$/.test(head.shape)) return true
    if (head.shape === 'p above link' && isAloneAboveLink(this.#cursor, index)) return true
    // "TileNet (ACL 2024) — … (https://…)"
    if (isBeforeVenue(this.#cursor.slice(head.title.end, line.to))) return true
    // "Okafor, J. and Singh, P., TileNet, https://…": each of them begins with its authors.
    if (namesAuthors(withoutEnd(this.#cursor.slice(line.from, head.title.start), /[\s,:：]/u))) return true
    // "A Title of Some Words, https://… . What it says." in each paragraph.
    const words = this.#cursor.slice(head.title.start, head.title.end)
    if (/^p0 (?:\S+ )?words (?:bare|labelled)$/.test(head.shape) && head.level >= leastOf(words) && head.link)
      return !hasWords(this.#cursor.slice(head.title.end, head.link.outerStart))
    // A sentence leads to the link.
    if (slot.startsWith('label')) return !endsOpen(this.#cursor.slice(line.from, head.title.start - 1))
    // "**Why Sail? Ten Answers for the Rest.** …": where the others have their titles, bold words are a title.
    return !slot.startsWith('text0.0') && (head.level > level.prose || slot.startsWith('bold0'))
  }

  /** A paragraph that begins with an address and says something of it, where paragraphs are entries, or none is open. */
  #opensParagraph(index: number, { link: own, papers }: Head): boolean {
    const link = papers?.at(-1)?.link ?? own
    const { awaitsCommentary, isOpen, itemIndent, openLevel } = this.#state
    if (isOpen && (openLevel > 0 || itemIndent >= 0 || awaitsCommentary)) return false
    if (!link || this.#cursor.kindAbove(index) === 'text') return false
    return saidOfLink.test(this.#cursor.slice(link.outerEnd, link.outerEnd + 60))
  }

  /** Nothing stands above, not even a title. */
  get #isFirst(): boolean {
    return !this.#state.hasWords && !this.#state.hasTitle && !this.#state.isOpen
  }

  /** "Follows https://…", "Follows [Title](…)" in a paragraph or below an item: the word says what the link is to the entry. */
  #isLedByWord(line: Line, head: Head): boolean {
    if (line.marker !== '' && (this.#state.itemIndent < 0 || !this.#isInside(line))) return false
    if (head.slot.startsWith('text')) return line.marker !== '' && isWord(this.#cursor, head)
    return /^\p{Lu}[\p{Ll}-]+ \[$/u.test(this.#cursor.slice(line.from, head.title?.start ?? line.from))
  }

  /** Words that may be a title above a link, in a document whose other links have none above them, or theirs right below. */
  #isLabelAbove({ lastLine, level: own, shape }: Head): boolean {
    if (shape !== 'p above link') return false
    const { of } = this.#heads.frames
    const isApart = this.#cursor.kindAbove(lastLine) !== 'text' && of.get(linkAbove)?.slot === 'below'
    if (isApart && this.#framedAt(lastLine)?.slot === 'below') return true
    return own < level.likely && of.has('bare') && of.get('bare')?.slot === undefined
  }

  /** Whether items of the marker and depth are entries in a form of the document. */
  #isOfForm({ indent, marker }: Line): boolean {
    const { families } = this.#heads.frames
    const depth = Math.min(3, Math.ceil(indent / 2))
    return families.has(`${marker}${depth}`) || (indent <= 1 && families.has(marker))
  }

  /** Whether the items of a list around one are entries in a form of the document: that above, and that below if there is one. */
  #isAmongEntries(line: Line, index: number, head: Head): boolean {
    const isBelowEntry = this.#state.isOpen && this.#state.itemIndent === line.indent
    const after = head.title ? this.#cursor.slice(head.title.end, line.to) : ''
    // "A Title of Some Words (Weiser, 1991). Read it twice."
    const isCited = head.level >= level.likely && beginsWithCitation(after)
    const isMissing = noLink.test(after)
    const isKnown = this.#isOfForm(line) || (isBelowEntry && (isCited || isMissing || !head.title))
    if (!isKnown && !isFirstOfTitles(this.#cursor, index, head, (at) => this.#heads.own(at))) return false
    if (this.#goesOn(index, head) || (head.title && isWord(this.#cursor, head))) return false
    const below = this.#cursor.nextFilled(index + 1)
    // An item over entries is the label of a group.
    if (isInsideItem(this.#cursor, line, below) && this.#heads.own(below)?.isPaper) return false
    const sibling = siblingBelow(this.#cursor, line, below)
    // Items with another bullet are no siblings: "◆ Vision" over "- Title".
    if (sibling === undefined) return isBelowEntry || isCited || isMissing
    const isLike = this.#bulletOf(this.#cursor.lines[sibling] as Line) === this.#bulletOf(line)
    if (isLike && this.#heads.own(sibling)?.isPaper) return true
    // "17 May: to be announced" below an entry with its venue.
    return isLike && (isCited || isMissing || (isBelowEntry && hasYear.test(after)))
  }

  /** Whether a title in plain words may go on in the next line, which says nothing of who wrote the paper. */
  #goesOn(index: number, { slot }: Head): boolean {
    const next = this.#cursor.at(index + 1)
    return (
      !slot.startsWith('bold') &&
      next?.kind === 'text' &&
      next.marker === '' &&
      !isFactLine(this.#cursor, next) &&
      !/^[(（]/.test(this.#cursor.words(next))
    )
  }

  #bulletOf({ start, from, marker }: Line): string {
    return marker === '-' ? this.#cursor.slice(start, from).trim().charAt(0) : marker
  }

  /** "[^1]: See Ann Author, *A Title*, https://…" in a document of other forms. */
  #isNote({ start }: Line, { shape }: Head): boolean {
    const isFramed = this.#heads.frames.families.has(familyOf(shape))
    return !isFramed && this.#forms.length > 0 && this.#cursor.text.startsWith('[^', start)
  }

  /** A field of the form of the document, or "**Notes:** [the survey](…)" right below what is said of a paper. */
  #isFieldOfEntry(line: Line, index: number, head: Head): boolean {
    if (!this.#state.isOpen) return false
    if (this.#heads.body.isField(line, head, this.#heads.frames)) return true
    const isItemBelow = line.marker !== '' && this.#state.openLevel > 0 && head.fit === 'doubtful'
    if (isItemBelow && fieldAt(this.#cursor, line)) return true
    return line.marker === '' && this.#cursor.kindAbove(index) === 'text' && isField(this.#cursor, line)
  }

  /** What leads to no known place of papers is one only among others that do. */
  #isAmongPapers(line: Line, index: number, head: Head): boolean {
    const isLikely = head.level >= level.likely
    // "Unsubscribe", "View this mail in your browser"; "Restarted it, and fixed [the manual](…)."
    if ((head.shape === 'p0 labelled' && !isLikely) || isWord(this.#cursor, head)) return false
    if (head.fit === 'doubtful' && !isLikely && this.#countWords(head) < 3) return false
    if (this.#state.shape === head.shape) return true
    const isFramed = this.#heads.frames.of.get(head.shape)?.slot !== undefined
    const words = head.title ? this.#cursor.slice(head.title.start, head.title.end) : ''
    const isListed = line.marker !== '' || head.shape.startsWith(ledBy) || head.shape.endsWith(' cited')
    const isNamed =
      readsLikeTitle(words) ||
      (head.shape.endsWith(' cited') && head.level > level.prose && wordCount(words) > 1) ||
      (eastAsian.test(words) && wordCount(words) >= 5 && head.level > level.prose)
    if (isFramed && isListed && isNamed) return true
    if (isBesideAddress(this.#cursor, line, head) && readsLikeTitle(words)) return this.#isOfForm(line)
    let next = index
    for (let count = 0; count < nearest; count++) {
      next = this.#cursor.nextFilled(next + 1)
      const line = this.#cursor.at(next)
      if (!line || line.kind === 'heading') return false
      const other = this.#heads.own(next)
      if (other?.shape === head.shape && other.isPaper && this.#heads.frames.of.has(head.shape)) return true
    }
    return false
  }

  /** Without a frame the place decides: inside what an entry says, only the name of a paper begins another. */
  #fitsPlace(line: Line, index: number, head: Head): boolean {
    // A line within a paragraph goes on with what is said above.
    const goesOn = line.marker === '' && line.level === 0 && this.#cursor.kindAbove(index) === 'text'
    const isSmall = /^\p{Ll}/u.test(this.#cursor.slice(line.from, line.from + 1))
    if (goesOn && head.slot.startsWith('text') && (head.level < level.likely || isSmall)) return false
    if (goesOn && (this.#isFirstSaid(head) || goesOnFromAbove(this.#cursor, index))) return false
    if (!this.#isInside(line)) return head.fit !== 'running' || head.slot.startsWith('label')
    if (head.fit === 'parted') return head.shape.endsWith('cited') || this.#isLongName(line, head)
    if (head.fit !== 'pure') return false
    const isPlain = head.layout === 'title-parenthesis' || head.layout === 'title-badges'
    // A line below another form of title that waits for what is said of it, and an item inside of it, say that.
    const isDeeper = line.marker !== '' && this.#state.itemIndent >= 0
    const mayBeSaid = isPlain && (this.#state.awaitsCommentary || isDeeper)
    return !mayBeSaid || this.#state.previous === head.layout || head.level >= level.likely
  }

  /** Whether plain words and an address go on with the paragraph in which an entry of a form of the document has just begun. */
  #isFirstSaid({ shape: own, slot }: Head): boolean {
    const { awaitsCommentary, shape } = this.#state
    if (!awaitsCommentary || shape === undefined || shape === own || !slot.startsWith('text')) return false
    return this.#heads.frames.of.get(shape)?.slot !== undefined
  }

  /** A linked title of three words or more, or one in a paragraph, whose commentary a sign begins. */
  #isLongName(line: Line, head: Head): boolean {
    const isLinked = head.slot.startsWith('label') && this.#countWords(head) >= 3
    return isLinked || (line.marker === '' && head.level >= level.likely)
  }

  #acceptsHeading(line: Line, index: number, head: Head): boolean {
    const words = head.title ? this.#cursor.slice(head.title.start, head.title.end) : ''
    if (!canHeadPaper(words)) return false
    if (
      line.level === 1 &&
      !this.#state.hasTitle &&
      !this.#state.hasWords &&
      (!head.link?.leadsToArxiv ||
        isOfPictures(this.#cursor.slice(head.link.labelStart, head.link.labelEnd))) &&
      this.#heads.frames.of.get('h1')?.slot === undefined &&
      (hasHeadingBelow(this.#cursor, index) || this.#forms.some((form) => !form.startsWith('h')))
    )
      return false
    const frame = this.#heads.frames.of.get(`h${line.level}`)
    if (!frame || frame.slot !== undefined) return true
    // "Week 4: Protocols and certificates" among headings that are no titles.
    const lead = this.#cursor.slice(line.from, head.title?.start ?? line.from)
    return readsLikeTitle(words) && !/[:：]\s*$/.test(lead)
  }

  /** The markers of lines and the ranks of headings that the document repeats as entries. */
  get #forms(): readonly string[] {
    return [...this.#heads.frames.families].filter((family) => /^(?:[-1@#bp>]\d?|h\d|row)$/.test(family))
  }

  #acceptsAlone(line: Line, index: number, head: Head): boolean {
    const { of } = this.#heads.frames
    const own = of.get(head.shape)
    if (head.shape === 'p alone')
      return this.#state.previous !== undefined && !this.#state.awaitsCommentary && head.fit === 'pure'
    if (head.shape.startsWith('h')) {
      if (own?.slot !== undefined) return own.slot === head.slot || head.fit === 'pure'
      return (
        head.fit === 'pure' ||
        (head.level >=
          (isAboveField(this.#cursor, index) || this.#countWords(head) >= 6
            ? level.possible
            : level.likely) &&
          of.get(head.shape.slice(0, 2))?.slot === 'title' &&
          this.#state.hasWords &&
          !this.#headsList(index, head))
      )
    }
    const least = head.slot.startsWith('italic') ? level.possible : level.likely
    if (own?.slot !== undefined)
      return own.slot === head.slot || (head.fit === 'parted' && head.level >= least)
    const isAsOthers = [...of].some(
      ([shape, { slot }]) => slot === head.slot && shape.startsWith(`${head.shape.charAt(0)}0 words`),
    )
    if (isAsOthers) return true
    // A reference in a paragraph or a numbered item of its own.
    const isReference = head.isPaper && head.level > level.prose && this.#cursor.kindAbove(index) !== 'text'
    if (line.marker === '' || (line.marker === '1' && isReference)) return isReference
    const { isOpen, itemIndent, shape = '' } = this.#state
    // A reference below another.
    if (head.isPaper && isOpen && itemIndent === line.indent && /(?:cited|reference)$/.test(shape))
      return true
    return head.isPaper ? this.#isOfForm(line) : this.#isAmongEntries(line, index, head)
  }

  #countWords({ title }: Head): number {
    return title ? wordCount(this.#cursor.slice(title.start, title.end)) : 0
  }

  /** "Parking lot", and a heading right over another entry or a list. */
  #headsList(index: number, head: Head): boolean {
    const next = this.#cursor.nextFilled(index + 1)
    const line = this.#cursor.at(next)
    const below = line && this.#heads.own(next)
    if (this.#countWords(head) < 3) return true
    if (below === undefined && line?.marker === '-') return true
    // A sentence may stand above the list.
    const after = this.#cursor.nextFilled(next + 1)
    const isSaid = below === undefined && line?.kind === 'text' && this.#cursor.at(after)?.marker === '-'
    const first = isSaid ? this.#heads.own(after) : below
    return first?.title !== undefined && first.isPaper && first.fit !== 'doubtful'
  }

  /** Whether the line stands inside what an entry says, or in running text. */
  #isInside(line: Line): boolean {
    if (line.kind === 'heading') return false
    if (line.marker === '') return true
    const { itemIndent } = this.#state
    return itemIndent >= 0 ? line.indent > itemIndent + 1 : this.#state.isOpen
  }
}

/** ": good", " - good", " (Ann): good", " Good" */
const saidOfLink = /^\s*[:：]\s|^\s[-–—]\s|^\s?[(（][^()（）]{1,40}[)）][.:,]\s|^\s[\p{Lu}\p{Lo}]/u
