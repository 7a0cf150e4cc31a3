import * as l10n from '@vscode/l10n'
import { papersOf } from '../../digest/model.ts'
import { atomFeed } from '../atomFeed.ts'
import type { DigestWithPapers, ExportFormat, ExportOptions } from '../exportFormat.ts'
import type { ExportedFile } from '../fileNames.ts'
import { MathClasses, mathStyleFor } from '../page/reviewPage.ts'
import { indexPage, tagPage, tagsPage, yearPage, yearPath, yearsOfIndex } from '../site/digestLists.ts'
import { digestPage } from '../site/digestPage.ts'
import {
  authorsPage,
  papersPage,
  searchedDigests,
  searchedPapers,
  searchFiles,
  subjectsPage,
} from '../site/paperLists.ts'
import {
  authorsPath,
  feedPath,
  indexPath,
  linkTo,
  type SiteContext,
  type SiteDigest,
  type SiteParts,
  siteParts,
  subjectsPath,
  tagsPath,
} from '../site/siteParts.ts'
import { yearPages } from '../site/yearPage.ts'

/**
 * A folder of pages: digests by date, tags, subjects, authors, years in review, feeds, and a search that needs no server.
 * It also works from a disk.
 */
export const site: ExportFormat = {
  id: 'site',
  label: () => l10n.t('Site'),
  fileExtension: 'html',
  gives: 'folder',
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
    late('assets/search/digests.js', () => searchedDigests(parts)),
    ...Array.from({ length: searchFiles(parts) }, (_, file) => {
      return late(`assets/search/${file}.js`, () => searchedPapers(parts, file))
    }),
  ]
}

function sitePages(context: SiteContext): readonly SitePage[] {
  const { digests, tags, authors, categories } = context.parts
  const hidden = yearsOfIndex(context).filter((year) => year.shown < year.digests.length)
  return [
    { path: indexPath, write: () => indexPage(context) },
    ...hidden.map((year) => ({ path: yearPath(year.year), write: () => yearPage(year, context) })),
    ...yearPages(context),
    { path: tagsPath, write: () => tagsPage(context) },
    ...tags.map((tag) => ({ path: tag.page, write: () => tagPage(tag, context) })),
    ...(categories.length > 0 ? [{ path: subjectsPath, write: () => subjectsPage(context) }] : []),
    ...(authors.length > 0 ? [{ path: authorsPath, write: () => authorsPage(context) }] : []),
    ...[...categories, ...authors].map((list) => ({
      path: list.page,
      write: () => papersPage(list, context),
    })),
    ...digests.map((digest, index) => {
      const neighbours = { older: digests[index + 1], newer: digests[index - 1] }
      return { path: digest.page, write: () => digestPage(digest, neighbours, context) }
    }),
  ]
}

/** Feeds of all digests, and of each tag. */
function feeds({ digests, tags }: SiteParts, options: ExportOptions): readonly ExportedFile[] {
  const pageOf = ({ page }: SiteDigest) => linkTo(page, indexPath)
  return [
    late(feedPath, () => atomFeed(digests, { ...options, feedPath, pageOf })),
    ...tags.map(({ name, page, feed, digests: tagged }) => {
      const topic = { name: `#${name}`, page: linkTo(page, indexPath) }
      return late(feed, () => atomFeed(tagged, { ...options, feedPath: feed, topic, pageOf }))
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

interface SitePage {
  readonly path: string
  readonly write: () => string
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
