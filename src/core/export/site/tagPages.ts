import { escapeHtml } from '../../render/escapeHtml.ts'
import { labelsIn } from '../../render/labels.ts'
import { digestRows, yearsOf } from './digestRows.ts'
import { type SiteContext, sitePage, tagsPath } from './siteFrame.ts'
import { linkTo, type SiteDigest, type SiteTag } from './siteParts.ts'

/** A page with more rows is long enough without titles. */
const mostWithTitles = 200
/** The most frequent ones are the most informative. */
const mostRelated = 8

export function tagPage(tag: SiteTag, context: SiteContext): string {
  const { page, digests, feed } = tag
  const { parts, options } = context
  const labels = labelsIn(parts.language)
  const title = `#${tag.name}`
  const papers = digests.reduce((sum, digest) => sum + digest.papers, 0)
  const facts = [labels.digestCount(digests.length), labels.papers(papers), spanOf(digests)]
  const hasTitles = digests.length <= mostWithTitles
  const years = yearsOf(digests).map((year) => {
    const heading = `<h2 class="year"><span>${escapeHtml(year.year || labels.withoutDate)}</span></h2>`
    return `${heading}\n${digestRows(year.digests, { from: page, labels, hasTitles })}`
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
<p class="lead">${escapeHtml(facts.filter(Boolean).join(' · '))} · <a href="${escapeHtml(linkTo(feed, page))}">${escapeHtml(labels.feed)}</a></p></header>
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

export function tagsPage(context: SiteContext): string {
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
