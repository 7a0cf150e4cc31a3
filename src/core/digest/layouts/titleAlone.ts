import { type Span, slice } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import type { Cursor, Line } from '../lines/line.ts'
import { afterOthers, beginsWithInitialled, type Candidate } from '../titles/candidates.ts'
import { markOfReference } from '../titles/credits.ts'
import { hasAuthorsAfter, judge, level } from '../titles/judge.ts'
import type { Part } from '../titles/parts.ts'
import { areSurnames, isPeople, numberBefore, yearOfReference } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'
import { isDate, isVenue, namesDay } from '../titles/venues.ts'
import { noLink } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import { fieldAt, isFactLine, isKnownField, labelEnd, wordsOnly } from './fields.ts'
import { among, type Fit, type Head, type Layout, shapeOfLead } from './layout.ts'
import { beginsWithPeople, isAside, sayingOf } from './said.ts'
import { canHeadPaper, readTitleLine } from './titleLine.ts'

/** A title with authors or a venue beside it and no link at all: in a row of entries, or in a heading. */
export const titleAlone: Layout = {
  id: 'title-alone',
  trait: 'own lines',

  read(cursor, index) {
    const line = cursor.lines[index] as Line
    if (line.links.some(({ url }) => !url.startsWith('#')) || line.isQuote || line.marker === '|')
      return undefined
    if (line.level > 1) return readHeading(cursor, index)
    if (line.kind !== 'text' || line.level > 0) return undefined
    return line.marker || beginsReference(cursor.words(line))
      ? readReference(cursor, index)
      : readParagraph(cursor, index)
  },

  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: undefined,
  // A new entry has a link, and title and link are how one without marks would be written.
  write: ({ title, url }) => `${title}\n${url}`,
}

const yearInBrackets = new RegExp(`[(（]${yearOfReference}[)）][.,:]`, 'u')
const upToYear = new RegExp(`^[^()]{3,300}${yearInBrackets.source}`, 'u')

/** Whether a line begins as one of a bibliography: "[12]", "Author, A. (2019). " */
function beginsReference(written: string): boolean {
  const words = written.replace(markOfReference, '')
  if (numberBefore.test(words.slice(0, 24)) || beginsWithColon(words)) return true
  const start = words.slice(0, 320)
  // "Author, Ann, and Bo Weaver, "Title", Working Paper 12, 2020", "Author, Ann. *Title*. Bergen, 2016."
  if (/^\p{Lu}[^"“”*]{3,200}[,.]\s(?:["“]\p{Lu}|\*[^*]{3,200}\*\.)/u.test(start))
    return /(?:19|20)\d{2}/.test(words)
  return yearInBrackets.test(start) && upToYear.test(start)
}

/** "Author, A. B.; Weaver, C.: Title. In: …", as in German, where the title may begin in the next line. */
function beginsWithColon(words: string): boolean {
  return beginsWithInitialled(words) && /^[^:]{3,200}\.:(?:\s|$)/.test(words)
}

/** A paragraph of its own that ends with authors in brackets. */
function readParagraph(cursor: Cursor, index: number): Head | undefined {
  const line = cursor.lines[index] as Line
  if (
    cursor.kindAbove(index) === 'text' ||
    (!/[)）][*_.\s]*$/.test(cursor.slice(Math.max(line.from, line.to - 4), line.to)) &&
      line.to - line.from > 400)
  )
    return undefined
  const lead = shapeOfLead(cursor, index)
  const led = lead && readLed(cursor, index, lead)
  if (led) return led
  const title = readTitleLine(cursor, index)
  if (!title) return undefined
  const words = cursor.slice(line.from, cursor.lines[title.lastLine]?.to ?? line.to)
  return hasAuthorsAfter(words) ? headOf('p alone', title, 'pure') : undefined
}

/** A title that opens as the document's others do, and has no link. */
function readLed(cursor: Cursor, index: number, lead: string): Head | undefined {
  const line = cursor.lines[index] as Line
  const isInline = /^lead [0@]$/.test(lead)
  const found = isInline ? wordsOnly(cursor, line).choose() : readTitleLine(cursor, index)
  if (!found || found.level < (lead === 'lead @' ? level.likely : level.possible)) return undefined
  if (wordCount(slice(cursor.text, found.span)) < 3 || !isNamedBelow(cursor, index, lead)) return undefined
  const title = { span: found.span, level: found.level, slot: 'title', lastLine: index, isMarked: false }
  return headOf(lead, title, 'doubtful')
}

/** Whether more than an icon tells a title from the name of a section: words in bold have the authors below them. */
function isNamedBelow(cursor: Cursor, index: number, lead: string): boolean {
  if (lead !== 'lead **') return true
  const next = cursor.at(cursor.nextFilled(index + 1))
  if (next?.kind !== 'text' || next.marker !== '' || fieldAt(cursor, next)?.isTitle) return false
  const [names = ''] = cursor.words(next).split(/\s[–—-]\s/u, 1)
  return sayingOf(cursor, next) === 'fact' || isPeople(names)
}

/** A heading with a venue and year or a date in brackets beside the title. */
function readHeading(cursor: Cursor, index: number): Head | undefined {
  const line = cursor.lines[index] as Line
  const title = readTitleLine(cursor, index)
  if (!title || !canHeadPaper(cursor.slice(title.span.start, title.span.end))) return undefined
  const words = cursor.slice(title.span.start, title.span.end)
  const isNamed = isMarkedAsPaper(cursor, line)
  const isTitle = wordCount(words) >= 3 && title.level >= (isNamed ? level.possible : level.likely)
  return headOf(`h${line.level} alone`, title, isTitle && isNamed ? 'pure' : 'doubtful')
}

/** A venue and year after the title, or a date in front of one that is marked. */
function isMarkedAsPaper(cursor: Cursor, line: Line): boolean {
  const { parts, text } = wordsOnly(cursor, line)
  const last = parts.at(-1)
  const first = parts[0]
  const inside = (part: typeof last) => (part ? text.slice(part.start, part.end) : '')
  const isGroup = (part: typeof last) => part?.kind === 'round' || part?.kind === 'square'
  if (isGroup(last) && isVenue(inside(last)) && !isDate(inside(last)) && /\d{2}/.test(inside(last)))
    return true
  if (!isGroup(first) || !isVenue(inside(first)) || !/\d{2}/.test(inside(first))) return false
  return parts.some(({ kind }) => kind === 'bold' || kind === 'quoted')
}

/** "Ann Author et al. Title. ACL 2010." in a list: read where the items around it have links. */
function readReference(cursor: Cursor, index: number): Head | undefined {
  const line = cursor.lines[index] as Line
  const to = cursor.lines[lastOfReference(cursor, index)]?.to ?? line.to
  if (to - line.from > 600) return undefined
  const naming = withoutRemark(wordsOnly(cursor, line, to))
  const bold = isAllBold(naming) ? naming.candidates.find(({ slot }) => slot === 'bold0') : undefined
  if (!bold && !opensReference(cursor, line, to)) return undefined
  const title = bold ?? naming.choose() ?? (line.marker ? naming.only : undefined)
  if (!title || title.level === level.prose || !naming.isLead(title.first)) return undefined
  if (namesDay(slice(cursor.text, title.span))) return undefined
  if (/^(?:text0\.0|bold0)/.test(title.slot)) return readListed(cursor, index, naming, title)
  if (!afterOthers.test(title.slot)) return undefined
  const isReference =
    naming.isCitation(title) ||
    (/(?:19|20)\d{2}/.test(cursor.slice(title.to, to)) && naming.namesPeople(title))
  let lastLine = index
  while ((cursor.lines[lastLine]?.to ?? to) < title.span.end) lastLine++
  return headOf(
    `${line.marker || 'p'} reference`,
    { span: title.span, level: title.level, slot: title.slot, lastLine, isMarked: false },
    isReference ? 'parted' : 'doubtful',
  )
}

/** Whether an item is no field or fact: "Spanner: A Database (Corbett et al., OSDI 2012)" is none for its label. */
function opensReference(cursor: Cursor, line: Line, to: number): boolean {
  const words = cursor.words(line)
  if (beginsWithInitialled(words) || beforeItalics.test(words)) return true
  const found = fieldAt(cursor, line)
  if (endsCited.test(words)) return found === undefined || !isKnownField(found)
  return !(to === line.to && isFactLine(cursor, line)) && labelEnd(cursor, line) === line.from
}

/** "A. Author and B. Weaver, *A Title of Words*, …" */
const beforeItalics = /^(?:\p{Lu}\.[\s-]?){1,3}\p{Lu}[^*_"“]{1,120},\s[*_](?:[^\s*_]+\s){2}/u

const endsCited = /[(（][^()（）]*\p{L}[^()（）]*(?:19|20)\d{2}[)）]$/u

const mostLines = 6

/** The last line of a reference that opens with its key, or with authors and a year, and was wrapped in deeper lines. */
function lastOfReference(cursor: Cursor, index: number): number {
  const line = cursor.lines[index] as Line
  let last = index
  const words = cursor.words(line).replace(markOfReference, '')
  const isInColumn = line.marker === '' && beginsWithColon(words)
  const isItem = line.marker !== '' && beginsWithInitialled(words)
  if (!isItem && !isInColumn && !yearInBrackets.test(words) && !numberBefore.test(words.slice(0, 24)))
    return last
  while (last - index < mostLines) {
    const next = cursor.at(last + 1)
    const isDeeper =
      next !== undefined && (next.indent > line.indent || (isInColumn && next.indent === line.indent))
    const goesOn = next?.kind === 'text' && next.marker === '' && isDeeper
    if (!goesOn || next.isQuote || next.links.length > 0) break
    last++
  }
  return last
}

/** "Title (no PDF found)", "Title *(to come)*", "Title (on paper). *A draft.*": what stands in brackets at the end of a line without a link is said of the paper. */
function withoutRemark(naming: Naming): Naming {
  const { from, parts, text } = naming
  let at = parts.length - 1
  for (; parts[at]?.kind === 'italic'; at--)
    if (isInBrackets.test(naming.words(parts[at] as Part)))
      return new Naming(text, from, parts[at]?.from ?? from)
  const last = parts[at]
  if (at < 1 || last?.kind !== 'round' || naming.roleAt(at) !== 'title') return naming
  const isTitle = /^(?:and|but|not|or|with)\b/i.test(naming.words(last)) || isAcronym.test(naming.words(last))
  return isTitle ? naming : new Naming(text, from, last.from)
}

const isInBrackets = /^[(（].*[)）]$/u

const isAcronym = /^[\p{Lu}\d-]{1,10}$/u

/** "Title, A. Author (thesis, 2020)", "Title (Conference 2022)": an item with what belongs to a paper, among others with links. */
function readListed(cursor: Cursor, index: number, naming: Naming, candidate: Candidate): Head | undefined {
  const { slot, last } = candidate
  const span = withoutCredits(cursor.text, candidate.span)
  const own = span.end < candidate.span.end ? judge(slice(cursor.text, span)) : candidate.level
  const line = cursor.lines[index] as Line
  if (!line.marker) return undefined
  // A break parts as a dash does.
  const rest = cursor.slice(span.end, naming.to).replace(/^(?:<\/?[a-z]{1,6}>\s*)+/i, ' – ')
  const title = { span, level: own, slot, lastLine: index, isMarked: false }
  const words = cursor.slice(span.start, span.end)
  const isLong = wordCount(words) >= 3
  const isNamed = beginsWithPeople(rest.replace(/^[\s–—-]+/u, '')) || isAboveFact(cursor, index)
  // "A. Author et al. **Title.** Journal of Boats, 2019."; Org counts the depth of its items by stars.
  const isCredited = slot.startsWith('bold') && naming.namesPeople(candidate)
  const isListed = isLong && /(?:19|20)\d{2}/.test(rest) && (isAside(rest) || isNamed || isCredited)
  if (isLong && line.indent <= 1 && isBetweenFacts(naming, candidate, rest))
    return headOf(`${line.marker} listed`, title, 'parted')
  if (isListed && (line.indent <= 1 || cursor.text.startsWith('**', line.start))) {
    const [, venue = ''] = /^\s?[(（]([^()（）]+)[)）][*_]*$/u.exec(rest.trim()) ?? []
    const isNamedBy = own >= level.likely && isVenue(venue) && !isDate(venue)
    return headOf(`${line.marker} listed`, title, isNamedBy ? 'parted' : 'doubtful')
  }
  const isApart =
    /^[\s*_]*(?:[:：;(（←]|,\s|[-–—]\s)/.test(rest) ||
    naming.parts.every((part, at) => at <= last || naming.roleAt(at) === 'aside' || part.kind === 'dash')
  // In bold, "A. Author: **Title in small letters**, Journal 3 (2001)" is sure enough.
  const isSure = own >= level.likely || isCredited || noLink.test(cursor.slice(span.end, line.to))
  return isApart && !/^\p{Ll}/u.test(words) && (isNamed || (isLong && isSure))
    ? headOf(`${line.marker}${among}`, title, 'doubtful')
    : undefined
}

const lastGroup = /\s[(（]([^()（）]{3,300})[)）]$/u

/** "Title (Author, master thesis; on paper only)": who wrote it and where it is. */
function withoutCredits(text: string, { start, end }: Span): Span {
  const [group = '', inside = ''] = lastGroup.exec(text.slice(start, end)) ?? []
  return { start, end: /[,;，；]/.test(inside) ? end - group.length : end }
}

/** "Dueben & Bauer, **Title**, GMD 2018", "Keisler, **Title**, arXiv": a marked title between surnames and a venue. */
function isBetweenFacts({ from, text }: Naming, { slot, span: at }: Candidate, rest: string): boolean {
  const lead = text.slice(from, at.start)
  const names = withoutEnd(lead, /[\s,.:*_"“„«]/u)
  if (!/^(?:bold|italic|quoted)0/.test(slot) || names === lead || !/^\p{Lu}/u.test(names)) return false
  return (
    (areSurnames(names, 1) || isPeople(names)) &&
    isVenue(withoutEnd(rest.replace(/^[\s,.*_"”»]+/u, ''), /[\s.]/u))
  )
}

/** "**Rare Words, Common Errors**": words that would be people if anything else could be the title. */
function isAllBold({ parts }: Naming): boolean {
  return parts[0]?.kind === 'bold' && parts.every(({ kind }, at) => at === 0 || kind === 'dash')
}

/** Whether the line below goes on with the item, and says who wrote the paper or where it appeared. */
function isAboveFact(cursor: Cursor, index: number): boolean {
  const next = cursor.at(index + 1)
  return next?.kind === 'text' && next.marker === '' && isFactLine(cursor, next)
}

function headOf(shape: string, title: NonNullable<ReturnType<typeof readTitleLine>>, fit: Fit): Head {
  return {
    layout: 'title-alone',
    shape,
    slot: title.slot,
    fit,
    title: title.span,
    level: title.level,
    link: undefined,
    isPaper: fit !== 'doubtful',
    lastLine: title.lastLine,
    commentary: undefined,
  }
}
