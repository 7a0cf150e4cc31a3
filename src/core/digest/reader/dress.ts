import { type Span, span } from '../../base/span.ts'
import { withoutEnd } from '../../base/withoutEnd.ts'
import { shapeOfDress } from '../frames/frames.ts'
import { eastAsian } from '../lines/characters.ts'
import type { Cursor, Line } from '../lines/line.ts'
import { namesAuthors } from '../titles/credits.ts'
import { judge, type Level, level } from '../titles/judge.ts'
import { areSurnames, isPeople } from '../titles/people.ts'
import { pictureAndSpace, wordCount } from '../titles/words.ts'
import { isByline, opensProse } from './siblings.ts'

/*
 * How a line dresses its title: what stands in front of it, the marks around it, and what follows them, whether the title is a
 * link or not. "**Paper 2: [A Title of Words](…)** (Author, 2024)" and "**Paper 3: Another Title** (Weaver)" are dressed alike,
 * so that the second one is an entry where lines like the first one are. Links are blanked out but for their labels before
 * a line is looked at; all offsets stay.
 */

/** A title, and the shapes by which lines that dress theirs alike are counted together, the more specific one last. */
export interface Dressed {
  readonly title: Span
  readonly level: Level
  readonly shapes: readonly string[]
  /** Lines with a link are entries by more than this. */
  readonly isAlone: boolean
}

/** Stands in place of what makes words a link, so that links and other words are read alike. */
const blank = '\0'
const opening = /^([^*_"“”„«»「」『』《》\0]{0,200}?)((?:[*_"“„«「『《\0]|(?<=«)\s)+)(?=[\p{L}\d$])/u

/** The marks that close what others open. */
const closers: Readonly<Record<string, string>> = {
  '*': '*',
  _: '_',
  '"': '"',
  '“': '”',
  '„': '“”',
  '«': '»',
  '「': '」',
  '『': '』',
  '《': '》',
}

const shortest = 8
/** A character is half a word. */
const shortestOfEastAsia = 4
const longest = 300
/** "Paper 2: " inside the marks. */
const numberedLabel = /^(\p{L}[\p{L} ]{0,20}?)\s?#?\d{1,3}\s?[:：.)–—-]\s?\0*/u
const label = /^[^,，.]{1,30}[:：]\s?$/u
const number = /^\(?\d{1,3}\\?[.)/]\s+$/
const closing = /^[*_"“”»」』》\0]+/u
const emptyGroup = /\0|[(（[][\s\0]*[)）\]]/gu

/** The words of a line that may be its title, by each way in which it may be dressed. */
export function dressedAt(cursor: Cursor, index: number, family: string): readonly Dressed[] {
  const line = cursor.lines[index] as Line
  if (line.kind !== 'text' || line.marker === '|') return []
  const words = withoutTargets(cursor, line).replace(othersInItalics, ' $1 ')
  const labelled = labelledIn(words)
  const all = labelled
    ? [labelled]
    : [
        ...plainIn(words, line),
        ...besideSigns(words),
        ...behindState(cursor, index, words),
        ...markedIn(cursor, index, words),
      ]
  return all.flatMap((parts) => dressOf(line, family, parts))
}

/** The marked words of a line, and what follows a numbered label in them. */
function markedIn(cursor: Cursor, index: number, line: string): readonly Parts[] {
  const from = /^\0*/.exec(line)?.[0].length ?? 0
  const words = line.slice(from)
  const [all, before = '', around = ''] = opening.exec(words) ?? []
  const kind = before === '' && isBelowNames(cursor, index) ? 'below people' : classOf(before)
  const marks = around.replace(/[\0\s]+/g, '')
  const closer = closers[marks.charAt(marks.length - 1)]
  if (all === undefined || kind === undefined || closer === undefined) return []
  const to = endOfMarked(words, all.length, closer)
  if (to < 0) return []
  const inside = words.slice(all.length, to)
  const lead = kind + marks
  const next = followerIn(words.slice(to))
  const fewest = fewestWords(kind, marks)
  const [inFront = '', inner = ''] = numberedLabel.exec(inside) ?? []
  return [
    { lead, at: all.length },
    ...(inFront === '' ? [] : [{ lead: lead + inner, at: all.length + inFront.length }]),
  ].map(({ lead: own, at }) => {
    const [title = ''] = words.slice(at, to).split(blank, 1)
    return { lead: own, at: from + at, title, next, fewest }
  })
}

/** What stands in front of a title, with its marks; where it begins in its line; and what follows it. */
interface Parts {
  readonly lead: string
  readonly at: number
  readonly title: string
  readonly next: string
  readonly fewest: number
}

function dressOf(
  line: Line,
  family: string,
  { lead, at, title: words, next, fewest }: Parts,
): readonly Dressed[] {
  const title = withoutEnd(words, /[\s,.:]/u)
  const found = judge(title)
  if (title.length < (eastAsian.test(title) ? shortestOfEastAsia : shortest)) return []
  if (wordCount(title) < fewest || found < leastLevel(title, `${lead} ${next}`)) return []
  const start = line.from + at
  const shapes = [lead, `${lead} ${next}`].map((each) => shapeOfDress(family, each))
  const isAlone = lead.startsWith(tagged)
  return [{ title: span(start, start + title.length), level: found, shapes, isAlone }]
}

const boldLabel =
  /^((?:\*\*|__)\p{L}[^*_:：\0]{0,30}(?:[:：](?:\*\*|__)|(?:\*\*|__)[:：])\s*\0*)([^*_\0]+?)(?=\0|\s?[(（]|$)/u

/** "**Read more:** A Title of Words (arXiv)" */
function labelledIn(words: string): Parts | undefined {
  const [all = '', label = '', title = ''] = boldLabel.exec(words) ?? []
  if (all === '') return undefined
  const lead = label.replaceAll(blank, '').toLowerCase()
  return { lead, at: label.length, title, next: followerIn(words.slice(all.length)), fewest: 3 }
}

const plainTitle =
  /^(?:(?![\p{L}\d(["“„«「『《*_\0]).)*\0*([\p{L}\d¿¡$][^\0()（）*_"“”„«»「」『』《》]{7,299}?)(?:\0+|(?=\s?[(（]))\s?([(（][^()（）]{4,100}[)）])?/u
const credit = /(?:19|20)\d{2}(?!\d)|\bet al\b/

/**
 * A title at the beginning of a line with its authors or year in brackets, "A Title of Words (Author et al., 2024)", or as the
 * label of a link to where titles without another link lead as well: notes of the writer's own.
 */
function plainIn(words: string, { from, links }: Line): readonly Parts[] {
  const found = plainTitle.exec(words)
  const [all = '', title = '', group = ''] = found ?? []
  const at = all.indexOf(title)
  if (title === '' || /[.。!]\s/.test(title)) return []
  const link = links.find(({ hasLabel, labelStart }) => hasLabel && labelStart === from + at)
  const parts = { at, title, next: '', fewest: 3 }
  return [
    ...(link ? [{ ...parts, lead: `@${/^(?:https?:\/\/)?[^/]*\/?[^/]*/.exec(link.url)?.[0] ?? ''}` }] : []),
    ...(credit.test(group) ? [{ ...parts, lead: 'credited' }] : []),
  ]
}

/** "[2024/02] **A Title of Words** | Group": marked words after a tag. */
const markedTitle = /^\0*(\*\*|__)(?![\s*_])([^*_\0]{3,299}[^\s*_\0])\1/u
const tagged = 'tagged '
const tagInFront =
  /^(?:(?:[★☆✓]|\p{So}\uFE0F?)\s?)?(\*\*(?=[^*]{1,12}\*\*\s)|[[【`])([^*[\]【】`\0]{1,20})(?:\*\*|[\]】`])\s?\0*/u
const afterTag = /^([^\0()（）]{8,300}?)(?=\0|\s?[(（]|$)/u
const beforeRemark =
  /^\0*(?:~~)?([\p{L}\d][^\0()（）*_"“”„«»「」『』《》#]{7,299}?)(?:\0+|(?=\s))\s?(?:[(（][^()（）]{1,60}[)）]\s)?(?=[—–-]\s|#\p{L})/u

/**
 * A title in plain words, as a link or not, after a tag, a code or a nickname, "[KDD] A Title of Words (Meta)", "**A1-3** A Title",
 * or in front of what is said of it, "A Title of Words — what it says", or of tags.
 */
function besideSigns(words: string): readonly Parts[] {
  const [tag = '', mark = ''] = tagInFront.exec(words) ?? []
  const rest = words.slice(tag.length)
  const [marked = '', marks = '', inside = ''] = tag === '' ? [] : (markedTitle.exec(rest) ?? [])
  if (marked !== '') {
    const at = tag.length + marked.indexOf(inside)
    return [{ lead: `${tagged}${mark}${marks}`, at, title: inside, next: '', fewest: 3 }]
  }
  const [all = '', title = ''] = (tag === '' ? beforeRemark : afterTag).exec(rest) ?? []
  if (title === '' || /[.。!]\s/.test(title)) return []
  const next = followerIn(rest.slice(all.length))
  const parts = { at: tag.length + all.indexOf(title), title, next: '', fewest: 3 }
  return [
    ...(tag === '' ? [] : [{ ...parts, lead: tagged + mark }]),
    { ...parts, lead: `plain ${mark} ${next}` },
  ]
}

/** "** READ A Title of Words": a headline of Org with how far somebody got, and a link or the authors in it or below it. */
function behindState(cursor: Cursor, index: number, words: string): readonly Parts[] {
  const { from, indent, links, start } = cursor.lines[index] as Line
  if (!/^\*+[ \t]+\p{Lu}{2}/u.test(cursor.slice(start, from))) return []
  const next = cursor.at(index + 1)
  const isAbove = next?.kind === 'text' && next.marker === '' && next.indent > indent
  if (links.length === 0 && !(isAbove && (next.links.length > 0 || isByline(cursor, next)))) return []
  const [lead = ''] = /^\0*/.exec(words) ?? []
  const title = afterTag.exec(words.slice(lead.length))?.[1] ?? ''
  return [{ lead: `${tagged}state`, at: lead.length, title, next: '', fewest: 3 }]
}

/** The words of a line, with blanks in place of all that belongs to links but their labels. */
function withoutTargets(cursor: Cursor, line: Line): string {
  let words = ''
  let at = line.from
  const skipTo = (end: number) => {
    words += blank.repeat(Math.max(0, end - at))
    at = Math.max(at, end)
  }
  for (const { outerStart, outerEnd, labelStart, labelEnd } of line.links) {
    if (outerStart < at || outerEnd > line.to) continue
    words += cursor.slice(at, outerStart)
    at = outerStart
    skipTo(labelStart)
    words += cursor.slice(at, labelEnd)
    at = Math.max(at, labelEnd)
    skipTo(outerEnd)
  }
  return withoutTags(
    (words + cursor.slice(at, line.to)).replace(pictureAndSpace, (all) => blank.repeat(all.length)),
  )
}

/** The same with blanks in place of tags; those of emphasis are marks. */
function withoutTags(words: string): string {
  return words.replace(/<\/?(b|strong|i|em|\w+)\b[^<>]*>/gi, (tag, name: string) => {
    const mark = emphasis[name.toLowerCase()] ?? ''
    return blank.repeat(tag.length - mark.length) + mark
  })
}

const emphasis: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*' }

/** Words in bold at the start of a paragraph and what follows a tag may be anything, unless authors or a venue seem to follow. */
function leastLevel(title: string, dress: string): Level {
  return /^[*_]+ (?:words|end|[:.])$|^\*\*\p{L}|^tagged/u.test(dress) && !eastAsian.test(title)
    ? level.likely
    : level.possible
}

/** Where the marked words end that begin at a place; -1 where they do not. */
function endOfMarked(words: string, from: number, closer: string): number {
  for (let at = from + shortest; at < Math.min(words.length, from + longest); at++)
    if (closer.includes(words.charAt(at))) return at
  return -1
}

/** Two words in quotation marks or between authors and a venue are a title; in bold they may be anything. */
function fewestWords(lead: string, marks: string): number {
  return /["“„«「『《]/.test(marks) || lead === people ? 2 : 3
}

const people = 'people'
const afterPeople = /(?<![\s,.:])[\s,.:]+$|\s?[(（]\d{4}\p{Ll}?[)）][\s,.:]*$/u
const othersInItalics = /[*_](et\.? al\.?)[*_]/
/** "山口 他, ", "?, " */
const longestUnknown = 30

/** "🟡 ", "⭐⭐ ": how good the paper is. */
const icons = /^(?:\p{Extended_Pictographic}\uFE0F?\s?){1,6}$/u

/** What kind of words stand in front of a title; `undefined` for others than a number, icons, a label or people. */
function classOf(before: string): string | undefined {
  if (before === '' || number.test(before)) return ''
  if (icons.test(before)) return 'icons'
  const names = before.replace(afterPeople, '')
  if (isPeople(names) || areSurnames(names) || namesAuthors(`${names}, `)) return people
  if (label.test(before)) return before.replace(/\d+/g, '#').toLowerCase()
  return before.length <= longestUnknown && /[,，]\s*$/u.test(before) ? people : undefined
}

/** Whether the line above holds nothing but names, and begins a paragraph or an item. */
function isBelowNames(cursor: Cursor, index: number): boolean {
  const above = cursor.lines[index - 1]
  if (!above || above.links.length > 0 || !opensProse(cursor, index - 1, above)) return false
  return isPeople(withoutEnd(cursor.words(above).replace(/^[*_]+/, ''), /[*_.:]/))
}

/** The kind of what follows the marks. */
function followerIn(after: string): string {
  const rest = after
    .replace(closing, '')
    .replace(emptyGroup, '')
    .replace(/^[\s*_]+/u, '')
  if (rest === '') return 'end'
  if (/^by\s/i.test(rest)) return 'by'
  const first = rest.charAt(0)
  if (/[(（[]/u.test(first)) return '('
  return /[\p{L}\d]/u.test(first) ? 'words' : first
}
