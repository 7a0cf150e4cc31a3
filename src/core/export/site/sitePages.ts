import type { ArxivId } from '../../arxiv/identifier.ts'
import { readableTex } from '../../paper/text.ts'
import { escapeHtml } from '../../render/escapeHtml.ts'
import { type Labels, labelsIn } from '../../render/labels.ts'
import { renderTex } from '../../render/math.ts'
import type { Covered } from '../../render/reviewFacts.ts'
import type { ExportOptions } from '../exportFormat.ts'
import { localTarget } from '../localTargets.ts'
import { pageHtml, reviewMain } from '../page/reviewPage.ts'
import { languageAttributes } from '../plainHtml/language.ts'
import { linkTo, linkToFragment, type SiteDigest, type SiteParts, type SiteTag } from './siteParts.ts'

/** What all pages of a site share. */
interface SiteContext {
  readonly parts: SiteParts
  readonly options: ExportOptions
}

/** Styles and fonts are files of the site; KaTeX places what it sets by style attributes. */
const policy = [
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "script-src 'self'",
  "img-src 'self'",
]

export function digestPage({ exported, review, page }: SiteDigest, context: SiteContext): string {
  const { parts } = context
  const main = reviewMain(exported, review, {
    tagPage(name) {
      const tagged = parts.tagPages.get(name.toLowerCase())
      return tagged && linkTo(tagged, page)
    },
    covered: (id) => alsoCovered(id, page, parts, labelsIn(review.language)),
    localLink: (address) => placeOf(address, exported.path, ['', '.md'], parts, page),
    picture: (source) => placeOf(source, exported.path, [''], parts, page),
  })
  return sitePage(context, {
    page,
    title: `${review.title} · ${context.options.title}`,
    language: review.language,
    main,
  })
}

/** @param endings what people leave out of the names of files */
function placeOf(
  address: string,
  from: string,
  endings: readonly string[],
  { places }: SiteParts,
  page: string,
): string | undefined {
  const target = localTarget(address, from)
  if (target === undefined) return undefined
  const [place] = endings.flatMap((ending) => places.get(target + ending) ?? [])
  return place === undefined ? undefined : linkTo(place, page)
}

export function indexPage(context: SiteContext): string {
  const { parts, options } = context
  const labels = labelsIn(parts.language)
  const years = yearsOf(parts).map(([year, digests]) => {
    const heading = year || labels.withoutDate
    return `<h2>${escapeHtml(heading)}</h2>\n${digestList(digests, 'index.html', labels)}`
  })
  const main = `<header class="head"><h1>${escapeHtml(options.title)}</h1></header>
${searchForm(labels)}
<div class="archive">
${years.join('\n')}
</div>`
  const script = '<script src="assets/search.js" defer></script>'
  return sitePage(context, { page: 'index.html', title: options.title, main, script })
}

/** Digests by year, in their order; those without a date belong to none. */
function yearsOf({ digests }: SiteParts): readonly (readonly [string, readonly SiteDigest[]])[] {
  const years = new Map<string, SiteDigest[]>()
  for (const digest of digests) {
    const year = digest.review.date?.slice(0, 4) ?? ''
    const others = years.get(year)
    if (others) others.push(digest)
    else years.set(year, [digest])
  }
  return [...years]
}

export function tagPage(tag: SiteTag, context: SiteContext): string {
  const title = `#${tag.name}`
  const main = `<header class="head"><h1>${escapeHtml(title)}</h1></header>
${digestList(tag.digests, tag.page, labelsIn(context.parts.language))}`
  return sitePage(context, { page: tag.page, title: `${title} · ${context.options.title}`, main })
}

export const tagsPath = 'tags/index.html'

export function tagsPage(context: SiteContext): string {
  const items = context.parts.tags.map(({ name, page, digests }) => {
    const link = `<a class="tag" href="${escapeHtml(linkTo(page, tagsPath))}">#${escapeHtml(name)}</a>`
    return `<li>${link} <span class="count">${digests.length}</span></li>`
  })
  const title = labelsIn(context.parts.language).tags
  const main = `<header class="head"><h1>${escapeHtml(title)}</h1></header>
<ul class="tag-list">${items.join('')}</ul>`
  return sitePage(context, { page: tagsPath, title: `${title} · ${context.options.title}`, main })
}

interface SitePage {
  readonly page: string
  readonly title: string
  readonly language?: string
  readonly main: string
  readonly script?: string
}

function sitePage(
  { parts, options }: SiteContext,
  { page, title, language = parts.language, main, script }: SitePage,
): string {
  const to = (target: string) => escapeHtml(linkTo(target, page))
  const styles = main.includes('class="katex') ? ['page.css', 'math.css'] : ['page.css']
  return pageHtml({
    title,
    language,
    policy,
    head: [
      ...styles.map((file) => `<link rel="stylesheet" href="${to(`assets/${file}`)}">`),
      `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(options.title)}" href="${to('feed.atom')}">`,
      ...(script ? [script] : []),
    ].join('\n'),
    navigation: navigation(page, options.title, parts.tags.length > 0, labelsIn(language)),
    main,
  })
}

function navigation(page: string, title: string, hasTags: boolean, labels: Labels): string {
  const link = (target: string, label: string, name = '') => {
    const current = target === page ? ' aria-current="page"' : ''
    return `<a${name}${current} href="${escapeHtml(linkTo(target, page))}">${escapeHtml(label)}</a>`
  }
  const links = [
    link('index.html', title, ' class="name"'),
    ...(hasTags ? [link(tagsPath, labels.tags)] : []),
    link('feed.atom', labels.feed),
  ]
  return `<a class="skip" href="#main">${escapeHtml(labels.skip)}</a>
<nav class="site" aria-label="${escapeHtml(labels.site)}">${links.join('\n')}</nav>
`
}

/** A digest is listed on the page of each of its tags; the whole list of them stands on its own page. */
const mostTags = 20

function digestList(digests: readonly SiteDigest[], from: string, labels: Labels): string {
  const items = digests.map(({ page, review, exported }) => {
    const papers = exported.digest.entries.length
    const tags = review.tags
      .slice(0, mostTags)
      .map((tag) => `#${tag}`)
      .join(' ')
    const about = [review.date, papers > 0 ? labels.papers(papers) : '', tags].filter(Boolean).join(' · ')
    const lang = languageAttributes(review.language)
    const link = `<a class="title" href="${escapeHtml(linkTo(page, from))}">${renderTitle(review.title, labels)}</a>`
    return `<li${lang}>${link}<span class="about">${escapeHtml(about)}</span></li>`
  })
  return `<ul class="digests">\n${items.join('\n')}\n</ul>`
}

/** A title that is nothing but white space would leave a link without words. */
function renderTitle(title: string, { untitled }: Labels): string {
  return title.trim() === '' ? escapeHtml(untitled) : renderTex(title)
}

/** Hidden until the script is there: without it there is nothing to search. */
function searchForm(labels: Labels): string {
  const texts = {
    index: 'assets/index.js',
    none: labels.nothingFound,
    one: labels.papers(1),
    many: labels.papers('{0}'),
  }
  const data = Object.entries(texts).map(([name, text]) => ` data-${name}="${escapeHtml(text)}"`)
  return `<form class="search" role="search" hidden${data.join('')}>
<label for="query">${escapeHtml(labels.search)}</label>
<input id="query" type="search" autocomplete="off" spellcheck="false">
<p role="status"></p>
</form>
<ul class="found"></ul>`
}

/** More digests than these say nothing new; a paper may stand in all of a site. */
const mostCovered = 6

/** The latest digests that review the paper, the earliest of them first. */
function alsoCovered(id: ArxivId, page: string, { coverage }: SiteParts, labels: Labels): readonly Covered[] {
  const covered = coverage.get(id) ?? []
  const latest = covered
    .slice(0, mostCovered + 1)
    .filter(({ digest }) => digest.page !== page)
    .slice(0, mostCovered)
    .map(({ digest: { review, page: other }, fragment }) => {
      const title = readableTex(review.title)
      const label = review.date && !title.includes(review.date) ? `${review.date} · ${title}` : title
      return { label, url: linkToFragment(other, fragment, page), said: '' }
    })
    .reverse()
  // The page's own digest is among them.
  const more = covered.length - 1 - latest.length
  return more > 0 ? [{ label: labels.more(more), said: '', digests: more }, ...latest] : latest
}
