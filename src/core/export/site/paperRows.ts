// Papers with the places where they are reviewed: on the pages of authors and subjects, and in search results.
import { categoryName } from '../../arxiv/categories.ts'
import { day, readableTex } from '../../paper/text.ts'
import { escapeHtml } from '../../render/escapeHtml.ts'
import { type Labels, labelsIn } from '../../render/labels.ts'
import { languageAttributes, titleLanguage } from '../../render/language.ts'
import { renderTex } from '../../render/math.ts'
import { chatText, plainDialect } from '../chat.ts'
import { authorsPath, type SiteContext, sitePage, subjectsPath, titleHtml } from './siteFrame.ts'
import { linkTo, linkToFragment, type PaperList, type SitePaper } from './siteParts.ts'

const mostAuthors = 12
/** Nobody reads further, and the search has all papers. */
const mostPapers = 300
const mostPlaces = 6
/** The length of the commentary shown for each place, in UTF-16 units. */
const mostWords = 150

/** Authors, date, subject and identifier of a paper, in one line. */
export function factsLine(places: SitePaper): string {
  const { record, id } = (places.find(({ paper }) => paper.record) ?? places[0]).paper
  const authors = record?.authors.slice(0, mostAuthors).map(readableTex).join(', ')
  const facts = [authors, day(record?.publishedAt), record?.categories[0], id && `arXiv:${id}`]
  return facts
    .filter(Boolean)
    .join('\u00a0· ')
    .replace(/\p{Surrogate}/gu, '')
}

/** The beginning of the commentary on a paper, as plain words. */
export function saidIn({ commentary }: SitePaper[0]['paper'], most: number): string {
  const words = chatText(commentary, plainDialect).replace(/\s+/g, ' ').trim()
  return words.length > most ? `${words.slice(0, most).replace(/\p{Surrogate}/gu, '')}…` : words
}

/** The page of an author or a category. */
export function papersPage(list: PaperList, context: SiteContext): string {
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
    const said = escapeHtml(saidIn(place.paper, mostWords))
    const digest = `<a href="${link(place)}">${titleHtml(review.title, labels)}</a>`
    return `<li>${time}<span${languageAttributes(review.language)}>${digest}${said && ` — ${said}`}</span></li>`
  })
  const more = paper.length - places.length
  return `<li><a class="title" dir="auto"${titleLanguage(title)} href="${link(newest)}">${renderTex(title)}</a>
<p class="about">${escapeHtml(factsLine(paper))}</p>
<ul class="places">${places.join('')}${more > 0 ? `<li><time></time><span>${escapeHtml(labels.more(more))}</span></li>` : ''}</ul></li>`
}

export function subjectsPage(context: SiteContext): string {
  const { categories, language } = context.parts
  return listPage(context, { page: subjectsPath, title: labelsIn(language).subjects, lists: categories })
}

export function authorsPage(context: SiteContext): string {
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
