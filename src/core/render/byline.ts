// The line of facts below a title: authors, date, subject, and venue.
import { categoryName } from '../arxiv/categories.ts'
import type { ArxivId } from '../arxiv/identifier.ts'
import { doiAddress, parseDoi } from '../paper/doi.ts'
import { isWithdrawn, type PaperRecord, retractionOf } from '../paper/paper.ts'
import { authorList, day, readableTex } from '../paper/text.ts'
import { escapeHtml, isHarmless } from './escapeHtml.ts'
import type { Labels } from './labels.ts'
import type { ReviewFacts } from './reviewFacts.ts'

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

/** The same as words, in one line without a style sheet. */
export function bylineWords(paper: PaperRecord<string>, labels: Labels): readonly string[] {
  const { authors, publishedAt, categories } = paper
  const { shown, more } = authorList(authors, namesInLine(authors))
  const names = more > 0 ? labels.andMore(shown, more) : shown || undefined
  const state = retractionOf(paper) ? labels.retracted : isWithdrawn(paper) ? labels.withdrawn : undefined
  return [state, names, day(publishedAt), categories[0]]
    .concat(venueOf(paper))
    .filter((part) => part !== undefined)
}

/** One or two names for a line, or more if the facts are beside the text. */
function authorNames(authors: readonly string[], place: BylinePlace): string {
  const most = authors.length > namesBeside ? namesBeside - 1 : namesBeside
  const short = namesAnd(authors, namesInLine(authors), place)
  const all = namesAnd(authors, most, place)
  const both = `<span class="short">${short}</span><span class="all">${all}</span>`
  return `<span class="authors" dir="auto">${short === all ? short : both}</span>`
}

/** How many of the names fit into one line with other facts. */
function namesInLine(authors: readonly string[]): number {
  return authors.length === 2 && authors.join(', ').length <= longestPair ? 2 : 1
}

function namesAnd(authors: readonly string[], most: number, { labels, facts }: BylinePlace): string {
  const names = authors.slice(0, most).map(readableTex)
  const shown = names.map((name) => linked(name, facts.authorPage?.(name))).join(', ')
  // If there is no room, names are cut, but never the number of further ones.
  const cut = `<span class="names">${shown}</span>`
  return authors.length > most ? labels.andMore(cut, authors.length - most) : cut
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
