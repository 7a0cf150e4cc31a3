import { span } from '../../base/span.ts'
import { familyOf, isBlock, isDress, isOpening, shapeOfOpening } from '../frames/frames.ts'
import { paperLinkOf } from '../layouts/fields.ts'
import { type Head, isOfThread, isSure, shapeOf } from '../layouts/layout.ts'
import { commentaryIn, startOfCommentary } from '../layouts/said.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { judge, level } from '../titles/judge.ts'
import { wordCount } from '../titles/words.ts'
import { type Dressed, dressedAt } from './dress.ts'
import {
  blocksAt,
  firstWords,
  isField,
  linkBelow,
  opensProse,
  readSayingSibling,
  readSibling,
  siblingShape,
  withoutNotes,
} from './siblings.ts'

/*
 * The forms that lines share: the block that one opens (`siblings.ts`), how its title is dressed (`dress.ts`), and that it is a
 * term above lines that stand deeper, the title of a block of AsciiDoc, or the beginning of a post. Each certain entry votes for
 * its forms, and each other line against those that it has. Where enough lines of a form are entries, one without a link is an
 * entry, too.
 */

/** A form that a line shares with others. */
export interface LineForm {
  /** By which the lines of the form are counted together. */
  readonly shape: string
  /** The title that the line has if it is an entry of the form, where that is known. */
  readonly dressed?: Dressed
}

/** The forms in which a line opens: the blocks of {@link blocksAt}, what marks its beginning, and how a title in it is dressed. */
export function formsAt(cursor: Cursor, index: number): readonly LineForm[] {
  const line = cursor.lines[index] as Line
  if (line.kind !== 'text' && line.kind !== 'heading') return []
  const forms: LineForm[] = blocksAt(cursor, index).map((shape) => ({ shape }))
  const family = familyOf(shapeOf(cursor.text, line))
  const opening = openingAt(cursor, index)
  if (opening) forms.push({ shape: shapeOfOpening(family, opening) })
  for (const dressed of dressedAt(cursor, index, family))
    for (const shape of dressed.shapes) forms.push({ shape, dressed })
  return forms
}

/** Whether a line opens a paragraph of plain lines. */
export function opensParagraph(cursor: Cursor, index: number): boolean {
  const { isQuote, kind, marker } = cursor.lines[index] as Line
  return kind === 'text' && marker === '' && !isQuote && cursor.kindAbove(index) !== 'text'
}

const mostLinesOfLead = 2

/**
 * Whether a line opens a paragraph in which an entry begins below: "Ann [9:20 AM]", "**Presenter:** Ann". What stands there belongs
 * to that entry and says nothing of the one above.
 * @param begins whether an entry begins on a line
 */
export function leadsToEntry(cursor: Cursor, index: number, begins: (index: number) => boolean): boolean {
  if (!opensParagraph(cursor, index)) return false
  for (let at = index; at < index + mostLinesOfLead; at++) {
    if ((cursor.lines[at] as Line).links.length > 0) return false
    const next = cursor.at(at + 1)
    if (next?.kind !== 'text' || next.marker !== '' || next.isQuote) return false
    if (begins(at + 1)) return true
  }
  return false
}

/** How a line opens that has no marks of its own. */
type Opening = 'term' | 'block title' | 'post'

function openingAt(cursor: Cursor, index: number): Opening | undefined {
  const own = cursor.lines[index] as Line
  if (own.kind !== 'text' || own.isQuote || own.marker === '|') return undefined
  if (cursor.isNamedBlock(own)) return 'block title'
  if (!opensProse(cursor, index, own)) return undefined
  if (isTerm(cursor, index, own)) return 'term'
  return own.marker === '' && (isOfThread(cursor.text, own) || cursor.isBelowRule(index)) ? 'post' : undefined
}

/** Whether a line stands above lines that are deeper than it or begin with a colon, as in a list of definitions. */
function isTerm(cursor: Cursor, index: number, own: Line): boolean {
  const next = cursor.at(index + 1)
  if (own.marker !== '' || next?.kind !== 'text' || next.marker !== '') return false
  return next.indent >= own.indent + 2 || /^\s*:\s/.test(cursor.slice(next.start, next.from))
}

/** Whether a head speaks for a form in which its line opens. */
export function speaksFor({ shape: form, dressed }: LineForm, head: Head): boolean {
  if (isSure(head)) return dressed === undefined || head.title?.start === dressed.title.start
  if (dressed) return head.title?.start === dressed.title.start && head.isPaper && head.level >= level.likely
  if (isBlock(form) || form.endsWith('block title')) return head.isPaper && head.fit !== 'running'
  // "**A Title of Some Words** ([Project](…))" leads to a page of its own.
  return head.link !== undefined && head.fit === 'pure' && head.level >= level.likely
}

/**
 * The entry on a line that is none by itself, in a document whose other entries have the same form.
 * @param forms those in which the line opens and that the document repeats
 */
export function readAlike(
  cursor: Cursor,
  index: number,
  own: Head | undefined,
  forms: readonly LineForm[],
): Head | undefined {
  const shapes = forms.map(({ shape }) => shape)
  const blocks = shapes.filter((shape) => !isOpening(shape) && !isDress(shape))
  const read = blocks.every(isBlock) ? readSayingSibling : readSibling
  const sibling = blocks.length > 0 ? read(cursor, index, own) : undefined
  const opened = sibling ?? (shapes.some(isOpening) ? readOpened(cursor, index, own) : undefined)
  const dressed = forms.findLast((form) => form.dressed)?.dressed
  return opened ?? (dressed && readDressed(cursor, index, own, dressed))
}

/** The entry on a line whose title is dressed as those of the document's others are. */
function readDressed(
  cursor: Cursor,
  index: number,
  own: Head | undefined,
  { title, level: found, isAlone }: Dressed,
): Head | undefined {
  const line = cursor.lines[index] as Line
  if (own?.isPaper) {
    const isLike = own.fit === 'doubtful' && own.title?.start === title.start && own.level >= level.likely
    return isLike ? { ...own, shape: siblingShape, fit: 'pure' } : undefined
  }
  const isRemark = own?.link !== undefined && standsInRemark(cursor, title.end, own.link)
  if (isAlone && line.links.length > 0 && !isRemark) return undefined
  if (own?.title && own.link && !isRemark)
    return own.title.start === title.start ? { ...own, isPaper: true } : undefined
  const below = line.links.length === 0 ? firstBelow(cursor, index, line) : undefined
  const link = isRemark ? undefined : (paperLinkOf(cursor.text, line.links) ?? below?.links[0])
  const { links, to } = below ?? line
  const said = startOfCommentary(cursor.text, below && link ? link.outerEnd : title.end, to)
  return {
    ...unlinked,
    slot: 'plain',
    title: link ? title : withoutNotes(cursor.text, title),
    level: found,
    link,
    lastLine: below ? index + 1 : index,
    commentary: commentaryIn(cursor.text, span(said, to), links, link),
  }
}

/** The line right below an item and deeper than it that begins with a link to a paper. */
function firstBelow(cursor: Cursor, index: number, { indent, marker }: Line): Line | undefined {
  const next = cursor.at(index + 1)
  if (marker === '' || next?.kind !== 'text' || next.marker !== '' || next.indent <= indent) return undefined
  const [link] = next.links
  return link?.leadsToPaper && link.outerStart === next.from ? next : undefined
}

/** "Title (link to come, see [issue 4](…))": whether a link belongs to what is said in brackets after a title. */
function standsInRemark(cursor: Cursor, from: number, { leadsToPaper, outerStart }: LineLink): boolean {
  if (leadsToPaper || outerStart < from) return false
  return /^["”*_\s]{0,4}[(（](?:[^\s()（）]+\s+){2,12}$/u.test(cursor.slice(from, outerStart))
}

/** The entry on a line that opens as the document's others do. */
function readOpened(cursor: Cursor, index: number, own: Head | undefined): Head | undefined {
  const opening = openingAt(cursor, index)
  if (!opening || own?.isPaper || isField(cursor, cursor.lines[index] as Line)) return undefined
  if (own?.title && own.link) return own.level > level.prose ? { ...own, isPaper: true } : undefined
  if (opening === 'block title') return readBlockTitle(cursor, index)
  return opening === 'term' ? readTerm(cursor, index) : readPost(cursor, index)
}

/** The title of a post that is the first paragraph by itself, with what is said of the paper in the next one. */
function readPost(cursor: Cursor, index: number): Head | undefined {
  const said = cursor.at(cursor.nextFilled(index + 1))
  if (cursor.at(index + 1)?.kind !== 'blank' || said?.kind !== 'text' || said.marker !== '') return undefined
  if ((cursor.lines[index] as Line).links.length > 0 || said.links.some(({ leadsToPaper }) => leadsToPaper))
    return undefined
  const title = firstWords(cursor, index)
  if (!title || title.level < level.likely) return undefined
  if (wordCount(cursor.slice(title.span.start, title.span.end)) < fewestOfPost) return undefined
  const own = withoutNotes(cursor.text, title.span)
  return { ...unlinked, slot: title.slot, title: own, level: title.level, lastLine: index }
}

/** Fewer words may be the name of a part: "Jobs and Calls". */
const fewestOfPost = 5

function readBlockTitle(cursor: Cursor, index: number): Head | undefined {
  const line = cursor.lines[index] as Line
  const words = cursor.words(line)
  if (wordCount(words) < 3 || line.links.length > 0) return undefined
  const below = linkBelow(cursor, index, line)
  return {
    ...unlinked,
    slot: 'plain',
    title: below ? span(line.from, line.to) : withoutNotes(cursor.text, span(line.from, line.to)),
    level: judge(words),
    link: below?.link,
    lastLine: below?.index ?? index,
  }
}

function readTerm(cursor: Cursor, index: number): Head | undefined {
  const title = firstWords(cursor, index)
  if (!title || title.level < level.possible) return undefined
  if (wordCount(cursor.slice(title.span.start, title.span.end)) < 3) return undefined
  const own = withoutNotes(cursor.text, title.span)
  return { ...unlinked, slot: title.slot, title: own, level: title.level, lastLine: index }
}

const unlinked = {
  layout: 'title-alone',
  shape: siblingShape,
  fit: 'pure',
  link: undefined,
  isPaper: true,
  commentary: undefined,
} as const

/** Whether one title begins with another, which may stand in quotation marks: '"Just Say It": What People Say'. */
export function beginsWithTitle(text: string, head: Head, { title: first }: Head): boolean {
  if (!head.title || !first || first.end > head.title.end) return false
  return /^["“„«「『]?$/.test(text.slice(head.title.start, first.start))
}
