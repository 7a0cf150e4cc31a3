// What an entry's lines say besides its title, its paper and the commentary.

import { type ArxivId, categoryName } from '../arxiv/identifier.ts'
import { overlaps, type Span, slice, span } from '../base/span.ts'
import { hasWords } from '../digest/lines/characters.ts'
import { type Digest, type Entry, lineAt } from '../digest/model.ts'
import { linksWithin } from '../digest/references.ts'
import { commentsIn, saidSpan } from '../digest/saying.ts'
import { linkKinds } from '../digest/titles/vocabulary.ts'
import { titleText } from '../digest/titles/words.ts'
import { doiAddress, parseDoi } from '../paper/doi.ts'
import { isWithdrawn, type PaperRecord, retractionOf } from '../paper/paper.ts'
import { authorList, day, readableTex, shortName } from '../paper/text.ts'
import { foldTitle } from '../paper/titles.ts'
import { escapeHtml, isHarmless } from './html.ts'
import type { Labels } from './labels.ts'
import { isLocal, type ReviewFacts } from './reviewFacts.ts'

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

const longestLabel = 80
const mostLinks = 8
const longestWords = 300

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
    return linksWithin(digest, stretch).filter(({ outer }) => !hidden.some((each) => overlaps(each, outer)))
  })
  const { title } = entry
  // A title that is a link to a file does not count as words beside itself.
  const isOwnFile = (url: string, { start, end }: Span) =>
    isLocal(url) && title !== undefined && start <= title.span.start && title.span.end <= end
  const named = all
    .filter(({ link: { form, url }, label, outer }) => {
      const isShown = /^https?:/i.test(url) ? isHarmless(url) : isLocal(url) && isShort(label)
      return form !== 'citation' && isShown && url !== entry.link?.url && !isOwnFile(url, outer)
    })
    .map(({ link: { url }, label }) => ({ label: isShort(label) ? titleText(label) : hostOf(url), url }))
  return [...new Map(named.map((link) => [link.url, link])).values()].slice(0, mostLinks)
}

/** The lines that name the paper, without commentary; for a table row, all cells. */
function stretchesOf(digest: Digest, entry: Entry): readonly Span[] {
  const { span: at, head, layout } = entry
  const commentary = saidSpan(digest, entry)
  const first = lineAt(digest, Math.min(at.start, head.start))
  const from = commentary && commentary.start < first.start ? at.start : first.start
  if (!commentary) return [span(from, Math.max(head.end, layout === 'table-row' ? first.end : at.end))]
  const before = span(from, Math.max(from, commentary.start))
  const isRow = layout === 'table-row' && commentary.end < first.end
  return isRow ? [before, span(commentary.end, first.end)] : [before]
}

function wordsBeside(
  digest: Digest,
  entry: Entry,
  record: PaperRecord<string> | undefined,
): readonly string[] {
  const words = stretchesOf(digest, entry).flatMap((stretch) => piecesOf(digest, entry, stretch))
  return [...new Set(words)].filter((piece) => !isKnown(piece, record))
}

/** The rest of a range without its title and its links, in pieces. */
function piecesOf(digest: Digest, { title, link }: Entry, stretch: Span): readonly string[] {
  const links = linksWithin(digest, stretch).map(({ outer }) => outer)
  const gone = [
    title?.span,
    link?.outer,
    ...links,
    ...boxesIn(digest, stretch),
    ...commentsIn(digest, stretch),
  ]
    .filter((each) => each !== undefined)
    .sort((a, b) => a.start - b.start)
  const pieces: string[] = []
  let done = stretch.start
  for (const { start, end } of gone) {
    if (start > done) pieces.push(slice(digest.text, span(done, Math.min(start, stretch.end))))
    done = Math.max(done, Math.min(end, stretch.end))
  }
  pieces.push(slice(digest.text, span(done, stretch.end)))
  return pieces.flatMap((piece) => piece.split(separators)).flatMap(plainPiece)
}

/** A checkbox, with the list marker before it. */
const box =
  /^[ \t>]*(?:<li\b[^<>\n]{0,200}>|[-*+•·‣◦▪●○■□]|\(?\d{1,4}[.)])[ \t]*(?:\[[ xX✓✔]\]|[☐☑✅⬜]|TODO|DONE)(?=\s)/gmu

function boxesIn({ text }: Digest, stretch: Span): readonly Span[] {
  return Array.from(slice(text, stretch).matchAll(box), ({ index, 0: mark }) =>
    span(stretch.start + index, stretch.start + index + mark.length),
  )
}

/** Ends of lines and of cells, and brackets. */
const separators = /[\n|[\]【】]|<[^<>\n]{0,200}>|!\(|\s[–—·•]\s/
/** Markers of lists and headings, numbers, emphasis, punctuation. */
const around = /^(?:[\s*_~`"“”'#>:;,.()–—+=!-]|\d{1,4}[.)]\s)+|[\s*_~`"“”'#:;,(–—+=!-]+$/gu

function plainPiece(piece: string): readonly string[] {
  const words = titleText(piece).replace(around, '').replace(/\s+/g, ' ')
  // A bracket whose partner was removed, and the full stop at the end of the line.
  const plain = words.includes('(') ? words : words.replace(/[).]+$/, '')
  const isYear = /^(?:19|20)\d{2}(?:-\d{2}){0,2}$/.test(plain)
  if (plain.length > longestWords || (!hasWords(plain) && !isYear)) return []
  return isYear || !isLinkKind(plain) ? [plain] : []
}

/** "Paper", "PDF, code": the kind of a link. */
function isLinkKind(words: string): boolean {
  return words
    .toLowerCase()
    .split(/[\s,/&:]+/)
    .every((word) => word === '' || linkKinds.has(word))
}

/** Whether the record has it: its authors, its year, its comment or journal. */
function isKnown(piece: string, record: PaperRecord<string> | undefined): boolean {
  if (!record) return false
  const { authors, publishedAt, comment, journalReference } = record
  const names = new Set([...authors, ...authors.map(shortName)].map(foldTitle))
  const said = foldTitle(`${publishedAt ?? ''} ${comment ?? ''} ${journalReference ?? ''}`)
  const parts = piece.split(/\s*(?:,|;|&|\band\b|\bet al\.?)\s*/).filter((part) => part !== '')
  return parts.every((part) => names.has(foldTitle(part)) || said.includes(foldTitle(part)))
}

function isShort(label: string): boolean {
  return label !== '' && label.length <= longestLabel && !label.includes('\n')
}

/** The host of a web address, without `www`. */
export function hostOf(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/?#].*$/s, '')
}

// The line of facts below a title: authors, date, subject, and venue.

/** The number of names for which there is room beside the text. */
export const namesBeside = 4
/** Two names that are longer than this together do not fit into one line. */
const longestPair = 36

interface BylinePlace {
  readonly labels: Labels
  readonly facts: ReviewFacts
  /** Whether the paper is on arXiv, so that any journal in its record came later. */
  readonly isPreprint: boolean
  /** The version in the entry's link. */
  readonly version: number | undefined
}

/** The facts of a record as elements for the line, as far as the record has them. */
export function bylineParts(paper: PaperRecord<string>, place: BylinePlace): readonly string[] {
  const { facts } = place
  const date = day(paper.publishedAt)
  const [code] = paper.categories
  const name = code && categoryName(code)
  return [
    ...states(paper, place),
    paper.authors.length > 0 && authorNames(paper.authors, place),
    date && `<time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time>`,
    code &&
      `<abbr${name ? ` title="${escapeHtml(name)}"` : ''}>${linked(code, facts.categoryPage?.(code))}</abbr>`,
    venueHtml(paper, place),
  ].filter((part): part is string => Boolean(part))
}

/** What readers should know about the paper first, each a word with an icon of its own shape. */
function states(paper: PaperRecord<string>, { labels, version }: BylinePlace): readonly string[] {
  const isOld = version !== undefined && paper.version !== undefined && version < paper.version
  return [
    ...(retractionOf(paper) ? [state('retracted', labels.retracted)] : []),
    ...(isWithdrawn(paper) ? [state('withdrawn', labels.withdrawn)] : []),
    ...(isOld ? [state('outdated', labels.newerVersion(paper.version))] : []),
  ]
}

function state(kind: string, words: string): string {
  return `<span class="state ${kind}">${escapeHtml(words)}</span>`
}

/** Shown in place of a missing record. */
export function bylineInstead(id: ArxivId, { labels, facts }: BylinePlace): readonly string[] {
  const named = `<span>arXiv:${escapeHtml(id)}</span>`
  switch (facts.missingRecord?.(id)) {
    case 'pending':
      return [
        `<span class="waiting" aria-busy="true"><span>${escapeHtml(labels.recordOnItsWay)}</span></span>`,
      ]
    case 'missing':
      return [state('missing', labels.notOnArxiv), named]
    case 'unavailable':
      return [`<span class="no-record">${escapeHtml(labels.noRecord)}</span>`, named]
    case undefined:
      return []
  }
}

/** Where the paper has appeared; for a preprint, as a later event. */
function venueHtml(paper: PaperRecord<string>, { labels, isPreprint }: BylinePlace): string | undefined {
  const venue = venueOf(paper)
  const isPublished = isPreprint && (paper.journalReference !== undefined || paper.doi !== undefined)
  if (!isPublished) return venue && `<span class="venue">${escapeHtml(venue)}</span>`
  const words = labels.publishedIn(venue ?? '')
  const doi = paper.doi === undefined ? undefined : parseDoi(paper.doi)
  return `<span class="venue published">${linked(words, doi && doiAddress(doi))}</span>`
}

/** The same as words, in one line without a style sheet; without what readers should know first. */
export function bylineWords(paper: PaperRecord<string>, labels: Labels): readonly string[] {
  const { authors, publishedAt, categories } = paper
  const { shown, more } = authorList(authors, namesInLine(authors))
  const names = more > 0 ? labels.andMore(shown, more) : shown || undefined
  return [names, day(publishedAt), categories[0]].concat(venueOf(paper)).filter((part) => part !== undefined)
}

/** What readers should know about the paper first, as a word; `undefined` for most papers. */
export function stateWord(paper: PaperRecord<string>, labels: Labels): string | undefined {
  return retractionOf(paper) ? labels.retracted : isWithdrawn(paper) ? labels.withdrawn : undefined
}

/** One or two names for a line, or more if the facts are beside the text. */
function authorNames(authors: readonly string[], place: BylinePlace): string {
  const most = authors.length > namesBeside ? namesBeside - 1 : namesBeside
  const short = namesAnd(authors, namesInLine(authors), place)
  const all = namesAnd(authors, most, place)
  const both = `<bdi class="short">${short}</bdi><bdi class="all">${all}</bdi>`
  return `<span class="authors">${short === all ? `<bdi>${short}</bdi>` : both}</span>`
}

/** How many of the names fit into one line with other facts. */
export function namesInLine(authors: readonly string[]): number {
  return authors.length === 2 && authors.join(', ').length <= longestPair ? 2 : 1
}

function namesAnd(authors: readonly string[], most: number, { labels, facts }: BylinePlace): string {
  const names = authors.slice(0, most).map(readableTex)
  const shown = names.map((name) => linked(name, facts.authorPage?.(name))).join(', ')
  return authors.length > most ? labels.andMore(shown, authors.length - most) : shown
}

/** Words as HTML, linked to a page if there is one. */
export function linked(words: string, page: string | undefined): string {
  const label = escapeHtml(words)
  return page && isHarmless(page) ? `<a href="${escapeHtml(page)}">${label}</a>` : label
}

/** "CVPR 2021", "NeurIPS 2020": a short name with capitals and a year. */
const venueInComment = /\b\p{Lu}\p{L}*\p{Lu}\p{L}* (?:19|20)\d{2}\b/u

function venueOf({ comment, journalReference }: PaperRecord<string>): string | undefined {
  const venue = journalReference ?? (comment && venueInComment.exec(comment)?.[0])
  return venue && readableTex(venue)
}
