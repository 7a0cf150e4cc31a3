import { fileName } from '../../archive/archivedDigest.ts'
import { categoryName } from '../../arxiv/identifier.ts'
import { countsOf, mostFrequent } from '../../base/groups.ts'
import { type Labels, labelsIn } from '../../base/labels.ts'
import type { PaperAliases } from '../../digest/records.ts'
import { readableTex } from '../../paper/text.ts'
import { foldTitle } from '../../paper/titles.ts'
import { escapeHtml, holdParticles } from '../../render/html.ts'
import { renderTex } from '../../render/markdown.ts'
import {
  aliasesIn,
  type DigestWithPapers,
  type ExportOptions,
  FileNames,
  looseName,
  nameOfPath,
} from '../exportFormat.ts'
import { entryFragments } from '../page/fragments.ts'
import { pageHtml } from '../page/reviewPage.ts'
import { type Review, type ReviewedPaper, readReview } from '../review.ts'

/** A digest of a site, and its page. */
export interface SiteDigest {
  readonly exported: DigestWithPapers
  readonly review: Review
  /** Relative to the site's folder. */
  readonly page: string
  readonly papers: number
}

export interface SiteTag {
  readonly name: string
  readonly page: string
  readonly feed: string
  /** The newest first. */
  readonly digests: readonly SiteDigest[]
}

/** A place where a paper is reviewed. */
interface SitePlace {
  readonly digest: SiteDigest
  readonly fragment: string
  readonly paper: ReviewedPaper
}

/** All places of a paper, newest first; at least one. */
export type SitePaper = readonly [SitePlace, ...SitePlace[]]

/** The papers of an author or a category, and their page. */
export interface PaperList {
  /** For an author the name, for a category the code. */
  readonly name: string
  readonly page: string
  /** The newest first. */
  readonly papers: readonly SitePaper[]
}

interface SitePicture {
  /** Its path in the archive. */
  readonly place: string
  /** Its path in the site. */
  readonly path: string
  /** The file itself. */
  readonly file: string
}

/** A site before it is written: its pages, and how they are linked. */
export interface SiteParts {
  /** Newest first, those without a date at the end. */
  readonly digests: readonly SiteDigest[]
  /** By frequency. */
  readonly tags: readonly SiteTag[]
  /** By name in lower case. */
  readonly tagByName: ReadonlyMap<string, SiteTag>
  /** Each paper once, in the order of the newest digest that reviews it. */
  readonly papers: readonly SitePaper[]
  readonly paperByKey: ReadonlyMap<string, SitePaper>
  /** What all digests have taught; see {@link PaperAliases}. */
  readonly aliases: PaperAliases
  /** Those with several papers, by their number. */
  readonly authors: readonly PaperList[]
  readonly authorByName: ReadonlyMap<string, PaperList>
  /** By number of papers. */
  readonly categories: readonly PaperList[]
  readonly categoryByCode: ReadonlyMap<string, PaperList>
  /** Pages of digests and copies of images, by their paths in the archive, and by these as {@link looseName} has them. */
  readonly places: ReadonlyMap<string, string>
  /** The same by the names of their files alone, which links of Obsidian have, where no two have the same. */
  readonly placesByName: ReadonlyMap<string, string>
  readonly digestByPage: ReadonlyMap<string, SiteDigest>
  readonly pictures: readonly SitePicture[]
  /** The language of most digests. */
  readonly language: string
}

/** An author of a single paper has no page: the search finds it. */
const fewestOfAuthor = 2
/** A folder of many thousand pages that nobody opens helps nobody. */
const mostAuthors = 500

export function siteParts(exported: readonly DigestWithPapers[]): SiteParts {
  const names = new FileNames()
  const digests = exported
    .map((each): SiteDigest => {
      const review = readReview(each)
      const papers = review.parts.filter(({ kind }) => kind === 'entry').length
      return { exported: each, review, page: `digests/${names.of(nameOfPath(each.path), 'html')}`, papers }
    })
    .sort((a, b) => byDate(a, b) || (a.page < b.page ? -1 : 1))
  const tags = siteTags(digests)
  const pictures = sitePictures(exported)
  const aliases = aliasesIn(exported)
  const paperByKey = papersOf(digests, aliases)
  const papers = [...paperByKey.values()]
  const authors = paperLists(papers, 'authors', ({ authors: people }) => people.map(readableTex))
    .filter((author) => author.papers.length >= fewestOfAuthor)
    .slice(0, mostAuthors)
  const categories = paperLists(papers, 'subjects', (record) =>
    record.categories.filter((code) => categoryName(code) !== undefined),
  )
  const places = [
    ...digests.map(({ exported: { path }, page }) => [path, page] as const),
    ...pictures.map(({ place, path }) => [place, path] as const),
  ]
  return {
    digests,
    tags,
    tagByName: new Map(tags.map((tag) => [tag.name.toLowerCase(), tag])),
    papers,
    paperByKey,
    aliases,
    authors,
    authorByName: new Map(authors.map((author) => [keyOfName(author.name), author])),
    categories,
    categoryByCode: new Map(categories.map((category) => [category.name, category])),
    places: placesOf(places),
    placesByName: namedPlaces(places),
    digestByPage: new Map(digests.map((digest) => [digest.page, digest])),
    pictures,
    language: usualLanguage(digests),
  }
}

type Places = readonly (readonly [path: string, page: string])[]

function placesOf(places: Places): ReadonlyMap<string, string> {
  return new Map([...places.map(([path, page]) => [looseName(path), page] as const), ...places])
}

function namedPlaces(places: Places): ReadonlyMap<string, string> {
  const named = places.map(([path, page]) => [looseName(fileName(path)), page] as const)
  const counts = countsOf(named.map(([name]) => name))
  return new Map(named.filter(([name]) => counts.get(name) === 1))
}

/** Each image once, however many digests show it. */
function sitePictures(exported: readonly DigestWithPapers[]): readonly SitePicture[] {
  const names = new FileNames()
  const all = new Map(exported.flatMap(({ pictures }) => [...(pictures ?? [])]))
  return Array.from(all, ([place, file]) => {
    const [, name = place, extension = 'png'] = /^(.*)\.(\w+)$/s.exec(place) ?? []
    return { place, path: `pictures/${names.of(name, extension.toLowerCase())}`, file }
  })
}

function byDate(a: SiteDigest, b: SiteDigest): number {
  return (b.review.date ?? '').localeCompare(a.review.date ?? '')
}

/** Tags that differ only in case share a page. */
function siteTags(digests: readonly SiteDigest[]): readonly SiteTag[] {
  const byName = new Map<string, { name: string; digests: Set<SiteDigest> }>()
  for (const digest of digests) {
    for (const name of digest.review.tags) {
      const key = name.toLowerCase()
      const tag = byName.get(key) ?? { name, digests: new Set() }
      tag.digests.add(digest)
      byName.set(key, tag)
    }
  }
  const names = new FileNames(['index.html'])
  return Array.from(byName.values(), (tag) => {
    const page = `tags/${names.of(tag.name, 'html')}`
    return { name: tag.name, page, feed: page.replace(/html$/, 'atom'), digests: [...tag.digests] }
  }).sort((a, b) => b.digests.length - a.digests.length || a.name.localeCompare(b.name))
}

/** All papers with their places, grouped by what the entries of one paper have in common. */
function papersOf(digests: readonly SiteDigest[], aliases: PaperAliases): ReadonlyMap<string, SitePaper> {
  const all = new Map<string, [SitePlace, ...SitePlace[]]>()
  for (const digest of digests) {
    const reviewed = digest.review.parts.filter((part): part is ReviewedPaper => part.kind === 'entry')
    const fragments = entryFragments(reviewed.map(({ entry }) => entry))
    for (const [index, paper] of reviewed.entries()) {
      const key = keyOfPaper(paper, aliases)
      const place = { digest, fragment: fragments[index] ?? '', paper }
      const others = all.get(key)
      if (!others) all.set(key, [place])
      else if (others.at(-1)?.digest !== digest) others.push(place)
    }
  }
  return all
}

/** What the entries of one paper have in common. */
export function keyOfPaper(
  { entry, title }: Pick<ReviewedPaper, 'entry' | 'title'>,
  aliases: PaperAliases,
): string {
  return aliases.keyOf(entry) ?? `title ${foldTitle(title)}`
}

/** Lists of papers by a fact in their records, longest first. */
function paperLists(
  papers: readonly SitePaper[],
  folder: string,
  namesIn: (record: NonNullable<ReviewedPaper['record']>) => readonly string[],
): readonly PaperList[] {
  const byName = new Map<string, { name: string; papers: Set<SitePaper> }>()
  for (const paper of papers) {
    const record = paper.find((place) => place.paper.record)?.paper.record
    for (const name of record ? namesIn(record) : []) {
      const list = byName.get(keyOfName(name)) ?? { name, papers: new Set() }
      list.papers.add(paper)
      byName.set(keyOfName(name), list)
    }
  }
  const names = new FileNames(['index.html'])
  return [...byName.values()]
    .sort((a, b) => b.papers.size - a.papers.size || a.name.localeCompare(b.name))
    .map((list) => ({
      name: list.name,
      page: `${folder}/${names.of(list.name, 'html')}`,
      papers: [...list.papers],
    }))
}

/** Names of people are compared ignoring case. */
export function keyOfName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function usualLanguage(digests: readonly SiteDigest[]): string {
  return mostFrequent(digests.map(({ review }) => review.language)) ?? 'en'
}

/** The relative address from a page to another or to a file of the same site: `../tags/a%20b.html`. */
export function linkTo(target: string, from: string): string {
  const [to, own] = [target.split('/'), from.split('/')]
  let shared = 0
  while (shared < own.length - 1 && shared < to.length - 1 && to[shared] === own[shared]) shared++
  const up = '../'.repeat(own.length - 1 - shared)
  return up + to.slice(shared).map(encodeURIComponent).join('/')
}

/** A link to an element on another page of the site. */
export function linkToFragment(target: string, fragment: string, from: string): string {
  return `${linkTo(target, from)}#${encodeURIComponent(fragment)}`
}

// What all pages of a site have around their main part.

/** What all pages of a site share. */
export interface SiteContext {
  readonly parts: SiteParts
  readonly options: ExportOptions
}

/** A file of the site; it is written when it is asked for. */
export interface SitePage {
  readonly path: string
  readonly write: () => string
}

export const indexPath = 'index.html'
export const tagsPath = 'tags/index.html'
export const subjectsPath = 'subjects/index.html'
export const authorsPath = 'authors/index.html'
export const insightsPath = 'insights.html'
export const feedPath = 'feed.atom'

/** Styles and fonts are files of the site; KaTeX positions its output with style attributes. */
const policy = [
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "script-src 'self'",
  "img-src 'self'",
]

interface PageContent {
  readonly page: string
  /** The title of the window; that of the site is appended. */
  readonly title: string | undefined
  /** If missing, the language of most digests. */
  readonly language?: string
  readonly main: string
  readonly script?: string
  /** Whether it shows the footer itself, in its own columns. */
  readonly isReview?: boolean
  /** A feed of its own, and its title. */
  readonly feed?: { readonly path: string; readonly title: string }
}

export function sitePage(
  context: SiteContext,
  { page, title, language = context.parts.language, main, script, isReview, feed }: PageContent,
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
  const [ownFolder = ''] = page.split('/')
  const link = (target: string, label: string, ...folders: readonly string[]) => {
    const current = target === page ? 'page' : folders.includes(ownFolder) ? 'true' : undefined
    const mark = current ? ` aria-current="${current}"` : ''
    return `<a${mark} href="${escapeHtml(linkTo(target, page))}">${escapeHtml(label)}</a>`
  }
  const links = [
    `<a class="name" href="${escapeHtml(linkTo(indexPath, page))}">${escapeHtml(options.title)}</a>`,
    link(indexPath, labels.digests, 'digests', 'years'),
    ...(parts.tags.length > 0 ? [link(tagsPath, labels.tags, 'tags')] : []),
    ...(parts.categories.length > 0 ? [link(subjectsPath, labels.subjects, 'subjects')] : []),
    ...(parts.authors.length > 0 ? [link(authorsPath, labels.authors, 'authors')] : []),
    ...(parts.digests.some(({ review }) => review.date)
      ? [link(insightsPath, labels.yearInReview, 'insights')]
      : []),
    link(feedPath, labels.feed),
  ]
  return `<a class="skip" href="#main">${escapeHtml(labels.skip)}</a>
<nav class="site" aria-label="${escapeHtml(labels.site)}">${links.join('\n')}</nav>
`
}

/** A title of only white space would give a link without words. */
export function titleHtml(title: string, { untitled }: Labels): string {
  return title.trim() === '' ? escapeHtml(untitled) : renderTex(title)
}
