import { type ArxivId, categoryName } from '../arxiv/identifier.ts'
import { absUrl, htmlUrl, pdfUrl } from '../arxiv/links.ts'
import type { Labels } from '../base/labels.ts'
import { plainTitle } from '../digest/layouts/index.ts'
import { type Digest, type Entry, paperOf, versionOf } from '../digest/model.ts'
import { paperIdOf, recordOf } from '../digest/records.ts'
import { doiAddress, parseDoi } from '../paper/doi.ts'
import type { PaperId, PaperRecord } from '../paper/paper.ts'
import { isWithdrawn, retractionOf } from '../paper/takenBack.ts'
import { categoryList, day, isBlank, readableTex } from '../paper/text.ts'
import { besideTitle, type NamedLink } from './besideTitle.ts'
import { escapeHtml, isHarmless, titleLanguage } from './html.ts'
import { renderMarkdown, renderTex } from './markdown.ts'
import { isOwnPlace } from './ownPlaces.ts'
import { type Covered, type FormulaBudget, isLocal, type ReviewFacts } from './reviewFacts.ts'

interface CardPlace {
  readonly digest: Digest
  /** The commentary on the paper, as Markdown; empty if there is none. */
  readonly said: string
  readonly facts: ReviewFacts
  readonly labels: Labels
  /** The formula budget of the page. */
  readonly formulas: FormulaBudget
  /** The level of the card's heading, 2 to 5. */
  readonly level: number
  /** Lines between the start of the card and that of its commentary. */
  readonly commentaryLine: number
}

/** One entry as a card: its title, one line of facts, the commentary, and one line of links and parts to open. */
export function renderCard(entry: Entry, place: CardPlace): string {
  const id = paperOf(entry)
  const inArchive = paperIdOf(entry)
  const paper = recordOf(entry, place.facts)
  const beside = besideTitle(place.digest, entry, paper)
  const line = { ...place, isPreprint: id !== undefined, version: versionOf(entry) }
  const facts = paper ? bylineParts(paper, line) : id ? bylineInstead(id, line) : []
  const rows = [
    heading(entry, paper, place),
    byline([...facts, ...besideWords(beside.words)]),
    commentary(place),
    foot([
      paper && abstract(paper, place),
      inArchive && covered(inArchive, place),
      inArchive && related(inArchive, place),
      ...links(entry, id, beside.links, place.facts),
    ]),
  ]
  const key = escapeHtml(id ?? entry.link?.url ?? entry.title?.text ?? '')
  return `<article class="entry" data-paper="${key}">${rows.filter(Boolean).join('\n')}</article>`
}

function heading(
  entry: Entry,
  paper: PaperRecord<string> | undefined,
  { facts, formulas, level }: CardPlace,
): string {
  const names = [plainTitle(entry), paper?.title, entry.link?.url]
  const name = names.find((each) => each !== undefined && !isBlank(each)) ?? ''
  const label = renderTex(name, formulas)
  const url = entry.link && isHarmless(entry.link.url) ? targetOf(entry.link.url, facts) : undefined
  const linked = url === undefined ? label : `<a href="${escapeHtml(url)}">${label}</a>`
  return `<h${level}${paper ? titleLanguage(name) : ''}>${linked}</h${level}>`
}

/** Where a link leads; nowhere if it is to a file that is not published. */
function targetOf(url: string, { localLink }: ReviewFacts): string | undefined {
  if (isOwnPlace(url)) return undefined
  return localLink && isLocal(url) ? localLink(url) : url
}

function byline(parts: readonly string[]): string {
  return parts.length > 0 ? `<p class="byline">${parts.join('')}</p>` : ''
}

/** What the writer put beside the title. */
function besideWords(words: readonly string[]): readonly string[] {
  return words.map((word) => `<span class="beside">${escapeHtml(readableTex(word))}</span>`)
}

function foot(parts: readonly (string | undefined)[]): string {
  const shown = parts.filter(Boolean)
  return shown.length > 0 ? `<div class="foot">${shown.join('\n')}</div>` : ''
}

function links(
  entry: Entry,
  id: ArxivId | undefined,
  beside: readonly NamedLink[],
  facts: ReviewFacts,
): readonly string[] {
  // A paper that does not exist cannot be read.
  const own =
    id === undefined ? ownLink(entry) : facts.missingRecord?.(id) === 'missing' ? [] : arxivLinks(id)
  const named = [...own, ...beside]
  return named.map(({ label, url }, index) => {
    const target = targetOf(url, facts)
    const name = escapeHtml(label)
    // Of the links, only the first is shown on paper.
    const first = index === 0 ? ' class="id"' : ''
    return target === undefined
      ? `<span>${name}</span>`
      : `<a${first} href="${escapeHtml(target)}">${name}</a>`
  })
}

function arxivLinks(id: ArxivId): readonly NamedLink[] {
  const reference = { id, version: undefined }
  return [
    { label: `arXiv:${id}`, url: absUrl(reference) },
    { label: 'PDF', url: pdfUrl(reference) },
    { label: 'HTML', url: htmlUrl(reference) },
  ]
}

/** For a paper that is not on arXiv, named by its site. */
function ownLink({ link }: Entry): readonly NamedLink[] {
  const host = link && /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(link.url)?.[1]
  return host ? [{ label: host, url: link.url }] : []
}

function commentary({ said, facts, formulas, level, commentaryLine }: CardPlace): string {
  if (said === '') return ''
  const html = renderMarkdown(said, { facts, formulas, headingLevel: level + 1, firstLine: commentaryLine })
  return `<div class="commentary">${html}</div>`
}

function abstract(paper: PaperRecord<string>, place: CardPlace): string {
  const { formulas, labels } = place
  const paragraphs = paper.abstract
    .split('\n\n')
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${renderTex(paragraph, formulas)}</p>`)
  if (paragraphs.length === 0 && !hasMore(paper)) return ''
  const rows = recordRows(paper, place)
  const label = paragraphs.length > 0 ? labels.abstract : labels.details
  // Records are in English, whatever the digest is in.
  const text = paragraphs.length > 0 ? `<div lang="en" dir="ltr">${paragraphs.join('')}</div>` : ''
  return `<details class="abstract"><summary>${escapeHtml(label)}</summary><div class="inside">${text}${rows}</div></details>`
}

/** Whether the record says more than the line of facts. */
function hasMore({ authors, categories, comment }: PaperRecord<string>): boolean {
  return authors.length > namesBeside || categories.length > 1 || comment !== undefined
}

/** The complete record, of which the line of facts shows the beginning. */
function recordRows(paper: PaperRecord<string>, { facts, formulas, labels }: CardPlace): string {
  const { authors, categories, comment, journalReference } = paper
  const people = authors.map((name) => linked(readableTex(name), facts.authorPage?.(readableTex(name))))
  const names = categoryList(paper)
  const subjects = categories.map((code, index) => linked(names[index] ?? code, facts.categoryPage?.(code)))
  const rows = [
    [labels.authors, people.join(', ')],
    [labels.subjects, subjects.join(', ')],
    [labels.comments, comment && renderTex(comment, formulas)],
    [labels.journal, journalReference && renderTex(journalReference, formulas)],
  ]
  const html = rows
    .filter(([, value]) => value)
    .map(([name = '', value]) => `<dt>${escapeHtml(name)}</dt><dd lang="en" dir="ltr">${value}</dd>`)
  return html.length > 0 ? `<dl class="record">${html.join('')}</dl>` : ''
}

function covered(id: PaperId, { facts, labels }: CardPlace): string {
  const all = facts.covered?.(id) ?? []
  const count = all.reduce((sum, { digests = 1 }) => sum + digests, 0)
  return entryList('covered', labels.alsoIn(count), all)
}

function related(id: PaperId, { facts, labels }: CardPlace): string {
  const all = facts.related?.(id) ?? []
  return entryList('related', labels.similar(all.length), all)
}

/** Entries of other digests, below a label that opens them; empty without any. */
function entryList(name: string, label: string, all: readonly Covered[]): string {
  if (all.length === 0) return ''
  const items = all.map(({ label, url, said }) => {
    const name = escapeHtml(label)
    const link = url && isHarmless(url) ? `<a href="${escapeHtml(url)}">${name}</a>` : name
    return `<li>${link}${said && ` <q>${escapeHtml(said)}</q>`}</li>`
  })
  return `<details class="${name}"><summary>${escapeHtml(label)}</summary><div class="inside"><ul>${items.join('')}</ul></div></details>`
}

// The line of facts below a title: authors, date, subject, and venue.

/** The number of names for which there is room beside the text. */
const namesBeside = 4

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
function bylineParts(paper: PaperRecord<string>, place: BylinePlace): readonly string[] {
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
function bylineInstead(id: ArxivId, { labels, facts }: BylinePlace): readonly string[] {
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
function linked(words: string, page: string | undefined): string {
  const label = escapeHtml(words)
  return page && isHarmless(page) ? `<a href="${escapeHtml(page)}">${label}</a>` : label
}

/** "CVPR 2021", "NeurIPS 2020": a short name with capitals and a year. */
const venueInComment = /\b\p{Lu}\p{L}*\p{Lu}\p{L}* (?:19|20)\d{2}\b/u

export function venueOf({ comment, journalReference }: PaperRecord<string>): string | undefined {
  const venue = journalReference ?? (comment && venueInComment.exec(comment)?.[0])
  return venue && readableTex(venue)
}
