import * as l10n from '@vscode/l10n'
import type { ArxivId } from '../../arxiv/identifier.ts'
import { type Entry, paperOf } from '../../digest/model.ts'
import type { Doi } from '../../paper/doi.ts'
import { escapeHtml } from '../../render/escapeHtml.ts'
import { renderTex } from '../../render/math.ts'
import { reviewBlocks } from '../../render/review.ts'
import { cleanPaper, cleanText } from '../cleanText.ts'
import type { DigestWithPapers } from '../exportFormat.ts'
import { type Review, readReview } from '../review.ts'

/** What the pages around a review add to it. */
export interface Surroundings {
  /** The address of a tag's page. */
  tagPage(name: string): string | undefined
  /** HTML at the end of a paper's card, such as where else it is covered. */
  besideCard(id: ArxivId): string
  /** The address of the page of another digest. */
  localLink?(address: string): string | undefined
  /** The address of a picture of the archive. */
  picture?(source: string): string | undefined
}

export const alone: Surroundings = { tagPage: () => undefined, besideCard: () => '' }

/** The fragment of a page that leads to an entry: by the paper where this is its first entry, else by number. */
export function entryFragments(entries: readonly Entry[]): readonly string[] {
  const seen = new Set<string>()
  return entries.map((entry, index) => {
    const id = paperOf(entry)
    const fragment = id && !seen.has(id) ? id : `entry-${index + 1}`
    seen.add(fragment)
    return fragment
  })
}

/** A digest as the main part of a page: header, contents, cards and prose, everything of it escaped. */
export function reviewMain(exported: DigestWithPapers, around: Surroundings = alone): string {
  const { digest, papers } = exported
  const facts = {
    paper(id: ArxivId) {
      const known = papers.paper(id)
      return known && cleanPaper(known)
    },
    doiPaper(doi: Doi) {
      const known = papers.doiPaper?.(doi)
      return known && cleanPaper(known)
    },
    tagPage: around.tagPage,
    ...(around.localLink && { localLink: around.localLink }),
    ...(around.picture && { picture: around.picture }),
  }
  // The first block is a header for a preview, which knows less of the digest.
  const [, ...blocks] = reviewBlocks(digest, facts)
  const cards = cardEnds(digest.entries, around)
  let card = 0
  const html = blocks.map(({ html: block }) => {
    if (!block.startsWith('<article class="entry"')) return block
    const { fragment = '', end = '' } = cards[card++] ?? {}
    const opened = block.replace(
      '<article class="entry"',
      `<article class="entry" id="${escapeHtml(fragment)}"`,
    )
    return opened.replace(/<\/article>$/, () => `${end}</article>`)
  })
  const whole = [reviewHeader(readReview(exported), digest.entries.length, around), ...html].join('\n')
  return cleanText(whole).replace(/ data-(?:line|paper)="[^"]*"/g, '')
}

function cardEnds(entries: readonly Entry[], around: Surroundings) {
  const inOrder = [...entries].sort((a, b) => a.span.start - b.span.start)
  const fragments = entryFragments(inOrder)
  return inOrder.map((entry, index) => {
    const id = paperOf(entry)
    return { fragment: fragments[index], end: id ? around.besideCard(id) : '' }
  })
}

function reviewHeader({ title, date, tags }: Review, papers: number, around: Surroundings): string {
  const count = papers === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', papers)
  const items = [
    ...(date ? [`<time datetime="${date}">${date}</time>`] : []),
    ...(papers > 0 ? [escapeHtml(count)] : []),
    ...tags.map((tag) => tagHtml(tag, around)),
  ]
  const about = items.map((item) => `<li>${item}</li>`).join('')
  return `<header class="head"><h1>${renderTex(title)}</h1>${about && `<ul class="about">${about}</ul>`}</header>`
}

function tagHtml(tag: string, { tagPage }: Surroundings): string {
  const page = tagPage(tag)
  const label = `#${escapeHtml(tag)}`
  return page ? `<a class="tag" href="${escapeHtml(page)}">${label}</a>` : `<span class="tag">${label}</span>`
}
