import type { ArxivId } from '../../arxiv/identifier.ts'
import { paperOf } from '../../digest/model.ts'
import { readableTex } from '../../paper/text.ts'
import { chatText, plainDialect } from '../chat.ts'
import type { DigestWithPapers } from '../exportFormat.ts'
import { FileNames, nameOfPath } from '../fileNames.ts'
import { entryFragments } from '../page/reviewPage.ts'
import { languageOfText } from '../plainHtml/language.ts'
import { type Review, type ReviewedPaper, readReview } from '../review.ts'

/** A digest of a site, and the page that it has there. */
export interface SiteDigest {
  readonly exported: DigestWithPapers
  readonly review: Review
  /** Below the site's folder. */
  readonly page: string
}

export interface SiteTag {
  readonly name: string
  readonly page: string
  /** The newest first. */
  readonly digests: readonly SiteDigest[]
}

/** Where a paper is covered. */
interface Coverage {
  readonly digest: SiteDigest
  readonly fragment: string
}

/** A site before it is written: which pages it has, and how they hang together. */
interface SitePicture {
  /** In the archive. */
  readonly place: string
  /** In the site. */
  readonly path: string
  /** Where it lies. */
  readonly file: string
}

export interface SiteParts {
  /** The newest first, those without a date at the end. */
  readonly digests: readonly SiteDigest[]
  /** By how often they are used. */
  readonly tags: readonly SiteTag[]
  /** The page of each tag, by its name in lower case. */
  readonly tagPages: ReadonlyMap<string, string>
  readonly coverage: ReadonlyMap<ArxivId, readonly Coverage[]>
  /** Pages of digests and copies of pictures, by their places in the archive. */
  readonly places: ReadonlyMap<string, string>
  readonly pictures: readonly SitePicture[]
  /** Of most digests. */
  readonly language: string
}

export function siteParts(exported: readonly DigestWithPapers[]): SiteParts {
  const names = new FileNames()
  const digests = exported
    .map((each) => ({
      exported: each,
      review: readReview(each),
      page: `digests/${names.of(nameOfPath(each.path), 'html')}`,
    }))
    .sort((a, b) => byDate(a, b) || (a.page < b.page ? -1 : 1))
  const tags = siteTags(digests)
  const pictures = sitePictures(exported)
  return {
    digests,
    tags,
    tagPages: new Map(tags.map(({ name, page }) => [name.toLowerCase(), page])),
    coverage: coverageOf(digests),
    places: new Map([
      ...digests.map(({ exported: { path }, page }) => [path, page] as const),
      ...pictures.map(({ place, path }) => [place, path] as const),
    ]),
    pictures,
    language: usualLanguage(exported),
  }
}

/** Each picture once, whatever digests show it. */
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

/** Tags that differ in case only share a page. */
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
  return [...byName.values()]
    .map((tag) => ({ name: tag.name, page: `tags/${names.of(tag.name, 'html')}`, digests: [...tag.digests] }))
    .sort((a, b) => b.digests.length - a.digests.length || a.name.localeCompare(b.name))
}

function coverageOf(digests: readonly SiteDigest[]): ReadonlyMap<ArxivId, readonly Coverage[]> {
  const coverage = new Map<ArxivId, Coverage[]>()
  for (const digest of digests) {
    const entries = [...digest.exported.digest.entries].sort((a, b) => a.span.start - b.span.start)
    const fragments = entryFragments(entries)
    for (const [index, entry] of entries.entries()) {
      const id = paperOf(entry)
      if (id === undefined || fragments[index] !== id) continue
      const covered = coverage.get(id)
      if (covered) covered.push({ digest, fragment: id })
      else coverage.set(id, [{ digest, fragment: id }])
    }
  }
  return coverage
}

function usualLanguage(exported: readonly DigestWithPapers[]): string {
  return languageOfText(exported.map(({ digest }) => digest.text.slice(0, 400)).join('\n'))
}

const mostAuthors = 12
/** Of what is said of a paper, in characters; an index of a thousand entries stays below a megabyte. */
const mostWords = 600
/** Of all entries together: a browser holds no more at once, and no string has half a billion characters. */
const mostWordsOfAll = 30_000_000

/** A script that gives the page's search all that can be found; `src/site/search.ts` reads it. */
export function searchIndex(digests: readonly SiteDigest[]): string {
  const count = digests.reduce((sum, { exported }) => sum + exported.digest.entries.length, 0)
  const most = Math.min(mostWords, Math.floor(mostWordsOfAll / Math.max(1, count)))
  const index = {
    digests: digests.map(({ page, review }) => ({
      page: linkTo(page, 'index.html'),
      title: review.title,
      date: review.date ?? '',
    })),
    entries: digests.flatMap((digest, number) => entryRows(digest, number, most)),
  }
  // A script may stand in a page some day: nothing in it ends one.
  const json = JSON.stringify(index).replace(/[<\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `window.researchDigestIndex = ${json}\n`
}

function entryRows({ review, exported }: SiteDigest, number: number, most: number) {
  const papers = review.parts.filter((part): part is ReviewedPaper => part.kind === 'entry')
  const inOrder = [...exported.digest.entries].sort((a, b) => a.span.start - b.span.start)
  const fragments = entryFragments(inOrder)
  return papers.map((paper, index) => [
    number,
    fragments[index] ?? '',
    readableTex(paper.title),
    words(paper, most),
  ])
}

function words({ record, id, commentary }: ReviewedPaper, most: number): string {
  const authors = record?.authors.slice(0, mostAuthors).map(readableTex).join(', ')
  const said = chatText(commentary, plainDialect).replace(/\s+/g, ' ').slice(0, most)
  return [authors, id, said]
    .filter(Boolean)
    .join(' · ')
    .replace(/\p{Surrogate}/gu, '')
}

/** From a page to another or to a file of the same site, as an address: `../tags/a%20b.html`. */
export function linkTo(target: string, from: string): string {
  const [to, own] = [target.split('/'), from.split('/')]
  let shared = 0
  while (shared < own.length - 1 && shared < to.length - 1 && to[shared] === own[shared]) shared++
  const up = '../'.repeat(own.length - 1 - shared)
  return up + to.slice(shared).map(encodeURIComponent).join('/')
}

/** A link to an element of another page of the site. */
export function linkToFragment(target: string, fragment: string, from: string): string {
  return `${linkTo(target, from)}#${encodeURIComponent(fragment)}`
}
