// What all pages of a site have around their main part.
import { escapeHtml } from '../../render/escapeHtml.ts'
import { type Labels, labelsIn } from '../../render/labels.ts'
import { holdParticles } from '../../render/language.ts'
import { renderTex } from '../../render/math.ts'
import type { ExportOptions } from '../exportFormat.ts'
import { pageHtml } from '../page/reviewPage.ts'
import { linkTo, type SiteParts } from './siteParts.ts'

/** What all pages of a site share. */
export interface SiteContext {
  readonly parts: SiteParts
  readonly options: ExportOptions
}

export const indexPath = 'index.html'
export const tagsPath = 'tags/index.html'
export const subjectsPath = 'subjects/index.html'
export const authorsPath = 'authors/index.html'
export const insightsPath = 'insights.html'
export const feedPath = 'feed.atom'

/** Styles and fonts are files of the site; KaTeX places what it sets by style attributes. */
const policy = [
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "script-src 'self'",
  "img-src 'self'",
]

interface SitePage {
  readonly page: string
  /** Of the window; that of the site is added. */
  readonly title: string | undefined
  /** Of most digests where this is missing. */
  readonly language?: string
  readonly main: string
  readonly script?: string
  /** It says itself what it is made with, in its own columns. */
  readonly isReview?: boolean
  /** A feed of its own, and what it is of. */
  readonly feed?: { readonly path: string; readonly title: string }
}

export function sitePage(
  context: SiteContext,
  { page, title, language = context.parts.language, main, script, isReview, feed }: SitePage,
): string {
  const { options } = context
  const to = (target: string) => escapeHtml(linkTo(target, page))
  const styles = main.includes('class="katex') ? ['page.css', 'math.css'] : ['page.css']
  const feeds = [...(feed ? [feed] : []), { path: feedPath, title: options.title }]
  const labels = labelsIn(language)
  return pageHtml({
    title: title === undefined ? options.title : `${title} · ${options.title}`,
    language,
    policy,
    head: [
      ...styles.map((file) => `<link rel="stylesheet" href="${to(`assets/${file}`)}">`),
      ...feeds.map((each) => {
        return `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(each.title)}" href="${to(each.path)}">`
      }),
      ...(script ? [script] : []),
    ].join('\n'),
    navigation: navigation(page, context, labels),
    main: isReview
      ? main
      : holdParticles(`${main}\n<p class="made"><bdi>${escapeHtml(labels.madeWith)}</bdi></p>`),
  })
}

function navigation(page: string, { parts, options }: SiteContext, labels: Labels): string {
  const link = (target: string, label: string) => {
    const current = target === page ? ' aria-current="page"' : ''
    return `<a${current} href="${escapeHtml(linkTo(target, page))}">${escapeHtml(label)}</a>`
  }
  const links = [
    `<a class="name" href="${escapeHtml(linkTo(indexPath, page))}">${escapeHtml(options.title)}</a>`,
    link(indexPath, labels.digests),
    ...(parts.tags.length > 0 ? [link(tagsPath, labels.tags)] : []),
    ...(parts.categories.length > 0 ? [link(subjectsPath, labels.subjects)] : []),
    ...(parts.authors.length > 0 ? [link(authorsPath, labels.authors)] : []),
    ...(parts.digests.some(({ review }) => review.date) ? [link(insightsPath, labels.yearInReview)] : []),
    link(feedPath, labels.feed),
  ]
  return `<a class="skip" href="#main">${escapeHtml(labels.skip)}</a>
<nav class="site" aria-label="${escapeHtml(labels.site)}">${links.join('\n')}</nav>
`
}

/** A title that is nothing but white space would leave a link without words. */
export function titleHtml(title: string, { untitled }: Labels): string {
  return title.trim() === '' ? escapeHtml(untitled) : renderTex(title)
}
