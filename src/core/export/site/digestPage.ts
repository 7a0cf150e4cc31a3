import type { ArxivId } from '../../arxiv/identifier.ts'
import { readableTex } from '../../paper/text.ts'
import { escapeHtml, languageAttributes } from '../../render/html.ts'
import { type Labels, labelsIn } from '../../render/labels.ts'
import type { Covered } from '../../render/reviewFacts.ts'
import { localTarget } from '../localTargets.ts'
import { reviewMain } from '../page/reviewPage.ts'
import {
  indexPath,
  keyOfName,
  linkTo,
  linkToFragment,
  type SiteContext,
  type SiteDigest,
  type SiteParts,
  sitePage,
  titleHtml,
} from './siteParts.ts'

/** Digests before and after another, if there are any. */
interface Neighbours {
  readonly older: SiteDigest | undefined
  readonly newer: SiteDigest | undefined
}

export function digestPage(digest: SiteDigest, neighbours: Neighbours, context: SiteContext): string {
  const { exported, review, page } = digest
  const { parts } = context
  const labels = labelsIn(review.language)
  const to = (target: { readonly page: string } | undefined) => target && linkTo(target.page, page)
  const main = reviewMain(exported, review, {
    isAddressed: true,
    end: around(neighbours, page, labels),
    tagPage: (name) => to(parts.tagByName.get(name.toLowerCase())),
    authorPage: (name) => to(parts.authorByName.get(keyOfName(name))),
    categoryPage: (code) => to(parts.categoryByCode.get(code)),
    covered: (id) => alsoCovered(id, page, parts, labels),
    localLink: (address) => placeOf(address, exported.path, ['', '.md'], parts, page),
    picture: (source) => placeOf(source, exported.path, [''], parts, page),
  })
  return sitePage(context, {
    page,
    title: review.title,
    language: review.language,
    main,
    isReview: true,
  })
}

/** Links to neighbouring digests at the end of a digest. */
function around({ older, newer }: Neighbours, page: string, labels: Labels): string {
  const link = (name: string, digest: SiteDigest) => {
    const { title, language } = digest.review
    const label = titleHtml(title, labels)
    return `<a href="${escapeHtml(linkTo(digest.page, page))}"><span>${escapeHtml(name)}</span> <bdi${languageAttributes(language)}>${label}</bdi></a>`
  }
  const links = [
    ...(older ? [link(labels.older, older)] : []),
    ...(newer ? [link(labels.newer, newer)] : []),
    `<a class="all" href="${escapeHtml(linkTo(indexPath, page))}">${escapeHtml(labels.allDigests)}</a>`,
  ]
  return `<nav class="around" aria-label="${escapeHtml(labels.digests)}">${links.join('\n')}</nav>
<div class="made"><bdi>${escapeHtml(labels.madeWith)}</bdi></div>
`
}

/** @param endings extensions that people leave out of file names */
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

/** More digests than this add nothing; a paper may be in all digests of a site. */
const mostCovered = 6

/** The latest digests that review the paper, earliest of them first. */
function alsoCovered(
  id: ArxivId,
  page: string,
  { paperByKey }: SiteParts,
  labels: Labels,
): readonly Covered[] {
  const covered = paperByKey.get(id) ?? []
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
