// A folder of digests as a site: an index, lists of years, tags, papers, subjects and authors, and a page for each digest.

import * as l10n from '@vscode/l10n'
import { fileName } from '../../archive/archivedDigest.ts'
import {
  type CountedDigest,
  type CountedEntry,
  type YearFigures,
  yearFigures,
  yearsIn,
} from '../../archive/yearFigures.ts'
import { type Labels, labelsIn } from '../../base/labels.ts'
import { papersOf } from '../../digest/model.ts'
import { mentionedPapers, type PaperAliases } from '../../digest/records.ts'
import { type Facts, type PaperId, parsePaperId, recordFrom } from '../../paper/paper.ts'
import { day, readableTex } from '../../paper/text.ts'
import { escapeHtml, languageAttributes } from '../../render/html.ts'
import type { Covered } from '../../render/reviewFacts.ts'
import { yearFiguresHtml } from '../../render/yearFiguresHtml.ts'
import { yearLabelsIn } from '../../render/yearLabels.ts'
import { chatText, plainDialect } from '../chat.ts'
import { localTarget } from '../exportDigests.ts'
import {
  type DigestWithPapers,
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  looseName,
} from '../exportFormat.ts'
import { fragmentOf } from '../page/fragments.ts'
import { MathClasses, mathStyleFor, reviewMain } from '../page/reviewPage.ts'
import { atomFeed } from '../plainHtml.ts'
import { type Review, type ReviewedPaper, readReview } from '../review.ts'
import { digestListPages } from '../site/digestLists.ts'
import { paperListPages, searchPages } from '../site/paperLists.ts'
import {
  feedPath,
  indexPath,
  insightsPath,
  keyOfName,
  keyOfPaper,
  linkTo,
  linkToFragment,
  type SiteContext,
  type SiteDigest,
  type SitePage,
  type SiteParts,
  sitePage,
  siteParts,
  titleHtml,
} from '../site/siteParts.ts'

/**
 * A folder of pages: digests by date, tags, subjects, authors, years in review, feeds, and a search that needs no server.
 * It also works from a disk.
 */
export const site: ExportFormat = {
  id: 'site',
  label: () => l10n.t('Site'),
  fileExtension: 'html',
  gives: 'folder',
  uses: ['title', 'author', 'address'],
  write: writeSite,
}

function writeSite(digests: readonly DigestWithPapers[], options: ExportOptions): readonly ExportedFile[] {
  const parts = siteParts(digests)
  const pages = sitePages({ parts, options })
  const formulas = new SiteFormulas(pages)
  return [
    ...pages.map((page) => late(page.path, () => formulas.write(page))),
    ...feeds(parts, options),
    { path: 'assets/page.css', text: `${options.assets.style}\n` },
    ...(digests.some(mayHaveFormulas)
      ? [late('assets/math.css', () => `${mathStyleFor(formulas.classes, options.assets) || noStyle}\n`)]
      : []),
    { path: 'assets/search.js', text: `${options.assets.searchScript}\n` },
    ...parts.pictures.map(({ path, file }) => ({ path, text: '', copyOf: file })),
    ...searchPages(parts).map(({ path, write }) => late(path, write)),
  ]
}

function sitePages(context: SiteContext): readonly SitePage[] {
  const { digests } = context.parts
  return [
    ...digestListPages(context),
    ...yearPages(context),
    ...paperListPages(context),
    ...digests.map((digest, index) => {
      const neighbours = { older: digests[index + 1], newer: digests[index - 1] }
      return { path: digest.page, write: () => digestPage(digest, neighbours, context) }
    }),
  ]
}

/** Feeds of all digests, and of each tag. */
function feeds(parts: SiteParts, options: ExportOptions): readonly ExportedFile[] {
  const { digests, tags } = parts
  const pageOf = ({ page }: SiteDigest) => linkTo(page, indexPath)
  const fileOf = (link: string, { exported }: SiteDigest) =>
    placeOf(link, exported.path, ['', '.md'], parts, indexPath)
  return [
    late(feedPath, () => atomFeed(digests, { ...options, feedPath, pageOf, fileOf })),
    ...tags.map(({ name, page, feed, digests: tagged }) => {
      const topic = { name: `#${name}`, page: linkTo(page, indexPath) }
      return late(feed, () => atomFeed(tagged, { ...options, feedPath: feed, topic, pageOf, fileOf }))
    }),
  ]
}

/** Dollar signs may turn out to be prices. */
const noStyle = '/* No page has a formula. */'

/** A file whose text is generated on access. */
function late(path: string, write: () => string): ExportedFile {
  return {
    path,
    get text() {
      return write()
    },
  }
}

/** The parts of the formulas on all pages: known once the pages are written, which normally comes first. */
class SiteFormulas {
  readonly #unwritten: Set<SitePage>
  readonly #classes = new MathClasses()

  constructor(pages: Iterable<SitePage>) {
    this.#unwritten = new Set(pages)
  }

  write(page: SitePage): string {
    const html = page.write()
    if (this.#unwritten.delete(page)) this.#classes.add(html)
    return html
  }

  get classes(): MathClasses {
    for (const page of this.#unwritten) this.write(page)
    return this.#classes
  }
}

/** A style sheet for formulas must be referenced before the pages are written. */
function mayHaveFormulas({ digest, papers }: DigestWithPapers): boolean {
  if (digest.text.includes('$')) return true
  return papersOf(digest).some((id) => {
    const paper = papers.paper(id)
    return [paper?.title, paper?.abstract, paper?.comment, paper?.journalReference].some((text) =>
      text?.includes('$'),
    )
  })
}

/** Digests before and after another, if there are any. */
interface Neighbours {
  readonly older: SiteDigest | undefined
  readonly newer: SiteDigest | undefined
}

function digestPage(digest: SiteDigest, neighbours: Neighbours, context: SiteContext): string {
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
  { places, placesByName, digestByPage }: SiteParts,
  page: string,
): string | undefined {
  const target = localTarget(address, from)
  if (target === undefined) return undefined
  const isName = /^[^/]+$/.test(address)
  const named = (name: string) => (isName ? placesByName.get(looseName(fileName(name))) : undefined)
  const paths = endings.map((ending) => target + ending)
  const place =
    paths.flatMap((path) => places.get(path) ?? places.get(looseName(path)) ?? [])[0] ??
    paths.flatMap((path) => named(path) ?? [])[0]
  if (place === undefined) return undefined
  const [, part = ''] = /#([^#]*)$/.exec(address) ?? []
  const digest = part === '' ? undefined : digestByPage.get(place)
  const fragment = digest && fragmentOf(digest.review, part)
  return fragment === undefined ? linkTo(place, page) : linkToFragment(place, fragment, page)
}

/** More digests than this add nothing; a paper may be in all digests of a site. */
const mostCovered = 6

/** The latest digests that review the paper, earliest of them first. */
function alsoCovered(
  id: PaperId,
  page: string,
  { paperByKey, aliases }: SiteParts,
  labels: Labels,
): readonly Covered[] {
  const covered = paperByKey.get(aliases.keyOfId(id)) ?? []
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

// The pages of years in figures, and what is counted for them.

/** The page of a year; that of the latest one has a place of its own, to which others may link for good. */
function yearPagePath(year: string, latest: string | undefined): string {
  return year === latest ? insightsPath : `insights/${year}.html`
}

/** The pages of all years, written when they are asked for. */
function yearPages(context: SiteContext): readonly SitePage[] {
  const { digests, aliases } = context.parts
  const years = yearsIn(digests.map(({ review }) => review))
  let counted: readonly CountedDigest[] | undefined
  const countAll = () => digests.map(({ exported, review }) => countedDigest(exported, aliases, review))
  return years.map((year) => ({
    path: yearPagePath(year, years[0]),
    write() {
      counted ??= countAll()
      return yearPage(yearFigures(counted, year), years, context)
    },
  }))
}

function yearPage(figures: YearFigures, years: readonly string[], context: SiteContext): string {
  const { language, paperByKey, tagByName, categoryByCode } = context.parts
  const page = yearPagePath(figures.year, years[0])
  const to = (target: { readonly page: string } | undefined) => target && linkTo(target.page, page)
  const main = yearFiguresHtml(figures, {
    language,
    navigation: yearLinks(years, page),
    links: {
      paper(key) {
        const [place] = paperByKey.get(key) ?? []
        return place && linkToFragment(place.digest.page, place.fragment, page)
      },
      tag: (name) => to(tagByName.get(name.toLowerCase())),
      subject: (code) => to(categoryByCode.get(code)),
    },
  })
  return sitePage(context, { page, title: yearLabelsIn(language).title(figures.year), main })
}

function yearLinks(years: readonly string[], page: string): string {
  if (years.length < 2) return ''
  const links = years.map((year) => {
    const target = yearPagePath(year, years[0])
    const current = target === page ? ' aria-current="page"' : ''
    return `<li><a${current} href="${escapeHtml(linkTo(target, page))}">${year}</a></li>`
  })
  return `<ul class="years">${links.join('\n')}</ul>\n`
}

/** What is counted of a digest. @param review of the same digest, if it has been read already */
export function countedDigest(
  exported: DigestWithPapers,
  aliases: PaperAliases,
  review: Review = readReview(exported),
): CountedDigest {
  const { digest, papers } = exported
  return {
    date: review.date,
    tags: review.tags,
    entries: review.parts
      .filter((part): part is ReviewedPaper => part.kind === 'entry')
      .map((paper) => countedEntry(paper, aliases, papers)),
    mentions: mentionedPapers(digest).map(({ id }) => {
      return { key: aliases.keyOfId(id), title: readableTex(recordFrom(papers, id)?.title ?? '') }
    }),
  }
}

function countedEntry(paper: ReviewedPaper, aliases: PaperAliases, papers: Facts): CountedEntry {
  const { title, commentary } = paper
  const key = keyOfPaper(paper, aliases)
  // arXiv tells the subject of a paper that is covered by the DOI of its journal version.
  const id = parsePaperId(key)
  const record = (id && recordFrom(papers, id)) ?? paper.record
  const words = chatText(commentary, plainDialect).split(/\s+/)
  return {
    key,
    title: readableTex(title),
    subject: record?.categories[0],
    words: words.reduce((sum, word) => sum + wordsIn(word), 0),
    published: day(record?.publishedAt),
    cites: record?.cites?.map((id) => aliases.keyOfId(id)) ?? [],
  }
}

/** Between two spaces: Chinese and Japanese have none within a sentence. Addresses and marks alone are no words. */
function wordsIn(word: string): number {
  if (/^\(?https?:/.test(word) || !/[\p{L}\p{N}]/u.test(word)) return 0
  const signs = word.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0
  return Math.max(1, Math.round(signs / signsOfWord))
}

/** How many signs a word of Chinese or Japanese has on average. */
const signsOfWord = 2
