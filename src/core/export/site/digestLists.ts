import { type Labels, labelsIn, monthName } from '../../base/labels.ts'
import { beginningOf, readableTex } from '../../paper/text.ts'
import { escapeHtml, languageAttributes, titleLanguage } from '../../render/html.ts'
import { renderTex } from '../../render/markdown.ts'
import { firstWords } from '../chat.ts'
import type { ReviewedPaper, ReviewPart } from '../review.ts'
import { searchFiles } from './paperLists.ts'
import {
  indexPath,
  linkTo,
  linkToFragment,
  type SiteContext,
  type SiteDigest,
  type SitePage,
  type SiteTag,
  sitePage,
  tagsPath,
  titleHtml,
} from './siteParts.ts'

/** Further years have their own pages, so that the index loads fast. */
const mostRows = 200
/** Older years are folded. */
const openYears = 2

/** A year, and the number of its rows on the index. */
interface ShownYear extends SiteYear {
  readonly shown: number
}

/** The newest year as far as there is room; each other year completely or not at all. */
/** The index, the years that do not fit on it, and the tags. */
export function digestListPages(context: SiteContext): readonly SitePage[] {
  const hidden = yearsOfIndex(context).filter((year) => year.shown < year.digests.length)
  return [
    { path: indexPath, write: () => indexPage(context) },
    ...hidden.map((year) => ({ path: yearPath(year.year), write: () => yearPage(year, context) })),
    { path: tagsPath, write: () => tagsPage(context) },
    ...context.parts.tags.map((tag) => ({ path: tag.page, write: () => tagPage(tag, context) })),
  ]
}

function yearsOfIndex({ parts }: SiteContext): readonly ShownYear[] {
  let left = mostRows
  return yearsOf(parts.digests).map((year, index) => {
    const count = year.digests.length
    const shown = index === 0 ? Math.min(count, left) : count <= left ? count : 0
    left = shown < count ? 0 : left - shown
    return { ...year, shown }
  })
}

/** The page of a year that does not fit on the index. */
function yearPath(year: string): string {
  return `years/${year || 'undated'}.html`
}

function indexPage(context: SiteContext): string {
  const { parts, options } = context
  const labels = labelsIn(parts.language)
  const years = yearsOfIndex(context)
  const scale = scaleOf(years)
  const [newest] = parts.digests
  const since = parts.digests.findLast(({ review }) => review.date !== undefined)?.review.date
  const summary = labels.summary(parts.digests.length, parts.papers.length, since)
  const main = `<header class="head"><h1>${escapeHtml(options.title)}</h1>
<p class="lead">${escapeHtml(summary)}</p></header>
${searchForm(context, labels)}
<div class="archive">
${newest && parts.digests.length > 1 ? latest(newest, labels) : ''}
${years.length > 1 ? yearLinks(years, labels) : ''}
${years.map((year, index) => yearSection(year, { scale, isFolded: index >= openYears, language: parts.language })).join('\n')}
</div>`
  const script = '<script src="assets/search.js" defer></script>'
  return sitePage(context, { page: indexPath, title: undefined, main, script })
}

function yearPage(year: SiteYear, context: SiteContext): string {
  const page = yearPath(year.year)
  const labels = labelsIn(context.parts.language)
  const title = nameOf(year, labels)
  const main = `<header class="head"><h1>${escapeHtml(title)}</h1>
<p class="lead">${bars(year, scaleOf(yearsOf(context.parts.digests)), labels)} ${escapeHtml(sumOf(year, labels))}</p></header>
${digestRows(year.digests, { from: page, language: context.parts.language, hasTitles: true })}`
  return sitePage(context, { page, title, main })
}

/** The newest digest with its first words and its sections. */
function latest({ review, page, papers }: SiteDigest, labels: Labels): string {
  const { title, date, tags, language } = review
  const kicker = [
    escapeHtml(labels.newest),
    ...(date ? [`<time datetime="${date}">${date}</time>`] : []),
    ...(papers > 0 ? [escapeHtml(labels.papers(papers))] : []),
    ...tags.map((tag) => escapeHtml(`#${tag}`)),
  ]
  const words = firstWords(review)
  const inLanguage = languageAttributes(language)
  const link = `<a class="name" href="${escapeHtml(linkTo(page, indexPath))}">${titleHtml(title, labels)}</a>`
  return `<section class="latest" aria-labelledby="newest">
<p class="kicker">${kicker.join('\u00a0· ')}</p>
<div${inLanguage}><h2 id="newest">${link}</h2>
${words && `<p class="said">${escapeHtml(words)}</p>`}</div>
${sectionList(review.parts, page, inLanguage)}</section>`
}

/** The top-level sections of a digest, with their numbers of papers. */
function sectionList(parts: SiteDigest['review']['parts'], page: string, attributes: string): string {
  const sections: { text: string; depth: number; number: number; papers: number }[] = []
  for (const part of parts) {
    if (part.kind === 'section')
      sections.push({ text: part.text, depth: part.depth, number: sections.length + 1, papers: 0 })
    const last = sections.findLast(({ depth }) => depth === 1)
    if (part.kind === 'entry' && last) last.papers++
  }
  const rows = sections
    .filter(({ depth }) => depth === 1)
    .map(({ text, number, papers }) => {
      const href = escapeHtml(linkToFragment(page, `section-${number}`, indexPath))
      return `<li><a href="${href}"><span>${renderTex(text)}</span>${papers > 0 ? `<span class="count">${papers}</span>` : ''}</a></li>`
    })
  return rows.length > 1 ? `<ul class="sections"${attributes}>${rows.join('')}</ul>\n` : ''
}

function yearLinks(years: readonly ShownYear[], labels: Labels): string {
  const items = years.map((year) => {
    const href = year.shown > 0 ? `#${idOf(year)}` : escapeHtml(linkTo(yearPath(year.year), indexPath))
    return `<li><a href="${href}">${escapeHtml(nameOf(year, labels))}</a> <span class="count">${year.digests.length}</span></li>`
  })
  return `<ul class="years" aria-label="${escapeHtml(labels.years)}">${items.join('\n')}</ul>`
}

interface YearPlace {
  /** The height of the highest bar, in papers. */
  readonly scale: number
  readonly isFolded: boolean
  readonly language: string
}

function yearSection(year: ShownYear, { scale, isFolded, language }: YearPlace): string {
  const { digests, shown } = year
  const labels = labelsIn(language)
  const page = escapeHtml(linkTo(yearPath(year.year), indexPath))
  const name = escapeHtml(nameOf(year, labels))
  const title = shown > 0 ? name : `<a href="${page}">${name}</a>`
  const heading = `<h2 class="year" id="${idOf(year)}"><span>${title}</span> ${bars(year, scale, labels)} <span class="sum">${escapeHtml(sumOf(year, labels))}</span></h2>`
  if (shown === 0) return heading
  const more = digests.length - shown
  const rest = more > 0 ? `\n<p class="rest"><a href="${page}">${escapeHtml(labels.more(more))}</a></p>` : ''
  const rows = digestRows(digests.slice(0, shown), { from: indexPath, language, hasTitles: true }) + rest
  return isFolded
    ? `<details class="older"><summary>${heading}</summary>\n${rows}</details>`
    : `${heading}\n${rows}`
}

function idOf({ year }: SiteYear): string {
  return `year-${year || 'undated'}`
}

function nameOf({ year }: SiteYear, { withoutDate }: Labels): string {
  return year || withoutDate
}

function sumOf({ digests, papers }: SiteYear, labels: Labels): string {
  return `${labels.digestCount(digests.length)}, ${labels.papers(papers)}`
}

/** One scale for all years, so that they can be compared. */
function scaleOf(years: readonly SiteYear[]): number {
  return Math.max(1, ...years.flatMap(({ months }) => months))
}

const barHeight = 18

/** Twelve small bars; none for digests without a date. */
function bars({ year, months }: SiteYear, scale: number, labels: Labels): string {
  const most = Math.max(...months)
  if (year === '' || most <= 0) return ''
  const rects = months.map((papers, month) => {
    const height = papers === 0 ? 0 : Math.max(1, Math.round((papers / scale) * barHeight * 10) / 10)
    return height === 0
      ? ''
      : `<rect x="${month * 10}" y="${Math.round((barHeight - height) * 10) / 10}" width="7" height="${height}"/>`
  })
  const first = months.indexOf(most)
  const isShared = months.includes(most, first + 1)
  const name = escapeHtml(labels.papersByMonth(isShared ? undefined : first + 1))
  return `<svg class="bars" viewBox="0 0 117 ${barHeight}" role="img" aria-label="${name}">${rects.join('')}</svg>`
}

/** Hidden until the script is loaded: without it there is no search. */
function searchForm({ parts }: SiteContext, labels: Labels): string {
  const count = '{0}'
  const texts = {
    onePaper: labels.papers(1),
    papers: labels.papers(count),
    oneDigest: labels.namedIn(1),
    digests: labels.namedIn(count),
    more: labels.more(count),
    authors: labels.andMore('{1}', count),
    none: labels.nothingFoundFor(count),
    hint: labels.searchHint,
    tags: labels.allTags,
  }
  const tags = parts.tags.length > 0 ? ` data-tags="${escapeHtml(linkTo(tagsPath, indexPath))}"` : ''
  const within = escapeHtml(labels.searchedIn(parts.papers.length, parts.digests.length))
  return `<form class="search" role="search" hidden data-index="assets/search/" data-files="${searchFiles(parts)}" data-texts="${escapeHtml(JSON.stringify(texts))}"${tags}>
<label for="query">${escapeHtml(labels.search)}</label>
<input id="query" type="search" placeholder="${within}" autocomplete="off" spellcheck="false">
<p role="status"></p>
</form>
<ol class="found"></ol>`
}

// Lists of digests by year, on the index, the pages of years, and those of tags.

/** The digests of a year, or those without a date. */
interface SiteYear {
  /** Empty for digests without a date. */
  readonly year: string
  /** The newest first. */
  readonly digests: readonly SiteDigest[]
  readonly papers: number
  /** Papers by month, from January. */
  readonly months: readonly number[]
}

/** By year in the order of the digests; those without a date form a group of their own. */
function yearsOf(digests: readonly SiteDigest[]): readonly SiteYear[] {
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
  readonly language: string
  /** Whether the first titles of each digest are shown below its own. */
  readonly hasTitles: boolean
}

/** Month and day; a month alone by its name, because its number could be a day. */
function dayInYear(date: string, language: string): string {
  return date.length === 'YYYY-MM'.length
    ? monthName(language, Number(date.slice(5)), 'short')
    : date.slice(5)
}

function digestRows(digests: readonly SiteDigest[], rows: Rows): string {
  return `<ol class="rows">\n${digests.map((digest) => row(digest, rows)).join('\n')}\n</ol>`
}

function row({ page, review, papers }: SiteDigest, rows: Rows): string {
  const { from, hasTitles } = rows
  const labels = labelsIn(rows.language)
  const { title, date, language, parts } = review
  // The date is not repeated if it is the title.
  const day = date && !title.includes(date) ? dayInYear(date, rows.language) : ''
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
    .map((paper) => beginningOf(readableTex(paper.title), longestTitle))
  const [language = ''] = titles.map(titleLanguage)
  const isOne = titles.every((each) => titleLanguage(each) === language)
  const spans = titles.map((each) => `<span>${escapeHtml(each)}</span>`).join('')
  return titles.length > 0 ? `<span class="gist"${isOne ? language : ''} dir="auto">${spans}</span>` : ''
}

/** A page with more rows is long enough without titles. */
const mostWithTitles = 200
/** The most frequent ones are the most informative. */
const mostRelated = 8

function tagPage(tag: SiteTag, context: SiteContext): string {
  const { page, digests, feed } = tag
  const { parts, options } = context
  const labels = labelsIn(parts.language)
  const title = `#${tag.name}`
  const papers = digests.reduce((sum, digest) => sum + digest.papers, 0)
  const facts = [labels.digestCount(digests.length), labels.papers(papers), spanOf(digests)]
  const hasTitles = digests.length <= mostWithTitles
  const years = yearsOf(digests).map((year) => {
    const heading = `<h2 class="year"><span>${escapeHtml(year.year || labels.withoutDate)}</span></h2>`
    return `${heading}\n${digestRows(year.digests, { from: page, language: parts.language, hasTitles })}`
  })
  const related = relatedTags(tag, context).map(({ tag: other, digests: shared }) => {
    return `<li><a class="tag" href="${escapeHtml(linkTo(other.page, page))}">#${escapeHtml(other.name)}</a> <span class="count">${shared}</span></li>`
  })
  const together = escapeHtml(labels.relatedTags)
  const links =
    related.length > 0
      ? `<ul class="years"><li class="count">${together}</li>\n${related.join('\n')}</ul>\n`
      : ''
  const main = `<header class="head"><h1>${escapeHtml(title)}</h1>
<p class="lead">${facts
    .flatMap((fact) => (fact ? `<span>${escapeHtml(fact)}</span>` : []))
    .join(
      '\u00a0· ',
    )}\u00a0· <a href="${escapeHtml(linkTo(feed, page))}">${escapeHtml(labels.feed)}</a></p></header>
${links}${years.join('\n')}`
  return sitePage(context, {
    page,
    title,
    main,
    feed: { path: feed, title: `${options.title} · ${title}` },
  })
}

/** From the earliest to the latest date, if there are two. */
function spanOf(digests: readonly SiteDigest[]): string | undefined {
  const dates = digests.flatMap(({ review }) => review.date ?? []).sort()
  const [first, last] = [dates[0], dates.at(-1)]
  return first === last ? first : `${first} – ${last}`
}

/** Tags in the same digests, most frequent first. */
function relatedTags(
  tag: SiteTag,
  { parts }: SiteContext,
): readonly { readonly tag: SiteTag; readonly digests: number }[] {
  const counts = new Map<string, number>()
  for (const { review } of tag.digests) {
    for (const name of new Set(review.tags.map((each) => each.toLowerCase())))
      if (name !== tag.name.toLowerCase()) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostRelated)
    .flatMap(([name, digests]) => {
      const other = parts.tagByName.get(name)
      return other ? [{ tag: other, digests }] : []
    })
}

function tagsPage(context: SiteContext): string {
  const { tags, language } = context.parts
  const items = tags.map(({ name, page, digests }) => {
    const link = `<a class="tag" href="${escapeHtml(linkTo(page, tagsPath))}">#${escapeHtml(name)}</a>`
    return `<li>${link} <span class="count">${digests.length}</span></li>`
  })
  const title = labelsIn(language).tags
  const main = `<header class="head"><h1>${escapeHtml(title)}</h1></header>
<ul class="columns">${items.join('\n')}</ul>`
  return sitePage(context, { page: tagsPath, title, main })
}
