import type { ArxivId } from '../../arxiv/identifier.ts'
import { paperOf } from '../../digest/model.ts'
import type { DigestWithPapers } from '../exportFormat.ts'
import { FileNames, nameOfPath } from '../fileNames.ts'
import { entryFragments } from '../page/reviewPage.ts'
import { languageOf, languageOfText } from '../plainHtml/language.ts'
import { type Review, readReview } from '../review.ts'

/** A digest of a site, and the page that it has there. */
export interface SiteDigest {
  readonly exported: DigestWithPapers
  readonly review: Review
  /** Below the site's folder. */
  readonly page: string
  /** Of its text, as a tag of BCP 47. */
  readonly language: string
}

export interface SiteTag {
  readonly name: string
  readonly page: string
  /** The newest first. */
  readonly digests: readonly SiteDigest[]
}

/** Where a paper is covered. */
export interface Coverage {
  readonly digest: SiteDigest
  readonly fragment: string
}

/** A site before it is written: which pages it has, and how they hang together. */
export interface SitePicture {
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
      language: languageOf(each.digest),
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
