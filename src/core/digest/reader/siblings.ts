import { type Span, slice, span } from '../../base/span.ts'
import { familyOf, inside, shapeOfBlock } from '../frames/frames.ts'
import { fieldAt, headLine, isKnownField, paperLinkOf, wordsOnly } from '../layouts/fields.ts'
import { type Head, isSure, shapeOf } from '../layouts/layout.ts'
import { beginsWithPeople, commentaryIn, isAside, startOfCommentary } from '../layouts/said.ts'
import { readTitleLine, type TitleLine } from '../layouts/titleLine.ts'
import { areNamesInFrontOfVenue, lastTitleLine } from '../layouts/wrappedTitle.ts'
import { eastAsian, hasWords } from '../lines/characters.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { type Candidate, isCitationLabel } from '../titles/candidates.ts'
import { kindOfPaper } from '../titles/facts.ts'
import { level } from '../titles/judge.ts'
import { isGeneric } from '../titles/parts.ts'
import { areSurnames, byWord, isPeople, mayBePeople } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'
import { isVenue } from '../titles/venues.ts'
import { paperLabels } from '../titles/vocabulary.ts'
import { groupOf, wordCount } from '../titles/words.ts'

/*
 * Entries that are recognised only by their similarity to the document's others: they have no link, or one to an unknown site.
 * Their lines have the same marker and depth, and the same kinds of lines below: "Authors: …", "논문: …", or a byline. Each
 * certain entry votes for the forms of its block (`blocksAt`); a line in one of these forms is an entry, too. Where nearly all
 * lines of a marker and depth with commentary below are entries, so is one that reads like a title beyond doubt.
 * And where nearly all paragraphs or items mark their titles in the middle of what they say, so does each of them.
 */

/** How the names of these forms begin. */
const ofBlock = 'block '
/** How many lines below the first are looked at. */
const farthest = 2

/** The forms of the block that a line opens: its marker and depth, and what the lines below it are. */
export function blocksAt(cursor: Cursor, index: number): readonly string[] {
  const own = cursor.lines[index] as Line
  if (!mayOpenBlock(cursor, index, own) || isInCapitals(cursor.words(own))) return []
  const kinds: string[] = []
  const first = own.marker === '' && own.level === 0 ? lastTitleLine(cursor, index) : index
  let last = first
  for (let count = 0; count < farthest; count++) {
    const next = cursor.nextFilled(last + 1)
    const line = cursor.at(next)
    if (line?.kind !== 'text' || line.marker === '|' || !isBelow(cursor, own, next)) break
    const field = fieldAt(cursor, line)
    const icon = iconAt(cursor, line)
    const isOther =
      icon === '' ? colonInItalics.test(cursor.words(line)) : own.level === 0 && line.links.length === 0
    // Another entry begins.
    if (field?.isTitle || (next > last + 1 && isOther)) break
    last = next
    if (icon !== '') kinds.push(icon)
    else if (field) kinds.push(`${line.marker}${groupOf(field.label)}`)
    else if (count === 0 && (own.level > 0 || next === first + 1) && isByline(cursor, line))
      kinds.push('byline')
    else break
  }
  const isSaying = kinds.length === 0 && isSaidBelow(cursor, index, own)
  // Most lines have none, which is sooner known than what marks them.
  if (kinds.length === 0 && !isSaying) return kinds
  const family = familyOf(shapeOf(cursor.text, own))
  // Items speak for those, too, that have other words below them.
  return [
    ...(isSaying || own.marker !== '' ? [shapeOfBlock(family)] : []),
    ...kinds.map((kind) => `${ofBlock}${family} ${kind}`),
  ]
}

/** "🔗 https://…": what says what a line is. */
function iconAt(cursor: Cursor, { from }: Line): string {
  return /^\p{Extended_Pictographic}/u.exec(cursor.slice(from, from + 2))?.[0] ?? ''
}

/** "*TileNet: Glazing Stone Tiles*" has no label. */
const colonInItalics = /^[*_](?![*_])[^*_:：]*[:：]/

/** "PAPERS WORTH KEEPING": the name of a section, or of the whole. */
function isInCapitals(words: string): boolean {
  return /\p{Lu}{4}/u.test(words) && !/[^\p{Lu}\d\s.,:&'’–—-]/u.test(words)
}

/** "▎Vision": what Chinese editors draw in front of a topic. */
const topicBar = /[▎▍▌▋▊▉█]/

function mayOpenBlock(cursor: Cursor, index: number, { from, kind, level: own, marker }: Line): boolean {
  if (own > 0) return own > 1
  if (kind !== 'text' || marker === '|' || topicBar.test(cursor.slice(from, from + 1))) return false
  return marker !== '' || cursor.kindAbove(index) !== 'text'
}

/** Whether what stands below an item, or a paragraph that begins in bold, says something of it. */
function isSaidBelow(cursor: Cursor, index: number, own: Line): boolean {
  const next = cursor.nextFilled(index + 1)
  const line = cursor.at(next)
  if (own.level > 0 || line?.kind !== 'text' || line.marker === '|') return false
  if (own.marker !== '') return isBelow(cursor, own, next)
  const isStamped = stamp.test(cursor.slice(own.from, own.from + longestStamp))
  if (!isStamped && !cursor.text.startsWith('**', own.from)) return false
  const isLine = isStamped || boldLine.test(cursor.words(own))
  return line.isQuote || (line.marker === '' && (isLine || next > index + 1))
}

/** "[00:49:20] ": where in a recording a paper is spoken of. */
const stamp = /^[[(]?\d{1,2}:\d{2}/
const longestStamp = 6

/** "**Title** (authors)." */
const boldLine = /^\*\*(?:(?!\*\*).)+\*\*(?:\s?\(.*\))?[.:]?$/u

/** Items have the lines of their block deeper than themselves, paragraphs and headings below them; a quotation ends at a blank line. */
function isBelow(cursor: Cursor, own: Line, index: number): boolean {
  const line = cursor.lines[index] as Line
  if (own.isQuote !== line.isQuote || (own.isQuote && cursor.kindAbove(index) === 'blank')) return false
  return own.marker === '' ? line.level === 0 : line.indent > own.indent
}

export function isByline(cursor: Cursor, line: Line): boolean {
  const { kind } = headLine(cursor, line)
  if (kind === 'fact') return true
  if (line.links.length > 0) return kind === 'link' || areKinds(cursor, line)
  const words = cursor.words(line)
  if (isPeople(words) || areSurnames(words) || areNamesInFrontOfVenue(words)) return true
  return beginsWithPeople(words) && !/[.!?。]$/.test(words)
}

/** "Institute · March 2023 · [HAL](…)": links that say what they are, in a line that is no sentence. */
function areKinds(cursor: Cursor, { from, links, to }: Line): boolean {
  if (to - from > longestByline || /[.!?。]$/.test(cursor.slice(from, to))) return false
  return links.every((link) => link.hasLabel && isGeneric(cursor.slice(link.labelStart, link.labelEnd)))
}

const longestByline = 300

/** The entry that a line opens above nothing but commentary: words that read like a title beyond doubt, and no paper by another form. */
export function readSayingSibling(cursor: Cursor, index: number, own: Head | undefined): Head | undefined {
  const line = cursor.lines[index] as Line
  // A list of contents has its own lists below it.
  if (own?.isPaper || isField(cursor, line) || line.links.some(({ url }) => url.startsWith('#')))
    return undefined
  if (own?.link) return isTitle(cursor, own, own.slot !== 'text0.0') ? { ...own, ...asSibling } : undefined
  const title = readTitleLine(cursor, index) ?? (own ? undefined : firstWords(cursor, index))
  const head = title && headOf(cursor, title)
  return head && head.lastLine === index && isTitle(cursor, head, title.isMarked) ? head : undefined
}

function isTitle(cursor: Cursor, { level: own, title }: Head, isMarked: boolean): boolean {
  if (!title) return false
  const words = cursor.slice(title.start, title.end)
  return own >= (isMarked || eastAsian.test(words) ? level.possible : level.likely) && wordCount(words) >= 3
}

/** The entry that a line opens which is none by itself, but stands as the others of the document do. */
export function readSibling(cursor: Cursor, index: number, own: Head | undefined): Head | undefined {
  const line = cursor.lines[index] as Line
  if (isField(cursor, line)) return undefined
  // "原論文は https://… 。": a sentence ends after the link.
  if (
    own?.link &&
    cursor.text
      .slice(own.link.outerEnd, own.link.outerEnd + 2)
      .trim()
      .startsWith('。')
  )
    return undefined
  if (own?.title && own.link && own.level > level.prose) {
    const isWhole = own.slot.startsWith('label') && own.fit === 'pure'
    return { ...own, ...asSibling, shape: isWhole ? own.shape : siblingShape }
  }
  const title = labelled(cursor, index) ?? readTitleLine(cursor, index) ?? firstWords(cursor, index)
  if (!title) return undefined
  const words = wordCount(cursor.slice(title.span.start, title.span.end))
  if (title.level === level.prose || words < (title.level >= level.likely ? 2 : 3)) return undefined
  const beside = paperLinkOf(cursor.text, line.links)
  const below = beside ? undefined : linkBelow(cursor, title.lastLine, line)
  return headOf(cursor, title, beside ?? below?.link, below?.index)
}

function headOf(cursor: Cursor, title: TitleLine, link?: LineLink, lastLine = title.lastLine): Head {
  return {
    layout: link ? 'title-fields' : 'title-alone',
    shape: siblingShape,
    slot: title.slot,
    fit: 'pure',
    title: link ? title.span : withoutNotes(cursor.text, title.span),
    level: title.level,
    link,
    isPaper: true,
    lastLine,
    commentary: undefined,
  }
}

/** A paragraph that an editor has broken into lines has its link in one of the first. */
const mostLinesToLink = 4
const marks = /[*_"“„«「『《]/

/**
 * "I usually skip these, but *A Title of Some Words* made me laugh. [[arXiv](…)]", "„Title“ von Author [1]. …": the only marked
 * words of a paragraph or an item that read like a title, with something said of them or around them, and then a link that
 * says no more than what it leads to. By itself it may be any sentence.
 */
export function readMarked(cursor: Cursor, index: number, isFramed = false): Head | undefined {
  const line = cursor.lines[index] as Line
  if (!opensProse(cursor, index, line)) return undefined
  // "([NDSS](…))" leads to a paper wherever the venue has it.
  const isOfPaper = ({ labelEnd, labelStart, leadsToPaper }: LineLink) =>
    isFramed || leadsToPaper || isVenue(cursor.slice(labelStart, labelEnd))
  const isBadge = (link: LineLink) => isOfPaper(link) && showsKind(cursor, link)
  let last = index
  for (; !cursor.at(last)?.links.some(isBadge); last++) {
    const next = cursor.at(last + 1)
    if (last - index >= mostLinesToLink || next?.kind !== 'text' || next.marker !== '') return undefined
  }
  const links = cursor.lines.slice(index, last + 1).flatMap((each) => each.links)
  const to = cursor.lines[last]?.to ?? line.to
  if (!marks.test(cursor.slice(line.from, to))) return undefined
  const naming = new Naming(cursor.text, line.from, to, links)
  if (Array.from(naming.marked(['label'])).some(({ first }) => naming.isLead(first))) return undefined
  const [title, ...others] = Array.from(naming.marked(['bold', 'italic', 'quoted'])).filter(
    ({ first, level: own, span: { start, end } }) =>
      own >= (naming.isLead(first) ? level.possible : level.likely) &&
      wordCount(cursor.slice(start, end)) >= 3,
  )
  const isLead = title !== undefined && naming.isLead(title.first)
  const after = links.filter((each) => title && each.outerStart > title.to && isBadge(each))
  const link = (isLead ? closingBadge(cursor, after, to) : undefined) ?? after[0]
  // If the title comes first, other marked titles belong to other papers.
  if (!title || !link || (others.length > 0 && !isLead)) return undefined
  if (isLead && naming.roleAt(title.first) === 'people') return undefined
  const gap = cursor.slice(title.to, link.outerStart).replace(/[\s”"“»*_]+/g, ' ')
  const isBeside = isAside(gap) || mayBePeople(gap.trim().replace(byWord, ''))
  // Words in italics right in front of the link may be a journal, and a link below may be that of another paper.
  if (isLead ? !isBeside && line.to < link.outerStart : isBeside) return undefined
  return headInProse(cursor, last, { naming, title, link })
}

/** The head of a paragraph that names its paper at its beginning, or within what it says of the paper. */
export function headInProse(
  cursor: Cursor,
  lastLine: number,
  { naming, title, link }: { naming: Naming; title: Candidate; link: LineLink | undefined },
): Head {
  const isLead = naming.isLead(title.first)
  const to = cursor.lines[lastLine]?.to ?? title.to
  const said = isLead ? startOfCommentary(cursor.text, title.to, to) : naming.from
  return {
    layout: title.slot.startsWith('label') ? 'linked-title' : link ? 'title-badges' : 'title-alone',
    shape: siblingShape,
    slot: isLead ? title.slot : inside,
    fit: 'pure',
    title: title.span,
    level: title.level,
    link,
    isPaper: true,
    lastLine,
    commentary: commentaryIn(cursor.text, span(said, to), naming.links, link),
  }
}

/** "[HAL: <", in front of an address */
const labelInBrackets = /[([（]\p{L}[^()[\]（）:：]{0,30}[:：]\s?<?$/u
const longestLabel = 36

/** The first of the labelled links with which a paragraph ends, if it leads to a paper: "… [Paper](…) · [Code](…)", "… [HAL: <…>]". */
function closingBadge(cursor: Cursor, links: readonly LineLink[], to: number): LineLink | undefined {
  let first: LineLink | undefined
  let end = to
  for (const link of links.toReversed()) {
    const before = cursor.slice(Math.max(0, link.start - longestLabel), link.start)
    if (!(link.hasLabel || labelInBrackets.test(before)) || hasWords(cursor.slice(link.outerEnd, end))) break
    first = link
    end = link.outerStart
  }
  return first?.leadsToPaper ? first : undefined
}

/** Whether a line begins a paragraph or an item. */
export function opensProse(cursor: Cursor, index: number, { kind, isQuote, marker }: Line): boolean {
  return (
    kind === 'text' && !isQuote && marker !== '|' && (marker !== '' || cursor.kindAbove(index) !== 'text')
  )
}

/** Whether a link shows what kind of thing it leads to, a number, or nothing but its address. */
export function showsKind(cursor: Cursor, { form, hasLabel, labelStart, labelEnd }: LineLink): boolean {
  const label = cursor.slice(labelStart, labelEnd)
  return form !== 'citation' && (!hasLabel || isGeneric(label) || isVenue(label) || isCitationLabel(label))
}

/** "**Summary**: …" says something of the paper above. */
export function isField(cursor: Cursor, line: Line): boolean {
  const field = fieldAt(cursor, line)
  if (!field || field.isTitle || paperLabels.has(field.label)) return false
  return isKnownField(field) || /^(\*\*|__|\*|_)[^*_]+(?:[:：]\1|\1\s?[:：])/u.test(cursor.words(line))
}

/** "Title: …" in a record. */
function labelled(cursor: Cursor, index: number): TitleLine | undefined {
  const line = cursor.lines[index] as Line
  const field = fieldAt(cursor, line)
  if (!field?.isTitle || field.valueStart >= line.to) return undefined
  const { valueStart: start } = field
  return {
    span: { start, end: line.to },
    level: level.certain,
    slot: field.label,
    lastLine: index,
    isMarked: false,
  }
}

/** Words that would be people anywhere else: "Hidden Costs, Five Years Later". */
export function firstWords(cursor: Cursor, index: number): TitleLine | undefined {
  const line = cursor.lines[index] as Line
  const naming = wordsOnly(cursor, line)
  const first = naming.candidates.find(({ slot }) => slot.startsWith('text'))
  if (!first || !naming.isLead(first.first) || first.level === level.prose) return undefined
  return { span: first.span, level: first.level, slot: 'plain', lastLine: index, isMarked: false }
}

export const siblingShape = 'sibling'
const asSibling = { shape: siblingShape, isPaper: true, fit: 'pure' } as const

const note = new RegExp(
  String.raw`(?<=\S)\s?[(（](?!(?:and|but|not|or|with)\b|${kindOfPaper}[)）])[^()（）]*[\s,，、][^()（）]*[)）]$`,
  'iu',
)

/** "Title (no link yet)": what stands in brackets says why there is no link. */
export function withoutNotes(text: string, { start, end }: Span): Span {
  const at = note.exec(text.slice(start, end))?.index
  return at === undefined ? { start, end } : withoutNotes(text, { start, end: start + at })
}

/** The link in the fields below a title, or in the line right below it. */
export function linkBelow(
  cursor: Cursor,
  last: number,
  own: Line,
): { readonly link: LineLink; readonly index: number } | undefined {
  let index = last
  for (let count = 0; count < mostFields; count++) {
    index = cursor.nextFilled(index + 1)
    const line = cursor.at(index)
    if (line?.kind !== 'text' || !isBelow(cursor, own, index)) return undefined
    const field = fieldAt(cursor, line)
    const link = paperLinkOf(cursor.text, line.links) ?? (field ? line.links[0] : undefined)
    // Further down, another paper may be named in what is said of this one.
    if (link) return count === 0 || isApart(cursor, line, link) ? { link, index } : undefined
    const isFact = field ? !field.isTitle : iconAt(cursor, line) !== ''
    if (!isFact || index !== last + 1 + count) return undefined
  }
  return undefined
}

const mostFields = 4

/** Whether a link shows what kind of thing it leads to, and no sentence stands in front of it. */
function isApart(cursor: Cursor, { from }: Line, link: LineLink): boolean {
  return showsKind(cursor, link) && !/[.!?。]\s/.test(cursor.slice(from, link.outerStart))
}

/** How many lines with words are searched for another paper of the same list. */
export const nearest = 12

/** The next item of the same list, even with another bullet. */
export function siblingBelow(cursor: Cursor, line: Line, from: number): number | undefined {
  let next = from
  for (let count = 0; count < nearest && isInsideItem(cursor, line, next); count++)
    next = cursor.nextFilled(next + 1)
  const other = cursor.at(next)
  const isSibling = other?.kind === 'text' && other.marker === line.marker && other.indent === line.indent
  return isSibling || isInsideItem(cursor, line, next) ? next : undefined
}

/**
 * Whether a long title is all that an item says, and the next two of its list name papers beyond doubt.
 * @param own what a line is by itself
 */
export function isFirstOfTitles(
  cursor: Cursor,
  index: number,
  { level: found, title }: Head,
  own: (at: number) => Head | undefined,
): boolean {
  const line = cursor.lines[index] as Line
  if (found < level.likely || title?.end !== line.to || wordCount(slice(cursor.text, title)) < 4) return false
  let last = index
  for (let count = 0; count < 2; count++) {
    const next = siblingBelow(cursor, line, cursor.nextFilled(last + 1))
    const head = next === undefined ? undefined : own(next)
    if (next === undefined || head?.fit !== 'pure' || !isSure(head)) return false
    last = next
  }
  return true
}

export function isInsideItem(cursor: Cursor, { indent }: Line, index: number): boolean {
  const line = cursor.at(index)
  return line?.kind === 'text' && line.indent > indent
}
