// The layouts that name a paper and its link on one line, and such lines that an editor has broken into several. The title is
// found first (`inline.ts`), and its place says whose layout the line has.
import { withoutEnd } from '../../base/withoutEnd.ts'
import type { Cursor, Line, LineLink } from '../lines/line.ts'
import { beginsWithInitialled, isCitationLabel } from '../titles/candidates.ts'
import { markOfReference } from '../titles/credits.ts'
import { level } from '../titles/judge.ts'
import {
  areSurnames,
  isManyPeople,
  isPeople,
  mayBePeople,
  numberBefore,
  withoutKeyAndYear,
  yearAfter,
} from '../titles/people.ts'
import type { Naming } from '../titles/title.ts'
import { closingWords } from '../titles/vocabulary.ts'
import { wordCount } from '../titles/words.ts'
import { type Field, fieldAt, headLine, isBareLine, isKnownField, labelEnd, namingOf } from './fields.ts'
import { boldLead, closing, commentaryFrom, ledBy, nameIn } from './inline.ts'
import { headOf, type InlineNaming } from './inlineFit.ts'
import { isByPeople } from './labelledLinks.ts'
import { cited, type Head, headPattern, type Layout, type LayoutContext, shapeOf } from './layout.ts'
import { isNamedAgainBelow } from './titleLine.ts'

/** A shorter line was not cut for its length. */
const shortestCut = 45
const areCapitals = /^(?=.*\p{Lu}{2})[^\p{Ll}]{24,}$/u

/** An item of a bibliography takes no more. */
const mostLines = 6

/**
 * An item of a list that an editor has broken into lines, with its title over two of them or after its authors, and the link at
 * the end. It is read as if it stood on one line, and so has the shape of those that do.
 */
export function readWrapped(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  if (line.kind !== 'text' || line.marker === '|' || line.links.some((link) => link.leadsToPaper))
    return undefined
  const next = cursor.at(index + 1)
  if (next?.kind !== 'text' || next.marker !== '') return undefined
  const words = cursor.words(line)
  const isItem =
    line.marker !== '' ||
    numberBefore.test(words) ||
    // "LANTERNS FOR SMALL BOATS OF THE", "NORTH (5 MINUTE READ) [6]"
    areCapitals.test(words) ||
    /\b(?:a|an|and|for|from|in|of|on|the|to|with)$/.test(words)
  // "Moreau, T., & Lind, A. (2015)." has its title in the next line.
  const isDated = yearAfter.test(words)
  const isCredited = isDated || beginsWithInitialled(words.replace(markOfReference, ''))
  if (!isItem && (cursor.kindAbove(index) === 'text' || (/[.。]$/.test(words) && !isCredited)))
    return undefined
  const isLong =
    isCredited ||
    line.to - line.from >= shortestCut ||
    isUnclosed(words) ||
    endsInBracket.test(words) ||
    numberBefore.test(words) ||
    /\b(?:a|an|and|for|from|in|of|on|the|to|with)$/.test(words)
  if (!isLong) return undefined
  const last = lastLineOf(cursor, index)
  const lines = cursor.lines.slice(index, last + 1)
  const to = lines.at(-1)?.to ?? line.to
  const whole: Line = { ...line, to, links: lines.flatMap(({ links }) => links), made: undefined }
  if (!whole.links.some((link) => link.leadsToPaper)) return undefined
  const shape = shapeOf(cursor.text, whole)
  const slot = context.slotOf(shape)
  const found = nameIn(cursor, whole, slot) ?? nameIn(cursor, whole, undefined)
  if (!found) return undefined
  const { naming, title } = found
  if (endsWithPeople(naming, line.to) || (/[)）]$/.test(words) && title.span.end > line.to)) return undefined
  const isCited = naming.isCitation(title)
  // A title that ends with the first line, or has its link on a line of its own, is read by `ownLines.ts`.
  const isReference = isCited || naming.namesPeople(title)
  if (!isReference && !isItem) return undefined
  if (!isReference) {
    const linked = lines.find(({ links }) => links.includes(found.link))
    const isRest = title.span.end <= line.to && !endsInBracket.test(words)
    if (isRest || !linked || isBareLine(cursor, linked)) return undefined
    // "Feldmann et al., arXiv:2401.00001"
    const before = withoutEnd(cursor.slice(linked.from, found.link.outerStart), /[\s,·|–—-]/)
    if (isManyPeople(before) || areSurnames(before) || isByPeople(cursor, linked, found.link))
      return undefined
  }
  const head = headOf(cursor, whole, index, { shape: isCited ? `${shape} cited` : shape, found })
  // By itself each line may be more than this one says.
  return head && (head.fit !== 'doubtful' || slot !== undefined) ? { ...head, lastLine: last } : undefined
}

/**
 * An item whose title goes on at the edge of the text, as of words that were pasted: only among items of a form with their
 * links after their titles, since such a line may as well begin something else.
 */
export function readPasted(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  if (line.marker === '' || line.marker === '|' || line.links.length > 0) return undefined
  const next = cursor.at(index + 1)
  if (next?.kind !== 'text' || next.marker !== '' || next.isQuote || next.indent > line.indent)
    return undefined
  const [link] = next.links
  if (!link || link.outerStart === next.from || endsSentence.test(cursor.words(line))) return undefined
  const whole: Line = { ...line, to: next.to, links: next.links, made: undefined }
  const shape = shapeOf(cursor.text, whole)
  const slot = context.slotOf(shape)
  const found = slot === undefined ? undefined : nameIn(cursor, whole, slot)
  if (!found || found.title.span.end <= line.to || found.title.level < level.possible) return undefined
  const head = headOf(cursor, whole, index, { shape, found })
  return head && { ...head, lastLine: index + 1 }
}

/** "Title — Ann Author": a line that ends with who wrote the paper goes on in no other. */
function endsWithPeople({ parts, text }: Naming, end: number): boolean {
  const at = parts.findIndex(({ from, to }) => from < end && end <= to)
  const part = parts[at]
  return (
    at > 0 &&
    parts[at - 1]?.kind === 'dash' &&
    part !== undefined &&
    isPeople(text.slice(part.from, end).trim())
  )
}

/** "Tying Knots (Abt et al.,": who wrote it and when goes on in the next line. */
const endsInBracket = /[(（][^()（）]*$/u

const endsSentence = /[.。!！?？]$/

/** Whether emphasis or a quotation goes on in the next line. */
function isUnclosed(words: string): boolean {
  return (
    words.split('**').length % 2 === 0 ||
    words.split('"').length % 2 === 0 ||
    /[“«『「《][^”»』」》]*$/u.test(words)
  )
}

/** Whether the words of an item are no whole sentence or title, and the next line ends with a link. */
function goesOn(cursor: Cursor, index: number, next: Line): boolean {
  const line = cursor.lines[index] as Line
  return (
    line.links.length === 0 &&
    next.links.at(-1)?.outerEnd === next.to &&
    !/[.。:：]$/.test(cursor.words(line))
  )
}

/** "论文地址：https://…", whatever the label. */
function isLabelledLink({ links, to }: Line, { valueStart }: Field): boolean {
  const [link] = links
  return links.length === 1 && link !== undefined && link.outerStart === valueStart && link.outerEnd === to
}

/** What closes a reference rather than being a field of its own: "doi:10.1145/1234567. PMID: 12345678." */
const identifiers = /^(?:doi|arxiv|pmid)$/

/** "-- what I think of it", "→ used in ours", below the link of a reference. */
const remark = /^(?:-{1,2}>?|=>|[–—→>])\s/

/** Whether a line is a remark; above the link of a reference, an arrow may stand in front of the link itself. */
function isRemark(cursor: Cursor, { from, links, to }: Line, isLinked: boolean): boolean {
  const [mark = ''] = remark.exec(cursor.slice(from, to)) ?? []
  return mark !== '' && (isLinked || links[0]?.outerStart !== from + mark.length)
}

/** "[Bera21] R. Bera, K. Kanellopoulos,": more people follow in the next line. */
function areAuthorsGoingOn(words: string): boolean {
  return numberBefore.test(words) && words.endsWith(',') && mayBePeople(withoutKeyAndYear(words).slice(0, -1))
}

/** The last of the lines that go on with the words of an item, which are indented and no items. */
function lastLineOf(cursor: Cursor, index: number): number {
  const { indent, marker } = cursor.lines[index] as Line
  let last = index
  while (last - index < mostLines) {
    const next = cursor.at(last + 1)
    if (next?.kind !== 'text' || next.marker !== '' || next.isQuote || numberBefore.test(cursor.words(next)))
      break
    // What stands deeper than the link is said of the paper.
    const { indent: own, links, to } = cursor.lines[last] as Line
    const isLinked = links.some((link) => link.leadsToPaper)
    const isBelow = last > index && (next.indent > own || links.at(-1)?.outerEnd === to)
    if ((isLinked && isBelow) || isRemark(cursor, next, isLinked)) break
    const found = fieldAt(cursor, next)
    // "Bottom line: …"
    if (found && isLinked) break
    const isIdentified = found !== undefined && identifiers.test(found.label) && next.links.length > 0
    if (found && !isIdentified && (isKnownField(found) || isLabelledLink(next, found))) break
    // Without indentation a line goes on with an item only if that is not at an end.
    if (marker !== '' && next.indent <= indent && (last > index || !goesOn(cursor, index, next))) break
    const names = next.links.length === 0 ? cursor.words(next).replace(/\.$/, '') : ''
    // "Abad, Fal, Reyes. Best paper of the day."
    const isNamed = isPeople(names) || areSurnames(names.split('. ', 1)[0] ?? '', 3)
    if (isNamed && !(last === index && areAuthorsGoingOn(cursor.words(cursor.lines[index] as Line))))
      return index
    last++
  }
  return last
}

/** `[Title](address)`, alone in a heading or paragraph, or at the start of a list item that goes on as commentary. */
export const linkedTitle: Layout = {
  id: 'linked-title',
  trait: 'inline',

  read: readInline,
  escapeTitle: escapeInLabel,
  plainTitle: (title) =>
    title.replaceAll(
      formulaOr(/\\([[\]\\])/),
      (whole, mark?: string) => mark ?? whole.replaceAll(/\\([[\]])/g, '$1'),
    ),
  pattern: headPattern(
    String.raw`(?<before>.*)\[(?<inside>[^[\]]*)‹title›(?<behind>[^[\]]*)\]\(‹address›\)(?<rest>.*)`,
  ),
  write: ({ title, url, before = '', behind = '' }) => `${before}[${escapeInLabel(title)}](${url})${behind}`,
}

/** Backslashes of formulas are their own, and others may already take a mark for what it is: twice, they would give it back. */
function escapeInLabel(title: string): string {
  return title.replaceAll(formulaOr(/((?<!\\)[[\]]|\\(?![|*_`<%[\]-]))/), (whole, mark?: string) =>
    mark ? `\\${mark}` : whole.replaceAll(/(?<!\\)[[\]]/g, '\\$&'),
  )
}

function formulaOr(mark: RegExp): RegExp {
  return new RegExp(`\\$(?:[^$\\\\\n]|\\\\.){1,300}\\$|${mark.source}`, 'g')
}

/** `address[Title]`, `link:address[Title]`: AsciiDoc's links, alone or with commentary after them. */
export const addressTitle: Layout = {
  id: 'address-title',
  trait: 'inline',

  read(cursor, index, context) {
    const { links } = cursor.lines[index] as Line
    if (!links.some((link) => hasLabelAfter(cursor.text, link))) return undefined
    const head = readInline(cursor, index, context)
    const isOurs = head?.layout === 'linked-title' && head.link && hasLabelAfter(cursor.text, head.link)
    return isOurs ? { ...head, layout: 'address-title' } : undefined
  },

  escapeTitle: escapeInAddressLabel,
  plainTitle: (title) => title.replaceAll('\\]', ']'),
  pattern: headPattern(
    String.raw`(?<before>.*?)(?:link:)?‹address›\[(?<inside>[^[\]]*)‹title›(?<behind>[^[\]]*)\](?<rest>.*)`,
  ),
  write: ({ title, url, before = '', behind = '' }) =>
    `${before}${url}[${escapeInAddressLabel(title)}]${behind}`,
}

function hasLabelAfter(text: string, { end, labelStart }: LineLink): boolean {
  return labelStart === end + 1 && text.charCodeAt(end) === 91
}

function escapeInAddressLabel(title: string): string {
  // AsciiDoc has no escape for its own sign.
  return title.replaceAll(']', '\\]').replace(/\\$/, '&#92;')
}

/** `Title [[Paper](address)] [[Code](address)]`: a title, then links that say what lies behind them; or these first. */
export const titleBadges: Layout = {
  id: 'title-badges',
  trait: 'inline',

  read: readInline,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(
    String.raw`(?<before>.*)‹title›(?<behind>.*?)[ \t]*(?:\[\[[^[\]]*\]\(‹address›\)\]|\(\[[^[\]]*\]\(‹address›\)\)|\[[^[\]]*\]\(‹address›\))(?<rest>.*)`,
  ),
  write: ({ title, url, before = '', behind = '' }) => `${before}${title}${behind} [[paper](${url})]`,
}

/** `Title (address)` or `Title address`, alone in a paragraph, list item or heading; inside running prose it is a mention. */
export const titleParenthesis: Layout = {
  id: 'title-parenthesis',
  trait: 'inline',

  read: readInline,
  escapeTitle: (title) => title,
  plainTitle: (title) => title,
  pattern: headPattern(
    String.raw`(?<before>.*)‹title›(?<behind>.*?)(?:[ \t]*[(（[]‹address›[)）\]]|[ \t,:：–—-]+‹address›)(?<rest>.*)`,
  ),
  write: ({ title, url, before = '', behind = '' }) => `${before}${title}${behind} (${url})`,
}

/** A line with links, as a head; `undefined` when it names no paper. */
function readInline(cursor: Cursor, index: number, context: LayoutContext): Head | undefined {
  const line = cursor.lines[index] as Line
  if (line.links.length === 0 || line.marker === '|') return undefined
  if (line.links.length === 1 && isBareLine(cursor, line)) return undefined
  if (isNamedAgainBelow(cursor, index) || isExplanation(cursor, index)) return undefined
  const shape = shapeOf(cursor.text, line)
  const slot = context.slotOf(shape) ?? context.slotOf(cited(shape))
  const led = slot === undefined ? (ledTitle(cursor, line) ?? closingTitle(cursor, index)) : undefined
  if (led) return headOf(cursor, line, index, led)
  const found =
    nameIn(cursor, line, slot) ?? (slot === undefined ? undefined : nameIn(cursor, line, undefined))
  const labelled = labelEnd(cursor, line)
  if (!found || found.title.to <= labelled) return undefined
  if (labelled > line.from && headLine(cursor, line).kind === 'link') return undefined
  const isCited = found.naming.isCitation(found.title)
  const head = headOf(cursor, line, index, {
    shape: isCited ? cited(shape) : shape,
    found,
    isFramed: slot !== undefined && found.title.slot === slot,
  })
  return head?.fit === 'pure' && !head.papers ? withAddressBelow(cursor, index, head) : head
}

/** "[Title](own-copy.pdf)" above "https://arxiv.org/abs/…": the address is the link, wherever the title leads. */
function withAddressBelow(cursor: Cursor, index: number, head: Head): Head {
  if (head.isPaper && /^https?:/.test(head.link?.url ?? '')) return head
  const below = cursor.at(index + 1)
  const [link] = below?.kind === 'text' && isBareLine(cursor, below) ? below.links : []
  if (!link?.leadsToPaper || head.level === level.prose) return head
  const shape = `${head.shape} above link`
  return { ...head, layout: 'title-fields', shape, link, isPaper: true, lastLine: index + 1 }
}

/** `<dd>` below a linked paper in `<dt>`: what is said of it. */
function isExplanation({ lines, text }: Cursor, index: number): boolean {
  const above = lines[index - 1]
  if (!text.startsWith('<dd', lines[index]?.from) || !above) return false
  return text.startsWith('<dt', above.from) && above.links.some((link) => link.leadsToPaper)
}

const mostLeadWords = 5

/**
 * "Today I read [Title](…). …": paragraphs that lead to their papers with the same first word have one shape, and so have those
 * in which one linked title is in bold.
 */
function ledTitle(cursor: Cursor, line: Line): { shape: string; found: InlineNaming } | undefined {
  const { text } = cursor
  if (line.marker !== '' || line.kind !== 'text' || line.isQuote) return undefined
  const bold = line.links.filter((link) => link.leadsToPaper && isInBold(text, link))
  const link = bold.length === 1 ? bold[0] : line.links[0]
  if (!link?.hasLabel || link.outerStart === line.from) return undefined
  const lead = text.slice(line.from, link.outerStart).replace(/[*_]{1,3}$/, '')
  const isShort = /^\p{L}[^.:：,;()\n]*$/u.test(lead) && wordCount(lead) <= mostLeadWords
  if (!isShort && (bold.length !== 1 || !/\p{L}/u.test(lead))) return undefined
  const naming = namingOf(cursor, line)
  const title = Array.from(naming.marked(['label'])).find(({ first }) => naming.parts[first]?.link === link)
  if (!title || title.level === level.prose || naming.isLead(title.first)) return undefined
  if (wordCount(text.slice(title.span.start, title.span.end)) < 3) return undefined
  const [first = ''] = lead.split(/\s/, 1)
  const found = { naming, title, link, isPaper: link.leadsToPaper, said: commentaryFrom(naming, title) }
  return { shape: bold.length === 1 ? boldLead : ledBy + first, found }
}

/**
 * "What I learned. From [Title](…).", "**Read more:** [Title](…) (arXiv).": a word or two and the title close what is said of
 * a paper; links in front of them only cite.
 */
function closingTitle(cursor: Cursor, index: number): { shape: string; found: InlineNaming } | undefined {
  const { text } = cursor
  const line = cursor.lines[index] as Line
  const papers = line.links.filter(({ leadsToPaper }) => leadsToPaper)
  const link = papers.pop()
  if (
    !link?.hasLabel ||
    line.kind !== 'text' ||
    line.isQuote ||
    line.indent > (line.marker ? 1 : longestIndent)
  )
    return undefined
  if (!papers.every(({ labelStart, labelEnd }) => isCitationLabel(text.slice(labelStart, labelEnd))))
    return undefined
  const before = text.slice(Math.max(line.from, link.outerStart - longestClosing), link.outerStart)
  const lead = closingLead.exec(before)
  const words = lead?.[1] ?? ''
  // "**Paper:** [Title](…)" begins an entry, if nothing stands above it.
  const isFirst = lead?.index === 0 && before.length === link.outerStart - line.from
  const mayClose = isFirst && cursor.kindAbove(index) !== 'text' ? /^read more$/i : closingWords
  if (!mayClose.test(words)) return undefined
  const naming = namingOf(cursor, line)
  const title = Array.from(naming.marked(['label'])).find(({ first }) => naming.parts[first]?.link === link)
  if (!title || title.level < level.likely || wordCount(text.slice(title.span.start, title.span.end)) < 3)
    return undefined
  const shape = line.marker === '' ? `${ledBy}closing` : `${line.marker}0${closing}`
  return { shape, found: { naming, title, link, isPaper: true, said: undefined } }
}

const longestClosing = 60

const longestIndent = 4

const closingLead = /(?:[.!?。][)"'”*_]{0,3}\s+|\*\*)(\p{Lu}\p{L}+(?:\s\p{L}+)?)(?::\*{0,2}|\*\*:)?\s+\[?$/u

/** "[**Title**](…)", "**[Title](…)**" */
function isInBold(text: string, { hasLabel, labelStart, labelEnd, outerStart, outerEnd }: LineLink): boolean {
  if (!hasLabel) return false
  const isInside = /^(\*\*|__).+\1$/su.test(text.slice(labelStart, labelEnd))
  return isInside || /^(\*\*|__).+\1$/su.test(text.slice(Math.max(0, outerStart - 2), outerEnd + 2))
}
