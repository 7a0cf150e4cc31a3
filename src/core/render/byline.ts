// The line of facts below a title: who, when, what about, and where published.
import { categoryName } from '../arxiv/categories.ts'
import { isWithdrawn, type PaperRecord } from '../paper/paper.ts'
import { authorList, day, readableTex } from '../paper/text.ts'
import { escapeHtml, isHarmless } from './escapeHtml.ts'
import type { Labels } from './labels.ts'
import type { ReviewFacts } from './reviewFacts.ts'

/** Beside the text there is room for so many names. */
export const namesBeside = 4
/** Two names that are longer than this together do not fit into one line. */
const longestPair = 36

interface BylinePlace {
  readonly labels: Labels
  readonly facts: ReviewFacts
}

/** The facts of a record as elements for the line, as far as the record says them. */
export function bylineParts(paper: PaperRecord<string>, place: BylinePlace): readonly string[] {
  const { labels, facts } = place
  const date = day(paper.publishedAt)
  const [code] = paper.categories
  const name = code && categoryName(code)
  const venue = venueOf(paper)
  return [
    isWithdrawn(paper) && `<span class="state">${escapeHtml(labels.withdrawn)}</span>`,
    paper.authors.length > 0 && authorNames(paper.authors, place),
    date && `<time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time>`,
    code &&
      `<abbr${name ? ` title="${escapeHtml(name)}"` : ''}>${linked(code, facts.categoryPage?.(code))}</abbr>`,
    venue && `<span class="venue">${escapeHtml(venue)}</span>`,
  ].filter((part): part is string => Boolean(part))
}

/** The same as words, in one line where there is no style sheet. */
export function bylineWords(paper: PaperRecord<string>, labels: Labels): readonly string[] {
  const { authors, publishedAt, categories } = paper
  const { shown, more } = authorList(authors, namesInLine(authors))
  const names = more > 0 ? labels.andMore(shown, more) : shown || undefined
  return [isWithdrawn(paper) ? labels.withdrawn : undefined, names, day(publishedAt), categories[0]]
    .concat(venueOf(paper))
    .filter((part) => part !== undefined)
}

/** One or two names for a line, more of them where the facts stand beside the text. */
function authorNames(authors: readonly string[], place: BylinePlace): string {
  const most = authors.length > namesBeside ? namesBeside - 1 : namesBeside
  const short = namesAnd(authors, namesInLine(authors), place)
  const all = namesAnd(authors, most, place)
  const both = `<span class="short">${short}</span><span class="all">${all}</span>`
  return `<span class="authors">${short === all ? short : both}</span>`
}

/** How many of the names fit into one line with other facts. */
function namesInLine(authors: readonly string[]): number {
  return authors.length === 2 && authors.join(', ').length <= longestPair ? 2 : 1
}

function namesAnd(authors: readonly string[], most: number, { labels, facts }: BylinePlace): string {
  const names = authors.slice(0, most).map(readableTex)
  const shown = names.map((name) => linked(name, facts.authorPage?.(name))).join(', ')
  return authors.length > most ? labels.andMore(shown, authors.length - most) : shown
}

/** Words as HTML that lead to a page where there is one. */
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
