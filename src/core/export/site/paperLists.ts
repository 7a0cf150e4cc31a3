// Papers with the places where they are reviewed: on the pages of authors and subjects, and in search results.

import { categoryName } from '../../arxiv/identifier.ts'
import { type Labels, labelsIn } from '../../base/labels.ts'
import { authorList, beginningOf, day, readableTex } from '../../paper/text.ts'
import { namesInLine } from '../../render/card.ts'
import { escapeHtml, languageAttributes, titleLanguage } from '../../render/html.ts'
import { renderTex } from '../../render/markdown.ts'
import { chatText, plainDialect } from '../chat.ts'
import { type IndexedDigest, type IndexedPaper, type IndexedPlace, indexScript } from './searchIndex.ts'
import {
  authorsPath,
  indexPath,
  linkTo,
  linkToFragment,
  type PaperList,
  type SiteContext,
  type SitePage,
  type SitePaper,
  type SiteParts,
  sitePage,
  subjectsPath,
  titleHtml,
} from './siteParts.ts'

/** The authors that a search finds a paper by. */
const mostAuthors = 12
/** Nobody reads further, and the search has all papers. */
const mostPapers = 300
const mostPlaces = 6
/** The length of the commentary shown for each place, in UTF-16 units. */
const mostWords = 150

function knownPaper(places: SitePaper): SitePaper[0]['paper'] {
  return (places.find(({ paper }) => paper.record) ?? places[0]).paper
}

/** Date, subject and identifier of a paper, what is known of them. */
function factsOf({ record, id }: SitePaper[0]['paper']): readonly string[] {
  const facts = [day(record?.publishedAt), record?.categories[0], id && `arXiv:${id}`]
  return facts.flatMap((fact) => (fact ? fact.replace(/\p{Surrogate}/gu, '') : []))
}

/** The same after its authors, in one line as on cards. */
function factsLine(places: SitePaper, labels: Labels): string {
  const paper = knownPaper(places)
  const authors = paper.record?.authors ?? []
  const { shown, more } = authorList(authors, namesInLine(authors))
  return [more > 0 ? labels.andMore(shown, more) : shown, ...factsOf(paper)].filter(Boolean).join('\u00a0· ')
}

/** The beginning of the commentary on a paper, as plain words. */
function saidIn({ commentary }: SitePaper[0]['paper'], most: number): string {
  return beginningOf(chatText(commentary, plainDialect).replace(/\s+/g, ' ').trim(), most)
}

/** The same for reading only: papers are called by their titles, not by their addresses. */
function quoteOf({ paper, digest }: SitePaper[0]): string {
  const words = chatText(paper.commentary, wordsDialect, digest.exported.papers)
  return beginningOf(words.replace(/\s+/g, ' ').trim(), mostWords)
}

const wordsDialect = { ...plainDialect, link: (label: string) => label }

/** The subjects and the authors, and the papers of each. */
export function paperListPages(context: SiteContext): readonly SitePage[] {
  const { authors, categories } = context.parts
  return [
    ...(categories.length > 0 ? [{ path: subjectsPath, write: () => subjectsPage(context) }] : []),
    ...(authors.length > 0 ? [{ path: authorsPath, write: () => authorsPage(context) }] : []),
    ...[...categories, ...authors].map((list) => ({
      path: list.page,
      write: () => papersPage(list, context),
    })),
  ]
}

/** The page of an author or a category. */
function papersPage(list: PaperList, context: SiteContext): string {
  const { page, papers } = list
  const labels = labelsIn(context.parts.language)
  const title = nameOfList(list)
  const rows = papers.slice(0, mostPapers).map((paper) => paperRow(paper, page, labels))
  const more = papers.length - rows.length
  const main = `<header class="head"><h1>${renderTex(title)}</h1>
<p class="lead">${escapeHtml(labels.papers(papers.length))}</p></header>
<ol class="found">
${rows.join('\n')}
</ol>${more > 0 ? `\n<p class="rest">${escapeHtml(labels.more(more))}</p>` : ''}`
  return sitePage(context, { page, title, main })
}

function nameOfList({ name }: PaperList): string {
  const category = categoryName(name)
  return category ? `${category} (${name})` : name
}

function paperRow(paper: SitePaper, from: string, labels: Labels): string {
  const [newest] = paper
  const { title } = newest.paper
  const link = (place: SitePaper[0]) => escapeHtml(linkToFragment(place.digest.page, place.fragment, from))
  const places = paper.slice(0, mostPlaces).map((place) => {
    const { review } = place.digest
    const time = `<time${review.date ? ` datetime="${review.date}"` : ''}>${review.date ?? ''}</time>`
    const said = escapeHtml(quoteOf(place))
    const digest = `<a href="${link(place)}">${titleHtml(review.title, labels)}</a>`
    return `<li>${time}<span${languageAttributes(review.language)}>${digest}${said && ` — ${said}`}</span></li>`
  })
  const more = paper.length - places.length
  return `<li><a class="title" dir="auto"${titleLanguage(title)} href="${link(newest)}">${renderTex(title)}</a>
<p class="about">${escapeHtml(factsLine(paper, labels))}</p>
<ul class="places">${places.join('')}${more > 0 ? `<li><time></time><span>${escapeHtml(labels.more(more))}</span></li>` : ''}</ul></li>`
}

function subjectsPage(context: SiteContext): string {
  const { categories, language } = context.parts
  return listPage(context, { page: subjectsPath, title: labelsIn(language).subjects, lists: categories })
}

function authorsPage(context: SiteContext): string {
  const { authors, language } = context.parts
  return listPage(context, { page: authorsPath, title: labelsIn(language).authors, lists: authors })
}

interface ListPage {
  readonly page: string
  readonly title: string
  readonly lists: readonly PaperList[]
}

function listPage(context: SiteContext, { page, title, lists }: ListPage): string {
  const items = lists.map((list) => {
    return `<li><a dir="auto" href="${escapeHtml(linkTo(list.page, page))}">${renderTex(nameOfList(list))}</a> <span class="count">${list.papers.length}</span></li>`
  })
  const main = `<header class="head"><h1>${escapeHtml(title)}</h1></header>
<ul class="columns">${items.join('\n')}</ul>`
  return sitePage(context, { page, title, main })
}

// The index of a site's search; `src/site/search.ts` reads it. It is split into scripts, so that a browser has the
// newest papers before the rest has arrived, and a page without a search loads none of it.

const papersOfFile = 400
/** More digests than this add nothing about a paper. */
const mostFoundPlaces = 12
/** The length of the commentary for one place, in characters. */
const mostFoundWords = 600
/** For all papers together: a browser cannot hold more, and no string may have half a billion characters. */
const mostWordsOfAll = 30_000_000

/** The number of files with papers; they are named by number, from 0. */
export function searchFiles({ papers }: SiteParts): number {
  return Math.ceil(papers.length / papersOfFile)
}

/** What the search reads. */
export function searchPages(parts: SiteParts): readonly SitePage[] {
  return [
    { path: 'assets/search/digests.js', write: () => searchedDigests(parts) },
    ...Array.from({ length: searchFiles(parts) }, (_, file) => ({
      path: `assets/search/${file}.js`,
      write: () => searchedPapers(parts, file),
    })),
  ]
}

/** The digests by number, in the order of the site. */
function searchedDigests({ digests }: SiteParts): string {
  const rows = digests.map(
    ({ page, review }): IndexedDigest => [
      linkTo(page, indexPath),
      readableTex(review.title),
      review.date ?? '',
      review.language,
      languageAttributes(review.language).includes('rtl') ? 'rtl' : '',
    ],
  )
  return indexScript({ digests: rows })
}

function searchedPapers({ papers, digests }: SiteParts, file: number): string {
  const numbers = new Map(digests.map((digest, number) => [digest, number]))
  const most = Math.min(mostFoundWords, Math.floor(mostWordsOfAll / Math.max(1, papers.length)))
  const own = papers.slice(file * papersOfFile, (file + 1) * papersOfFile)
  const numberOf = ({ digest }: SitePaper[0]) => numbers.get(digest) ?? 0
  const rows = own.map(
    (places): IndexedPaper => [
      readableTex(places[0].paper.title),
      ...searchedFacts(places),
      places.slice(0, mostFoundPlaces).map((place): IndexedPlace => {
        return [numberOf(place), place.fragment, saidIn(place.paper, most)]
      }),
      places.slice(mostFoundPlaces).map(numberOf),
    ],
  )
  return indexScript({ papers: rows })
}

/** Authors that are found, the number of further ones, and other facts. */
function searchedFacts(places: SitePaper): readonly [readonly string[], number, readonly string[]] {
  const paper = knownPaper(places)
  const authors = paper.record?.authors ?? []
  const names = authors.slice(0, mostAuthors).map((name) => readableTex(name).replace(/\p{Surrogate}/gu, ''))
  return [names, authors.length - names.length, factsOf(paper)]
}
