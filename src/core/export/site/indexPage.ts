import { escapeHtml } from '../../render/escapeHtml.ts'
import { type Labels, labelsIn } from '../../render/labels.ts'
import { languageAttributes } from '../../render/language.ts'
import { renderTex } from '../../render/math.ts'
import { firstWords } from '../chat.ts'
import { digestRows, type SiteYear, yearsOf } from './digestRows.ts'
import { searchFiles } from './searchIndex.ts'
import { indexPath, type SiteContext, sitePage, tagsPath, titleHtml } from './siteFrame.ts'
import { linkTo, linkToFragment, type SiteDigest } from './siteParts.ts'

/** Further years have their own pages, so that the index loads fast. */
const mostRows = 200
/** Older years are folded. */
const openYears = 2

/** A year, and the number of its rows on the index. */
interface ShownYear extends SiteYear {
  readonly shown: number
}

/** The newest year as far as there is room; each other year completely or not at all. */
export function yearsOfIndex({ parts }: SiteContext): readonly ShownYear[] {
  let left = mostRows
  return yearsOf(parts.digests).map((year, index) => {
    const count = year.digests.length
    const shown = index === 0 ? Math.min(count, left) : count <= left ? count : 0
    left = shown < count ? 0 : left - shown
    return { ...year, shown }
  })
}

/** The page of a year that does not fit on the index. */
export function yearPath(year: string): string {
  return `years/${year || 'undated'}.html`
}

export function indexPage(context: SiteContext): string {
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
${years.map((year, index) => yearSection(year, { scale, isFolded: index >= openYears, labels })).join('\n')}
</div>`
  const script = '<script src="assets/search.js" defer></script>'
  return sitePage(context, { page: indexPath, title: undefined, main, script })
}

export function yearPage(year: SiteYear, context: SiteContext): string {
  const page = yearPath(year.year)
  const labels = labelsIn(context.parts.language)
  const title = nameOf(year, labels)
  const main = `<header class="head"><h1>${escapeHtml(title)}</h1>
<p class="lead">${bars(year, scaleOf(yearsOf(context.parts.digests)), labels)} ${escapeHtml(sumOf(year, labels))}</p></header>
${digestRows(year.digests, { from: page, labels, hasTitles: true })}`
  return sitePage(context, { page, title, main })
}

/** The newest digest with its first words and its sections. */
function latest({ review, page, papers }: SiteDigest, labels: Labels): string {
  const { title, date, tags, language } = review
  const kicker = [
    escapeHtml(labels.newest),
    ...(date ? [`<time datetime="${date}">${date}</time>`] : []),
    ...(papers > 0 ? [escapeHtml(labels.papers(papers))] : []),
    ...(tags.length > 0 ? [escapeHtml(tags.map((tag) => `#${tag}`).join(' '))] : []),
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
  readonly labels: Labels
}

function yearSection(year: ShownYear, { scale, isFolded, labels }: YearPlace): string {
  const { digests, shown } = year
  const page = escapeHtml(linkTo(yearPath(year.year), indexPath))
  const name = escapeHtml(nameOf(year, labels))
  const title = shown > 0 ? name : `<a href="${page}">${name}</a>`
  const heading = `<h2 class="year" id="${idOf(year)}"><span>${title}</span> ${bars(year, scale, labels)} <span class="sum">${escapeHtml(sumOf(year, labels))}</span></h2>`
  if (shown === 0) return heading
  const more = digests.length - shown
  const rest = more > 0 ? `\n<p class="rest"><a href="${page}">${escapeHtml(labels.more(more))}</a></p>` : ''
  const rows = digestRows(digests.slice(0, shown), { from: indexPath, labels, hasTitles: true }) + rest
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
  const name = escapeHtml(labels.papersByMonth(months.indexOf(most) + 1))
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
