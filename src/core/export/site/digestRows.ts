// Lists of digests by year, on the index, the pages of years, and those of tags.
import { readableTex } from '../../paper/text.ts'
import { escapeHtml } from '../../render/escapeHtml.ts'
import type { Labels } from '../../render/labels.ts'
import { languageAttributes, titleLanguage } from '../../render/language.ts'
import type { ReviewedPaper, ReviewPart } from '../review.ts'
import { titleHtml } from './siteFrame.ts'
import { linkTo, type SiteDigest } from './siteParts.ts'

/** The digests of a year, or those without a date. */
export interface SiteYear {
  /** Empty for digests without a date. */
  readonly year: string
  /** The newest first. */
  readonly digests: readonly SiteDigest[]
  readonly papers: number
  /** Papers by month, from January. */
  readonly months: readonly number[]
}

/** By year in the order of the digests; those without a date form a group of their own. */
export function yearsOf(digests: readonly SiteDigest[]): readonly SiteYear[] {
  const years = new Map<string, SiteDigest[]>()
  for (const digest of digests) {
    const year = digest.review.date?.slice(0, 4) ?? ''
    const others = years.get(year)
    if (others) others.push(digest)
    else years.set(year, [digest])
  }
  return Array.from(years, ([year, own]) => {
    const months = Array.from({ length: 12 }, () => 0)
    for (const { review, papers } of own) {
      const month = Number(review.date?.slice(5, 7) ?? 0) - 1
      months[month] = (months[month] ?? 0) + papers
    }
    return {
      year,
      digests: own,
      papers: own.reduce((sum, { papers }) => sum + papers, 0),
      months: months.slice(0, 12),
    }
  })
}

/** The number of paper titles that tell what a digest is about, in one line. */
const mostTitles = 4
/** The length of a title in that line, in UTF-16 units. */
const longestTitle = 90

interface Rows {
  /** The page with the rows. */
  readonly from: string
  readonly labels: Labels
  /** Whether the first titles of each digest are shown below its own. */
  readonly hasTitles: boolean
}

export function digestRows(digests: readonly SiteDigest[], rows: Rows): string {
  return `<ol class="rows">\n${digests.map((digest) => row(digest, rows)).join('\n')}\n</ol>`
}

function row({ page, review, papers }: SiteDigest, { from, labels, hasTitles }: Rows): string {
  const { title, date, language, parts } = review
  // The date is not repeated if it is the title.
  const day = date && !title.includes(date) ? date.slice(5) : ''
  const time = day ? `<time datetime="${date}">${day}</time>` : '<span class="no-date"></span>'
  const count = papers > 0 ? `<span class="count">${escapeHtml(labels.papers(papers))}</span>` : ''
  const link = `<a class="title"${languageAttributes(language)} href="${escapeHtml(linkTo(page, from))}">${titleHtml(title, labels)}</a>`
  const gist = hasTitles ? firstTitles(parts) : ''
  return `<li>${time}${link}${count}${gist}</li>`
}

function firstTitles(parts: readonly ReviewPart[]): string {
  const titles = parts
    .filter((part): part is ReviewedPaper => part.kind === 'entry')
    .slice(0, mostTitles)
    .map((paper) => shortened(readableTex(paper.title)))
  const [language = ''] = titles.map(titleLanguage)
  const isOne = titles.every((each) => titleLanguage(each) === language)
  const spans = titles.map((each) => `<span>${escapeHtml(each)}</span>`).join('')
  return titles.length > 0 ? `<span class="gist"${isOne ? language : ''} dir="auto">${spans}</span>` : ''
}

function shortened(title: string): string {
  if (title.length <= longestTitle) return title
  return `${title.slice(0, longestTitle).replace(/\p{Surrogate}/gu, '')}…`
}
