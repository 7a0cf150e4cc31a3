import { span } from '../../base/span.ts'
import { familyOf, isBlock, isOpening, shapeOfOpening } from '../frames/frames.ts'
import { paperLinkOf } from '../layouts/fields.ts'
import { type Head, isSure, shapeOf } from '../layouts/layout.ts'
import { beginsWithPeople, commentaryIn, isAside, startOfCommentary } from '../layouts/said.ts'
import { hasWords } from '../lines/characters.ts'
import type { Cursor, Line } from '../lines/line.ts'
import type { Candidate } from '../titles/candidates.ts'
import { namesAuthors } from '../titles/credits.ts'
import { judge, level } from '../titles/judge.ts'
import type { PartKind } from '../titles/parts.ts'
import { isPeople } from '../titles/people.ts'
import { Naming } from '../titles/title.ts'
import { wordCount } from '../titles/words.ts'
import {
  blocksAt,
  firstWords,
  isField,
  linkBelow,
  opensProse,
  readSayingSibling,
  readSibling,
  siblingShape,
} from './siblings.ts'

/*
 * How entries open: with a title in quotation marks, in bold or in italics, with authors in front of or above one, or with a
 * term above lines that stand deeper, as the title of a block of AsciiDoc. Each certain entry votes for its opening, and each other line that begins a paragraph or
 * an item against the one that it has. Where most lines that open alike are entries, one without a link is an entry, too.
 */

type Mark = 'bold' | 'italic' | 'quoted'

/** How a line opens. */
interface Opening {
  /** What marks the title; a term has no mark. */
  readonly mark: Mark | 'term' | 'block title'
  /** Authors stand in front of the title, in the same line or in one above it. */
  readonly names?: 'before' | 'above'
}

/** What marks a title at the beginning of words, inside the label of a link or around it. */
const opener = /^[[`]?(\*\*|__|["“„«「『《]|[*_](?=\S))/u
const authorsAndOpener = /^([^*"“„«「『《`[\]]{3,200}?)[,.:]?\s+[[`]?([*_](?=\S)|["“„«「『《])/u
/** "*et al.*" after the authors. */
const othersInItalics = /[*_](et\.? al\.?)[*_]/
/** A number of the writer's own. */
const number = /^\(?\d{1,3}\\?[.)]\s+/

/** The forms in which a line opens: the blocks of {@link blocksAt}, and what marks its beginning. */
export function formsAt(cursor: Cursor, index: number): readonly string[] {
  const blocks = blocksAt(cursor, index)
  const opening = openingAt(cursor, index)
  if (!opening) return blocks
  const { mark, names = '' } = opening
  const family = familyOf(shapeOf(cursor.text, cursor.lines[index] as Line))
  return [...blocks, shapeOfOpening(family, `${names} ${mark}`)]
}

function openingAt(cursor: Cursor, index: number): Opening | undefined {
  const own = cursor.lines[index] as Line
  if (own.kind !== 'text' || own.isQuote || own.marker === '|') return undefined
  if (cursor.isNamedBlock(own)) return { mark: 'block title' }
  const words = cursor.words(own).replace(number, '')
  const mark = opener.exec(words)?.[1]
  if (!opensProse(cursor, index, own))
    return mark && isBelowNames(cursor, index) ? { mark: nameOf(mark), names: 'above' } : undefined
  if (mark) return { mark: nameOf(mark) }
  const [, names = '', after] = authorsAndOpener.exec(words.replace(othersInItalics, '$1')) ?? []
  if (after && (isPeople(names) || namesAuthors(`${names}, `)))
    return { mark: nameOf(after), names: 'before' }
  return isTerm(cursor, index, own) ? { mark: 'term' } : undefined
}

function nameOf(mark: string): Mark {
  if (mark === '**' || mark === '__') return 'bold'
  return mark === '*' || mark === '_' ? 'italic' : 'quoted'
}

/** Whether the line above holds nothing but names, and begins a paragraph or an item. */
function isBelowNames(cursor: Cursor, index: number): boolean {
  const above = cursor.lines[index - 1]
  if (!above || above.links.length > 0 || !opensProse(cursor, index - 1, above)) return false
  return isPeople(cursor.words(above).replace(/^[*_]+|[*_.:]+$/g, ''))
}

/** Whether plain words stand above lines that are deeper than they, as in a list of definitions. */
function isTerm(cursor: Cursor, index: number, own: Line): boolean {
  const next = cursor.at(index + 1)
  if (own.marker !== '' || own.links.length > 0 || next?.kind !== 'text') return false
  return next.marker === '' && next.indent >= own.indent + 2
}

/** Whether a head speaks for a form in which its line opens. */
export function speaksFor(form: string, head: Head): boolean {
  if (isSure(head)) return true
  if (isBlock(form) || form.endsWith('block title')) return head.isPaper && head.fit !== 'running'
  // "**A Title of Some Words** ([Project](…))" leads to a page of its own.
  return isOpening(form) && head.link !== undefined && head.fit === 'pure' && head.level >= level.likely
}

/**
 * The entry on a line that is none by itself, in a document whose other entries have the same form.
 * @param forms those in which the line opens and that the document repeats
 */
export function readAlike(
  cursor: Cursor,
  index: number,
  own: Head | undefined,
  forms: readonly string[],
): Head | undefined {
  const blocks = forms.filter((form) => !isOpening(form))
  const read = blocks.every(isBlock) ? readSayingSibling : readSibling
  const sibling = blocks.length > 0 ? read(cursor, index, own) : undefined
  return sibling ?? (blocks.length < forms.length ? readOpened(cursor, index, own) : undefined)
}

/** The entry on a line that opens as the document's others do. */
function readOpened(cursor: Cursor, index: number, own: Head | undefined): Head | undefined {
  const opening = openingAt(cursor, index)
  if (!opening || own?.isPaper || isField(cursor, cursor.lines[index] as Line)) return undefined
  if (own?.title && own.link) return own.level > level.prose ? { ...own, isPaper: true } : undefined
  const { mark } = opening
  if (mark === 'block title') return readBlockTitle(cursor, index)
  return mark === 'term' ? readTerm(cursor, index) : readMarkedTitle(cursor, index, mark)
}

function readBlockTitle(cursor: Cursor, index: number): Head | undefined {
  const line = cursor.lines[index] as Line
  const words = cursor.words(line)
  if (wordCount(words) < 3 || line.links.length > 0) return undefined
  const below = linkBelow(cursor, index, line)
  return {
    ...unlinked,
    slot: 'plain',
    title: span(line.from, line.to),
    level: judge(words),
    link: below?.link,
    lastLine: below?.index ?? index,
  }
}

function readTerm(cursor: Cursor, index: number): Head | undefined {
  const title = firstWords(cursor, index)
  if (!title || title.level < level.possible) return undefined
  if (wordCount(cursor.slice(title.span.start, title.span.end)) < 3) return undefined
  return { ...unlinked, slot: title.slot, title: title.span, level: title.level, lastLine: index }
}

function readMarkedTitle(cursor: Cursor, index: number, mark: PartKind): Head | undefined {
  const line = cursor.lines[index] as Line
  const naming = new Naming(cursor.text, line.from, line.to, line.links)
  const title = Array.from(naming.marked([mark])).find(({ first }) => naming.isLead(first))
  if (!title || !isTitle(cursor, title, line.to)) return undefined
  if (mark !== 'quoted' && isPeople(cursor.slice(title.span.start, title.span.end))) return undefined
  const isAlone = title.from === line.from && !hasWords(cursor.slice(title.to, line.to))
  if (isAlone && mark !== 'quoted' && !isAboveByline(cursor, index)) return undefined
  const link = paperLinkOf(cursor.text, line.links)
  const said = startOfCommentary(cursor.text, title.to, line.to)
  return {
    ...unlinked,
    slot: title.slot,
    title: title.span,
    level: title.level,
    link,
    lastLine: index,
    commentary: commentaryIn(cursor.text, span(said, line.to), line.links, link),
  }
}

/** Whether people or a venue stand below words that may be the name of a section. */
function isAboveByline(cursor: Cursor, index: number): boolean {
  const next = cursor.at(index + 1)
  const words = next?.kind === 'text' && next.marker === '' ? cursor.words(next) : ''
  return words !== '' && (beginsWithPeople(words) || isAside(words))
}

const unlinked = {
  layout: 'title-alone',
  shape: siblingShape,
  fit: 'pure',
  link: undefined,
  isPaper: true,
  commentary: undefined,
} as const

/** Whether marked words are a title that people, a place or the end of a sentence follow. */
function isTitle(cursor: Cursor, { level: own, span: at, to }: Candidate, end: number): boolean {
  if (own < level.possible) return false
  const rest = cursor.slice(to, end)
  const words = wordCount(cursor.slice(at.start, at.end))
  const group = /^[\s*_,.:]*(?:by\s[^.(]+|[(（][^()（）]+[)）])/u.exec(rest)?.[0] ?? ''
  if (hasWords(rest) && (isAside(rest) || (group !== '' && isAside(group)))) return words >= 2
  if (group !== '' || !hasWords(rest)) return words >= 3
  return words >= 3 && /^\s*[,.:;–—-]/.test(rest)
}
