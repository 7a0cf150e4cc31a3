// What an entry's lines say besides its title, its paper and the commentary.

import { memoize } from '../base/memo.ts'
import { overlaps, type Span, slice, span } from '../base/span.ts'
import { withoutEnd } from '../base/withoutEnd.ts'
import { frontMatterOf } from '../digest/frontMatter.ts'
import { commentsIn } from '../digest/hidden.ts'
import { isJoiner } from '../digest/layouts/beside.ts'
import { isNameField } from '../digest/layouts/fields.ts'
import { hasWords, pictograph } from '../digest/lines/characters.ts'
import { type Digest, type Entry, lineAt, onItsLines, type SharedLines } from '../digest/model.ts'
import { linksWithin } from '../digest/references.ts'
import { saidSpan } from '../digest/saying.ts'
import { isTitleLabel } from '../digest/titles/facts.ts'
import { bareId } from '../digest/titles/parts.ts'
import { joiningWords, linkKinds } from '../digest/titles/vocabulary.ts'
import { titleText } from '../digest/titles/words.ts'
import type { PaperRecord } from '../paper/paper.ts'
import { shortName } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'
import { cellsBeside } from './cellsBeside.ts'
import { isHarmless } from './html.ts'
import { isOwnPlace } from './ownPlaces.ts'
import { isLocal } from './reviewFacts.ts'

export interface NamedLink {
  readonly label: string
  readonly url: string
}

export interface BesideTitle {
  /** Authors, venue, year and other columns of a table, as written and in order, without what the record says. */
  readonly words: readonly string[]
  /** Code, a project page, slides, also in files beside the digest. */
  readonly links: readonly NamedLink[]
}

const longestLabel = 300
/** Lists of authors are long; what is longer than this is data. */
const longestWords = 5_000

export function besideTitle(
  digest: Digest,
  entry: Entry,
  record: PaperRecord<string> | undefined,
): BesideTitle {
  return { words: wordsBeside(digest, entry, record), links: linksBeside(digest, entry) }
}

function linksBeside(digest: Digest, entry: Entry): readonly NamedLink[] {
  const all = stretchesOf(digest, entry).flatMap((stretch) => {
    const hidden = commentsIn(digest, stretch)
    return linksWithin(digest, stretch)
      .filter(({ outer }) => !hidden.some((each) => overlaps(each, outer)))
      .map((found) =>
        found.label === '' ? { ...found, label: labelInFront(digest, stretch, found) } : found,
      )
  })
  const { title } = entry
  // A title that is a link to a file does not count as words beside itself.
  const isOwnFile = (url: string, { start, end }: Span) =>
    isLocal(url) && title !== undefined && start <= title.span.start && title.span.end <= end
  const named = all
    .filter(({ link: { form, url }, label, outer }) => {
      const isShown = /^https?:/i.test(url)
        ? isHarmless(url)
        : isLocal(url) && !isOwnPlace(url) && isShort(label)
      return form !== 'citation' && isShown && url !== entry.link?.url && !isOwnFile(url, outer)
    })
    .map(({ link: { url }, label }) => ({
      label: isShort(label) ? titleText(label.replace(picture, '$1')) : '',
      url,
    }))
  // Two labels of one address say two things; an address alone says nothing beside a label.
  const labels = new Map(named.map(({ url, label }) => [`${label}\n${url}`, { url, label }]))
  const labelled = new Set([...labels.values()].flatMap(({ url, label }) => (label === '' ? [] : url)))
  return [...labels.values()].flatMap(({ url, label }) =>
    label !== '' ? { label, url } : labelled.has(url) ? [] : { label: hostOf(url), url },
  )
}

/** "- Blog post: https://…": what an address is called in front of it. */
const labelOfAddress =
  /(?:^|[\n|·•;,(（])[\s>*_+-]*([^\s:：|·•;,()（）[\]*_<>][^\n:：|·•;,()（）[\]<>]{0,39}?)(?:[*_]{0,3}[:：][*_]{0,3}| at| on)[ \t]*<?$/u
const longestBefore = 80

function labelInFront({ text }: Digest, { start }: Span, { outer }: { readonly outer: Span }): string {
  const from = Math.max(start, outer.start - longestBefore)
  return labelOfAddress.exec(text.slice(from, outer.start))?.[1]?.trim() ?? ''
}

/** The lines that name the paper, without commentary and front matter; for a table row, all cells. */
function stretchesOf(digest: Digest, entry: Entry): readonly Span[] {
  const bodyStart = frontMatterOf(digest)?.bodyStart ?? 0
  const all = linesOf(digest, entry)
  return bodyStart === 0 ? all : all.flatMap((each) => without(each, [span(0, bodyStart)]))
}

function linesOf(digest: Digest, entry: Entry): readonly Span[] {
  const { span: at, head, layout, shared } = entry
  if (shared) return stretchesOfShared(digest, entry, shared)
  const commentary = saidSpan(digest, entry)
  const first = lineAt(digest, Math.min(at.start, head.start))
  const from = commentary && commentary.start < first.start ? at.start : first.start
  if (!commentary) return [span(from, Math.max(head.end, layout === 'table-row' ? first.end : at.end))]
  const before = span(from, Math.max(from, commentary.start))
  const isRow = layout === 'table-row' && commentary.end < first.end
  return isRow ? [before, span(commentary.end, first.end)] : [before]
}

/**
 * What names the paper alone; with the first of those on the lines, all that the lines say besides the names of the others and
 * what is said of any.
 */
function stretchesOfShared(digest: Digest, entry: Entry, { names, index }: SharedLines): readonly Span[] {
  const own = names[index]
  const first = lineAt(digest, entry.head.start)
  const said = onItsLines(digest.entries, entry).flatMap((each) => saidSpan(digest, each) ?? [])
  const others = index === 0 ? joined(digest, names, own) : []
  const all = index === 0 ? span(first.start, Math.max(first.end, names.at(-1)?.end ?? 0)) : own
  return all ? without(all, [...others, ...said]) : []
}

/** The names of the other papers on the lines, each with what parts it from the one before. */
function joined({ text }: Digest, names: readonly Span[], own: Span | undefined): readonly Span[] {
  return names.flatMap((name, at) => {
    if (name === own) return []
    const above = names[at - 1]
    return above && isJoiner(text.slice(above.end, name.start)) ? span(above.end, name.end) : name
  })
}

/** What is left of a span without others. */
function without({ start, end }: Span, others: readonly Span[]): readonly Span[] {
  const left: Span[] = []
  let done = start
  for (const other of others.toSorted((a, b) => a.start - b.start)) {
    if (other.end <= done || other.start >= end) continue
    if (other.start > done) left.push(span(done, other.start))
    done = other.end
  }
  return done < end ? [...left, span(done, end)] : left
}

function wordsBeside(
  digest: Digest,
  entry: Entry,
  record: PaperRecord<string> | undefined,
): readonly string[] {
  const decoration = decorationOf(digest)
  return piecesBeside(digest, entry)
    .filter(
      ({ words, isCell }, index, all) =>
        isCell ||
        (all.findIndex((each) => each.words === words) === index &&
          !isKnown(words, record) &&
          !decoration.has(words)),
    )
    .map(({ words }) => words)
}

interface Piece {
  readonly words: string
  /** It is what the cell of a table says, which others of its row may say as well. */
  readonly isCell: boolean
}

function piecesBeside(digest: Digest, entry: Entry): readonly Piece[] {
  const cells = entry.layout === 'table-row' ? cellsBeside(digest, entry.head.start) : []
  const pieces = (at: Span) => piecesOf(digest, entry, at).map((words) => ({ words, isCell: false }))
  return stretchesOf(digest, entry).flatMap((stretch) => {
    let done = stretch.start
    const inCells = cells.flatMap(({ span: { start, end }, fact }) => {
      if (end <= stretch.start || stretch.end <= start) return []
      const isWhole = stretch.start <= start && end <= stretch.end
      const at = span(Math.max(start, stretch.start), Math.min(end, stretch.end))
      done = at.end
      return isWhole && fact !== undefined ? [{ words: fact, isCell: true }] : pieces(at)
    })
    return done < stretch.end ? [...inCells, ...pieces(span(done, stretch.end))] : inCells
  })
}

/** The signs that a digest puts beside each title alike; those in the cells of a table answer its head. */
const decorationOf = memoize((digest: Digest): ReadonlySet<string> => {
  const [first, ...others] = digest.entries
  if (!first || others.length === 0 || first.layout === 'table-row') return new Set()
  let common = piecesBeside(digest, first).flatMap(({ words }) => (hasWords(words) ? [] : words))
  for (const entry of others) {
    if (common.length === 0) break
    const own = piecesBeside(digest, entry).map(({ words }) => words)
    common = common.filter((words) => own.includes(words))
  }
  return new Set(common)
})

/** The rest of a range without its title and its links, in pieces. */
function piecesOf(digest: Digest, { title, link }: Entry, stretch: Span): readonly string[] {
  const within = linksWithin(digest, stretch)
  const links = within.flatMap(({ outer, labelSpan }) => outsideTitle(title?.span, outer, labelSpan))
  const isNamed = (each: (typeof within)[number]) =>
    each.label === '' && each.link.form !== 'citation' && each.link.url !== link?.url
  const addresses = new Set(within.filter(isNamed).map(({ outer }) => outer.start))
  const gone = [
    title?.span,
    ...(link ? outsideTitle(title?.span, link.outer, link.label) : []),
    ...links,
    ...matchesOf(box, digest, stretch),
    ...matchesOf(forPrograms, digest, stretch),
    ...matchesOf(aroundPicture, digest, stretch),
    ...commentsIn(digest, stretch),
  ]
    .filter((each) => each !== undefined)
    .sort((a, b) => a.start - b.start)
  const pieces: string[] = []
  let done = stretch.start
  for (const { start, end } of [...gone, span(stretch.end, stretch.end)]) {
    const piece = slice(digest.text, span(done, Math.max(done, Math.min(start, stretch.end))))
    // A sign in front of a link is its label.
    const isLabel = start < stretch.end && title && (end < title.span.start || title.span.end <= start)
    // "(poster)" in the label of the title says what the paper is; elsewhere such words say where links lead.
    const isOwn = done === title?.span.end && ownBrackets.test(piece)
    const label =
      isLabel && addresses.has(start) ? (labelOfAddress.exec(piece.slice(-longestBefore))?.[1] ?? '') : ''
    const words = isLabel ? piece.slice(0, piece.lastIndexOf(label)).replace(lastSign, '') : piece
    const found = words.split(separators).flatMap((each) => plainPiece(each, isOwn))
    const isAbove = title === undefined || done < title.span.start
    pieces.push(
      ...(isAbove ? found.filter((each) => !isTitleLabel(each.toLowerCase()) && !count.test(each)) : found),
    )
    done = Math.max(done, Math.min(end, stretch.end))
  }
  return pieces
}

/** "#1", "2/", "③", "4️⃣": which paper of the digest it is. */
const count = /^(?:#?\d{1,3}\/?|[\u2460-\u24FF\u2776-\u2793]|(?:\d\uFE0F?\u20E3)+)$/u

/** A link, or what stands around its label if the title is in that: "[Title (ICML 2024)](…)". */
function outsideTitle(title: Span | undefined, outer: Span, label: Span | undefined): readonly Span[] {
  const isLabelled = label && title && label.start <= title.start && title.end <= label.end
  return isLabelled ? [span(outer.start, label.start), span(label.end, outer.end)] : [outer]
}

/** A checkbox, with the list marker before it. */
const box =
  /^[ \t>]*(?:<li\b[^<>\n]{0,200}>|[-*+•·‣◦▪●○■□]|\(?\d{1,4}\\?[.)])[ \t]*(?:\[[ xX✓✔]\]|[☐☑✅⬜]|TODO|DONE)(?=\s)/gmu

/** The name of a note that has other words, `[[note|` of Obsidian and `[[note][` of Org; that of a block, and commands of LaTeX. */
const forPrograms =
  /\[\[[^[\]|\n]{1,1000}(?:\||\]\[)|\\cite[a-z]{0,10}\{[^{}\n]{1,40}\}|\\[a-z]{2,10}\{|\s\^[a-z\d-]+(?=\s|$)/g

/** A picture without its alternative text: none is shown beside a title, and the path of its file may be private. */
const aroundPicture =
  /!\[\[[^[\]\n]{1,300}\]\]|!\[(?=[^[\]\n]{0,300}\]\([^()\n]{1,1000}\))|(?<=!\[[^[\]\n]{0,300})\]\([^()\n]{1,1000}\)/g

/** "[![Code](…)](…)": where the label of a link is a picture, its alternative text is the label. */
const picture = /!\[([^[\]\n]{0,300})\]\([^()\n]{1,1000}\)/g

function matchesOf(pattern: RegExp, { text }: Digest, stretch: Span): readonly Span[] {
  return Array.from(slice(text, stretch).matchAll(pattern), ({ index, 0: mark }) =>
    span(stretch.start + index, stretch.start + index + mark.length),
  )
}

/** Ends of lines and of cells, marks of footnotes, and brackets. */
const separators = /\[\^[^[\]\s]{1,60}\]|[\n[\]【】]|(?<!\\)\||<[^<>\n]{0,200}>|!\(|\s[–—·•]\s/
/** Markers of lists and headings, numbers, emphasis, punctuation. */
const leading = /^(?:#(?![\p{L}\p{N}_])|[\s*_~/`"“”«»」』》'>:：;；,，、.。()（）–—+=!-]|\d{1,4}\\?[.)]\s)+/u
const ownBrackets = /^\s*[([][^()[\]]+[)\]][\s*_]*$/
const trailing = /[\s*_~`"“”«»'#:：;；,，、(（–—+=!-]/u

const sign = String.raw`(?:${pictograph}|(?![\u25A0-\u25FF])\p{So}\uFE0F?|★|☆)`
const hasSign = new RegExp(sign, 'u')
const lastSign = new RegExp(String.raw`(?<=^|[\s|])${sign}[ \t]*$`, 'u')

function plainPiece(piece: string, isOwn: boolean): readonly string[] {
  const written = titleText(piece).replace(leading, '')
  let end = written.length
  while (end > 0 && trailing.test(written.charAt(end - 1))) end--
  const words = withoutHalves(written.slice(0, end).replace(/\s+/g, ' '))
  // The full stop at the end of the line.
  const plain = words.includes('(') ? words : withoutEnd(words, /\./)
  const isYear = /^(?:19|20)\d{2}(?:-\d{2}){0,2}$/.test(plain)
  if (plain.length > longestWords || bareId.test(plain)) return []
  if (!hasWords(plain) && !isYear && !hasSign.test(plain)) return []
  return isYear || isOwn || !isLinkKind(plain) ? [plain] : []
}

/** Words without the brackets whose partners were removed. */
function withoutHalves(words: string): string {
  const halves = new Set<number>()
  const open: number[] = []
  for (let at = 0; at < words.length; at++) {
    const character = words.charAt(at)
    if ('(（'.includes(character)) open.push(at)
    else if (')）'.includes(character) && open.pop() === undefined) halves.add(at)
  }
  for (const at of open) halves.add(at)
  return halves.size === 0
    ? words
    : words.replace(/[(（)）]/g, (bracket, at) => (halves.has(at) ? '' : bracket))
}

/** "Paper", "PDF, code", "see", "and": the kind of a link, and what joins links. */
function isLinkKind(words: string): boolean {
  return words
    .toLowerCase()
    .split(/[\s,/&:]+/)
    .every((word) => /^(?:|see|also)$/.test(word) || linkKinds.has(word) || joiningWords.has(word))
}

/** Whether the record has it: its authors, its year, its comment or journal. */
function isKnown(piece: string, record: PaperRecord<string> | undefined): boolean {
  if (!record) return false
  const { authors, publishedAt, comment, journalReference } = record
  const names = new Set([...authors, ...authors.map(shortName)].map(foldTitle))
  const said = foldTitle(`${publishedAt ?? ''} ${comment ?? ''} ${journalReference ?? ''}`)
  const { 1: label = '', 2: value = piece } = /^([^:：]{1,30}?)\s?[:：]\s?(.+)$/su.exec(piece) ?? []
  const named = isNameField({ label: label.toLowerCase() }) ? value : piece
  const parts = named
    .split(/\s*(?:[,;&]|\.\s|\band\b|\bet al\.?|\s(?:외|等|ほか)(?=\s|$))\s*/)
    .filter((part) => part !== '')
  // Stars are a rating, which no record has.
  return parts.every(
    (part) => hasWords(part) && (names.has(foldTitle(part)) || said.includes(foldTitle(part))),
  )
}

function isShort(label: string): boolean {
  return label !== '' && label.length <= longestLabel && !/\n\s*\n/.test(label)
}

/** The host of a web address, without `www`. */
export function hostOf(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/?#].*$/s, '')
}
